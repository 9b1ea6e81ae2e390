/** What a check finds besides the mappings: rows of arrays, lists, catalogs, ids, rights, rates and room for fields. */
import type { CheckAnswer } from '../../bridge/commands/check';
import { command, documentOf } from './cli-world';
import type { SyncOptions } from './define-sync';
import { constant, createWorld, defineSync, type World, type WorldOptions } from './world';

let world: World;
afterEach(() => world.close());

async function check(sync: SyncOptions, options: WorldOptions = {}): Promise<CheckAnswer & { code: number }> {
  world = await createWorld(options);
  defineSync(world.org, { ...sync, project: { Bulk_Calls_Per_Second__c: 5, ...sync.project } });
  const ended = await command(world, ['check', '--json']);
  return { ...documentOf<CheckAnswer>(ended), code: ended.code };
}

const texts = ({ notices }: CheckAnswer): string[] => notices.map(({ message }) => message);

const array = (source: string): SyncOptions => ({
  object: 'Account',
  values: { Identity_Source__c: 'Name', Write_Back__c: 'None' },
  step: { Create_New_Fields__c: true },
  mappings: {
    'dataFields.people': { Kind__c: 'Array', Source__c: source },
    'dataFields.people[].name': 'LastName'
  }
});

test.each([
  ['a condition', 'Contacts WHERE Nickname__c = true', 'Nickname__c: Contact has no Nickname__c'],
  ['an order', 'Contacts ORDER BY Nickname__c DESC', 'Nickname__c: Contact has no Nickname__c'],
  [
    'a condition through a parent',
    "Contacts WHERE Account.Nick__c = 'x'",
    'Account.Nick__c: Account has no Nick__c'
  ]
])('D-35 an array whose rows are chosen by a field that is not there: %s', async (_what, source, message) => {
  const { problems } = await check(array(source));
  expect(problems).toMatchObject([
    { code: 'config.unreadable-field', where: 'Iterable_Field_Mapping.Contact_To_User_0, Source__c' }
  ]);
  expect(problems[0]?.message).toContain(message);
});

test('D-35 an array whose rows are chosen by fields that are there', async () => {
  const { problems } = await check(
    array("Contacts WHERE FirstName != null AND Account.Name = 'x' ORDER BY LastName")
  );
  expect(problems).toEqual([]);
});

test('H-31 H-38 lists and catalogs that are still to be made are said', async () => {
  const answer = await check(
    {
      steps: [
        { operation: 'Subscribe_List', target: 'Fresh' },
        { operation: 'Subscribe_List', target: 'News' },
        { operation: 'Delete_Catalog_Item', target: 'Boats', mappings: { itemId: 'Id' } },
        { operation: 'Delete_Catalog_Item', target: 'cars', mappings: { itemId: 'Id' } }
      ]
    },
    { project: { lists: [{ name: 'News' }], catalogs: [{ name: 'Cars' }] } }
  );
  expect(answer.code).toBe(0);
  const [list, ...rest] = texts(answer).filter((text) => text.startsWith('Iterable has no'));
  expect(list).toContain('no static list "Fresh" yet');
  expect(rest).toEqual([expect.stringContaining('no catalog "Boats" yet')]);
  expect(world.project.lists().map(({ name }) => name)).toEqual(['News']);
});

test('iterable-api 12: channels and message types that Iterable does not have are problems', async () => {
  const { problems } = await check({
    steps: [
      {
        operation: 'Update_Subscriptions',
        mappings: {
          'channels.987': 'HasOptedOutOfEmail',
          unsubscribedMessageTypeIds: constant('654')
        }
      }
    ]
  });
  expect(problems.map(({ where, code, message }) => [where, code, message])).toEqual([
    [
      'Iterable_Field_Mapping.Contact_To_User_1_0, Target__c',
      'config.unknown-channel',
      'Iterable has no channel 987.'
    ],
    [
      'Iterable_Field_Mapping.Contact_To_User_1_1, Source__c',
      'config.unknown-message-type',
      'Iterable has no message type 654.'
    ]
  ]);
});

test('DESIGN 2: status fields that may not be written are said, with what to do', async () => {
  const answer = await check({
    object: 'Account',
    values: { Identity_Source__c: 'Name' },
    mappings: { 'dataFields.firstName': 'Name' }
  });
  expect(answer.code).toBe(0);
  expect(texts(answer).join()).toContain('Account has no status fields that the integration user may write');
});

test('iterable-api 17: rates above the documented ones are said', async () => {
  const answer = await check({ project: { Bulk_Calls_Per_Second__c: 50 } });
  expect(texts(answer)).toEqual([expect.stringContaining('bulk 50 (documented: 5)')]);
});

test('iterable-api 4: little room for fields is said', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 950 }, (_, index) => [`f${index}`, 'string' as const])
  );
  const fields = { ...many, firstName: 'string', lastName: 'string', salesforceId: 'string' } as const;
  const answer = await check({}, { project: { fields, fieldLimit: 2000 } });
  expect(texts(answer)).toEqual([
    expect.stringMatching(/^Iterable project Main: 9\d\d of about 1000 user fields are used/)
  ]);
  expect(answer.fields[0]?.percent).toBeGreaterThan(90);
});
