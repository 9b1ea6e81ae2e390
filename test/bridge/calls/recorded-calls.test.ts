import { noFailures, type BegunCall } from '../../../bridge/calls/call-log';
import { RecordedCalls } from '../../../bridge/calls/recorded-calls';
import type { CallEntry } from '../../../bridge/calls/stored-call';
import { contactId } from '../../builders';

const bench = (write?: () => Promise<void>) => {
  const written: CallEntry[] = [];
  const troubles: unknown[] = [];
  const calls = new RecordedCalls({
    write: write ?? ((entries) => Promise.resolve(void written.push(...entries))),
    now: () => new Date('2026-02-01T09:00:00.000Z'),
    onError: (error) => troubles.push(error)
  });
  return { calls, written, troubles };
};

const call = (given: Partial<BegunCall> = {}): BegunCall => ({
  side: 'iterable',
  endpoint: 'deleteUserByEmail',
  method: 'DELETE',
  path: '/api/users/:email',
  segments: { email: 'anna@example.com' },
  bytes: 0,
  key: 'the call',
  subject: {
    rows: 1,
    records: () => [contactId(1)],
    user: 'anna@example.com',
    request: () => ({}),
    shown: () => [contactId(1)],
    whole: () => ({ email: 'anna@example.com' }),
    failures: () => noFailures
  },
  ...given
});

const good = { status: 200, code: '', answer: {}, bytes: 2 };
const busy = { status: 429, code: 'iterable.rate-limit', answer: { msg: 'slow down' }, bytes: 9 };

test('H-48 every try of a call is kept with its number, and one that succeeds ends the row', async () => {
  const { calls, written } = bench();
  const run = calls.ofSync('Contact_To_User');
  for (const end of [busy, busy, good, good]) run.begin(call())(end);
  await calls.flush();
  expect(written.map(({ attempt, status, causes }) => [attempt, status, causes])).toEqual([
    [1, 429, ['iterable.rate-limit']],
    [2, 429, ['iterable.rate-limit']],
    [3, 200, []],
    [1, 200, []]
  ]);
});

test('calls are the run`s once its id is known', async () => {
  const { calls, written } = bench();
  const run = calls.ofSync('Contact_To_User');
  run.begin(call())(good);
  run.runIs('the-run');
  run.begin(call())(good);
  await calls.flush();
  expect(written.map((entry) => [entry.run, entry.sync])).toEqual([
    [null, 'Contact_To_User'],
    ['the-run', 'Contact_To_User']
  ]);
});

test('D-56 an address in the path is masked, and the user is found by a digest', async () => {
  const { calls, written } = bench();
  calls.ofSync('Contact_To_User').begin(call())(good);
  await calls.flush();
  expect(written[0]).toMatchObject({
    path: '/api/users/a***@e***.com',
    about: [contactId(1), expect.any(String)]
  });
  expect(JSON.stringify(written)).not.toContain('anna');
});

test('what goes wrong with the record of calls stops nothing, and the next ones are kept', async () => {
  let isBroken = true;
  const { calls, troubles } = bench(() => (isBroken ? Promise.reject(new Error('disk')) : Promise.resolve()));
  const run = calls.ofSync('Contact_To_User');
  const subject = {
    ...call().subject,
    request: () => {
      throw new Error('odd');
    }
  };
  run.begin(call({ subject }))(good);
  run.begin(call())(good);
  await calls.flush();
  expect(troubles).toMatchObject([{ message: 'odd' }, { message: 'disk' }]);
  isBroken = false;
  run.begin(call())(good);
  await calls.flush();
  expect(troubles).toHaveLength(2);
});

test('of the bridge`s own calls those are kept with which something is wrong', async () => {
  const { calls, written } = bench();
  const own = calls.ofBridge();
  own.begin(call())(good);
  own.begin(call())(busy);
  await calls.flush();
  expect(written).toMatchObject([{ run: null, sync: null, status: 429, attempt: 1 }]);
});

test('D-56 an accepted batch is searched for what its answer quotes only in the rows that are named', async () => {
  const { calls, written } = bench();
  const looked: string[] = [];
  const subject = {
    rows: 1000,
    records: () => [contactId(1)],
    request: () => ({ users: [{ email: 'anna@example.com', dataFields: { city: 'Zwolle' } }] }),
    shown: () => [contactId(1)],
    whole: () => looked.push('all rows'),
    failures: () => ({ count: 1, causes: ['iterable.invalid-data'] })
  };
  const answer = { failCount: 1, msg: 'Zwolle is no city of anna@example.com' };
  calls
    .ofSync('Contact_To_User')
    .begin(call({ endpoint: 'bulkUpdate', path: '/api/users/bulkUpdate', subject }))({
    ...good,
    answer
  });
  await calls.flush();
  expect(looked).toEqual([]);
  expect(written[0]?.response).toContain('failCount');
  expect(written[0]?.response).not.toMatch(/Zwolle|anna@/);
});
