import type { Job, JobQueue } from '../queue/queue';
import { runJob } from '../run-job';
import { laneOfRun } from '../sync/run-budget';
import type { Lane } from '../sync/model';
import type { Clock, RunLedger } from '../sync/ports';
import type { SourceBudget } from '../sync/source-budget';

interface Knowledge {
  readonly ledger: Pick<RunLedger, 'bookmark' | 'dueRecords'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The lane of the run that the job asks for, as far as it is known before the run. */
async function laneOfJob(job: Job, { ledger, clock }: Knowledge): Promise<Lane> {
  const { data: asked } = runJob.safeParse(job.payload);
  if (asked?.optOuts) return 'privacy';
  return asked ? laneOfRun(asked.sync, asked, { ledger, clock }) : 'live';
}

/** The queue, in which each job goes in the lane of its run. */
export const inLanes = (queue: JobQueue, knowledge: Knowledge): JobQueue => ({
  add: async (job) => {
    const lane = await laneOfJob(job, knowledge);
    return queue.add({ ...job, lane: lane === 'privacy' ? 'interactive' : lane });
  },
  process: (handler, options) => queue.process(handler, options),
  pause: () => queue.pause(),
  resume: () => queue.resume(),
  counts: () => queue.counts(),
  close: () => queue.close()
});

/** Gives a turn, unless its lane has no calls to Salesforce left: the schedule comes round again by itself. */
export const withinBudget =
  (queue: Pick<JobQueue, 'add'>, budget: Pick<SourceBudget, 'look'>, knowledge: Knowledge) =>
  async (job: Job): Promise<void> => {
    if (!(await budget.look(await laneOfJob(job, knowledge)))) await queue.add(job);
  };
