/** Update_User, Update_Email and Merge_Users, from a record to the local Iterable. */
import { createWorld, defineSync, loadContacts, type World } from './world';
import { bodies, edit, elsewhere, expectNothingNew, stateOf } from './operation-stories';

let world: World;
afterEach(() => world.close());

const profile = { 'dataFields.firstName': 'FirstName' };

test('D-41 Dx-06 H-01 Update_User: records go out once, in bulk; a change sends the one that changed', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { steps: [{ operation: 'Update_User', mappings: profile }] });
  const [ada = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com' },
    { FirstName: 'Grace', Email: 'grace@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { delivered: 2 } });
  const row = (email: string, firstName: string) => ({
    email,
    dataFields: { firstName },
    mergeNestedObjects: true
  });
  expect(bodies(world, 'users.bulkUpdate')).toEqual([
    {
      users: [row('ada@example.com', 'Ada'), row('grace@example.com', 'Grace')],
      createNewFields: false
    }
  ]);
  await expectNothingNew(world, sync);
  world.iterable.clearRequests();
  await edit(world, ada, { FirstName: 'Augusta' });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(bodies(world, 'users.bulkUpdate')).toEqual([
    { users: [row('ada@example.com', 'Augusta')], createNewFields: false }
  ]);
  expect(world.project.user('ada@example.com')).toMatchObject({
    fields: { firstName: 'Augusta' },
    writes: 2
  });
  expect(world.org.store.get('Contact', ada)).toMatchObject({ Iterable_Status__c: 'Synced' });
});

describe.each(['Email', 'UserId', 'Hybrid'] as const)('H-12 a project of the type %s', (type) => {
  const setUp = async (mode: string) => {
    world = await createWorld({ project: { type } });
    const sync = defineSync(world.org, {
      project: { Project_Type__c: type },
      steps: [{ operation: 'Update_User', mode, mappings: profile }]
    });
    const [known = '', unknown = ''] = loadContacts(world.org, [
      { FirstName: 'Known', Email: 'known@example.com' },
      { FirstName: 'Unknown', Email: 'unknown@example.com' }
    ]);
    const keys = type === 'Email' ? ['known@example.com', 'unknown@example.com'] : [known, unknown];
    await elsewhere(world, 'users/update', {
      [type === 'Email' ? 'email' : 'userId']: keys[0],
      dataFields: { firstName: 'Before' }
    });
    return { sync, known, unknown, keys: keys as [string, string] };
  };

  test('H-01 H-15 Update leaves alone whom Iterable does not have, and says so', async () => {
    const { sync, unknown, keys } = await setUp('Update');
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
    expect(world.project.user(keys[0])?.fields.firstName).toBe('Known');
    expect(world.project.userCount()).toBe(1);
    expect(await stateOf(world, sync, unknown)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
    expect(world.org.store.get('Contact', unknown)).toMatchObject({
      Iterable_Status__c: 'Skipped',
      Iterable_Message__c: expect.stringContaining('the step only updates')
    });
    await elsewhere(world, 'users/update', { [type === 'Email' ? 'email' : 'userId']: keys[1] });
    await edit(world, unknown, { FirstName: 'Found' });
    expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
    expect(world.project.user(keys[1])?.fields.firstName).toBe('Found');
  });

  test('H-01 H-15 Insert leaves alone whom Iterable has, and makes the others once', async () => {
    const { sync, known, unknown, keys } = await setUp('Insert');
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
    expect(world.project.user(keys[0])?.fields.firstName).toBe('Before');
    expect(world.project.user(keys[1])?.fields.firstName).toBe('Unknown');
    expect(await stateOf(world, sync, known)).toMatchObject({ code: 'already-in-iterable' });
    await edit(world, unknown, { FirstName: 'Later' });
    expect(await world.run(sync)).toMatchObject({ counts: { delivered: 0, unchanged: 1 } });
    expect(world.project.user(keys[1])?.fields.firstName).toBe('Unknown');
  });
});

test('H-01 a forgotten person is refused by name, the others of the call go through', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { steps: [{ operation: 'Update_User', mappings: profile }] });
  world.project.forget('forgotten@example.com');
  const [forgotten = ''] = loadContacts(world.org, [
    { FirstName: 'Gone', Email: 'forgotten@example.com' },
    { FirstName: 'Ada', Email: 'ada@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1, rejected: 1 } });
  expect(world.project.users().map(({ email }) => email)).toEqual(['ada@example.com']);
  expect(await stateOf(world, sync, forgotten)).toMatchObject({ code: 'iterable.forgotten' });
  await expectNothingNew(world, sync);
});

test.each([
  ['Email', { currentEmail: 'old@example.com', newEmail: 'new@example.com' }],
  ['Hybrid', null]
] as const)(
  'H-06 H-39 H-40 H-41 Update_Email in a project of the type %s: the first time the address is remembered, a change moves the user',
  async (type, expected) => {
    world = await createWorld({ project: { type } });
    const sync = defineSync(world.org, {
      project: { Project_Type__c: type },
      values: { Identity__c: 'Email' },
      steps: [{ operation: 'Update_Email' }]
    });
    await elsewhere(world, 'users/update', { email: 'old@example.com', dataFields: { firstName: 'Ada' } });
    const [id = ''] = loadContacts(world.org, [{ Email: 'old@example.com' }]);
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { skipped: 1, delivered: 0 } });
    expect(await stateOf(world, sync, id)).toMatchObject({ code: 'email-remembered' });
    await edit(world, id, { Email: 'new@example.com' });
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
    expect(bodies(world, 'users.updateEmail')).toEqual(expected ? [expected] : []);
    expect(world.project.users()).toMatchObject([{ email: 'new@example.com', fields: { firstName: 'Ada' } }]);
    await expectNothingNew(world, sync);
  }
);

