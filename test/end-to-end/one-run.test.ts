import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

test('D-01 D-05 D-07 Sx-01 contacts reach Iterable, the records say so, the next run sends nothing', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [first] = loadContacts(world.org, manyContacts(25));
  const run = await world.run(sync);
  expect(run).toMatchObject({
    state: 'done',
    error: null,
    counts: { extracted: 25, delivered: 25, writtenBack: 25 }
  });
  expect(world.project.userCount()).toBe(25);
  expect(world.project.user('person0@example.com')?.fields).toMatchObject({
    firstName: 'First 0',
    salesforceId: first
  });
  expect(world.org.store.get('Contact', first)).toMatchObject({
    Iterable_Status__c: 'Synced',
    Iterable_Message__c: 'Contact To User: in Iterable'
  });
  const again = await world.run(sync);
  expect(again).toMatchObject({ state: 'done', counts: { delivered: 0, writtenBack: 0 } });
});
