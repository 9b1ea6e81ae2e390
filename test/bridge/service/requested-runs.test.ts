import { BusyError, TransientError } from '../../../bridge/errors';
import { requestRun } from '../../../bridge/service/request-run';
import { RequestedRuns } from '../../../bridge/service/requested-runs';
import { noCounts } from '../../../bridge/sync/model';
import { contactId, manualClock } from '../../builders';

/** A queue that takes a key once. */
function setUp() {
  const requests = new RequestedRuns(manualClock().now);
  const keys = new Set<string>();
  const queue = {
    add: ({ key }: { key: string }) => {
      const added = !keys.has(key);
      keys.add(key);
      return Promise.resolve({ added });
    }
  };
  return { requests, queue };
}

const plain = { sync: 'Contact_To_User', trigger: 'api' } as const;

test('a run can be followed from the moment it was asked for', async () => {
  const { requests, queue } = setUp();
  const { added, run } = await requestRun(plain, queue, requests);
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
  const { requests, queue } = setUp();
  const first = await requestRun(plain, queue, requests);
  const second = await requestRun(plain, queue, requests);
  expect(second).toEqual({ added: false, run: first.run });
});

test.each([
  ['everything', { ...plain, full: true }],
  ['another beginning', { ...plain, since: '2026-01-01T00:00:00Z' }],
  ['a dry run', { ...plain, dryRun: true }],
  ['a record', { ...plain, trigger: 'record' as const, recordIds: [contactId(1)] }],
  ['another sync', { ...plain, sync: 'Lead_To_User' }]
])('who asks for %s is not put off with a plain run', async (_what, asked) => {
  const { requests, queue } = setUp();
  const first = await requestRun(plain, queue, requests);
  const second = await requestRun(asked, queue, requests);
  expect(second.added).toBe(true);
  expect(second.run).not.toBe(first.run);
});

test('a queue that takes nothing leaves nothing to follow', async () => {
  const { requests } = setUp();
  const queue = { add: () => Promise.reject(new TransientError('queue.unreachable', 'no answer')) };
  await expect(requestRun(plain, queue, requests)).rejects.toThrow('no answer');
  expect(requests.ofKey('ask:Contact_To_User')).toBeNull();
});

test('it says why it still waits, why it failed, and what a dry run found', async () => {
  const { requests, queue } = setUp();
  const run = (await requestRun({ ...plain, dryRun: true }, queue, requests)).run ?? '';
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
  const { requests, queue } = setUp();
  const runs: string[] = [];
  for (let number = 0; number < 1001; number += 1) {
    const asked = { ...plain, trigger: 'record' as const, recordIds: [contactId(number)] };
    runs.push((await requestRun(asked, queue, requests)).run ?? '');
  }
  expect(requests.find(runs[0] ?? '')).toBeNull();
  expect(requests.find(runs[1] ?? '')).not.toBeNull();
});
