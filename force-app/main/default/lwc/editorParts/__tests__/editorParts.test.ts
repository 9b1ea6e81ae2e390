import { partOfPlace } from 'c/editorParts';

test.each([
  ['Iterable_Sync.Contacts, Filter__c', 'source'],
  ['Iterable_Sync.Contacts, Query__c', 'source'],
  ['Iterable_Sync.Contacts', 'source'],
  ['Iterable_Campaign_Link.Contacts_1, Campaign_Id__c', 'source'],
  ['Salesforce', 'source'],
  ['Iterable_Sync.Contacts, Schedule__c', 'settings'],
  ['Iterable_Sync.Contacts, Time_Zone__c', 'settings'],
  ['Iterable_Step.Contacts_1, On_Exit__c', 'settings'],
  ['Iterable_Consent_Rule.News, Field__c', 'settings'],
  ['Iterable_Project.Main', 'settings'],
  ['Iterable_Sync.Contacts, Steps_From__c', 'steps'],
  ['Iterable_Step.Contacts_1, Target__c', 'steps'],
  ['Iterable_Field_Mapping.Contacts_1_2, Source__c', 'steps']
])('D-57 what is wrong with %s is put right in the part %s', (place, part) => {
  expect(partOfPlace(place)).toBe(part);
});
