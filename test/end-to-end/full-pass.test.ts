/** Values that change without the record's stamp: read once a day by a scheduled run, and compared by fingerprint. */
import { runSync } from '../../bridge/sync/run-sync';
import { findSync } from '../../bridge/config/find-sync';
import type { Run } from '../../bridge/sync/model';
import { readOnly, text } from '../stand-ins/org/schema/field-kinds';
import { bodies, nextSecond, redefine } from './operation-stories';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

/** As the schedule starts it, so many hours later. */
async function scheduled(sync: string, hours: number): Promise<Run> {
  const bridge = await world.bridge();
  const definition = findSync(await bridge.config(0), sync);
  const parts = await bridge.runParts(definition);
  const now = (): Date => new Date(bridge.clock.now().getTime() + hours * 3_600_000);
  return runSync(definition, { trigger: 'schedule' }, { ...parts, clock: { ...bridge.clock, now } });
}

test('D-15 a formula that asks for the day is compared once a day, and only what differs is sent', async () => {
  world = await createWorld({ project: { fields: { firstName: 'string', today: 'date' } } });
  const formula = { Kind__c: 'Formula', Source__c: 'TODAY()' };
  const sync = defineSync(world.org, {
    values: { Write_Back__c: 'None' },
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.today': formula }
  });
  loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com' },
    { FirstName: 'Bea', Email: 'bea@example.com' }
  ]);
  expect(await scheduled(sync, 0)).toMatchObject({ error: null, counts: { extracted: 2, delivered: 2 } });
  await nextSecond();
  expect(await scheduled(sync, 1)).toMatchObject({ counts: { extracted: 0 } });
  expect(await scheduled(sync, 25)).toMatchObject({ counts: { extracted: 2, delivered: 2 } });
  expect(await scheduled(sync, 26)).toMatchObject({ counts: { extracted: 0 } });
});

test('D-15 a formula field whose value changed without its record is found a day later, and sent only for who differs', async () => {
  world = await createWorld({ project: { fields: { firstName: 'string', tier: 'string' } } });
  const { catalog, store } = world.org;
  const formula = { calculated: true, calculatedFormula: 'IF(TODAY() > Until__c, "Silver", "Gold")' };
  catalog.putFields('Contact', [text('Tier__c', 'Tier', 1300, readOnly, formula)]);
  const sync = defineSync(world.org, {
    values: { Write_Back__c: 'None' },
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.tier': 'Tier__c' }
  });
  const [ada = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com', Tier__c: 'Gold' },
    { FirstName: 'Bea', Email: 'bea@example.com', Tier__c: 'Gold' }
  ]);
  expect(await scheduled(sync, 0)).toMatchObject({ error: null, counts: { extracted: 2, delivered: 2 } });
  await nextSecond();
  const before = store.get('Contact', ada);
  // The platform works the value out when it is read: no stamp tells of it.
  store.load('Contact', [{ ...before, Tier__c: 'Silver' }]);
  expect(store.get('Contact', ada)).toEqual({ ...before, Tier__c: 'Silver' });
  expect(await scheduled(sync, 1)).toMatchObject({ error: null, counts: { extracted: 0 } });
  world.iterable.clearRequests();
  expect(await scheduled(sync, 25)).toMatchObject({
    error: null,
    counts: { extracted: 2, delivered: 1, unchanged: 1 }
  });
  expect(bodies(world, 'users.bulkUpdate')).toMatchObject([
    { users: [{ email: 'ada@example.com', dataFields: { firstName: 'Ada', tier: 'Silver' } }] }
  ]);
  expect(world.project.users()).toMatchObject([
    { email: 'ada@example.com', fields: { tier: 'Silver' }, writes: 2 },
    { email: 'bea@example.com', fields: { tier: 'Gold' }, writes: 1 }
  ]);
  expect(await scheduled(sync, 26)).toMatchObject({ counts: { extracted: 0 } });
});

test('D-07 a sync of plain fields never reads everything again by itself', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  expect(await scheduled(sync, 0)).toMatchObject({ counts: { delivered: 1 } });
  await nextSecond();
  expect(await scheduled(sync, 100)).toMatchObject({ counts: { extracted: 0 } });
});

/** Buyers on a list. */
const buyers = (filter: string) => ({
  name: 'Buyers',
  values: { Scope_Type__c: 'Filter', Filter__c: filter, Write_Back__c: 'None' },
  steps: [{ operation: 'Subscribe_List', target: 'Buyers' }]
});
const onList = (): (string | null)[] => world.project.lists()[0]?.members.map(({ email }) => email) ?? [];
const list = { id: 7, name: 'Buyers', listType: 'Standard' } as const;

test('H-20 H-35 another filter has the next scheduled run read everything: who is in it comes, who is not leaves', async () => {
  world = await createWorld({ project: { lists: [list] } });
  await redefine(world, buyers("Title = 'Buyer'"));
  loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com', Title: 'Buyer' },
    { FirstName: 'Bea', Email: 'bea@example.com', Title: 'Seller' }
  ]);
  expect(await scheduled('Buyers', 0)).toMatchObject({ error: null, counts: { extracted: 1, delivered: 1 } });
  await nextSecond();
  expect(await scheduled('Buyers', 1)).toMatchObject({ counts: { extracted: 0 } });
  await redefine(world, buyers("Title = 'Seller'"));
  expect(await scheduled('Buyers', 2)).toMatchObject({ error: null, counts: { delivered: 2, removed: 1 } });
  expect(onList()).toEqual(['bea@example.com']);
  expect(await scheduled('Buyers', 3)).toMatchObject({ counts: { extracted: 0 } });
});

test('H-35 who left by what its account says, or without any trace, is found by the daily full pass', async () => {
  world = await createWorld({ project: { lists: [list] } });
  await redefine(world, buyers("Account.Industry = 'Energy'"));
  const { store, adminUserId } = world.org;
  const [account = ''] = store.load('Account', [
    { Name: 'Sun', Industry: 'Energy', SystemModstamp: longAgo }
  ]);
  const [, bea = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com', AccountId: account },
    { FirstName: 'Bea', Email: 'bea@example.com', AccountId: account }
  ]);
  expect(await scheduled('Buyers', 0)).toMatchObject({ error: null, counts: { delivered: 2 } });
  await nextSecond();
  // Gone for the integration user, without an entry in the log.
  store.load('Contact', [{ ...store.get('Contact', bea), AccountId: null }]);
  expect(await scheduled('Buyers', 1)).toMatchObject({ counts: { removed: 0 } });
  expect(await scheduled('Buyers', 25)).toMatchObject({ error: null, counts: { removed: 1 } });
  expect(onList()).toEqual(['ada@example.com']);
  store.update('Account', account, { Industry: 'Media' }, adminUserId);
  await nextSecond();
  expect(await scheduled('Buyers', 50)).toMatchObject({ error: null, counts: { removed: 1 } });
  expect(onList()).toEqual([]);
});
