import { RecentMembers } from '../../../bridge/commands/recent-members';
import { manualClock, syncDefinition } from '../../builders';
import { sourceField, sourceSchema } from '../sync/scripted-source';

const campaign = '701000000000001AAA';

/** An org whose reading of a campaign takes until it is told to end. */
function slowOrg(members: number) {
  const open: (() => void)[] = [];
  const asked: string[] = [];
  const ids = Array.from({ length: members }, (_, index) => `00v${String(index).padStart(12, '0')}`);
  const query = async (soql: string): Promise<Record<string, unknown>[]> => {
    asked.push(soql);
    if (!soql.includes('Id >')) await new Promise<void>((resolve) => open.push(resolve));
    const after = /Id > '(\w+)'/.exec(soql)?.[1] ?? '';
    const first = ids.findIndex((id) => id > after);
    return first < 0 ? [] : ids.slice(first, first + 2000).map((Id) => ({ Id, Status: 'Sent' }));
  };
  let now = 0;
  const bridge = { org: { client: () => ({ query }) }, clock: { now: () => new Date(now) } };
  return {
    recent: new RecentMembers(bridge as unknown as ConstructorParameters<typeof RecentMembers>[0], 20),
    asked,
    pass: (milliseconds: number) => (now += milliseconds),
    end: () => open.splice(0).forEach((resolve) => resolve())
  };
}

test('T-05 a look at a campaign of 50,000 is answered before they are read, and the reading serves the next one', async () => {
  const { recent, asked, pass, end } = slowOrg(50_000);
  expect(await recent.soon(campaign)).toBeNull();
  expect(await recent.soon(campaign)).toBeNull();
  expect(asked).toHaveLength(1);
  pass(25_000);
  end();
  expect(await recent.of(campaign)).toHaveLength(50_000);
  const calls = asked.length;
  expect(calls).toBe(26);
  // What took 25 seconds is not read again for some minutes, counted from its end.
  pass(480_000);
  expect(await recent.soon(campaign)).toHaveLength(50_000);
  expect(asked).toHaveLength(calls);
  pass(30_000);
  const again = recent.soon(campaign);
  end();
  expect(await again).toHaveLength(50_000);
  expect(asked).toHaveLength(2 * calls);
});

test('T-05 members that are read quickly are fifteen seconds old at most', async () => {
  const { recent, asked, pass, end } = slowOrg(5);
  const first = recent.of(campaign);
  end();
  expect(await first).toHaveLength(5);
  pass(14_000);
  await recent.of(campaign);
  expect(asked).toHaveLength(1);
  pass(2_000);
  const second = recent.of(campaign);
  end();
  await second;
  expect(asked).toHaveLength(2);
});

describe('Tx-01 who of a campaign is opted out', () => {
  const definition = syncDefinition({ sourceObject: 'CampaignMember' });
  const schema = sourceSchema('CampaignMember', [sourceField('HasOptedOutOfEmail', { type: 'boolean' })]);

  function org() {
    const asked: string[] = [];
    const open: (() => void)[] = [];
    const trouble = { isThere: false };
    const client = {
      describe: () => Promise.resolve(schema),
      query: async (soql: string) => {
        asked.push(soql);
        if (trouble.isThere) throw new Error('no calls are left today');
        await new Promise<void>((resolve) => open.push(resolve));
        return [{ Id: '00v000000000001AAA', HasOptedOutOfEmail: true }];
      }
    };
    const clock = manualClock();
    const bridge = { org: { client: () => client }, clock };
    const recent = new RecentMembers(bridge as unknown as ConstructorParameters<typeof RecentMembers>[0], 20);
    const look = () => recent.optedOutSoon(campaign, definition);
    return { asked, look, clock, trouble, end: () => open.splice(0).forEach((resolve) => resolve()) };
  }

  test('is read once for looks within fifteen seconds, and no look waits for long', async () => {
    const { asked, look, clock, end } = org();
    expect(await look()).toBeNull();
    expect(await look()).toBeNull();
    end();
    expect(await look()).toMatchObject({ rows: [{ Id: '00v000000000001AAA' }] });
    clock.advance(14_000);
    await look();
    expect(asked).toHaveLength(1);
    clock.advance(2_000);
    expect(await look()).toBeNull();
    expect(asked).toHaveLength(2);
    end();
  });

  test('what cannot be read is not said, and asked for again as late', async () => {
    const { asked, look, clock, trouble, end } = org();
    trouble.isThere = true;
    expect(await look()).toBeNull();
    trouble.isThere = false;
    expect(await look()).toBeNull();
    expect(asked).toHaveLength(1);
    clock.advance(16_000);
    expect(await look()).toBeNull();
    end();
    expect(await look()).toMatchObject({ rows: [{ Id: '00v000000000001AAA' }] });
  });
});
