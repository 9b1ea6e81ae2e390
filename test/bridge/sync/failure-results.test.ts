import { RejectedError, TransientError } from '../../../bridge/errors';
import {
  addressTaken,
  eventRefused,
  resultOfFailure,
  resultOfRefusal,
  unknownUser
} from '../../../bridge/sync/failure-results';
import { BatchRejectedError, type Clue, type IterableUser } from '../../../bridge/sync/ports';
import { manualClock, operation } from '../../builders';

const row = operation(1, { score: 'many', city: 'Rome' });
const types = new Map([
  ['city', 'string'],
  ['score', 'long'],
  ['other', 'date']
]);
const unasked = (): Promise<never> => Promise.reject(new Error('not asked in these tests'));
const source = {
  clock: manualClock(),
  deferrals: () => 0,
  fieldTypes: () => Promise.resolve(types),
  destination: { send: unasked, sendOne: unasked, user: unasked }
};
const base = { status: 'rejected', operation: row };

describe('iterable-api 2.5: a row that an accepted call lists as failed', () => {
  test.each([
    ['invalid-email', 'email', 'iterable.invalid-email', 'email'],
    ['invalid-user-id', 'userId', 'iterable.invalid-user-id', 'userId'],
    ['conflict', 'email', 'iterable.conflict', 'email'],
    ['conflict', 'userId', 'iterable.conflict', 'userId'],
    ['forgotten', 'email', 'iterable.forgotten', 'email'],
    ['not-found', 'userId', 'iterable.not-found', 'userId']
  ] as const)('%s by %s', async (cause, by, code, field) => {
    const outcome = await resultOfFailure(row, { by, key: 'x', cause }, source);
    expect(outcome).toMatchObject({ ...base, code, field });
    expect(outcome.message).toMatch(/\.$/);
    expect(outcome.fix).toMatch(/\.$/);
    expect(outcome.message).not.toContain('@');
  });

  test('trouble of its own is worth another try, later each time', async () => {
    const failure = { by: 'email', key: 'person1@example.com', cause: 'internal' } as const;
    expect(await resultOfFailure(row, failure, { ...source, deferrals: () => 2 })).toMatchObject({
      status: 'deferred',
      code: 'iterable.internal',
      retryAt: '2026-02-01T10:04:00.000Z',
      operation: row
    });
  });

  test.each([
    ['trackBulk', operation(1, { score: 'many' }, {}, { call: { endpoint: 'trackBulk' } })],
    [
      'putItems',
      operation(
        1,
        {},
        { score: 'many' },
        {
          call: { endpoint: 'putItems', catalog: 'Homes', replaceFieldsOnly: true }
        }
      )
    ]
  ])('bad data of %s: the types of user fields say nothing about it', async (_what, other) => {
    expect(await resultOfFailure(other, badData, source)).toMatchObject({
      code: 'iterable.invalid-data',
      field: undefined
    });
  });

  const badData = { by: 'email', key: 'person1@example.com', cause: 'invalid-data' } as const;

  test('bad data: the field is found by the types that Iterable has', async () => {
    expect(await resultOfFailure(row, badData, source)).toMatchObject({
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
    const outcome = await resultOfFailure(row, badData, { ...source, fieldTypes });
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
      'Iterable refused the call: why (step Contact_To_User_step).'
    ],
    [
      'nothing',
      { kind: 'none' },
      'iterable.bad-params',
      undefined,
      'Iterable refused the call: why (step Contact_To_User_step).'
    ]
  ])('%s', async (_what, clue, code, field, message) => {
    const outcome = await resultOfRefusal(row, refusal(code, clue), source);
    expect(outcome).toMatchObject({ ...base, code, field, message, fix: 'Do this.' });
  });

  test('without any reason it says so', async () => {
    expect(await resultOfRefusal(row, null, source)).toMatchObject({
      ...base,
      code: 'iterable.unexplained'
    });
  });

  test('for a reason of another kind', async () => {
    const outcome = await resultOfRefusal(row, new RejectedError('other', 'Text.'), source);
    expect(outcome).toMatchObject({ ...base, code: 'other', message: 'Text (step Contact_To_User_step).' });
  });
});

describe('a user that Iterable does not have', () => {
  const about = (whenUnknown: 'skip' | 'retry' | 'reject', endpoint: 'trackBulk' | 'bulkUpdate') =>
    operation(1, {}, {}, { whenUnknown, call: { endpoint } });

  test('is nothing to do where the step only changes what is there', () => {
    expect(unknownUser(about('skip', 'bulkUpdate'), source)).toMatchObject({
      status: 'skipped',
      code: 'not-in-iterable'
    });
  });

  test('iterable-api 2.5: may still be on its way when its event comes; five times', () => {
    const tries = [0, 4, 5].map((deferrals) =>
      unknownUser(about('retry', 'trackBulk'), { ...source, deferrals: () => deferrals })
    );
    expect(tries.map(({ status, code }) => `${status} ${code}`)).toEqual([
      'deferred iterable.not-found',
      'deferred iterable.not-found',
      'rejected iterable.not-found'
    ]);
    expect(tries[0]?.retryAt).toBe('2026-02-01T10:01:00.000Z');
    expect(tries[2]?.fix).toBe('Send the user by a step before, or by another sync.');
  });

  test('refuses what needs one', () => {
    expect(unknownUser(about('reject', 'bulkUpdate'), source)).toMatchObject({
      status: 'rejected',
      code: 'iterable.not-found'
    });
  });

  test('H-14 an unknown id is called invalid where users are not to be made, and means the same', async () => {
    const invalid = { by: 'userId', key: 'U1', cause: 'invalid-user-id' } as const;
    const user = { email: undefined, userId: 'U1' };
    const about = { whenUnknown: 'skip' } as const;
    const onlyUpdate = operation(1, {}, { ...user, preferUserId: false }, about);
    expect(await resultOfFailure(onlyUpdate, invalid, source)).toMatchObject({
      status: 'skipped',
      code: 'not-in-iterable'
    });
    expect(
      await resultOfFailure(operation(1, {}, { ...user, preferUserId: true }, about), invalid, source)
    ).toMatchObject({ status: 'rejected', code: 'iterable.invalid-user-id' });
  });
});

test('iterable-api 2.3: an event name that the project does not take is named', () => {
  const event = operation(1, {}, { eventName: 'Won' }, { call: { endpoint: 'trackBulk' } });
  expect(eventRefused(event)).toMatchObject({
    status: 'rejected',
    code: 'iterable.event-not-allowed',
    message: 'The Iterable project takes no events of the name "Won".',
    field: 'eventName'
  });
});

test('H-06 H-39 an address that is taken is refused with a merge offered, never guessed', () => {
  const refusal = addressTaken(row);
  expect(refusal).toMatchObject({ ...base, code: 'iterable.email-taken', field: 'email' });
  expect(refusal.fix).toContain('Merge_Users');
});

describe('H-40 iterable-api 3: a change of address by a write stands in the way of the same one asked for again', () => {
  const renaming = operation(1, { email: 'new@example.com' }, {}, { step: '@address' });
  const conflict = { by: 'email', key: 'new@example.com', cause: 'conflict' } as const;
  const answering = (user: IterableUser | null) => ({
    ...source,
    destination: { ...source.destination, user: () => Promise.resolve(user) }
  });

  test('nobody has the old address: it was taken, and the record goes on', async () => {
    const again = { ...renaming, whenUnknown: 'skip' as const };
    expect(await resultOfFailure(again, conflict, answering(null))).toMatchObject({ status: 'skipped' });
  });

  test("the old address has its user: the new one is somebody else's", async () => {
    const user = { email: 'person1@example.com', userId: null, dataFields: {} };
    expect(await resultOfFailure(renaming, conflict, answering(user))).toMatchObject({
      status: 'rejected',
      fix: 'Merge the two, or correct the address.'
    });
  });
});
