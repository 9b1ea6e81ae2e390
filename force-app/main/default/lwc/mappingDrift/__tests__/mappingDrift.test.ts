import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import syncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import { driftTexts, siblingMappings, siblingOf, twinsOf } from 'c/mappingDrift';
import { definition } from 'test-support/mapping-situation';

jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => ({ default: jest.fn() }), {
  virtual: true
});

const leads = {
  syncs: [{ DeveloperName: 'Leads', Project__c: 'Main', Source_Object__c: 'Lead' }],
  steps: [{ DeveloperName: 'Leads_1', Sync__c: 'Leads', Operation__c: 'Update_User' }],
  mappings: [
    { DeveloperName: 'L', Step__c: 'Leads_1', Source__c: 'FirstName', Target__c: 'dataFields.firstName' }
  ]
};

beforeEach(() => {
  jest.mocked(syncs).mockResolvedValue([
    { name: 'Old', label: 'Old leads', objectName: 'Lead', status: 'Archived' },
    { name: 'Leads', label: 'Leads to users', objectName: 'Lead', status: 'Active' }
  ]);
  jest
    .mocked(getPublished)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ definition: leads }));
});

test('T-13 the sync of leads stands beside that of contacts of the same project', async () => {
  const sibling = await siblingOf(definition);
  expect(sibling?.label).toBe('Leads to users');
  expect(getPublished).toHaveBeenLastCalledWith({ syncName: 'Leads' });
  const theirs = sibling ? siblingMappings(sibling, 'Update_User') : [];
  expect(driftTexts(definition.mappings ?? [], theirs)).toEqual(['dataFields.age: mapped only here']);
  expect(sibling && siblingMappings(sibling, 'Track_Event')).toEqual([]);
});

test('T-13 no other object, no such sync, another project and a silent bridge warn of nothing', async () => {
  expect(await siblingOf({ syncs: [{ DeveloperName: 'A', Source_Object__c: 'Account' }] })).toBeNull();
  const others = { ...leads, syncs: [{ ...leads.syncs[0], DeveloperName: 'Leads', Project__c: 'Other' }] };
  jest.mocked(getPublished).mockResolvedValueOnce(JSON.stringify({ definition: others }));
  expect(await siblingOf(definition)).toBeNull();
  jest.mocked(getPublished).mockRejectedValueOnce(new Error('silent'));
  expect(await siblingOf(definition)).toBeNull();
  jest.mocked(syncs).mockResolvedValueOnce([]);
  expect(await siblingOf(definition)).toBeNull();
});

test('T-13 a field is the same under the name that the other object has it under', () => {
  expect(twinsOf('mailingcity')).toEqual(['mailingcity', 'MailingCity', 'City']);
  const row = (Source__c: string, more: object = {}) => [
    { DeveloperName: 'X', Source__c, Target__c: 'dataFields.city', ...more }
  ];
  expect(driftTexts(row('MailingCity', { Kind__c: 'Field' }), row('City'))).toEqual([]);
  expect(driftTexts(row('MailingCity'), row('City', { Transform__c: 'upper' }))).toEqual([
    'dataFields.city: made in another way'
  ]);
  expect(driftTexts(row('MailingCity', { Active__c: false }), row('City'))).toEqual([
    'dataFields.city: mapped only there'
  ]);
});
