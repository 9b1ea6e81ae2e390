import type { Counts, Outcome, OutcomeStatus, RecordStatus, Run, RunState } from '../sync/model';

/**
 * The durable record of runs, bookmarks, fingerprints, identities, outcomes and dead letters.
 * Every method is atomic; a method that takes a lease refuses with LeaseLostError when the lease was lost.
 * Times are ISO strings in UTC unless the name says seconds or ms.
 */
export interface Ledger {
  /**
   * Takes a named lease, or says who holds it. A lease is free when it expired, or when its holder was a process
   * of this machine that is gone. Tokens rise with every change of hands: they fence out a holder that stalled.
   */
  takeLease(name: string, owner: LeaseOwner, seconds: number): Promise<LeaseAnswer>;
  /** Extends the lease; LeaseLostError when it is no longer ours. */
  renewLease(lease: Lease, seconds: number): Promise<void>;
  releaseLease(lease: Lease): Promise<void>;

  /** Stores a new run in state running. */
  startRun(lease: Lease, run: Run): Promise<void>;
  /** The sync's run that was cut off (running or interrupted), to be gone on with; null when there is none. */
  unfinishedRun(sync: string): Promise<Run | null>;
  updateRun(lease: Lease, runId: string, change: RunChange): Promise<void>;
  run(runId: string): Promise<Run | null>;
  /** Newest first; `before` is the id of the last run of the page before. */
  runs(query: { sync?: string; limit: number; before?: string }): Promise<Run[]>;

  bookmark(sync: string): Promise<Bookmark | null>;

  /**
   * The moment of truth of a page: its outcomes, record states, dead letters, write-backs due, counts and
   * bookmark become durable together or not at all. `counts` and `calls` are added to the run's.
   */
  commitPage(lease: Lease, page: PageCommit): Promise<void>;

  /** What the ledger knows of these records in this sync, in the order asked; null for unknown. */
  recordStates(sync: string, recordIds: readonly string[]): Promise<(RecordState | null)[]>;
  /** The same over all syncs, for one record. */
  statesOfRecord(recordId: string): Promise<RecordState[]>;
  /** Status of each record in the syncs other than `exceptSync`. */
  otherStatuses(exceptSync: string, recordIds: readonly string[]): Promise<Map<string, SyncStatus[]>>;
  /** Records of the sync whose retry is due at `now`, oldest first. */
  dueRecords(sync: string, now: string, limit: number): Promise<string[]>;

  /**
   * Claims identities of a project, first come first served; answers the owner of each, in the order asked. A claim
   * already held by the same record stays its own. Claims of a record to other identities are kept until released.
   */
  claimIdentities(project: string, claims: readonly IdentityClaim[]): Promise<IdentityClaim[]>;
  /** The record that owns an identity in any project, for look-up by e-mail or user id. */
  identityOwners(key: string): Promise<(IdentityClaim & { project: string })[]>;
  releaseIdentities(project: string, claims: readonly IdentityClaim[]): Promise<void>;

  /** Outcomes of a run by record id, `after` the given one; or the outcomes of one record, newest run first. */
  outcomesOfRun(
    runId: string,
    page: { limit: number; after?: string; status?: OutcomeStatus }
  ): Promise<StoredOutcome[]>;
  outcomesOfRecord(recordId: string, limit: number): Promise<StoredOutcome[]>;
  deadLetters(query: { sync?: string; limit: number; after?: string }): Promise<DeadLetter[]>;

  /** The sync's write-backs that are due, oldest first. */
  writeBacksDue(sync: string, limit: number): Promise<WriteBack[]>;
  /** Takes write-backs off the list: written, or given up with an error that is kept with the record's state. */
  finishWriteBacks(
    lease: Lease,
    runId: string,
    results: readonly { recordId: string; error: string | null }[]
  ): Promise<void>;

  /** Deletes outcomes, finished runs and dead letters older than the moment, in slices. */
  purge(before: string): Promise<void>;
  close(): Promise<void>;
}

