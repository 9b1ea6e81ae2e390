import { fitsType, looksLikeDate, typeGoesInto } from '../../../bridge/sync/iterable-types';
import { iterableTypeOf } from '../../../bridge/sync/source-schema';
import { compileTransform } from '../../../bridge/sync/transforms/compile-transform';
import { asDateTime, toIterableType, ValueProblem } from '../../../bridge/sync/transforms/values';
import type { IterableType } from '../../../bridge/config/sync-definition';
import { describeRecorded, readRecorded } from '../../conformance/recordings';

const field = (type: string, scale = 0) => ({ type, scale });
const compiled = (transform: string, of: ReturnType<typeof field>) =>
  compileTransform(transform, { field: of, timeZone: 'UTC' });
const apply = (transform: string, value: unknown, type = 'string', scale = 0): unknown =>
  compiled(transform, field(type, scale)).apply(value);

describe('salesforce-api 6: a value as the type of its field says', () => {
  test.each([
    ['string', 'text', 'text', 'string'],
    ['id', '003bn0000000001AAA', '003bn0000000001AAA', 'string'],
    ['reference', '001bn0000000001AAA', '001bn0000000001AAA', 'string'],
    ['picklist', 'Web', 'Web', 'string'],
    ['textarea', 'two\nlines', 'two\nlines', 'string'],
    ['time', '10:30:00.000Z', '10:30:00.000Z', 'string'],
    ['multipicklist', 'a;b;c', ['a', 'b', 'c'], 'string'],
    ['multipicklist', 'a', ['a'], 'string'],
    ['boolean', true, true, 'boolean'],
    ['boolean', 'false', false, 'boolean'],
    ['int', 12, 12, 'long'],
    ['int', '12.0', 12, 'long'],
    ['double', 1.5, 1.5, 'double'],
    ['double', '798.0', 798, 'double'],
    ['currency', 0, 0, 'double'],
    ['percent', 25, 25, 'double'],
    ['date', '2026-01-02', '2026-01-02', 'date'],
    ['datetime', '2026-01-02T03:04:05.000+0000', '2026-01-02 03:04:05 +00:00', 'date'],
    ['datetime', '2026-01-02T03:04:05.000Z', '2026-01-02 03:04:05 +00:00', 'date']
  ])('%s %j is sent as %j, a %s', (type, value, sent, iterableType) => {
    const scale = iterableType === 'double' ? 2 : 0;
    expect(apply('none', value, type, scale)).toEqual(sent);
    expect(compiled('none', field(type, scale)).type).toBe(iterableType);
    expect(iterableTypeOf(field(type, scale))).toBe(iterableType);
    expect(fitsType(sent, iterableType)).toBe(true);
  });

  test('a number without decimal places is a whole one in Iterable', () => {
    expect(iterableTypeOf(field('double', 0))).toBe('long');
  });
});

describe('D-35 the transforms', () => {
  test.each([
    ['text', 12, '12', 'string'],
    ['text', false, 'false', 'string'],
    ['trim', '  a b ', 'a b', 'string'],
    ['lower', 'ÉCOLE', 'école', 'string'],
    ['upper', 'straße', 'STRASSE', 'string'],
    ['split', ' a; b;;c ;', ['a', 'b', 'c'], 'string'],
    ['split', ';', [], 'string'],
    ['number', ' 1.50 ', 1.5, 'double'],
    ['number', '-2', -2, 'double'],
    ['boolean', 'TRUE', true, 'boolean'],
    ['boolean', '0', false, 'boolean'],
    ['boolean', 1, true, 'boolean'],
    ['date', '2026-01-02T23:30:00.000-0200', '2026-01-03', 'date'],
    ['date', '2026-01-02', '2026-01-02', 'date'],
    ['datetime', '2026-01-02', '2026-01-02 00:00:00 +00:00', 'date']
  ])('%s makes %j into %j, a %s', (name, value, made, type) => {
    expect(apply(name, value)).toEqual(made);
    expect(compiled(name, field('string')).type).toBe(type);
  });

  test('a whole-number field stays one through "number"', () => {
    expect(compiled('number', field('int')).type).toBe('long');
  });

  test('capitals in the name do not count, and a name nobody knows is refused', () => {
    expect(apply('UPPER', 'a')).toBe('A');
    expect(() => apply('reverse', 'ab')).toThrow('there is no transform "reverse"');
  });

  test.each([
    ['number', 'twelve', 'a number'],
    ['number', '', 'a number'],
    ['number', '1,5', 'a number'],
    ['number', 'Infinity', 'a number'],
    ['number', 'NaN', 'a number'],
    ['number', true, 'a number'],
    ['boolean', 'yes', 'true or false'],
    ['boolean', 2, 'true or false'],
    ['date', '02/01/2026', 'a date (YYYY-MM-DD)'],
    ['date', '2026-02-01 and later', 'a date'],
    ['date', '2026-02-01T', 'a date'],
    ['date', '2026-02-30', 'a date (YYYY-MM-DD)'],
    ['date', '0000-01-01', 'a date (YYYY-MM-DD)'],
    ['date', 20260102, 'a date (YYYY-MM-DD)'],
    ['datetime', 'yesterday', 'a date and time'],
    ['datetime', '2026-02-30T00:00:00Z', 'a date and time'],
    ['datetime', '2026-01-02T25:00:00Z', 'a date and time'],
    ['datetime', '2026-01-02 10:99:00', 'a date and time'],
    ['datetime', '2026-01-02T10:00:00+99:00', 'a date and time'],
    ['datetime', '0001-01-01T00:00:00+01:00', 'a date and time'],
    ['datetime', '9999-12-31T23:59:59-01:00', 'a date and time'],
    ['datetime', 1586786649, 'a date and time'],
    ['text', { city: 'Rome' }, 'text'],
    ['lower', [{}], 'text']
  ])('%s refuses %j: it expects %s', (name, value, expected) => {
    const attempt = () => apply(name, value);
    expect(attempt).toThrow(ValueProblem);
    expect(attempt).toThrow(`expected ${expected}`);
  });
});

