import { fill, fillCount, numberText } from 'c/fill';

test('Words: a label is filled by place, in any order and more than once', () => {
  expect(fill('{0} of {1}', ['a', 'b'])).toBe('a of b');
  expect(fill('{1}, then {0}, then {1}', ['a', 'b'])).toBe('b, then a, then b');
});

test('Words: numbers are written as the user writes them', () => {
  expect(fill('{0} calls', [1204])).toBe('1,204 calls');
  expect(numberText(20000)).toBe('20,000');
});

test('Words: a place without a value stays, so that the mistake is seen; text that looks like a place is left alone', () => {
  expect(fill('{0} of {1}', ['a'])).toBe('a of {1}');
  expect(fill('{0}', ['{1}'])).toBe('{1}');
  expect(fill('{0}', ['$&'])).toBe('$&');
});

test('Words: the form of a label follows the count', () => {
  const labels = { one: '{0} record in {1}', many: '{0} records in {1}' };
  expect(fillCount(labels, 1, ['Contacts'])).toBe('1 record in Contacts');
  expect(fillCount(labels, 0, ['Contacts'])).toBe('0 records in Contacts');
  expect(fillCount(labels, 1204, ['Contacts'])).toBe('1,204 records in Contacts');
});