export interface LeaseOwner {
  /** Unique for this process, e.g. a UUID. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** Start time of the process in clock ticks, so that a reused pid is not taken for it; null where unknown. */
  readonly startTicks: string | null;
  /** What a person would call it, e.g. "bridge run Contact_To_User". */
  readonly label: string;
}

export interface Lease {
  readonly name: string;
  readonly ownerId: string;
  readonly token: number;
}

export type LeaseAnswer = { readonly lease: Lease } | { readonly heldBy: LeaseOwner; readonly until: string };

export interface RunChange {
  readonly state?: RunState;
  readonly endedAt?: string | null;
  readonly query?: string;
  readonly notices?: readonly string[];
  readonly error?: Run['error'];
  readonly bookmark?: string | null;
  /** Added to what is stored. */
  readonly counts?: Partial<Counts>;
  readonly calls?: { readonly salesforce?: number; readonly iterable?: number };
}

/** Saved high-water mark of a sync. While `window` is set, the window is being read and resumes after `position`. */
export interface Bookmark {
  /** Everything changed before this moment has an outcome; null before the first window is complete. */
  readonly mark: string | null;
  readonly window: ReadingWindow | null;
}

export interface ReadingWindow {
  /** Inclusive; null reads from the beginning. */
  readonly start: string | null;
  /** Exclusive whole second of the server's clock. */
  readonly end: string;
  /** Last record whose outcome is stored; null before the first. */
  readonly position: { readonly changedAt: string; readonly id: string } | null;
}

export interface PageCommit {
  readonly runId: string;
  readonly sync: string;
  readonly outcomes: readonly Outcome[];
  /** Left out for records that were read by id: they move no bookmark. */
  readonly bookmark?: Bookmark;
  readonly writeBacks: readonly WriteBack[];
  readonly counts: Partial<Counts>;
  readonly calls: { readonly salesforce: number; readonly iterable: number };
  readonly at: string;
}

/** The ledger's lasting knowledge of a record in a sync: updated by every outcome, `unchanged` leaves all but the time. */
export interface RecordState {
  readonly sync: string;
  readonly recordId: string;
  readonly object: string;
  /** Last outcome other than unchanged. */
  readonly status: Exclude<OutcomeStatus, 'unchanged'>;
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly fix: string | null;
  readonly identityKey: string | null;
  /** Of the payload last delivered, kept through later rejections; null when nothing was ever delivered. */
  readonly deliveredFingerprint: string | null;
  /** Identity under which the record was last delivered. */
  readonly deliveredIdentity: string | null;
  readonly deliveredAt: string | null;
  /** Of the payload last rejected by Iterable; the same one is not sent again. */
  readonly rejectedFingerprint: string | null;
  readonly retryAt: string | null;
  /** Deferrals in a row. */
  readonly attempts: number;
  readonly writeBackError: string | null;
  readonly updatedAt: string;
}

export interface SyncStatus {
  readonly sync: string;
  readonly status: RecordStatus;
  readonly message: string;
}

export interface IdentityClaim {
  readonly key: string;
  readonly sync: string;
  readonly recordId: string;
}

export interface StoredOutcome extends Outcome {
  readonly run: string;
  readonly sync: string;
  readonly at: string;
}

export interface DeadLetter {
  /** `<sync>:<record id>`: a record has at most one a sync. */
  readonly id: string;
  readonly sync: string;
  readonly recordId: string;
  readonly object: string;
  readonly run: string;
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly fix: string | null;
  /** JSON; null when the record could not be mapped. */
  readonly payload: string | null;
  readonly definition: string;
  readonly attempts: number;
  readonly at: string;
}

export interface WriteBack {
  readonly sync: string;
  readonly recordId: string;
  readonly object: string;
  readonly status: RecordStatus;
  readonly message: string;
  readonly syncedAt: string | null;
}
