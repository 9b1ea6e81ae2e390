import type { ClaimedJob, JobStore } from '../ledger/job-store';
import type { LeaseOwner } from '../ledger/ledger';
import { thisProcess } from '../ledger/process-owner';
import {
  jobLanes,
  type Job,
  type JobHandler,
  type JobQueue,
  type ProcessOptions,
  type QueueErrorListener
} from './queue';
import { type RetryWaits, standardWaits, waitAfter } from './retry-waits';

export interface EmbeddedQueueOptions {
  readonly onError: QueueErrorListener;
  /** After this long without a heartbeat a job is taken for abandoned; at once when its process is gone. */
  readonly leaseMs?: number;
  /** How often to look for jobs that other processes added. */
  readonly pollMs?: number;
  readonly waits?: RetryWaits;
}

/** Jobs in the ledger's file: needs no server, and serves the processes of one machine. */
export const openEmbeddedQueue = (store: JobStore, options: EmbeddedQueueOptions): JobQueue =>
  new EmbeddedQueue(store, { leaseMs: 30_000, pollMs: 1_000, waits: standardWaits, ...options });

interface Processing {
  readonly handler: JobHandler;
  readonly concurrency: number;
  readonly attempts: number;
  readonly keptForInteractive: number;
}

const interactive = jobLanes.indexOf('interactive');
const lastLane = jobLanes.length - 1;

class EmbeddedQueue implements JobQueue {
  private readonly owner: LeaseOwner = thisProcess('job queue');
  private readonly running = new Set<Promise<void>>();
  /** Of them, those that are not interactive. */
  private others = 0;
  private processing: Processing | null = null;
  private filling: Promise<void> | null = null;
  private lookAgain = false;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly store: JobStore,
    private readonly options: Required<EmbeddedQueueOptions>
  ) {}

  async add({ key, payload, delayMs = 0, lane = 'live' }: Job): Promise<{ added: boolean }> {
    const about = { delayMs, lane: jobLanes.indexOf(lane) };
    const added = await this.store.add(key, JSON.stringify(payload), about);
    this.wake();
    return { added };
  }

  process(handler: JobHandler, options: ProcessOptions): void {
    if (this.processing) throw new Error('This queue has a handler already.');
    this.processing = { handler, attempts: 1, keptForInteractive: 0, ...options };
    this.wake();
  }

  pause(): Promise<void> {
    return this.store.pause();
  }

  async resume(): Promise<void> {
    await this.store.resume();
    this.wake();
  }

  counts() {
    return this.store.counts();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.filling;
    await Promise.all(this.running);
  }

  /** Looks for jobs now; while it is looking, once more afterwards. */
  private wake(): void {
    if (!this.processing || this.closed) return;
    this.lookAgain = true;
    this.filling ??= this.fill(this.processing).finally(() => {
      this.filling = null;
      if (this.lookAgain) this.wake();
    });
  }

  private async fill(processing: Processing): Promise<void> {
    clearTimeout(this.timer);
    let nextLookMs = this.options.pollMs;
    while (this.lookAgain && !this.closed) {
      this.lookAgain = false;
      nextLookMs = await this.startDueJobs(processing);
    }
    if (!this.closed) this.timer = setTimeout(() => this.wake(), nextLookMs);
  }

  /** Answers how long to wait before looking again. */
  private async startDueJobs(processing: Processing): Promise<number> {
    const { pollMs, leaseMs, onError } = this.options;
    try {
      while (this.running.size < processing.concurrency) {
        const isRoom = this.others < processing.concurrency - processing.keptForInteractive;
        const upTo = isRoom ? lastLane : interactive;
        const { job, nextInMs } = await this.store.claim(this.owner, leaseMs, upTo);
        if (!job) return Math.min(pollMs, nextInMs ?? pollMs);
        if (this.closed) await this.store.giveBack(job);
        else this.start(job, processing);
      }
    } catch (error) {
      onError('Jobs could not be looked for.', error);
    }
    return pollMs;
  }

  private start(job: ClaimedJob, processing: Processing): void {
    const other = job.lane === interactive ? 0 : 1;
    this.others += other;
    const running = this.run(job, processing)
      .catch((error: unknown) => this.options.onError(`The end of job ${job.key} was not noted.`, error))
      .finally(() => {
        this.running.delete(running);
        this.others -= other;
        this.wake();
      });
    this.running.add(running);
  }

  private async run(job: ClaimedJob, { handler, attempts }: Processing): Promise<void> {
    const stopHeartbeat = this.keepAlive(job);
    const tries = job.attempts + 1;
    try {
      await handler({ key: job.key, payload: JSON.parse(job.payload) as Job['payload'] }, tries);
    } catch (error) {
      this.options.onError(`Job ${job.key} failed.`, error);
      if (tries < attempts) await this.store.retry(job, waitAfter(tries, this.options.waits));
      else await this.store.fail(job);
      return;
    } finally {
      stopHeartbeat();
    }
    await this.store.finish(job);
  }

  private keepAlive(job: ClaimedJob): () => void {
    const { leaseMs, onError } = this.options;
    const beat = () =>
      this.store
        .heartbeat(job, leaseMs)
        .catch((error: unknown) => onError(`Job ${job.key} has no heartbeat.`, error));
    const timer = setInterval(() => void beat(), leaseMs / 3);
    return () => clearInterval(timer);
  }
}
