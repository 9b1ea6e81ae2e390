import { pathsWrittenIn, RecordFields } from '../../../../bridge/sync/explain/record-fields';
import { fieldMapping, syncDefinition } from '../../../builders';

const definition = syncDefinition({
  identity: { kind: 'email', source: 'LOWER(Alt_Email__c)' },
  duplicateRule: 'IF(Is_Main__c, 1, 0)',
  mappings: [
    fieldMapping('dataFields.industry', { source: 'Account.Industry' }),
    fieldMapping('dataFields.fullName', { source: 'FirstName & " " & LastName', kind: 'Formula' }),
    fieldMapping('dataFields.constant', { source: 'hello', kind: 'Value' }),
    fieldMapping('dataFields.pets', { source: 'Pets__r WHERE Age__c > 2', kind: 'Array' }),
    fieldMapping('dataFields.pets[].name', { source: 'Name' })
  ]
});

const fields = new RecordFields(definition, ['MailingCountry']);

test.each([
  ['dataFields.industry', ['Account.Industry']],
  ['industry', ['Account.Industry']],
  ['fullName', ['FirstName', 'LastName']],
  ['constant', []],
  ['email', ['Alt_Email__c']],
  ['pets.name', ['Pets__r', 'Pets__r.Name']],
  ['Account.Industry', ['Account.Industry']]
])('H-48 what a message about %s may show', (field, expected) => {
  expect([...fields.of(field)].sort()).toEqual([...expected].sort());
});

test('H-48 of a field that nobody knows anything may be shown that the sync reads', () => {
  expect([...fields.of('The formula for city')].sort()).toEqual(
    [
      ...['Account.Industry', 'Alt_Email__c', 'FirstName', 'Is_Main__c', 'LastName', 'MailingCountry'],
      ...['Pets__r', 'Pets__r.Name']
    ].sort()
  );
});

test('H-48 a path is found as a whole word alone', () => {
  const paths = ['Name', 'Account.Name', 'Title'];
  expect(pathsWrittenIn('Account.Name is Acme; this sync takes Zeta.', paths)).toEqual(['Account.Name']);
  expect(pathsWrittenIn('Subtitle__c and Titles are other words.', paths)).toEqual([]);
  expect(pathsWrittenIn('Fill in Title.', paths)).toEqual(['Title']);
});
