import Bull from 'bull';
import { BullJobs, growing, type BullJobData } from './bull-jobs';
import { inTime } from './deadline';
import { Places } from './places';
import type { Job, JobCounts, JobHandler, JobQueue, ProcessOptions, QueueErrorListener } from './queue';
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

/** Two lists, or what is kept for interactive jobs could be taken by others: Bull asks no lane. */
const queueNames = { urgent: 'jobs-interactive', other: 'jobs' } as const;
type Side = keyof typeof queueNames;
const sides: readonly Side[] = ['urgent', 'other'];

interface BullSide {
  readonly queue: Bull.Queue<BullJobData>;
  readonly jobs: BullJobs;
}

class BullQueue implements JobQueue {
  private readonly connections: RedisConnections;
  private readonly sides: Readonly<Record<Side, BullSide>>;
  private readonly running = new Set<Promise<void>>();
  private closing: Promise<void> | null = null;

  constructor(private readonly options: Required<BullQueueOptions>) {
    this.connections = new RedisConnections(options.redisUrl, options.onError);
    this.sides = { urgent: this.openSide('urgent'), other: this.openSide('other') };
  }

  private openSide(side: Side): BullSide {
    const { onError, prefix } = this.options;
    const name = queueNames[side];
    const queue = new Bull<BullJobData>(name, {
      prefix,
      createClient: () => this.connections.open(),
      settings: settingsOf(this.options)
    });
    // Bull names its connections and looks after no refusal: one would end the process. Nobody reads the names.
    Object.assign(queue, { setWorkerName: () => Promise.resolve() });
    queue.on('error', (error: Error | undefined) => {
      // There is none where a connection was closed before it was used.
      if (error && !this.connections.hasSeen(error)) onError('The queue on Redis reports an error.', error);
    });
    return { queue, jobs: new BullJobs(queue, (key) => `${prefix}:${name}:${key}`) };
  }

  async add(job: Job): Promise<{ added: boolean }> {
    const side = this.sides[job.lane === 'interactive' ? 'urgent' : 'other'];
    return { added: await this.inTime(side.jobs.add(job)) };
  }

  process(handler: JobHandler, { concurrency, attempts = 1, keptForInteractive = 0 }: ProcessOptions): void {
    const places = new Places(concurrency);
    const most = { urgent: concurrency, other: concurrency - keptForInteractive };
    for (const side of sides) {
      const work = async (job: Bull.Job<BullJobData>): Promise<void> => {
        const giveBack = await places.take(side);
        await this.handle(job, side, handler, attempts).finally(giveBack);
      };
      this.sides[side].queue
        .process(most[side], (job) => this.track(work(job)))
        .catch((error: unknown) => {
          if (!this.closing) this.options.onError('The queue on Redis cannot be served.', error);
        });
    }
  }

  async pause(): Promise<void> {
    await this.inTime(Promise.all(sides.map((side) => this.sides[side].queue.pause())));
  }

  async resume(): Promise<void> {
    await this.inTime(Promise.all(sides.map((side) => this.sides[side].queue.resume())));
  }

  async counts(): Promise<JobCounts> {
    const [one, other] = await this.inTime(
      Promise.all([countsOf(this.sides.urgent.queue), countsOf(this.sides.other.queue)])
    );
    return {
      waiting: one.waiting + other.waiting,
      delayed: one.delayed + other.delayed,
      active: one.active + other.active,
      failed: one.failed + other.failed
    };
  }

  close(): Promise<void> {
    this.closing ??= this.stop();
    return this.closing;
  }

  /** Bull's own close would wait for an unreachable Redis for ever. */
  private async stop(): Promise<void> {
    const closed = Promise.all(sides.map((side) => this.sides[side].queue.close()));
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

  private async handle(
    job: Bull.Job<BullJobData>,
    side: Side,
    handler: JobHandler,
    attempts: number
  ): Promise<void> {
    const { key, payload } = job.data;
    const attempt = job.attemptsMade + 1;
    await this.sides[side].jobs.noteStart(job.data);
    try {
      await handler({ key, payload }, attempt);
    } catch (error) {
      this.options.onError(`Job ${key} failed.`, error);
      if (attempt >= attempts) await job.discard();
      // Redis keeps this text; the real one may name people.
      throw new Error('The handler failed.', { cause: error });
    }
  }

  private inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return inTime(answer, this.options.patienceMs);
  }
}

async function countsOf(queue: Bull.Queue<BullJobData>): Promise<JobCounts> {
  const { delayed, active, failed } = await queue.getJobCounts();
  return { waiting: await queue.getWaitingCount(), delayed, active, failed };
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
