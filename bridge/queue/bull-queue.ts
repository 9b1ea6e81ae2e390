import Bull from 'bull';
import { BullJobs, growing, type BullJobData } from './bull-jobs';
import { inTime } from './deadline';
import type { Job, JobCounts, JobHandler, JobQueue, QueueErrorListener } from './queue';
import { RedisConnections } from './redis-connections';
import { type RetryWaits, standardWaits, waitAfter } from './retry-waits';

export interface BullQueueOptions {
  readonly redisUrl: string;
  readonly onError: QueueErrorListener;
  /** Begins every key in Redis; all processes that share the work have the same. */
  readonly prefix?: string;
  readonly locks?: BullLocks;
  readonly waits?: RetryWaits;
  /** How long a call waits for Redis. */
  readonly patienceMs?: number;
}

/**
 * All processes need the same: one that died may have put off the next check by its own interval. A job whose
 * process died is taken up after at most the lock and two checks.
 */
export interface BullLocks {
  /** A process that does not answer for this long has lost its jobs; renewed three times as often. */
  readonly lockMs: number;
  readonly checkEveryMs: number;
}

export const standardLocks: BullLocks = { lockMs: 30_000, checkEveryMs: 15_000 };

/** Jobs in Redis, shared by any number of processes. */
export const openBullQueue = (options: BullQueueOptions): JobQueue =>
  new BullQueue({
    prefix: 'iterable-sync',
    locks: standardLocks,
    waits: standardWaits,
    patienceMs: 10_000,
    ...options
  });

const queueName = 'jobs';

class BullQueue implements JobQueue {
  private readonly connections: RedisConnections;
  private readonly queue: Bull.Queue<BullJobData>;
  private readonly jobs: BullJobs;
  private readonly running = new Set<Promise<void>>();
  private closing: Promise<void> | null = null;

  constructor(private readonly options: Required<BullQueueOptions>) {
    const { redisUrl, onError, prefix } = options;
    this.connections = new RedisConnections(redisUrl, onError);
    this.queue = new Bull<BullJobData>(queueName, {
      prefix,
      createClient: () => this.connections.open(),
      settings: settingsOf(options)
    });
    // Bull names its connections and looks after no refusal: one would end the process. Nobody reads the names.
    Object.assign(this.queue, { setWorkerName: () => Promise.resolve() });
    this.queue.on('error', (error: Error | undefined) => {
      // There is none where a connection was closed before it was used.
      if (error && !this.connections.hasSeen(error)) onError('The queue on Redis reports an error.', error);
    });
    this.jobs = new BullJobs(this.queue, (name) => `${prefix}:${queueName}:${name}`);
  }

  async add(job: Job): Promise<{ added: boolean }> {
    return { added: await this.inTime(this.jobs.add(job)) };
  }

  process(
    handler: JobHandler,
    { concurrency, attempts = 1 }: { concurrency: number; attempts?: number }
  ): void {
    this.queue
      .process(concurrency, (job) => this.track(this.handle(job, handler, attempts)))
      .catch((error: unknown) => {
        if (!this.closing) this.options.onError('The queue on Redis cannot be served.', error);
      });
  }

  async pause(): Promise<void> {
    await this.inTime(this.queue.pause());
  }

  async resume(): Promise<void> {
    await this.inTime(this.queue.resume());
  }

  async counts(): Promise<JobCounts> {
    const { delayed, active, failed } = await this.inTime(this.queue.getJobCounts());
    return { waiting: await this.inTime(this.queue.getWaitingCount()), delayed, active, failed };
  }

  close(): Promise<void> {
    this.closing ??= this.stop();
    return this.closing;
  }

  /** Bull's own close would wait for an unreachable Redis for ever. */
  private async stop(): Promise<void> {
    const closed = this.queue.close();
    while (this.running.size > 0) await Promise.allSettled(this.running);
    await this.inTime(closed).catch((error: unknown) =>
      this.options.onError('The queue was cut off.', error)
    );
    this.connections.closeAll();
  }

  private track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
    return tracked;
  }

  private async handle(job: Bull.Job<BullJobData>, handler: JobHandler, attempts: number): Promise<void> {
    const { key, payload } = job.data;
    await this.jobs.noteStart(job.data);
    try {
      await handler({ key, payload });
    } catch (error) {
      this.options.onError(`Job ${key} failed.`, error);
      if (job.attemptsMade + 1 >= attempts) await job.discard();
      // Redis keeps this text; the real one may name people.
      throw new Error('The handler failed.', { cause: error });
    }
  }

  private inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return inTime(answer, this.options.patienceMs);
  }
}

const settingsOf = ({ locks, waits }: Required<BullQueueOptions>): Bull.AdvancedSettings => ({
  lockDuration: locks.lockMs,
  lockRenewTime: locks.lockMs / 3,
  stalledInterval: locks.checkEveryMs,
  // The default of 1 fails a job for good when its process dies twice, whatever its attempts.
  maxStalledCount: Number.MAX_SAFE_INTEGER,
  retryProcessDelay: 1_000,
  backoffStrategies: { [growing]: (failedTries) => waitAfter(failedTries, waits) }
});