describe('iterable-api 4: Target_Type__c', () => {
  test.each<[unknown, IterableType, unknown]>([
    [12, 'string', '12'],
    ['12', 'long', 12],
    ['12.5', 'double', 12.5],
    [12, 'double', 12],
    ['true', 'boolean', true],
    ['2026-01-02', 'date', '2026-01-02'],
    ['2026-01-02T03:04:05Z', 'date', '2026-01-02 03:04:05 +00:00'],
    [['1', '2'], 'long', [1, 2]],
    [[], 'double', []],
    ['{"city":"Rome"}', 'object', { city: 'Rome' }],
    ['[{"name":"Rex"}]', 'nested', [{ name: 'Rex' }]],
    ['{"lat":41.9,"lon":12.5}', 'geo_location', { lat: 41.9, lon: 12.5 }],
    [{ city: 'Rome' }, 'object', { city: 'Rome' }]
  ])('%j as %s is %j', (value, type, made) => {
    expect(toIterableType(value, type)).toEqual(made);
    expect(fitsType(made, type)).toBe(true);
  });

  test.each<[unknown, IterableType]>([
    ['12.5', 'long'],
    [1e300, 'long'],
    ['x', 'double'],
    [['1', 'x'], 'long'],
    ['maybe', 'boolean'],
    ['soon', 'date'],
    ['Rome', 'geo_location'],
    ['{"city":', 'object'],
    ['["Rome"]', 'nested'],
    [5, 'object'],
    ['[{"lat":1,"lon":2}]', 'geo_location']
  ])('%j is no %s', (value, type) => {
    expect(() => toIterableType(value, type)).toThrow(ValueProblem);
  });
});

describe('iterable-api 4: which texts are dates', () => {
  test.each([
    ['2026-04-13', true],
    ['2026-04-13 14:04:09', true],
    ['2026-04-13 14:04:09 +00:00', true],
    ['2026-04-13T14:04:09.000+02:00', true],
    ['2026-04-13T14:04:09.000Z', true],
    ['2026-04-13 14:04:09.000', false],
    ['2026-04-13T14:04:09.000+0000', false],
    ['2026-13-01', false],
    ['0000-01-01', false],
    ['2026-04-13 ', false],
    [1586786649, false],
    [null, false]
  ])('%j: %s', (value, is) => {
    expect(looksLikeDate(value)).toBe(is);
  });
});

describe('iterable-api 4: which types go into which fields', () => {
  test.each([
    ['long', 'long', true],
    ['long', 'double', true],
    ['double', 'long', false],
    ['date', 'string', true],
    ['string', 'date', false],
    ['boolean', 'string', false],
    ['long', 'string', false],
    ['string', 'object', false]
  ])('%s into %s: %s', (type, into, goes) => {
    expect(typeGoesInto(type, into)).toBe(goes);
  });

  test.each([
    [null, 'long', true],
    [[], 'long', true],
    [[1, 2], 'long', true],
    [[1, 'x'], 'long', false],
    [1.5, 'long', false],
    [1, 'double', true],
    ['1', 'double', false],
    ['x', 'date', false],
    [{ a: 1 }, 'object', true],
    ['x', 'object', false],
    [{ lat: 1, lon: 2 }, 'geo_location', true],
    [[{ a: 1 }], 'nested', true],
    [1, 'boolean', false],
    [1, 'string', false],
    [1, 'a type of tomorrow', true]
  ])('%j in a %s field: %s', (value, type, fits) => {
    expect(fitsType(value, type)).toBe(fits);
  });
});

describeRecorded('every spelling of a date that was ever recorded', () => {
  const shapes = readRecorded<{ shape: string; examples: string[] }[]>(
    'nasty',
    'datetime',
    'observed-shapes.json'
  );
  /** The `Date` header of HTTP: no value of a record. */
  const isHttpDate = (shape: string): boolean => shape.endsWith('GMT');
  const examples = shapes.flatMap(({ shape, examples: texts }) =>
    texts.map((text) => [shape, text] as const)
  );
  const ofRecords = examples.filter(([shape]) => !isHttpDate(shape));

  test('is known', () => expect(ofRecords.length).toBeGreaterThan(20));

  test.each(ofRecords)('%s: %s is the same moment in the form that Iterable takes', (_shape, text) => {
    const sent = asDateTime(text);
    expect(looksLikeDate(sent)).toBe(true);
    // Without its fraction and in the spelling that V8 reads.
    const moment = text
      .replace(/\.\d+/, '')
      .replace(/ ([+-])/, '$1')
      .replace(' ', 'T')
      .replace(/(\d\d)(\d\d)$/, '$1:$2');
    expect(Date.parse(sent)).toBe(Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : moment));
    expect(looksLikeDate(apply('date', text))).toBe(true);
  });

  test.each(examples.filter(([shape]) => isHttpDate(shape)))(
    '%s: %s is refused, not guessed',
    (_shape, text) => {
      expect(() => asDateTime(text)).toThrow(ValueProblem);
    }
  );
});
