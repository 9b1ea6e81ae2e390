import { newFieldName, suggestions } from 'c/autoMap';
import type { Ground } from 'c/autoMap';

const types = [
  { name: 'string', takes: ['string', 'date'] },
  { name: 'long', takes: ['long'] },
  { name: 'date', takes: ['date'] }
];
const ground = (given: Partial<Ground>): Ground => ({
  sources: [],
  fields: [],
  types,
  managedFields: ['email', 'signupDate'],
  mapped: [],
  named: [],
  ...given
});
const source = (name: string, type = 'string', scale = 0) => ({ name, label: name, type, scale });

test('D-37 fields of the same name are suggested, whatever the capitals, underscores and the ending', () => {
  const found = suggestions(
    ground({
      sources: [source('Shoe_Size__c', 'double'), source('FirstName')],
      fields: [
        { name: 'shoeSize', type: 'long' },
        { name: 'firstName', type: 'string' }
      ]
    })
  );
  expect(found).toEqual([
    expect.objectContaining({
      source: 'Shoe_Size__c',
      target: 'dataFields.shoeSize',
      reason: 'same',
      isNew: false
    }),
    expect.objectContaining({
      source: 'FirstName',
      target: 'dataFields.firstName',
      reason: 'same',
      isNew: false
    })
  ]);
});

test('D-37 what does not go into the type of the field is not suggested', () => {
  const fields = [{ name: 'birthdate', type: 'long' }];
  expect(suggestions(ground({ sources: [source('Birthdate', 'date')], fields }))).toEqual([]);
});

test('D-37 what is mapped is not suggested again, nor what Iterable keeps itself', () => {
  const fields = [
    { name: 'city', type: 'string' },
    { name: 'signupDate', type: 'date' }
  ];
  const sources = [source('City'), source('SignupDate', 'date')];
  expect(suggestions(ground({ sources, fields, mapped: ['dataFields.city'] }))).toEqual([]);
});

test('D-37 usual words for the same thing are suggested, a field of the same name before them', () => {
  const fields = [
    { name: 'phoneNumber', type: 'string' },
    { name: 'title', type: 'string' },
    { name: 'jobTitle', type: 'string' }
  ];
  const found = suggestions(ground({ sources: [source('MobilePhone'), source('Title')], fields }));
  expect(found.map(({ source: from, target, reason }) => [from, target, reason])).toEqual([
    ['Title', 'dataFields.title', 'same'],
    ['MobilePhone', 'dataFields.phoneNumber', 'usual']
  ]);
});

test('D-37 an empty project is offered the few fields that everybody has, marked as new', () => {
  const sources = [source('Email', 'email'), source('FirstName'), source('Department')];
  const found = suggestions(ground({ sources, named: ['email'] }));
  expect(found).toEqual([
    expect.objectContaining({ source: 'Email', target: 'email', isNew: false }),
    expect.objectContaining({ source: 'FirstName', target: 'dataFields.firstName', isNew: true })
  ]);
});

test.each([
  ['Shoe_Size__c', 'shoeSize'],
  ['FirstName', 'firstName'],
  ['VIP__c', 'vip'],
  ['Account.Name', 'accountName'],
  ['Pets__r.Name', 'petsName'],
  ['1st_Visit__c', 'field1stVisit']
])('D-37 several fields added at once: %s is called %s', (path, name) => {
  expect(newFieldName(path)).toBe(name);
});
