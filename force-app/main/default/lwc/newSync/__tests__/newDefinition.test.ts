import { mappingsOf, rowOfSync, stepsOf } from 'c/draft';
import { firstDefinition } from '../newDefinition';
import type { Answers } from '../newDefinition';

const answers: Answers = {
  kind: 'person',
  label: 'Contacts to Iterable',
  projectName: 'Main',
  projectType: 'Email',
  objectName: 'Contact',
  key: 'Email',
  target: '',
  children: ''
};
const mapped = (given: Answers) => {
  const definition = firstDefinition(given);
  const [step] = stepsOf(definition);
  return mappingsOf(definition, step?.DeveloperName ?? '').map((row) => [
    row.Kind__c,
    row.Source__c,
    row.Target__c
  ]);
};

test('S-08 S-16 a person is a user, known by the key that was chosen; the sync is switched off', () => {
  const definition = firstDefinition(answers);
  const sync = rowOfSync(definition);
  expect(sync).toMatchObject({
    MasterLabel: 'Contacts to Iterable',
    Project__c: 'Main',
    Status__c: 'Inactive',
    Source_Object__c: 'Contact',
    Identity__c: 'Email',
    Identity_Source__c: 'Email'
  });
  expect(sync.DeveloperName).toMatch(/^Contacts_to_Iterable_[0-9a-f]{8}$/);
  expect(stepsOf(definition)).toMatchObject([{ Operation__c: 'Update_User', Sync__c: sync.DeveloperName }]);
  expect(mapped(answers)).toEqual([['Field', 'Email', 'email']]);
  expect(mapped({ ...answers, projectType: 'Hybrid', key: 'Id' })).toEqual([['Field', 'Id', 'userId']]);
});

test('S-10 S-16 an event belongs to the person that the key leads to', () => {
  const event = {
    ...answers,
    kind: 'event',
    objectName: 'Task',
    key: 'Who.Email',
    target: 'taskDone'
  } as const;
  const definition = firstDefinition(event);
  expect(rowOfSync(definition)).toMatchObject({ Identity_Source__c: 'Who.Email', Write_Back__c: 'None' });
  expect(stepsOf(definition)).toMatchObject([{ Operation__c: 'Track_Event', Target__c: 'taskDone' }]);
  expect(mapped(event)).toEqual([]);
});

test('S-11 S-16 an item is known by its own key and by no person', () => {
  const item = { ...answers, kind: 'item', objectName: 'Account', key: 'Id', target: 'companies' } as const;
  const definition = firstDefinition(item);
  expect(rowOfSync(definition)).not.toHaveProperty('Identity__c');
  expect(stepsOf(definition)).toMatchObject([
    { Operation__c: 'Upsert_Catalog_Item', Target__c: 'companies' }
  ]);
  expect(mapped(item)).toEqual([['Field', 'Id', 'itemId']]);
});

test('S-08 S-16 what belongs to a person becomes a list of the user', () => {
  const array = { ...answers, kind: 'array', target: 'deals', children: 'Opportunities' } as const;
  expect(mapped(array)).toEqual([
    ['Field', 'Email', 'email'],
    ['Array', 'Opportunities', 'dataFields.deals'],
    ['Field', 'Id', 'dataFields.deals[].id']
  ]);
});
