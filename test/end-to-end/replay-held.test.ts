import { command, documentOf } from './cli-world';
import { colleague, countsOf } from './colleague';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** DESIGN rule 8: what is replayed by its cause may be a wave of removals, which waits for a person. */

let world: World;
afterEach(() => world.close());
const { update } = colleague(() => world.org);

test('DESIGN 7.8 forty dead letters that left the scope meanwhile are held, not removed', async () => {
  world = await createWorld({ project: { lists: [{ id: 7, name: 'Customers', listType: 'Standard' }] } });
  const sync = defineSync(world.org, {
    name: 'Customers',
    values: { Scope_Type__c: 'Filter', Filter__c: "Title = 'Buyer'", Write_Back__c: 'None' },
    steps: [
      {
        operation: 'Update_User',
        mappings: { 'dataFields.firstName': { Source__c: 'FirstName', Required__c: true } }
      },
      { operation: 'Subscribe_List', target: 'Customers' }
    ]
  });
  const ids = loadContacts(
    world.org,
    manyContacts(100).map((row) => ({ ...row, Title: 'Buyer' }))
  );
  expect(await countsOf(world, sync)).toMatchObject({ delivered: 100 });
  const leaving = ids.slice(0, 40);
  for (const id of leaving) update('Contact', id, { FirstName: null });
  expect(await countsOf(world, sync)).toMatchObject({ rejected: 40 });
  for (const id of leaving) update('Contact', id, { Title: 'Visitor' });

  const all = await command(world, ['dead-letters', 'replay', '--all', '--json']);
  expect(all.code).toBe(0);
  expect(documentOf(all)).toMatchObject({
    replayed: 40,
    runs: [{ state: 'held', counts: { removed: 0, deferred: 40 } }]
  });
  expect(onList()).toBe(100);
  const held = documentOf(await command(world, ['dead-letters', 'list', '--deferred', '--json']));
  expect(held.deferred).toHaveLength(40);
  expect(held).toMatchObject({
    deferred: expect.arrayContaining([expect.objectContaining({ retryAt: null })]) as []
  });
});

function onList(): number {
  world.iterable.settle();
  return world.project.lists().find(({ name }) => name === 'Customers')?.members.length ?? 0;
}