test('H-06 Update_Email: an address that belongs to somebody else is refused, nobody is merged', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { steps: [{ operation: 'Update_Email' }] });
  for (const email of ['old@example.com', 'taken@example.com'])
    await elsewhere(world, 'users/update', { email });
  const [id = ''] = loadContacts(world.org, [{ Email: 'old@example.com' }]);
  await world.run(sync);
  await edit(world, id, { Email: 'taken@example.com' });
  expect(await world.run(sync)).toMatchObject({ counts: { rejected: 1, delivered: 0 } });
  expect(await stateOf(world, sync, id)).toMatchObject({ code: 'iterable.email-taken', field: 'email' });
  expect(world.project.userCount()).toBe(2);
});

test("Hx-01 Merge_Users: the user that a field names becomes part of the record's own, once", async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Merge_Users',
        condition: 'NOT(ISBLANK(AssistantName))',
        mappings: { sourceEmail: 'AssistantName' }
      }
    ]
  });
  await elsewhere(world, 'users/update', { email: 'old@example.com', dataFields: { firstName: 'Ada' } });
  await elsewhere(world, 'users/update', { email: 'ada@example.com', dataFields: { lastName: 'Lovelace' } });
  const [, other = '', gone = ''] = loadContacts(world.org, [
    { Email: 'ada@example.com', AssistantName: 'old@example.com' },
    { Email: 'grace@example.com' },
    { Email: 'ada@example.com', AssistantName: 'nobody@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({
    error: null,
    counts: { delivered: 1, skipped: 1, rejected: 1 }
  });
  expect(bodies(world, 'users.merge')[0]).toEqual({
    sourceEmail: 'old@example.com',
    destinationEmail: 'ada@example.com'
  });
  expect(world.project.users()).toMatchObject([
    { email: 'ada@example.com', fields: { firstName: 'Ada', lastName: 'Lovelace' } }
  ]);
  expect(await stateOf(world, sync, other)).toMatchObject({ status: 'skipped', code: 'condition' });
  expect(await stateOf(world, sync, gone)).toMatchObject({ status: 'rejected', code: 'iterable.not-found' });
  await expectNothingNew(world, sync);
});

test('D-43 Dx-05 a later step uses what an earlier one made, and is not taken when that one cannot be', async () => {
  world = await createWorld({ project: { fields: { firstName: 'string', greeting: 'string' } } });
  const sync = defineSync(world.org, {
    name: 'Greet',
    steps: [
      {
        operation: 'Update_User',
        mappings: { 'dataFields.greeting': { Kind__c: 'Formula', Source__c: '"Dear " & FirstName' } }
      },
      {
        operation: 'Track_Event',
        target: 'greeted',
        mappings: { 'dataFields.words': 'Steps.Greet_1.dataFields.greeting' }
      }
    ]
  });
  loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com' },
    { FirstName: 'Odd', Email: 'odd@example.notatld' }
  ]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, rejected: 1 } });
  expect(world.project.events()).toMatchObject([
    { email: 'ada@example.com', eventName: 'greeted', dataFields: { words: 'Dear Ada' } }
  ]);
  await expectNothingNew(world, sync);
});
