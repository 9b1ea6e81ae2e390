import { ConfigError } from '../../../bridge/errors';
import { examine, problemsError } from '../../../bridge/sync/examine';
import { fieldMapping, syncDefinition } from '../../builders';
import { contactSchema, scriptedSource, sourceField, sourceSchema } from './scripted-source';

const account = sourceSchema('Account', [
  sourceField('Name'),
  sourceField('OwnerId', { type: 'reference', relationshipName: 'Owner', referenceTo: ['User'] }),
  sourceField('BillingAddress', { type: 'address' })
]);
const user = sourceSchema('User', [sourceField('Email', { type: 'email' })]);
const source = scriptedSource({ schemas: [contactSchema, account, user] });
const from = (path: string) => fieldMapping('dataFields.x', { name: 'M', source: path });
const check = (given: Parameters<typeof syncDefinition>[0]) => examine(syncDefinition(given), source);

test('D-10 what is read: identity, change field, what decides about a record, its status, what is mapped', async () => {
  const { scope, problems } = await check({ mappings: [from('FirstName')] });
  expect(problems).toEqual([]);
  expect(scope.fields).toEqual([
    'Id',
    'SystemModstamp',
    'IsDeleted',
    'MasterRecordId',
    'HasOptedOutOfEmail',
    'Iterable_Status__c',
    'Iterable_Message__c',
    'Iterable_Last_Synced__c',
    'FirstName',
    'Email'
  ]);
});

test('D-12 relationship paths are followed through describe, in any capitals', async () => {
  const { problems, sourceTypes } = await check({ mappings: [from('account.OWNER.email')] });
  expect(problems).toEqual([]);
  expect(sourceTypes.get('account.owner.email')).toMatchObject({ type: 'email' });
});

test('salesforce-api 2.1: a parent of several objects offers the fields of Name', async () => {
  const owner = sourceField('OwnerId', {
    type: 'reference',
    relationshipName: 'Owner',
    referenceTo: ['Group', 'User']
  });
  const fields = [...contactSchema.fields.values(), owner];
  const shared = scriptedSource({ schemas: [sourceSchema('Contact', fields)] });
  const of = (path: string) => examine(syncDefinition({ mappings: [from(path)] }), shared);
  expect((await of('Owner.FirstName')).problems).toEqual([]);
  expect((await of('Owner.Email')).sourceTypes.get('owner.email')).toMatchObject({ type: 'email' });
  expect((await of('Owner.Department')).problems).toMatchObject([{ code: 'config.unknown-source' }]);
});

test.each([
  ['Nickname__c', 'config.unknown-source', 'Contact has no Nickname__c'],
  ['Account.Nickname__c', 'config.unknown-source', 'Account has no Nickname__c'],
  ['Boss.Name', 'config.unknown-source', 'Contact has no Boss'],
  ['FirstName.Name', 'config.unknown-source', 'Contact has no FirstName'],
  ['MailingAddress', 'config.compound-source', 'type address'],
  ['Account.BillingAddress', 'config.compound-source', 'type address']
])('D-10 %s cannot be mapped: %s', async (path, code, text) => {
  const { problems } = await check({ mappings: [from(path)] });
  expect(problems).toMatchObject([
    { sync: 'Contact_To_User', where: 'Iterable_Field_Mapping.M, Source__c', code }
  ]);
  expect(problems[0]?.message).toContain(text);
});

test('the identity is looked at too, where nothing is mapped onto it', async () => {
  const { problems } = await check({ identity: { kind: 'email', source: 'Work__c' } });
  expect(problems).toMatchObject([
    { code: 'config.unknown-source', where: 'Iterable_Sync.Contact_To_User, Identity_Source__c' }
  ]);
});

test.each(['LastModifiedDate', 'FirstName'])(
  'D-09 %s is no change field of this object',
  async (changeField) => {
    const { problems } = await check({ changeField });
    expect(problems).toMatchObject([{ code: 'config.change-field' }]);
  }
);

test('an object that is not there, or may not be seen, stops everything', async () => {
  await expect(check({ sourceObject: 'Member__c' })).rejects.toMatchObject({ code: 'sf.unknown-object' });
});

describe("the record's own status fields", () => {
  const withFields = (change: (name: string) => Parameters<typeof sourceField>[1] | null) => {
    const fields = [...contactSchema.fields.values()].flatMap((field) => {
      const given = change(field.name);
      return given === null ? [] : [{ ...field, ...given }];
    });
    return scriptedSource({ schemas: [sourceSchema('Contact', fields)] });
  };

  test('carry the namespace of the package', async () => {
    const managed = withFields((name) => (name.startsWith('Iterable_') ? { name: `itbl__${name}` } : {}));
    const examined = await examine(syncDefinition(), { ...managed, qualify: (name) => `itbl__${name}` });
    expect(examined.statusFields).toEqual({
      status: 'itbl__Iterable_Status__c',
      message: 'itbl__Iterable_Message__c',
      lastSynced: 'itbl__Iterable_Last_Synced__c'
    });
  });

  test.each([
    ['one is missing', (name: string) => (name === 'Iterable_Message__c' ? null : {})],
    ['one may not be written', (name: string) => (name === 'Iterable_Status__c' ? { updateable: false } : {})]
  ])('are left alone when %s', async (_what, change) => {
    const { statusFields, scope } = await examine(syncDefinition(), withFields(change));
    expect(statusFields).toBeNull();
    expect(scope.fields.join()).not.toContain('Iterable_');
  });
});

test('problems stop a run with the first one in full and the number of the others', async () => {
  const { problems } = await check({
    mappings: [from('A__c'), fieldMapping('dataFields.y', { source: 'B__c' })]
  });
  const error = problemsError(problems);
  expect(error).toBeInstanceOf(ConfigError);
  expect(error.code).toBe('config.unknown-source');
  expect(error.message).toMatch(
    /^Iterable_Field_Mapping.M, Source__c: A__c: .* \(and 1 more: the editor of the sync lists them, as "bridge check" does\)$/
  );
  expect(problemsError(problems.slice(0, 1)).message).not.toContain('more');
});
