import { closeAll, start, type Started } from '../start-for-test';
import type { FieldType } from './field-types';

afterEach(closeAll);

const fields: Record<string, FieldType> = {
  text: 'string',
  when: 'date',
  flag: 'boolean',
  count: 'long',
  amount: 'double',
  place: 'object',
  'place.floor': 'long',
  home_geo_location: 'geo_location'
};

const update = ({ ask }: Started, dataFields: object): ReturnType<Started['ask']> =>
  ask('POST', '/api/users/update', { email: 'a@example.com', dataFields });

test.each([
  ['text', 'x'],
  ['text', '2026-04-13'],
  ['text', ['x', 'y']],
  ['when', '2026-04-13'],
  ['flag', false],
  ['count', 10],
  ['count', [10, 11]],
  ['amount', 1.5],
  ['amount', 10],
  ['place', { floor: 3 }],
  ['place', [{ floor: 3 }, { floor: 4 }]],
  ['home_geo_location', { lat: 1.5, lon: 2 }],
  ['count', null],
  ['count', []]
])('iterable-api 4: %s takes %j', async (field, value) => {
  const started = await start('Email', { project: { fields } });
  expect((await update(started, { [field]: value })).status).toBe(200);
});

test.each([
  ['text', 5, 'string', ['long']],
  ['text', { a: 1 }, 'string', ['object']],
  ['when', 'GGG', 'date', ['string', 'keyword']],
  ['when', 1586786649, 'date', ['long']],
  ['when', '2026-04-13T14:04:09.000+0000', 'date', ['string', 'keyword']],
  ['flag', 'true', 'boolean', ['string', 'keyword']],
  ['flag', 1, 'boolean', ['long']],
  ['count', '5', 'long', ['string', 'keyword']],
  ['count', 5.5, 'long', ['double']],
  ['count', [1, 'x'], 'long', ['string', 'keyword']],
  ['count', 1e30, 'long', ['double']],
  ['amount', 'x', 'double', ['string', 'keyword']],
  ['place', 'x', 'object', ['string', 'keyword']],
  ['home_geo_location', { lat: 1 }, 'geo_location', ['object']]
])('iterable-api 4: %s refuses %j', async (field, value, expectedType, incomingTypes) => {
  const started = await start('Email', { project: { fields } });
  const answer = await update(started, { [field]: value });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    code: 'RequestFieldsTypesMismatched',
    params: { validationErrors: { [field]: { expectedType, incomingTypes } } }
  });
});

test('iterable-api 2.4.1: the refusal of a single call, word for word', async () => {
  const started = await start('Email', { project: { id: 10216 } });
  expect((await update(started, { signupDate: 'GGG' })).body).toEqual({
    msg:
      'Project 10216: The request does not have the same data types as the data previously submitted. ' +
      "Field 'signupDate' already exists for type 'user' and has a data type of 'date' " +
      "but possible types 'string, keyword' in the request.",
    code: 'RequestFieldsTypesMismatched',
    params: {
      validationErrors: {
        signupDate: {
          incomingTypes: ['string', 'keyword'],
          expectedType: 'date',
          _type: 'UnexpectedType',
          offendingValue: 'GGG',
          category: 'user'
        }
      }
    }
  });
});

test.each([
  ['path', 'place.floor'],
  ['top-level', 'place']
] as const)('iterable-api 2.4.1: a nested field is named by its %s', async (nestedMismatchKey, key) => {
  const started = await start('Email', { project: { fields }, switches: { nestedMismatchKey } });
  expect((await update(started, { place: { floor: 'top' } })).body).toMatchObject({
    params: { validationErrors: { [key]: { expectedType: 'long', offendingValue: 'top' } } }
  });
});

test('iterable-api 4: the first value fixes the type for good, also within one batch', async () => {
  const started = await start('Email');
  const users = [7, 'seven'].map((lucky, index) => ({
    email: `${index}@example.com`,
    dataFields: { lucky }
  }));
  expect((await started.ask('POST', '/api/users/bulkUpdate', { users })).status).toBe(400);
  expect(started.project.fields()).not.toHaveProperty('lucky');
  await update(started, { lucky: 'seven' });
  expect(started.project.fields()).toMatchObject({ lucky: 'string' });
  await update(started, { lucky: null });
  expect((await update(started, { lucky: 7 })).status).toBe(400);
});

test('iterable-api 4: null and [] fix no type', async () => {
  const started = await start('Email');
  await update(started, { nothing: null, empty: [] });
  expect(started.project.fields()).not.toHaveProperty('nothing');
  expect((await update(started, { nothing: 1, empty: [2] })).status).toBe(200);
});

test('iterable-api 4: with the switch, null and [] fix a string', async () => {
  const started = await start('Email', { switches: { emptyTyping: 'string' } });
  await update(started, { nothing: null, empty: [] });
  expect(started.project.fields()).toMatchObject({ nothing: 'string', empty: 'string' });
  expect((await update(started, { nothing: 1 })).status).toBe(400);
});

test('iterable-api 4: with the switch, a long takes a fraction and loses it', async () => {
  const started = await start('Email', { project: { fields }, switches: { longDouble: 'coerce' } });
  expect((await update(started, { count: 5.9 })).status).toBe(200);
  expect(started.project.user('a@example.com')?.fields).toEqual({ count: 5 });
});

test('iterable-api 4: names of fields keep their case and their spaces', async () => {
  const started = await start('Email');
  await update(started, { City: 'Rome', city: 'Roma', 'home city': 'Ostia' });
  expect(started.project.user('a@example.com')?.fields).toEqual({
    City: 'Rome',
    city: 'Roma',
    'home city': 'Ostia'
  });
});

test('iterable-api 4: a value over about 32,000 characters is bad data, unless the switch takes it', async () => {
  const dataFields = { text: 'x'.repeat(33_000) };
  const strict = await start('Email');
  expect((await update(strict, dataFields)).body).toMatchObject({ code: 'BadParams' });
  const { body } = await strict.ask('POST', '/api/users/bulkUpdate', {
    users: [{ email: 'a@example.com', dataFields }]
  });
  expect(body).toMatchObject({ failCount: 1, failedUpdates: { invalidDataEmails: ['a@example.com'] } });
  const lenient = await start('Email', { switches: { longValues: 'taken' } });
  expect((await update(lenient, dataFields)).status).toBe(200);
});

test('iterable-api 4: depth and length of names are limited only by the switches', async () => {
  const deep = { a: { b: { c: { d: 1 } } } };
  const free = await start('Email');
  expect((await update(free, { ...deep, ['n'.repeat(500)]: 1 })).status).toBe(200);
  const strict = await start('Email', { switches: { maxDepth: 3, maxFieldNameLength: 100 } });
  expect((await update(strict, deep)).body).toMatchObject({ code: 'BadParams' });
  expect((await update(strict, { ['n'.repeat(101)]: 1 })).body).toMatchObject({ code: 'BadParams' });
  expect((await update(strict, { a: { b: { c: 1 } } })).status).toBe(200);
});
