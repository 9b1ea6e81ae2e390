import { toBatch } from '../../../bridge/sync/batch';
import type { Clue, TypeClash } from '../../../bridge/sync/ports';
import { isAbout, suspectsOf, valueOf } from '../../../bridge/sync/suspects';
import { bulkUpdate, operation, operations } from '../../builders';

const four = operations(4);
const suspects = (clue: Clue, rows = four): number[] =>
  suspectsOf(toBatch(bulkUpdate, rows), clue).map((row) => rows.indexOf(row));

test('H-19 a field of the elements of an array has the values of them all', () => {
  const row = operation(0, { pets: [{ name: 'Rex' }, {}, { name: null, toys: [{ id: 1 }] }], city: 'Rome' });
  expect(valueOf(row, 'pets.name')).toEqual(['Rex', null]);
  expect(valueOf(row, 'pets.toys.id')).toEqual([[1]]);
  expect(valueOf(row, 'pets.age')).toBeUndefined();
  expect(valueOf(row, 'city.name')).toBeUndefined();
});

test('iterable-api 2.4: the refusal of a call points at rows', () => {
  expect(suspects({ kind: 'none' })).toEqual([]);
  expect(suspects({ kind: 'row', index: 2, field: 'email' })).toEqual([2]);
  expect(suspects({ kind: 'row', index: 99, field: 'email' })).toEqual([]);
  expect(suspects({ kind: 'identity', value: 'PERSON1@example.com' })).toEqual([1]);
  expect(suspects({ kind: 'identity', value: 'stranger@example.com' })).toEqual([]);
});

describe('seed 004: a clash of types lists values up to the bad one', () => {
  const rows = [1, 2, 'three', 4, null].map((score, number) => operation(number, { score, City: 'Rome' }));
  const clash = (given: Partial<TypeClash>): Clue => ({
    kind: 'type',
    fields: [{ field: 'score', expected: 'long', values: null, ...given }]
  });
  const noArray = operation(0, { tags: ['a'] });

  test.each<[string, Clue, number[]]>([
    ['the value that does not fit', clash({ values: ['three'] }), [2]],
    ['the one of all listed that does not fit', clash({ values: [1, 2, 'three'] }), [2]],
    ['what does not fit, though nothing is listed', clash({}), [2]],
    [
      'all listed ones when each seems to fit',
      clash({ expected: 'a type of tomorrow', values: [2, 4] }),
      [1, 3]
    ],
    ['nobody when nothing fits the clue', clash({ field: 'Score', values: ['three'] }), []],
    ['nobody who has no value', clash({ expected: 'a type of tomorrow', values: [null] }), []]
  ])('%s', (_what, clue, expected) => {
    expect(suspects(clue, rows)).toEqual(expected);
  });

  test('a list as a whole may be the value', () => {
    const clue: Clue = {
      kind: 'type',
      fields: [{ field: 'tags', expected: 'tomorrow', values: ['a', ['a']] }]
    };
    expect(suspects(clue, [noArray, ...rows])).toEqual([0]);
  });

  test('several fields, several rows', () => {
    const mixed = [operation(0, { a: 'x' }), operation(1, { b: 'y' }), operation(2, { a: 1, b: 1 })];
    const fields = ['a', 'b'].map((field) => ({ field, expected: 'long', values: null }));
    expect(suspects({ kind: 'type', fields }, mixed)).toEqual([0, 1]);
  });
});

describe('iterable-api 2.5: whom an identifier is about', () => {
  const row = operation(1, { email: 'New@example.com', userId: 'X1' }, { userId: 'U1' });
  test.each([
    ['email', 'person1@EXAMPLE.com', true],
    ['email', 'new@example.com', true],
    ['email', 'person2@example.com', false],
    ['email', 'U1', false],
    ['userId', 'U1', true],
    ['userId', 'X1', true],
    ['userId', 'u1', false],
    ['userId', 'person1@example.com', false]
  ] as const)('%s %s: %s', (by, key, is) => {
    expect(isAbout(row, { by, key })).toBe(is);
  });
});

test('iterable-api 4: a value is found by its path, in its very capitals', () => {
  const row = operation(1, { City: 'Rome', address: { zip: '00100', tags: ['a'] } });
  expect(valueOf(row, 'City')).toBe('Rome');
  expect(valueOf(row, 'city')).toBeUndefined();
  expect(valueOf(row, 'address.zip')).toBe('00100');
  expect(valueOf(row, 'address')).toEqual({ zip: '00100', tags: ['a'] });
  expect(valueOf(row, 'address.street')).toBeUndefined();
  expect(valueOf(row, 'City.zip')).toBeUndefined();
  expect(valueOf(row, 'constructor')).toBeUndefined();
});

test('iterable-api 10: a purchase names its user inside', () => {
  const row = operation(1, {}, { email: undefined, userId: undefined, user: { email: 'Buyer@example.com' } });
  expect(isAbout(row, { by: 'email', key: 'buyer@example.com' })).toBe(true);
  expect(isAbout(row, { by: 'userId', key: 'buyer@example.com' })).toBe(false);
});
