import { BusyError, TransientError } from '../../../bridge/errors';
import { requestRun } from '../../../bridge/service/request-run';
import { RequestedRuns } from '../../../bridge/service/requested-runs';
import { noCounts } from '../../../bridge/sync/model';
import { contactId, manualClock, temporaryLedger, type TemporaryLedger } from '../../builders';

let store: TemporaryLedger;
beforeEach(async () => {
  store = await temporaryLedger();
});
afterEach(() => store.close());

/** A queue that takes a key once. */
function setUp() {
  const { now } = manualClock();
  const requests = new RequestedRuns(now);
  const keys = new Set<string>();
  const queue = {
    add: ({ key }: { key: string }) => {
      const added = !keys.has(key);
      keys.add(key);
      return Promise.resolve({ added });
    }
  };
  return { requests, queue, ledger: store.ledger, now };
}

const plain = { sync: 'Contact_To_User', trigger: 'api' } as const;

test('a run can be followed from the moment it was asked for', async () => {
  const parts = setUp();
  const { requests } = parts;
  const { added, run } = await requestRun(plain, parts);
  expect(added).toBe(true);
  expect(requests.find(String(run))).toMatchObject({
    run,
    sync: 'Contact_To_User',
    trigger: 'api',
    state: 'waiting',
    requestedAt: '2026-02-01T10:00:00.000Z',
    startedAt: null,
    error: null
  });
});

test('who asks for the same again is led to the run that waits', async () => {
  const parts = setUp();
  const first = await requestRun(plain, parts);
  const second = await requestRun(plain, parts);
  expect(second).toEqual({ added: false, run: first.run });
});

test.each([
  ['everything', { ...plain, full: true }],
  ['another beginning', { ...plain, since: '2026-01-01T00:00:00Z' }],
  ['a dry run', { ...plain, dryRun: true }],
  ['a record', { ...plain, trigger: 'record' as const, recordIds: [contactId(1)] }],
  ['another sync', { ...plain, sync: 'Lead_To_User' }]
])('who asks for %s is not put off with a plain run', async (_what, asked) => {
  const parts = setUp();
  const first = await requestRun(plain, parts);
  const second = await requestRun(asked, parts);
  expect(second.added).toBe(true);
  expect(second.run).not.toBe(first.run);
});

test('a queue that takes nothing leaves nothing to follow', async () => {
  const queue = { add: () => Promise.reject(new TransientError('queue.unreachable', 'no answer')) };
  const parts = { ...setUp(), queue };
  const { requests } = parts;
  await expect(requestRun(plain, parts)).rejects.toThrow('no answer');
  expect(requests.ofKey('ask:Contact_To_User')).toBeNull();
  expect(await store.ledger.askedRunOfJob('ask:Contact_To_User')).toBeNull();
});

test('a process that was not asked knows the run, and leads who asks for the same to it', async () => {
  const parts = setUp();
  const { run } = await requestRun({ ...plain, full: true }, parts);
  expect(await parts.ledger.askedStandings([String(run)])).toMatchObject([{ run, state: null, total: 0 }]);
  const other = { ...parts, requests: new RequestedRuns(parts.now) };
  expect(await requestRun({ ...plain, full: true }, other)).toEqual({ added: false, run });
  expect(await parts.ledger.unqueuedRuns('2027-01-01T00:00:00.000Z')).toEqual([]);
});

test('a dry run, whose answer is nowhere else, is known to the process alone that was asked', async () => {
  const parts = setUp();
  const { run } = await requestRun({ ...plain, dryRun: true }, parts);
  expect(await parts.ledger.askedStandings([String(run)])).toEqual([]);
});

test('it says why it still waits, why it failed, and what a dry run found', async () => {
  const parts = setUp();
  const { requests } = parts;
  const run = (await requestRun({ ...plain, dryRun: true }, parts)).run ?? '';
  requests.delayed(run, new BusyError('run.busy', 'already being run', { fix: 'Wait.' }));
  expect(requests.find(run)).toMatchObject({ state: 'waiting', dryRun: true, error: { code: 'run.busy' } });
  requests.started(run);
  expect(requests.find(run)).toMatchObject({ state: 'running', error: null });
  requests.counted(run, { ...noCounts(), extracted: 3, delivered: 3 });
  expect(requests.find(run)).toMatchObject({ state: 'done', counts: { extracted: 3 } });
  requests.failed(run, new TypeError('a defect'));
  expect(requests.find(run)).toMatchObject({ state: 'failed', error: { code: 'run.unexpected' } });
});

test('of very many requests the oldest are forgotten', async () => {
  const parts = setUp();
  const { requests } = parts;
  const runs: string[] = [];
  for (let number = 0; number < 1001; number += 1) {
    const asked = { ...plain, trigger: 'record' as const, recordIds: [contactId(number)] };
    runs.push((await requestRun(asked, parts)).run ?? '');
  }
  expect(requests.find(runs[0] ?? '')).toBeNull();
  expect(requests.find(runs[1] ?? '')).not.toBeNull();
});
