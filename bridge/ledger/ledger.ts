import type { OutcomeStatus, Run } from '../sync/model';
import type {
  LeaseOwner,
  Lease,
  LeaseAnswer,
  RunChange,
  Bookmark,
  PageCommit,
  RecordState,
  SyncStatus,
  IdentityClaim,
  StoredOutcome,
  DeadLetter,
  WriteBack
} from '../sync/bookkeeping';

export type * from '../sync/bookkeeping';

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
  /** Gives up what the records of the claims own, whichever sync claimed it. */
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
