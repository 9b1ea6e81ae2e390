import { once } from 'node:events';
import type { Run } from '../../bridge/sync/model';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import type { SyncOptions } from './define-sync';
import { createWorld, defineSync, loadContacts, type World, type WorldOptions } from './world';

let world: World;
afterEach(() => world.close());

const consent = 'consent:Main:Contact';
const marketing = 12;

/** A project with a marketing channel. */
async function consentWorld({ project, ...options }: WorldOptions = {}): Promise<void> {
  const channel = { id: marketing, name: 'News', channelType: 'Marketing', messageMedium: 'Email' } as const;
  world = await createWorld({ ...options, project: { ...project, channels: [channel] } });
}

/** A sync of the project, in which contacts with Email Opt Out leave the channel. */
function defineWithRule(options: SyncOptions = {}, rule: Row = {}): string {
  const sync = defineSync(world.org, options);
  deploy('Consent_Rule', 'Email_Opt_Out', {
    Project__c: 'Main',
    Source_Object__c: 'Contact',
    Source_Field__c: 'HasOptedOutOfEmail',
    Scope__c: 'Channel',
    Iterable_Id__c: marketing,
    Direction__c: 'Two_Way',
    Active__c: true,
    ...rule
  });
  return sync;
}

function deploy(type: string, developerName: string, values: Row): void {
  saveCustomMetadata(world.org, {
    type: `Iterable_${type}__mdt`,
    developerName,
    label: developerName,
    values
  });
}

/** A colleague's edit. */
const edit = (id: string, values: Row): void => {
  world.org.store.update('Contact', id, values, world.org.adminUserId);
};

/** A window ends at a whole second: what was written in this one belongs to the next run. */
const nextSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1100));

const channelsLeftBy = (key: string) => world.project.user(key)?.subscriptions.unsubscribedChannelIds;

const membersOf = (list: number) =>
  world.project
    .lists()
    .find(({ id }) => id === list)
    ?.members.map(({ fields }) => fields.firstName);

const consentState = async (id: string) => {
  const { ledger } = await world.bridge();
  return (await ledger.recordStates(consent, [id]))[0];
};

const consentRuns = async (): Promise<Run[]> => {
  const { ledger } = await world.bridge();
  return ledger.runs({ sync: consent, limit: 20 });
};

/** Endpoints that changed something, in their order. */
const writes = () =>
  world.iterable.requests.filter(({ method }) => method !== 'GET').map(({ endpoint }) => endpoint);

describe.each(['Email', 'UserId', 'Hybrid'] as const)(
  'Tx-05 Hx-01 opt-outs in a project of type %s',
  (type) => {
    /** Contacts of this kind of project; the options narrow their scope. */
    function contacts(values: Row = {}): string {
      const emails = { Email: null, UserId: 'dataFields.email', Hybrid: 'email' } as const;
      const target = emails[type];
      return defineWithRule({
        values,
        project: { Project_Type__c: type },
        mappings: { 'dataFields.firstName': 'FirstName', ...(target && { [target]: 'Email' }) }
      });
    }

    const keyOf = (id: string, email: string): string => (type === 'Email' ? email : id);

    test('in scope: told before anything else, taken back without effect', async () => {
      await consentWorld({ project: { type } });
      const sync = contacts();
      const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
      const key = keyOf(id, 'ada@example.com');
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
      expect(world.project.user(key)).toMatchObject({ fields: { firstName: 'Ada' } });
      expect(channelsLeftBy(key)).toEqual([]);

      world.iterable.clearRequests();
      edit(id, { FirstName: 'Augusta', HasOptedOutOfEmail: true });
      await nextSecond();
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
      expect(writes()).toEqual(['users.bulkUpdateSubscriptions', 'users.bulkUpdate']);
      expect(world.project.user(key)).toMatchObject({ fields: { firstName: 'Augusta' } });
      expect(channelsLeftBy(key)).toEqual([marketing]);
      expect((await consentRuns())[0]).toMatchObject({
        state: 'done',
        counts: { extracted: 1, delivered: 1 }
      });

      edit(id, { HasOptedOutOfEmail: false });
      await nextSecond();
      await world.run(sync);
      expect(channelsLeftBy(key)).toEqual([marketing]);
      expect(await consentState(id)).toMatchObject({ status: 'skipped', code: 'consent-not-loosened' });
      expect(world.project.userCount()).toBe(1);
    });

    test('out of scope: told all the same, and nothing else is', async () => {
      await consentWorld({ project: { type } });
      const sync = contacts({ Scope_Type__c: 'Filter', Filter__c: "MailingCity = 'Oslo'" });
      const [id = ''] = loadContacts(world.org, [
        { FirstName: 'Ada', Email: 'ada@example.com', MailingCity: 'Oslo' }
      ]);
      const key = keyOf(id, 'ada@example.com');
      await world.run(sync);
      expect(channelsLeftBy(key)).toEqual([]);

      world.iterable.clearRequests();
      edit(id, { FirstName: 'Augusta', MailingCity: 'Bergen', HasOptedOutOfEmail: true });
      await nextSecond();
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { extracted: 0 } });
      expect(writes()).toEqual(['users.bulkUpdateSubscriptions']);
      expect(world.project.user(key)).toMatchObject({ fields: { firstName: 'Ada' } });
      expect(channelsLeftBy(key)).toEqual([marketing]);
    });

    test('an opted-out person whom Iterable does not have is neither created nor put on a list', async () => {
      await consentWorld({
        project: {
          type,
          lists: [
            { id: 5, name: 'News' },
            { id: 6, name: 'More' }
          ]
        }
      });
      const sync = contacts();
      const subscribe = {
        Sync__c: sync,
        Order__c: 2,
        Operation__c: 'Subscribe_List',
        Target__c: '5',
        Active__c: true
      };
      deploy('Step', `${sync}_list`, subscribe);
      defineSync(world.org, {
        name: 'To_List',
        project: { Project_Type__c: type },
        step: { Operation__c: 'Subscribe_List', Target__c: '6' },
        mappings: {}
      });
      const [out = '', known = ''] = loadContacts(world.org, [
        { FirstName: 'Out', Email: 'out@example.com', HasOptedOutOfEmail: true },
        { FirstName: 'Known', Email: 'known@example.com' }
      ]);
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
      edit(out, { FirstName: 'Still out' });
      edit(known, { HasOptedOutOfEmail: true });
      await nextSecond();
      await world.run(sync);
      expect(world.project.users().map(({ fields }) => fields.firstName)).toEqual(['Known']);
      expect(channelsLeftBy(keyOf(known, 'known@example.com'))).toEqual([marketing]);
      expect(await consentState(out)).toBeNull();
      expect(membersOf(5)).toEqual(['Known']);

      await nextSecond();
      expect(await world.run('To_List')).toMatchObject({ error: null, counts: { delivered: 0, skipped: 2 } });
      expect(membersOf(6)).toEqual([]);
      expect(world.project.userCount()).toBe(1);
    });

    test('a duplicate that opts out speaks for the person where both are one user', async () => {
      await consentWorld({ project: { type } });
      const sync = contacts();
      const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
      await world.run(sync);
      const twin = world.org.store.create(
        'Contact',
        { LastName: 'Twin', FirstName: 'Twin', Email: 'ADA@example.com', HasOptedOutOfEmail: true },
        world.org.adminUserId
      );
      await nextSecond();
      await world.run(sync);
      expect(world.project.users().map(({ fields }) => fields.firstName)).toEqual(['Ada']);
      // Two records with one address are two users where the user id alone tells them apart.
      expect(channelsLeftBy(keyOf(id, 'ada@example.com'))).toEqual(type === 'UserId' ? [] : [marketing]);
      expect(twin).toBeDefined();
    });
  }
);

