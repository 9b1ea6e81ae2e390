import { closeAll, start } from '../start-for-test';
import { inferType, instantOf } from './field-types';

afterEach(closeAll);

test.each([
  [7, 'long'],
  [7.5, 'double'],
  [true, 'boolean'],
  ['plain', 'string'],
  ['2026-04-13', 'date'],
  [{ city: 'Rome' }, 'object'],
  [['a', 'b'], 'string'],
  [[1, 2], 'long'],
  [[1, 2.5], 'double'],
  [[{ a: 1 }], 'object'],
  [null, null],
  [[], null]
])('iterable-api 4: a first value of %j makes the type %s', (value, type) => {
  expect(inferType('field', value)).toBe(type);
});

test('iterable-api 4: a point is a geo_location only by the name of its field', () => {
  expect(inferType('home_geo_location', { lat: 1, lon: 2 })).toBe('geo_location');
  expect(inferType('home', { lat: 1, lon: 2 })).toBe('object');
});

test.each([
  ['2026-04-13', '2026-04-13T00:00:00Z'],
  ['2026-04-13 14:04:09', '2026-04-13T14:04:09Z'],
  ['2026-04-13 14:04:09 +00:00', '2026-04-13T14:04:09Z'],
  ['2026-04-13 14:04:09 -05:30', '2026-04-13T19:34:09Z'],
  ['2026-04-13T14:04:09.000Z', '2026-04-13T14:04:09Z'],
  ['2026-04-13T14:04:09.123+02:00', '2026-04-13T12:04:09Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['0001-01-01', '0001-01-01T00:00:00Z']
])('iterable-api 4: %s is a date', (text, instant) => {
  expect(instantOf(text)).toBe(Date.parse(instant));
});

test.each([
  '2026-04-13 14:04:09.000',
  '2026-04-13T14:04:09.000+0000',
  '2026-04-13T14:04:09Z',
  '2026-04-13T14:04:09.000',
  '2026-04-13 14:04:09+00:00',
  '2026-04-13 14:04',
  '13/04/2026',
  '2026-4-13',
  '0000-00-00 00:00:00',
  '2026-02-30',
  '2025-02-29',
  '2026-04-13 25:00:00',
  '1586786649',
  ''
])('iterable-api 4: %j is no date', (text) => {
  expect(instantOf(text)).toBeNull();
});

test('iterable-api 4: dates are read back in one form', async () => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', {
    email: 'a@example.com',
    dataFields: { iso: '2020-08-19T20:50:04.000Z', zoned: '2026-04-13 14:04:09 +02:00', day: '2026-04-13' }
  });
  expect(project.user('a@example.com')?.fields).toEqual({
    iso: '2020-08-19 20:50:04 +00:00',
    zoned: '2026-04-13 12:04:09 +00:00',
    day: '2026-04-13 00:00:00 +00:00'
  });
});

test('iterable-api 4: with the switch, a date without time is read back as it was sent', async () => {
  const { ask, project } = await start('Email', { switches: { dateOnly: 'as-sent' } });
  await ask('POST', '/api/users/update', { email: 'a@example.com', dataFields: { day: '2026-04-13' } });
  expect(project.user('a@example.com')?.fields).toEqual({ day: '2026-04-13' });
});

test('iterable-api 6.8: getFields tells the types, nested ones by path', async () => {
  const { ask } = await start('Email', { project: { fields: { preset: 'double' } } });
  await ask('POST', '/api/users/update', {
    email: 'a@example.com',
    dataFields: { age: 30, address: { city: 'Rome', since: '2020-01-01' }, pets: [{ name: 'Nacho', age: 1 }] }
  });
  expect((await ask('GET', '/api/users/getFields')).body).toMatchObject({
    fields: {
      email: 'string',
      signupDate: 'date',
      preset: 'double',
      age: 'long',
      address: 'object',
      'address.city': 'string',
      'address.since': 'date',
      pets: 'object',
      'pets.name': 'string',
      'pets.age': 'long'
    }
  });
});
