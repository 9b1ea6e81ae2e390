import { mappingsOf, rowOfSync, stepsOf } from 'c/draft';
import { copyOfRows } from 'c/draftCopy';

test('D-13 the rows of a template get names of their own, so that it can be used twice', () => {
  const rows = {
    syncs: [{ DeveloperName: 'Contact_To_User', MasterLabel: 'Contacts to users', Status__c: 'Inactive' }],
    steps: [{ DeveloperName: 'Update', Sync__c: 'Contact_To_User' }],
    mappings: [{ DeveloperName: 'email', Step__c: 'Update', Target__c: 'email' }],
    campaignLinks: [{ DeveloperName: 'Link', Sync__c: 'Contact_To_User' }]
  };
  const definition = copyOfRows(rows, null);
  const sync = rowOfSync(definition);
  const [step] = stepsOf(definition);
  expect(sync.DeveloperName).not.toBe('Contact_To_User');
  expect(sync.MasterLabel).toBe('Contacts to users');
  expect(step).toMatchObject({ Sync__c: sync.DeveloperName });
  expect(mappingsOf(definition, step?.DeveloperName ?? '')).toMatchObject([{ Target__c: 'email' }]);
  expect(definition.campaignLinks).toMatchObject([{ Sync__c: sync.DeveloperName }]);
  expect(rowOfSync(copyOfRows(rows, 'My people')).MasterLabel).toBe('My people');
});
