import { randomUUID } from 'node:crypto';
import type { JobQueue } from '../queue/queue';
import { askedJob, type RunJob } from '../run-job';
import type { RequestedRuns } from './requested-runs';

export interface RequestAnswer {
  /** False: the same was asked for before and still waits or runs. */
  readonly added: boolean;
  /** The run that will do it, to be followed; null when another process of the bridge knows it. */
  readonly run: string | null;
}

/** Puts a run in line under an id that can be followed from now on. */
export async function requestRun(
  asked: RunJob,
  queue: Pick<JobQueue, 'add'>,
  requests: RequestedRuns
): Promise<RequestAnswer> {
  const run = randomUUID();
  const job = askedJob({ ...asked, runId: run });
  const before = requests.ofKey(job.key);
  requests.add(job.key, { run, sync: asked.sync, trigger: asked.trigger, dryRun: asked.dryRun });
  try {
    const { added } = await queue.add(job);
    if (added) return { added, run };
  } catch (error) {
    requests.remove(run);
    throw error;
  }
  requests.remove(run);
  return { added: false, run: before };
}
