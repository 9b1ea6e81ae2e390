/** An email-based project whose users are found by user id (iterable-api 3, preferUserId). */
import { runCommand } from '../../bridge/commands/run';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';
import { bodies, edit, elsewhere, expectNothingNew, stateOf } from './operation-stories';

let world: World;
afterEach(() => world.close());

const placeholder = (id: string): RegExp => new RegExp(`^${id}\\+\\d+@placeholder\\.email$`, 'i');

/** Two contacts, of whom Iterable has the first, by an address that Salesforce does not have. */
async function setUp(mode: string) {
  world = await createWorld({ project: { type: 'Email' } });
  const sync = defineSync(world.org, {
    project: { Project_Type__c: 'Email' },
    values: { Identity__c: 'UserId' },
    steps: [{ operation: 'Update_User', mode, mappings: { 'dataFields.firstName': 'FirstName' } }]
  });
  const [known = '', unknown = ''] = loadContacts(world.org, [
    { FirstName: 'Known', Email: 'known@example.com' },
    { FirstName: 'Unknown', Email: 'unknown@example.com' }
  ]);
  await elsewhere(world, 'users/update', {
    email: 'elsewhere@example.com',
    userId: known,
    dataFields: { firstName: 'Before' }
  });
  world.iterable.clearRequests();
  return { sync, known, unknown };
}

/** Every call that reads a user by its id or address. */
const reads = (): string[] =>
  world.iterable.requests
    .map(({ endpoint }) => String(endpoint))
    .filter((name) => /^users\.getBy/.test(name));

test('H-13 H-14 email-based project, mode Update, users found by user id: no look-up call, the known one changes, nobody is made', async () => {
  const { sync, known, unknown } = await setUp('Update');
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
  expect(reads()).toEqual([]);
  const row = (userId: string, firstName: string) => ({
    userId,
    preferUserId: false,
    dataFields: { firstName },
    mergeNestedObjects: true
  });
  expect(bodies(world, 'users.bulkUpdate')).toEqual([
    { users: [row(known, 'Known'), row(unknown, 'Unknown')], createNewFields: false }
  ]);
  expect(world.project.users()).toMatchObject([
    { email: 'elsewhere@example.com', userId: known, fields: { firstName: 'Known' } }
  ]);
  expect(await stateOf(world, sync, unknown)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
  expect(world.org.store.get('Contact', unknown)).toMatchObject({ Iterable_Status__c: 'Skipped' });
  await edit(world, known, { FirstName: 'Later' });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(reads()).toEqual([]);
  expect(world.project.users()).toMatchObject([{ userId: known, fields: { firstName: 'Later' } }]);
});

test('H-13 H-15 email-based project, mode Upsert, users found by user id: the unknown one is made with a placeholder address', async () => {
  const { sync, known, unknown } = await setUp('Upsert');
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 2 } });
  expect(reads()).toEqual([]);
  expect(bodies(world, 'users.bulkUpdate')).toMatchObject([
    {
      users: [
        { userId: known, preferUserId: true },
        { userId: unknown, preferUserId: true }
      ]
    }
  ]);
  expect(world.project.users()).toMatchObject([
    { email: 'elsewhere@example.com', userId: known, fields: { firstName: 'Known' } },
    { email: expect.stringMatching(placeholder(unknown)), userId: unknown, fields: { firstName: 'Unknown' } }
  ]);
  // Nobody can be reached there: the record keeps the address that it has.
  expect(world.org.store.get('Contact', unknown)).toMatchObject({
    Email: 'unknown@example.com',
    Iterable_Status__c: 'Synced'
  });
  await expectNothingNew(world, sync);
});

test('H-06 H-13 H-14 email-based project, mode Update by user id with an address mapped: nobody is made, who is known moves to the address', async () => {
  world = await createWorld({ project: { type: 'Email' } });
  const sync = defineSync(world.org, {
    values: { Identity__c: 'UserId' },
    steps: [
      {
        operation: 'Update_User',
        mode: 'Update',
        mappings: { email: 'Email', 'dataFields.firstName': 'FirstName' }
      }
    ]
  });
  const [known = '', moved = '', unknown = ''] = loadContacts(world.org, [
    { FirstName: 'Known', Email: 'known@example.com' },
    { FirstName: 'Moved', Email: 'moved@example.com' },
    { FirstName: 'Unknown', Email: 'unknown@example.com' }
  ]);
  await elsewhere(world, 'users/update', { email: 'known@example.com', userId: known });
  await elsewhere(world, 'users/update', { email: 'old@example.com', userId: moved });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 2, skipped: 1 } });
  expect(bodies(world, 'users.updateEmail')).toEqual([
    { currentEmail: 'old@example.com', newEmail: 'moved@example.com' }
  ]);
  expect(world.project.users()).toMatchObject([
    { email: 'known@example.com', userId: known, fields: { firstName: 'Known' } },
    { email: 'moved@example.com', userId: moved, fields: { firstName: 'Moved' } }
  ]);
  expect(await stateOf(world, sync, unknown)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
  await edit(world, moved, { Email: 'again@example.com' });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(world.project.users()).toMatchObject([
    { email: 'known@example.com', userId: known },
    { email: 'again@example.com', userId: moved }
  ]);
});

test('H-12 a dry run shows what looking people up costs: a call for each whom no sync has delivered', async () => {
  world = await createWorld();
  const plain = defineSync(world.org, { name: 'Plain', step: { Mode__c: 'Upsert' } });
  const careful = defineSync(world.org, { name: 'Careful', step: { Mode__c: 'Update' } });
  loadContacts(world.org, manyContacts(30));
  const calls = async (sync: string): Promise<number> =>
    (await runCommand(await world.bridge(), sync, { dryRun: true })).calls.iterable;
  // The first one reads the project's fields, which are kept for a while.
  await calls(plain);
  expect(await calls(careful)).toBe((await calls(plain)) + 30);
});
