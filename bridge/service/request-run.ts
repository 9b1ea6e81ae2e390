import { randomUUID } from 'node:crypto';
import type { Ledger } from '../ledger/ledger';
import type { JobQueue } from '../queue/queue';
import { askedJob, type RunJob } from '../run-job';
import type { RequestedRuns } from './requested-runs';

export interface RequestAnswer {
  /** False: the same was asked for before and still waits or runs. */
  readonly added: boolean;
  /** The run that will do it, to be followed; null when nobody knows it any more. */
  readonly run: string | null;
}

export interface RequestParts {
  readonly queue: Pick<JobQueue, 'add'>;
  readonly requests: RequestedRuns;
  readonly ledger: Pick<Ledger, 'noteAsked' | 'noteQueued' | 'dropAsked' | 'askedRunOfJob'>;
  readonly now: () => Date;
}

/**
 * Puts a run in line under an id that can be followed from now on, also by a process that was not asked. What a dry run
 * comes to is known to this process alone, so it is not stored.
 */
export async function requestRun(asked: RunJob, parts: RequestParts): Promise<RequestAnswer> {
  const { queue, requests, ledger } = parts;
  const run = randomUUID();
  const job = askedJob({ ...asked, runId: run });
  const before = requests.ofKey(job.key) ?? (await ledger.askedRunOfJob(job.key));
  requests.add(job.key, { run, sync: asked.sync, trigger: asked.trigger, dryRun: asked.dryRun });
  try {
    if (!asked.dryRun) await noteAsked(run, job.key, asked, parts);
    const { added } = await queue.add(job);
    if (added) return { added, run };
  } catch (error) {
    await forget(run, parts);
    throw error;
  }
  await forget(run, parts);
  return { added: false, run: before };
}

/** Stored as if it stood in line already: should the process die before it does, nobody was told of the run. */
async function noteAsked(
  run: string,
  job: string,
  { sync, recordIds = [] }: RunJob,
  { ledger, now }: RequestParts
): Promise<void> {
  await ledger.noteAsked([{ run, sync, job, recordIds, at: now().toISOString() }]);
  await ledger.noteQueued([run]);
}

async function forget(run: string, { requests, ledger }: RequestParts): Promise<void> {
  requests.remove(run);
  await ledger.dropAsked(run);
}
