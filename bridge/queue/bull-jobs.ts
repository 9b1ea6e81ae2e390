import { randomUUID } from 'node:crypto';
import type Bull from 'bull';
import { jobLanes, type Job } from './queue';

/** What Bull keeps of a job. */
export interface BullJobData {
  readonly key: string;
  readonly payload: Job['payload'];
  /** Tells this add from every other one with the same key. */
  readonly addedAs: string;
}

/** Name of our growing waits among Bull's back-off strategies. */
export const growing = 'growing';

/** How long the trace of a job's start is kept: long enough for the one who added it to look, in seconds. */
const traceSeconds = 60;

/** A job that failed for good blocks its id, and only then may it be removed: both at once, or another's job is lost. */
const removeFailedScript = `
  if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
  redis.call('DEL', KEYS[2], KEYS[2] .. ':logs')
  return 1`;

/**
 * Adds jobs of which one a key waits or runs. Bull drops a second job with the same id without a word, so each add
 * carries a mark of its own; whoever finds another's mark was dropped.
 */
export class BullJobs {
  constructor(
    private readonly queue: Bull.Queue<BullJobData>,
    private readonly keyOf: (name: string) => string
  ) {}

  async add({ key, payload, delayMs = 0, lane = 'live' }: Job): Promise<boolean> {
    // Bull keeps its own lists under the same prefix: the id must not be called like one of them.
    const jobId = `job:${key}`;
    for (;;) {
      const addedAs = randomUUID();
      await this.queue.add(
        { key, payload, addedAs },
        {
          jobId,
          delay: delayMs,
          // From 1 on, the lowest goes first; all have one, for those without would go before them.
          priority: jobLanes.indexOf(lane) + 1,
          // The one who handles it decides when to give up.
          attempts: Number.MAX_SAFE_INTEGER,
          backoff: { type: growing },
          removeOnComplete: true,
          removeOnFail: false
        }
      );
      if (await this.isThere(jobId, addedAs)) return true;
      if (!(await this.removeFailed(jobId))) return false;
    }
  }

  /** Leaves a trace that this very job was started: it may be done and removed before its add has looked. */
  async noteStart(data: BullJobData): Promise<void> {
    await this.queue.client.set(this.traceOf(data.addedAs), 1, 'EX', traceSeconds);
  }

  private async isThere(jobId: string, addedAs: string): Promise<boolean> {
    const stored = await this.queue.getJob(jobId);
    if (stored?.data.addedAs === addedAs) return true;
    return (await this.queue.client.exists(this.traceOf(addedAs))) === 1;
  }

  private async removeFailed(jobId: string): Promise<boolean> {
    const keys = [this.keyOf('failed'), this.keyOf(jobId)];
    return (await this.queue.client.eval(removeFailedScript, 2, ...keys, jobId)) === 1;
  }

  private traceOf(addedAs: string): string {
    return this.keyOf(`started:${addedAs}`);
  }
}