describe('what Iterable or the machine does in between', () => {
  async function optedOut(): Promise<{ sync: string; id: string }> {
    await consentWorld();
    const sync = defineWithRule();
    const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
    await world.run(sync);
    edit(id, { HasOptedOutOfEmail: true });
    await nextSecond();
    return { sync, id };
  }

  test.each([
    ['429 to the call', { kind: 'rate-limit', retryAfterSeconds: 1 }, 'users.bulkUpdateSubscriptions'],
    ['503 to the call', { kind: 'status', status: 503, body: 'html' }, 'users.bulkUpdateSubscriptions'],
    ['a lost answer', { kind: 'reset', applied: 'yes' }, 'users.bulkUpdateSubscriptions'],
    ['500 to the reading', { kind: 'status', status: 500, body: 'json' }, 'users.getByEmail'],
    ['429 to the reading', { kind: 'rate-limit' }, 'users.getByEmail']
  ] as const)('%s is waited for', async (_what, effect, endpoint) => {
    const { sync, id } = await optedOut();
    world.iterable.faults.add({ match: { endpoint }, effect });
    expect(await world.run(sync)).toMatchObject({ error: null, state: 'done' });
    expect(channelsLeftBy('ada@example.com')).toEqual([marketing]);
    expect(await consentState(id)).toMatchObject({ status: 'delivered' });
  });

  test('a row that fails inside Iterable is tried again by the next run', async () => {
    const { sync, id } = await optedOut();
    const failing = { kind: 'failing-rows', keys: ['ada@example.com'] } as const;
    world.iterable.faults.add({ match: { endpoint: 'users.bulkUpdateSubscriptions' }, effect: failing });
    await world.run(sync);
    await world.run(sync);
    expect(channelsLeftBy('ada@example.com')).toEqual([marketing]);
    expect(await consentState(id)).toMatchObject({ status: 'delivered', retryAt: null });
  });

  test('kill -9 in the middle of many opt-outs: the next run goes on, everybody is told', async () => {
    await consentWorld({
      iterable: { rates: { scale: 20, override: { 'users.getByEmail': { calls: 100, per: 'second' } } } }
    });
    const sync = defineWithRule();
    const rows = Array.from({ length: 300 }, (_, index) => ({
      FirstName: 'P',
      Email: `p${index}@example.com`
    }));
    const ids = loadContacts(world.org, rows);
    await world.run(sync);
    for (const id of ids) edit(id, { HasOptedOutOfEmail: true });
    await nextSecond();
    const child = world.start('run', sync);
    const ended = once(child, 'exit');
    while (world.iterable.calls('users.bulkUpdateSubscriptions') < 1)
      await new Promise((go) => setTimeout(go, 5));
    child.kill('SIGKILL');
    await ended;
    expect(await world.run(sync)).toMatchObject({ state: 'done' });
    expect(
      world.project.users().filter(({ subscriptions }) => subscriptions.unsubscribedChannelIds.length === 1)
    ).toHaveLength(300);
    expect((await consentRuns()).every(({ state }) => state === 'done')).toBe(true);
    expect(world.project.userCount()).toBe(300);
  });
});

test('a rule that does not fit the project stops its syncs and is named', async () => {
  await consentWorld();
  const sync = defineWithRule({}, { Iterable_Id__c: 99 });
  expect(await world.run(sync)).toMatchObject({
    state: 'failed',
    error: {
      code: 'config.unknown-channel',
      message: expect.stringContaining('Iterable_Consent_Rule.Email_Opt_Out')
    }
  });
  expect(world.project.userCount()).toBe(0);
});
