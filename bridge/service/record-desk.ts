import { randomUUID } from 'node:crypto';
import { planRecords, type AskedRecords, type PlannedRun, type RecordsPlan } from '../commands/records-plan';
import type { Config } from '../config/load-config';
import type { AskedRun, Ledger, OrgRequest } from '../ledger/ledger';
import type { Job, JobQueue } from '../queue/queue';
import { askedJob, askedOnceJob, type RunJob } from '../run-job';
import type { Source } from '../sync/ports';
import type { RequestedRuns } from './requested-runs';

export interface RecordDeskParts {
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  readonly source: () => Source;
  readonly ledger: Pick<
    Ledger,
    'noteAsked' | 'noteQueued' | 'dropAsked' | 'unqueuedRuns' | 'askedRunOfJob' | 'run'
  >;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly requests: RequestedRuns;
  readonly now: () => Date;
}

/** Definitions by which records are sent are at most so old, in seconds. */
const definitionSeconds = 30;

type AskedJob = RunJob & { readonly runId: string };

/**
 * Takes what people ask to be sent by record. What is asked for is stored before its jobs are put in line, so that it
 * outlives the process at any moment, and can be followed from then on.
 */
export class RecordDesk {
  constructor(private readonly parts: RecordDeskParts) {}

  /** Asks every sync that sends the records; the same once more, while it still waits, is the same run. */
  async ask(recordIds: readonly string[]): Promise<AskedRecords> {
    const plan = await this.plan(recordIds);
    const runs = [];
    for (const planned of plan.runs) {
      const runId = await this.askOnce(jobOf(planned, randomUUID()));
      const { name: syncName, label: syncLabel } = planned.sync;
      runs.push({ runId, syncName, syncLabel, recordIds: planned.recordIds });
    }
    return { runs, notCovered: plan.notCovered };
  }

  async plan(recordIds: readonly string[]): Promise<RecordsPlan> {
    return planRecords(recordIds, {
      config: await this.parts.config(definitionSeconds),
      source: this.parts.source()
    });
  }

  /** Runs of a plan, stored together with the answers to the requests that they come from. */
  async askFor(
    runs: readonly (PlannedRun & { readonly runId: string })[],
    requests: readonly OrgRequest[]
  ): Promise<void> {
    const jobs = runs.map((run) => jobOf(run, run.runId));
    const at = this.parts.now().toISOString();
    await this.parts.ledger.noteAsked(
      jobs.map((job) => storedRun(job, askedOnceJob(job).key, at)),
      requests
    );
    for (const job of jobs) await this.putInLine(askedOnceJob(job), job);
  }

  /** What was stored before then and not put in line, for the process died or the queue could not be reached. */
  async goOn(before: Date): Promise<void> {
    const { ledger } = this.parts;
    for (const { run, sync, job: key, recordIds } of await ledger.unqueuedRuns(before.toISOString())) {
      const job: AskedJob = { sync, trigger: 'record', runId: run, recordIds: [...recordIds] };
      if (await ledger.run(run)) await ledger.noteQueued([run]);
      else await this.putInLine({ key, payload: job }, job);
    }
  }

  /** Answers the run: the one that waits already, where the same is asked for twice before it has begun. */
  private async askOnce(job: AskedJob): Promise<string> {
    const { ledger, requests, now } = this.parts;
    const asked = askedJob(job);
    const at = now().toISOString();
    const before = requests.ofKey(asked.key) ?? (await ledger.askedRunOfJob(asked.key));
    await ledger.noteAsked([storedRun(job, asked.key, at)]);
    try {
      if (await this.putInLine(asked, job)) return job.runId;
      const isWaiting = before !== null && !(await ledger.run(before));
      if (isWaiting) {
        await ledger.dropAsked(job.runId);
        await ledger.noteAsked([storedRun({ ...job, runId: before }, asked.key, at)]);
        await ledger.noteQueued([before]);
        return before;
      }
      // What runs has read the records already, and they may have changed since.
      await this.putInLine(askedOnceJob(job), job);
      return job.runId;
    } catch (error) {
      await ledger.dropAsked(job.runId);
      throw error;
    }
  }

  /** Answers whether the job was not in line before. */
  private async putInLine(job: Job, asked: AskedJob): Promise<boolean> {
    const { requests, queue, ledger } = this.parts;
    const { runId: run, sync, trigger } = asked;
    requests.add(job.key, { run, sync, trigger });
    const { added } = await queue.add(job);
    if (added) await ledger.noteQueued([run]);
    else requests.remove(run);
    return added;
  }
}

const jobOf = ({ sync, recordIds }: PlannedRun, runId: string): AskedJob => ({
  sync: sync.name,
  trigger: 'record',
  runId,
  recordIds: [...recordIds]
});

const storedRun = ({ runId, sync, recordIds = [] }: AskedJob, job: string, at: string): AskedRun => ({
  run: runId,
  sync,
  job,
  recordIds,
  at
});
