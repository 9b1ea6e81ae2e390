/** Values that change without the record's stamp: read once a day by a scheduled run, and compared by fingerprint. */
import { runSync } from '../../bridge/sync/run-sync';
import { findSync } from '../../bridge/config/find-sync';
import type { Run } from '../../bridge/sync/model';
import { readOnly, text } from '../stand-ins/org/schema/field-kinds';
import { bodies, nextSecond } from './operation-stories';
import { createWorld, defineSync, loadContacts, type World } from './world';

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
