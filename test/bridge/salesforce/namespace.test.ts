import { namesIn } from '../../../bridge/salesforce/namespace';

const managed = namesIn('itbl');

test.each([
  ['Iterable_Sync__mdt', 'itbl__Iterable_Sync__mdt'],
  ['Source_Object__c', 'itbl__Source_Object__c'],
  ['Sync__r.DeveloperName', 'itbl__Sync__r.DeveloperName'],
  ['Step__r.Sync__r.DeveloperName', 'itbl__Step__r.itbl__Sync__r.DeveloperName'],
  ['DeveloperName', 'DeveloperName'],
  ['Contact', 'Contact']
])('DESIGN 2: %s is %s in an org with the managed package', (plain, qualified) => {
  expect(managed.qualify(plain)).toBe(qualified);
});

test('the namespace comes off again, and no other one', () => {
  expect(managed.plain('itbl__Status__c')).toBe('Status__c');
  expect(managed.plain('other__Status__c')).toBe('other__Status__c');
  expect(managed.plain('Status__c')).toBe('Status__c');
});

test('without a namespace names stay as they are', () => {
  const names = namesIn('');
  expect([names.qualify('Status__c'), names.plain('other__Status__c')]).toEqual([
    'Status__c',
    'other__Status__c'
  ]);
});
