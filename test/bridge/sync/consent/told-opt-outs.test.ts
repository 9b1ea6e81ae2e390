/** DESIGN rule 6: an opt-out that was told is not taken back by what was worked out before it. */
import { ToldOptOuts } from '../../../../bridge/sync/consent/told-opt-outs';
import { OvertakenError } from '../../../../bridge/sync/consent/told-opt-outs';
import { toBatch } from '../../../../bridge/sync/batch';
import type { Operation } from '../../../../bridge/sync/model';
import {
  contactId,
  fieldMapping,
  manualClock,
  operations,
  stepDefinition,
  syncDefinition
} from '../../../builders';
import { contacts, runBench, type RunBench } from '../run-bench';
import { consentWorld, emailOf } from './consent-parts';

const at = '2026-02-01T10:00:00.000Z';
const call = { endpoint: 'bulkUpdateSubscriptions' } as const;
const replacing = (readAt = at): Operation[] => operations(2).map((each) => ({ ...each, call, readAt }));

function registry(settleSeconds = 60) {
  const clock = manualClock(at);
  const told = new ToldOptOuts({ clock, settleSeconds });
  const late = (batch: readonly Operation[]) =>
    [...told.overtaken(toBatch(call, batch))].map(([{ recordId }, until]) => [recordId, until.toISOString()]);
  return { clock, told, late };
}

const nothing = (): Promise<void> => Promise.resolve();

describe('Hx-01 a call that replaces subscriptions', () => {
  test('is held back when its person opted out since it was worked out, by record or by identity', async () => {
    for (const key of ['recordId', 'identity'] as const) {
      const { told, late } = registry();
      const [first, second] = replacing();
      await told.tell([key === 'recordId' ? (first?.recordId ?? '') : (first?.identity.key ?? '')], nothing);
      expect(late([first, second].flatMap((each) => each ?? []))).toEqual([
        [first?.recordId, '2026-02-01T10:01:00.001Z']
      ]);
      await expect(told.send(toBatch(call, replacing()), () => Promise.resolve('sent'))).rejects.toThrow(
        OvertakenError
      );
    }
  });

  test('goes when it was worked out after that, and so does any other call', async () => {
    const { told, late } = registry();
    await told.tell(
      replacing().map(({ recordId }) => recordId),
      nothing
    );
    expect(late(replacing('2026-02-01T10:00:00.001Z'))).toEqual([]);
    const other = toBatch({ endpoint: 'bulkUpdate' }, operations(2));
    expect(await told.send(other, () => Promise.resolve('sent'))).toBe('sent');
  });

  test('is held back while its person is being told of, also when that takes no time', async () => {
    const { told, late } = registry(0);
    const [first] = replacing();
    await told.tell([first?.recordId ?? ''], () => {
      expect(late(replacing('2026-02-01T11:00:00.000Z'))).toEqual([
        [first?.recordId, '2026-02-01T10:00:05.000Z']
      ]);
      return Promise.resolve();
    });
  });

  test('that is on its way is waited for, until Iterable has taken it in', async () => {
    const { told, clock } = registry();
    const order: string[] = [];
    let arrive = (): void => undefined;
    const sending = told.send(toBatch(call, replacing()), async () => {
      await new Promise<void>((resolve) => (arrive = resolve));
      order.push('arrived');
    });
    const telling = told.tell([replacing()[0]?.recordId ?? ''], () => {
      order.push(`told ${clock.now().toISOString()}`);
      return Promise.resolve();
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual([]);
    arrive();
    await Promise.all([sending, telling]);
    expect(order).toEqual(['arrived', 'told 2026-02-01T10:01:00.000Z']);
  });

  test('what was told longer than an hour ago is forgotten', async () => {
    const { told, clock, late } = registry();
    await told.tell([replacing()[0]?.recordId ?? ''], nothing);
    clock.advance(3_600_001);
    await told.tell(['somebody else'], nothing);
    expect(late(replacing())).toEqual([]);
  });
});

test('Hx-01 the pass over opt-outs says whom it told of', async () => {
  const world = await consentWorld();
  const toldOptOuts = new ToldOptOuts({ clock: world.clock, settleSeconds: 60 });
  Object.assign(world.parts, { toldOptOuts });
  world.contact(1, { HasOptedOutOfEmail: true });
  world.contact(2);
  await world.delivered(1);
  await world.delivered(2);
  await world.pass();
  expect(world.channelsLeftBy(emailOf(1))).toEqual([12]);
  const keyed = [1, 2].map((number) => ({
    ...(operations(1)[0] as Operation),
    ...{ call, recordId: 'another', readAt: at },
    identity: { kind: 'email', value: emailOf(number), key: emailOf(number) } as const
  }));
  expect([...toldOptOuts.overtaken(toBatch(call, keyed)).keys()].map(({ identity }) => identity.key)).toEqual(
    [emailOf(1)]
  );
  await world.close();
});

describe('Hx-01 a run whose page was decided before an opt-out', () => {
  let bench: RunBench;
  afterEach(() => bench.close());

  test('sends the others, and the person as the opt-out left it', async () => {
    bench = await runBench();
    const toldOptOuts = new ToldOptOuts({ clock: bench.clock, settleSeconds: 60 });
    Object.assign(bench.parts, { toldOptOuts });
    bench.source.rows = contacts(2);
    const { users } = bench.destination.content;
    const leaves = (number: number, channels: readonly number[]): void => {
      const dataFields = { unsubscribedChannelIds: channels };
      users.set(emailOf(number), { email: emailOf(number), userId: null, dataFields });
    };
    [0, 1].forEach((number) => leaves(number, []));
    tellOnce(bench, toldOptOuts, () => leaves(0, [12]));
    const says = stepDefinition({
      name: 'Says',
      operation: 'Update_Subscriptions',
      mappings: [fieldMapping('channels.5', { kind: 'Value', source: 'false', targetType: null })]
    });
    const run = await bench.run({}, syncDefinition({ steps: [says] }));
    expect(run).toMatchObject({ state: 'done', counts: { extracted: 2, delivered: 2, deferred: 0 } });
    const sent = bench.destination.sent.map((rows) => rows.map(({ payload }) => payload));
    expect(sent).toMatchObject([
      [{ email: emailOf(1), unsubscribedChannelIds: [5] }],
      [{ email: emailOf(0), unsubscribedChannelIds: [12, 5] }]
    ]);
  });
});

/** Right after the run has read what everybody gets, a turn of its own tells of the first contact's opt-out. */
function tellOnce({ destination }: RunBench, told: ToldOptOuts, work: () => void): void {
  const { user } = destination;
  let asked = 0;
  destination.user = async (identity) => {
    const found = await user.call(destination, identity);
    asked += 1;
    if (asked === 2) await told.tell([contactId(0)], () => Promise.resolve(work()));
    return found;
  };
}
