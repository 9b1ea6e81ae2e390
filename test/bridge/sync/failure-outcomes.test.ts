import { RejectedError, TransientError } from '../../../bridge/errors';
import { outcomeOfFailure, outcomeOfRefusal } from '../../../bridge/sync/failure-outcomes';
import { BatchRejectedError, type Clue } from '../../../bridge/sync/ports';
import { operation } from '../../builders';

const row = operation(1, { score: 'many', city: 'Rome' });
const types = new Map([
  ['city', 'string'],
  ['score', 'long'],
  ['other', 'date']
]);
const source = { object: 'Contact', fieldTypes: () => Promise.resolve(types) };
const base = {
  recordId: row.recordId,
  object: 'Contact',
  status: 'rejected',
  identityKey: 'person1@example.com',
  fingerprint: row.fingerprint,
  payload: row.body
};

describe('iterable-api 2.5: a row that an accepted call lists as failed', () => {
  test.each([
    ['invalid-email', 'email', 'iterable.invalid-email', 'email'],
    ['invalid-user-id', 'userId', 'iterable.invalid-user-id', 'userId'],
    ['conflict', 'email', 'iterable.conflict', 'email'],
    ['conflict', 'userId', 'iterable.conflict', 'userId'],
    ['forgotten', 'email', 'iterable.forgotten', 'email'],
    ['not-found', 'userId', 'iterable.not-found', 'userId']
  ] as const)('%s by %s', async (cause, by, code, field) => {
    const outcome = await outcomeOfFailure(row, { by, key: 'x', cause }, source);
    expect(outcome).toMatchObject({ ...base, code, field });
    expect(outcome.message).toMatch(/\.$/);
    expect(outcome.fix).toMatch(/\.$/);
    expect(outcome.message).not.toContain('@');
  });

  const badData = { by: 'email', key: 'person1@example.com', cause: 'invalid-data' } as const;

  test('bad data: the field is found by the types that Iterable has', async () => {
    expect(await outcomeOfFailure(row, badData, source)).toMatchObject({
      ...base,
      code: 'iterable.type-mismatch',
      field: 'score',
      message: 'The Iterable field score takes values of type long; the record has "many".'
    });
  });

  test.each([
    ['when all values seem to fit', new Map([['city', 'string']])],
    ['when the types cannot be read', null]
  ])('bad data: said as it is %s', async (_what, found) => {
    const fieldTypes = () =>
      found ? Promise.resolve(found) : Promise.reject(new TransientError('iterable.unavailable', 'no'));
    const outcome = await outcomeOfFailure(row, badData, { object: 'Contact', fieldTypes });
    expect(outcome).toMatchObject({ code: 'iterable.invalid-data', field: undefined });
  });
});

describe('iterable-api 2.4: a row that was refused when it travelled alone', () => {
  const refusal = (code: string, clue: Clue) =>
    new BatchRejectedError(code, 'Iterable refused the call: why.', clue, { fix: 'Do this.' });

  test.each<[string, Clue, string, string | undefined, string]>([
    [
      'a clash of types',
      { kind: 'type', fields: [{ field: 'score', expected: 'long', values: ['many'] }] },
      'iterable.type-mismatch',
      'score',
      'The Iterable field score takes values of type long; the record has "many".'
    ],
    [
      'a clash of types that names no field',
      { kind: 'none' },
      'iterable.type-mismatch',
      'score',
      'The Iterable field score takes values of type long; the record has "many".'
    ],
    [
      'a clash in a field that is not among those sent',
      { kind: 'type', fields: [{ field: 'elsewhere', expected: 'long', values: null }] },
      'iterable.type-mismatch',
      'elsewhere',
      'The Iterable field elsewhere takes values of type long; the record has nothing.'
    ],
    [
      'a place in the row',
      { kind: 'row', index: 0, field: 'preferUserId' },
      'iterable.bad-json-body',
      'preferUserId',
      'Iterable refused the call: why.'
    ],
    ['nothing', { kind: 'none' }, 'iterable.bad-params', undefined, 'Iterable refused the call: why.']
  ])('%s', async (_what, clue, code, field, message) => {
    const outcome = await outcomeOfRefusal(row, refusal(code, clue), source);
    expect(outcome).toMatchObject({ ...base, code, field, message, fix: 'Do this.' });
  });

  test('without any reason it says so', async () => {
    expect(await outcomeOfRefusal(row, null, source)).toMatchObject({
      ...base,
      code: 'iterable.unexplained'
    });
  });

  test('for a reason of another kind', async () => {
    const outcome = await outcomeOfRefusal(row, new RejectedError('other', 'Text.'), source);
    expect(outcome).toMatchObject({ ...base, code: 'other', message: 'Text.' });
  });
});
