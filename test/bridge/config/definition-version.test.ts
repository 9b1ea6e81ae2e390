import { definitionOf, smallest } from './config-rows';

const versionOf = (given: Parameters<typeof smallest>[0]): string => definitionOf(smallest(given)).version;
const before = versionOf({});

test('the same rows give the same version', () => {
  expect(versionOf({})).toBe(before);
});

test.each([
  ['the type of the project', { project: { Project_Type__c: 'Hybrid' }, sync: { Identity__c: 'Email' } }],
  ['the object', { sync: { Source_Object__c: 'Lead' } }],
  ['the source of the identity', { sync: { Identity_Source__c: 'Work_Email__c' } }],
  ['how nested objects are written', { step: { Merge_Nested_Objects__c: false } }],
  ['whether fields may be created', { step: { Create_New_Fields__c: true } }],
  ['the source of a mapping', { mapping: { Source__c: 'LastName' } }],
  ['the target of a mapping', { mapping: { Target__c: 'dataFields.name' } }],
  ['the kind of a mapping', { mapping: { Kind__c: 'Value' } }],
  ['a transform', { mapping: { Transform__c: 'upper' } }],
  ['a target type', { mapping: { Target_Type__c: 'string' } }],
  ['a null policy', { mapping: { Null_Policy__c: 'Clear' } }],
  ['a default', { mapping: { Default__c: 'x' } }],
  ['whether a value is required', { mapping: { Required__c: true } }],
  ['a mapping switched off', { mapping: { Active__c: false } }]
])('D-15 %s changes what is sent: another version', (_what, given) => {
  expect(versionOf(given)).not.toBe(before);
});

test.each([
  ['the label', { sync: { MasterLabel: 'People' } }],
  ['the status', { sync: { Status__c: 'Active' } }],
  ['the scope', { sync: { Scope_Type__c: 'Filter', Filter__c: "LastName = 'x'" } }],
  ['the schedule', { sync: { Schedule__c: '60' } }],
  ['the change field', { sync: { Change_Field__c: 'LastModifiedDate' } }],
  ['max records', { sync: { Max_Records__c: 10 } }],
  ['the batch size', { sync: { Batch_Size__c: 10 } }],
  ['include deleted', { sync: { Include_Deleted__c: true } }],
  ['whether hashes are checked', { sync: { Check_Hashes__c: false } }],
  ['write-back', { sync: { Write_Back__c: 'None' } }],
  ['the rate of the project', { project: { Bulk_Calls_Per_Second__c: 1 } }],
  ['the org of the project', { project: { Organization_Id__c: '00D000000000001' } }]
])('D-15 %s sends nothing again: the same version', (_what, given) => {
  expect(versionOf(given)).toBe(before);
});
