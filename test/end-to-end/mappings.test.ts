import { bodies } from './operation-stories';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

const formula = (text: string, given = {}) => ({ Kind__c: 'Formula', Source__c: text, ...given });
const ada = { FirstName: 'Ada', LastName: 'Lovelace', Email: 'ada@example.com', Birthdate: '1990-12-10' };

/** Accounts that a contact has to do with, besides none of its own. */
function loadRelations(contact: string, rows: readonly { name: string; employees: number }[]): void {
  const accounts = world.org.store.load(
    'Account',
    rows.map(({ name, employees }) => ({ Name: name, NumberOfEmployees: employees }))
  );
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  world.org.store.load(
    'AccountContactRelation',
    accounts.map((AccountId) => ({
      AccountId,
      ContactId: contact,
      IsActive: true,
      Roles: 'Buyer',
      ...stamps
    }))
  );
}

const relations = {
  'dataFields.companies': { Kind__c: 'Array', Source__c: 'AccountContactRelations WHERE IsActive = true' },
  'dataFields.companies[].name': 'Account.Name',
  'dataFields.companies[].roles': 'Roles',
  'dataFields.companies[].thousands': formula('Account.NumberOfEmployees / 1000')
};

test('D-35 H-16 computed values arrive with their types', async () => {
  world = await createWorld({ project: { fields: {} } });
  const sync = defineSync(world.org, {
    step: { Create_New_Fields__c: true },
    mappings: {
      'dataFields.fullName': formula('FirstName & " " & LastName'),
      'dataFields.birthday': formula('DATE(2026, MONTH(Birthdate), DAY(Birthdate))'),
      'dataFields.year': formula('YEAR(Birthdate)', { Target_Type__c: 'long' }),
      'dataFields.isAda': formula('BEGINS(FirstName, "Ada")')
    }
  });
  loadContacts(world.org, [ada]);
  expect(await world.run(sync)).toMatchObject({ state: 'done', error: null, counts: { delivered: 1 } });
  expect(world.project.fields()).toMatchObject({
    fullName: 'string',
    birthday: 'date',
    year: 'long',
    isAda: 'boolean'
  });
  expect(world.project.user(ada.Email)?.profile).toMatchObject({
    fullName: 'Ada Lovelace',
    birthday: '2026-12-10 00:00:00 +00:00',
    year: 1990,
    isAda: true
  });
});

test('H-19 S-07 child rows arrive as an array of objects, and create its fields with the types that are meant', async () => {
  world = await createWorld({ project: { fields: {} } });
  const sync = defineSync(world.org, { step: { Create_New_Fields__c: true }, mappings: relations });
  const [contact = ''] = loadContacts(world.org, [ada]);
  loadRelations(contact, [
    { name: 'Acme', employees: 3000 },
    { name: 'Engines', employees: 500 }
  ]);
  expect(await world.run(sync)).toMatchObject({ state: 'done', error: null, counts: { delivered: 1 } });
  expect(world.project.fields()).toMatchObject({
    companies: 'object',
    'companies.name': 'string',
    'companies.roles': 'string',
    'companies.thousands': 'double'
  });
  expect(world.project.user(ada.Email)?.profile.companies).toEqual([
    { name: 'Acme', roles: ['Buyer'], thousands: 3 },
    { name: 'Engines', roles: ['Buyer'], thousands: 0.5 }
  ]);
});

test('D-33 D-43 a second step runs where its condition is true, with what the first one made', async () => {
  world = await createWorld({ project: { fields: { fullName: 'string' } } });
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Update_User',
        mappings: { 'dataFields.fullName': formula('FirstName & " " & LastName') }
      },
      {
        operation: 'Track_Event',
        target: 'joined',
        condition: 'Birthdate > DATE(1980, 1, 1)',
        mappings: { 'dataFields.who': 'Steps.Contact_To_User_1.dataFields.fullName' }
      }
    ]
  });
  loadContacts(world.org, [
    ada,
    { ...ada, FirstName: 'Old', Email: 'old@example.com', Birthdate: '1950-01-01' }
  ]);
  expect(await world.run(sync)).toMatchObject({ state: 'done', error: null, counts: { delivered: 2 } });
  expect(world.project.events(ada.Email)).toMatchObject([
    {
      eventName: 'joined',
      dataFields: { who: 'Ada Lovelace' }
    }
  ]);
  expect(world.project.events('old@example.com')).toEqual([]);
});

test.each([
  ['false sends what the query reads and no mapping names', false],
  ['true does not', true]
])('D-38 full SOQL scope, Remove_Unmapped__c %s', async (_, Remove_Unmapped__c) => {
  const plain = { firstName: 'string', Id: 'string', LastName: 'string', Department: 'string' } as const;
  const fields = { ...plain, Account: 'object', 'Account.Name': 'string' } as const;
  world = await createWorld({ project: { fields } });
  const [AccountId = ''] = world.org.store.load('Account', [{ Name: 'Engines' }]);
  const [Id = ''] = loadContacts(world.org, [{ ...ada, AccountId, Title: 'Countess' }]);
  const Query__c =
    'SELECT Id, FirstName, LastName, Email, Account.Name, Department, SystemModstamp FROM Contact';
  const sync = defineSync(world.org, {
    values: { Scope_Type__c: 'SOQL', Query__c },
    step: { Remove_Unmapped__c },
    mappings: { 'dataFields.firstName': 'FirstName' }
  });
  expect(await world.run(sync)).toMatchObject({ state: 'done', error: null, counts: { delivered: 1 } });
  // Title is not read, Department is blank; the identity and the change field are read for the sync itself.
  const unmapped = { Id, LastName: 'Lovelace', Account: { Name: 'Engines' } };
  const dataFields = { firstName: 'Ada', ...(Remove_Unmapped__c ? {} : unmapped) };
  expect(bodies(world, 'users.bulkUpdate')).toEqual([
    { users: [{ email: ada.Email, dataFields, mergeNestedObjects: true }], createNewFields: false }
  ]);
  expect(world.project.user(ada.Email)?.fields).toEqual(dataFields);
});

test('a formula that nobody can compute stops the run, and check names its place in the text', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { mappings: { 'dataFields.firstName': formula('UPPER(FristName)') } });
  const run = await world.run(sync);
  expect(run).toMatchObject({
    state: 'failed',
    error: { code: 'formula.unknown-field' },
    counts: { extracted: 0 }
  });
  expect(run.error?.message).toContain('There is no field FristName');
  expect(run.error?.message).toContain('line 1, column 7');
});

test('a record whose formula fails is rejected with the field to correct; the others are not', async () => {
  world = await createWorld({ project: { fields: { x: 'double' } } });
  const sync = defineSync(world.org, {
    mappings: { 'dataFields.x': formula('1 / (YEAR(Birthdate) - 1990)') }
  });
  loadContacts(world.org, [ada, { ...ada, Email: 'b@example.com', Birthdate: '1980-01-01' }]);
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { delivered: 1, rejected: 1 } });
  expect(world.project.user('b@example.com')?.profile.x).toBeCloseTo(-0.1);
});
