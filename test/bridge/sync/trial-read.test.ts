import { RejectedError } from '../../../bridge/errors';
import { compared, readUsers, settledAt } from '../../../bridge/sync/trial/read-trial';
import { nothingWritten, type RememberedUser } from '../../../bridge/sync/trial/trial-ledger';

const user: RememberedUser = {
  key: 'ada@example.com',
  kind: 'email',
  value: 'ada@example.com',
  recordIds: ['003000000000001AAA'],
  wasThere: true,
  before: {
    email: 'ada@example.com',
    userId: null,
    dataFields: { firstName: 'Augusta', since: '2020-01-05', other: 'stays' }
  },
  written: {
    ...nothingWritten,
    fields: ['firstName', 'since', 'city'],
    values: { firstName: 'Ada', since: '2026-01-31', city: 'London' }
  },
  sentAt: '2026-11-22T10:00:00.000Z',
  undo: null,
  undoMessage: ''
};
const now = (dataFields: Record<string, unknown>) => ({ email: user.value, userId: null, dataFields });

test('D-50 only what the trial wrote is compared; a date counts as sent in the form that Iterable gives it', () => {
  const read = compared(
    user,
    now({ firstName: 'Ada', since: '2026-01-31 00:00:00 +00:00', city: 'London', other: 'else' })
  );
  expect(read.notAsSent).toEqual([]);
  expect(read.before?.dataFields).toEqual({ firstName: 'Augusta', since: '2020-01-05' });
  expect(read.differences.map(({ field, change }) => `${field} ${change}`)).toEqual([
    'firstName changed',
    'since changed',
    'city added'
  ]);
});

test('D-50 what Iterable has not taken in yet is as before, and not as it was sent', () => {
  const read = compared(user, now({ firstName: 'Augusta', since: '2020-01-05' }));
  expect(read.notAsSent).toEqual(['firstName', 'since', 'city']);
  expect(read.differences.every(({ change }) => change === 'unchanged')).toBe(true);
});

test('D-50 somebody who is gone has nothing, and whom Iterable refuses to look up is said with what to do', async () => {
  const answers = [
    () => Promise.resolve(null),
    () => Promise.reject(new RejectedError('iterable.bad', 'It is no address.', { fix: 'Correct it.' }))
  ];
  const read = await readUsers([user, user], { user: () => answers.shift()?.() ?? Promise.resolve(null) });
  expect(read).toMatchObject([
    { isThere: false, problem: null },
    { differences: [], problem: 'It is no address. Correct it.' }
  ]);
  expect(read[0]?.differences.map(({ change }) => change)).toEqual(['cleared', 'cleared', 'unchanged']);
});

test('D-50 the last call says when Iterable has taken in everything', () => {
  const later = { ...user, sentAt: '2026-11-22T10:01:00.000Z' };
  expect(settledAt([later, user], 300)).toBe('2026-11-22T10:06:00.000Z');
  expect(settledAt([], 300)).toBeNull();
});
