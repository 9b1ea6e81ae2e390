import { goesInto, isSendable, iterableTypeOf, plainType, typeWord } from 'c/fieldTypes';

const types = [
  { name: 'double', takes: ['double', 'long'] },
  { name: 'string', takes: ['string', 'date'] },
  { name: 'long', takes: ['long'] }
];

test.each([
  ['email', {}, 'E-mail'],
  ['STRING', {}, 'Text'],
  ['double', { scale: 2 }, 'Number'],
  ['currency', { scale: 0 }, 'Whole number'],
  ['INTEGER', {}, 'Whole number'],
  ['multipicklist', {}, 'Multi-select'],
  ['datetime', {}, 'Date and time'],
  ['address', {}, 'Cannot be sent'],
  ['reference', { referenceTo: ['Account'] }, 'Link to Account'],
  ['reference', { referenceTo: ['Group', 'User'] }, 'Person'],
  ['reference', { referenceTo: ['Contact'] }, 'Person'],
  ['reference', { referenceTo: [] }, 'Id']
])('S-12 a field of the type %s (%p) has the badge %s', (type, more, word) => {
  expect(typeWord({ type, ...more })).toBe(word);
});

test.each([
  ['boolean', {}, 'boolean'],
  ['date', {}, 'date'],
  ['datetime', {}, 'date'],
  ['percent', { scale: 2 }, 'double'],
  ['percent', { scale: 0 }, 'long'],
  ['double', {}, 'double'],
  ['int', {}, 'long'],
  ['picklist', {}, 'string']
])('iterable-api 4: a field of the type %s (%p) becomes %s in Iterable', (type, more, made) => {
  expect(iterableTypeOf({ type, ...more })).toBe(made);
});

test('iterable-api 4: whole numbers go into double, no number goes into string', () => {
  expect(goesInto('long', 'double', types)).toBe(true);
  expect(goesInto('double', 'long', types)).toBe(false);
  expect(goesInto('double', 'string', types)).toBe(false);
  expect(goesInto('double', 'unheard', types)).toBe(true);
});

test('salesforce-api 6: parts of an address can be sent, the address as a whole cannot', () => {
  expect(isSendable({ type: 'ADDRESS' })).toBe(false);
  expect(isSendable({ type: 'string' })).toBe(true);
  expect(plainType(null)).toBe('string');
});
