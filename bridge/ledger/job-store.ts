import type { LeaseOwner } from './ledger';

/**
 * The table of jobs behind the embedded queue. A claimed job is leased: when its process is gone or the lease ran
 * out, it waits again. Methods that take a claimed job answer false when the claim was lost, and change nothing.
 */
export interface JobStore {
  /** False when a job with this key waits or is active. `delayMs`: not before this many milliseconds from now. */
  add(
    key: string,
    payload: string,
    about: { readonly delayMs: number; readonly lane: number }
  ): Promise<boolean>;
  /** Of the first lane in which jobs are due, up to the given one, the job that is due longest; leased to the owner. */
  claim(owner: LeaseOwner, leaseMs: number, lastLane: number): Promise<ClaimAnswer>;
  heartbeat(job: ClaimedJob, leaseMs: number): Promise<boolean>;
  /** Done: the job is deleted. */
  finish(job: ClaimedJob): Promise<boolean>;
  /** Not started after all: it waits again as if it had not been claimed. */
  giveBack(job: ClaimedJob): Promise<boolean>;
  /** Counts a failed try; the job waits again for `delayMs`. */
  retry(job: ClaimedJob, delayMs: number): Promise<boolean>;
  /** Counts a failed try, the last one; the job is kept as failed until one with its key is added. */
  fail(job: ClaimedJob): Promise<boolean>;
  /** Holds for every process, and until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  counts(): Promise<{ waiting: number; delayed: number; active: number; failed: number }>;
}

export interface ClaimedJob {
  readonly id: number;
  /** Rises with every claim of the job: fences out a process that stalled. */
  readonly token: number;
  readonly key: string;
  /** JSON. */
  readonly payload: string;
  /** 0 goes first. */
  readonly lane: number;
  /** Failed tries so far. */
  readonly attempts: number;
}

export interface ClaimAnswer {
  readonly job: ClaimedJob | null;
  /** Milliseconds until the next waiting job of those lanes is due; null when none waits or the queue is paused. */
  readonly nextInMs: number | null;
}
