/**
 * Coarse jobs: a run of a sync, a sync of one record; never a job per source record.
 * A job is a nudge: progress lives in the ledger, so a job that runs twice or is lost does no harm.
 * Left out on purpose: results, job events, progress. The ledger has all that a person asks for.
 */
export interface JobQueue {
  /**
   * Adds a job. While a job with the same `key` waits or runs, the later one is dropped and `added` is false.
   */
  add(job: Job): Promise<{ added: boolean }>;
  /**
   * Starts handling jobs, at most `concurrency` at once, in the order of lanes and in the order of adding within one.
   * A handler that throws is tried again with growing waits, up to `attempts` (1 when left out).
   */
  process(handler: JobHandler, options: ProcessOptions): void;
  /** No new job is started; running ones go on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  counts(): Promise<JobCounts>;
  /** Stops taking jobs and waits for the running ones; a job cut off by a crash is taken up by the next process. */
  close(): Promise<void>;
}

export interface ProcessOptions {
  readonly concurrency: number;
  readonly attempts?: number;
  /** Places among `concurrency` that only interactive jobs take: however much is under way, a person's job starts. */
  readonly keptForInteractive?: number;
}

/** Which jobs go first: a person waits, news, what may take long. */
export const jobLanes = ['interactive', 'live', 'backfill'] as const;
export type JobLane = (typeof jobLanes)[number];

export interface Job {
  /** Unique while it waits or runs, e.g. `run:Contact_To_User`. */
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Not before this many milliseconds from now. */
  readonly delayMs?: number;
  /** `live` when left out. Jobs of one key are all interactive, or none is. */
  readonly lane?: JobLane;
}

/** `attempt` counts the times that the job was handed over, from 1 on; it outlives the process. */
export type JobHandler = (job: Job, attempt: number) => Promise<void>;

export interface JobCounts {
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly failed: number;
}

/** Told of what nobody waits for: a handler that threw, a lost connection. The error may be logged, `what` is safe. */
export type QueueErrorListener = (what: string, error: unknown) => void;
