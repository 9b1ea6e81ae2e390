import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimedJob, JobStore } from '../../../bridge/ledger/job-store';
import { thisProcess } from '../../../bridge/ledger/process-owner';
import { openSqliteLedger, type SqliteLedger } from '../../../bridge/ledger/sqlite-ledger';
import { openEmbeddedQueue } from '../../../bridge/queue/embedded-queue';
import type { JobQueue } from '../../../bridge/queue/queue';
import { until } from '../../contracts/waiting';

const hour = 3_600_000;
const me = thisProcess('test');
/** Linux numbers processes below 2^22. */
const gone = { ...thisProcess('gone'), pid: 2 ** 30 };

let folder: string;
let ledger: SqliteLedger;
let queue: JobQueue | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'));
  ledger = await openSqliteLedger(folder);
});
afterEach(async () => {
  await queue?.close();
  queue = undefined;
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const claimed = async (owner = me, leaseMs = hour): Promise<ClaimedJob> => {
  const { job } = await ledger.jobs.claim(owner, leaseMs, 2);
  if (!job) throw new Error('No job was due.');
  return job;
};

describe('the table of jobs', () => {
  test('a claimed job is not claimed by another while its process lives and its lease runs', async () => {
    await ledger.jobs.add('run:A', '{}', { delayMs: 0, lane: 1 });
    await claimed();
    expect(await ledger.jobs.claim(me, hour, 2)).toEqual({ job: null, nextInMs: null });
  });

  test('a job of a process that is gone is claimed at once, however long its lease', async () => {
    await ledger.jobs.add('run:A', '{"n":1}', { delayMs: 0, lane: 1 });
    const first = await claimed(gone);
    const second = await claimed();
    expect(second).toMatchObject({ id: first.id, key: 'run:A', payload: '{"n":1}', attempts: 0 });
    expect(second.token).toBeGreaterThan(first.token);
  });

  test('a job whose lease ran out is claimed again; a heartbeat in time prevents that', async () => {
    await ledger.jobs.add('run:A', '{}', { delayMs: 0, lane: 1 });
    const first = await claimed(me, 0);
    expect(await ledger.jobs.heartbeat(first, hour)).toBe(true);
    expect((await ledger.jobs.claim(me, hour, 2)).job).toBeNull();
    expect(await ledger.jobs.heartbeat(first, 0)).toBe(true);
    expect((await claimed()).id).toBe(first.id);
  });

  test('who lost a job can change nothing about it any more', async () => {
    await ledger.jobs.add('run:A', '{}', { delayMs: 0, lane: 1 });
    const lost = await claimed(me, 0);
    const current = await claimed();
    const { jobs } = ledger;
    const changes = [jobs.heartbeat(lost, 0), jobs.finish(lost), jobs.giveBack(lost), jobs.retry(lost, 0)];
    expect(await Promise.all([...changes, jobs.fail(lost)])).toEqual([false, false, false, false, false]);
    expect(await ledger.jobs.counts()).toMatchObject({ active: 1, failed: 0 });
    expect(await ledger.jobs.finish(current)).toBe(true);
  });

  test('a job that is given back has had no try', async () => {
    await ledger.jobs.add('run:A', '{}', { delayMs: 0, lane: 1 });
    await ledger.jobs.giveBack(await claimed());
    expect(await claimed()).toMatchObject({ key: 'run:A', attempts: 0 });
  });

  test('the answer without a job says when the next is due', async () => {
    await ledger.jobs.add('run:A', '{}', { delayMs: 60_000, lane: 1 });
    const { job, nextInMs } = await ledger.jobs.claim(me, hour, 2);
    expect(job).toBeNull();
    expect(nextInMs).toBeGreaterThan(50_000);
    expect(nextInMs).toBeLessThanOrEqual(60_000);
  });
});

describe('the queue on it', () => {
  test('a job added to the queue itself is started without waiting for the next look', async () => {
    queue = openEmbeddedQueue(ledger.jobs, { onError: () => undefined, pollMs: hour });
    const handled: string[] = [];
    queue.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    for (const key of ['run:A', 'run:B', 'run:C']) await queue.add({ key, payload: {} });
    await until(() => handled.length === 3);
  });

  test('a store that fails is reported, and asked again', async () => {
    const reports: string[] = [];
    let failures = 2;
    const failing: JobStore = {
      ...ledger.jobs,
      claim: (owner, leaseMs) => {
        failures -= 1;
        if (failures >= 0) return Promise.reject(new Error('busy'));
        return ledger.jobs.claim(owner, leaseMs, 2);
      }
    };
    await ledger.jobs.add('run:A', '{}', { delayMs: 0, lane: 1 });
    queue = openEmbeddedQueue(failing, { onError: (what) => void reports.push(what), pollMs: 5 });
    const handled: string[] = [];
    queue.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await until(() => handled.length === 1);
    expect(reports).toEqual(['Jobs could not be looked for.', 'Jobs could not be looked for.']);
  });

  test('a job that is added while the queue ends a look is not overlooked', async () => {
    for (let steps = 0; steps < 12; steps += 1) {
      let looks = 0;
      let lookDone: () => void = () => undefined;
      const store: JobStore = {
        ...ledger.jobs,
        resume: () => Promise.resolve(),
        claim: () => {
          looks += 1;
          return new Promise((resolve) => {
            lookDone = () => resolve({ job: null, nextInMs: null });
          });
        }
      };
      const idle = openEmbeddedQueue(store, { onError: () => undefined, pollMs: hour });
      idle.process(async () => undefined, { concurrency: 1 });
      lookDone();
      // One step of the queue later each time, so that every moment of its end is met.
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      await idle.resume();
      await until(() => looks === 2);
      lookDone();
      await idle.close();
    }
  });

  test('a second handler is refused', () => {
    queue = openEmbeddedQueue(ledger.jobs, { onError: () => undefined });
    queue.process(async () => undefined, { concurrency: 1 });
    expect(() => queue?.process(async () => undefined, { concurrency: 1 })).toThrow('has a handler already');
  });
});
