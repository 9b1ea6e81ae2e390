import { RejectedError } from '../errors';
import type { SourceSchema } from './source-schema';
import type {
  Bookmark,
  IdentityClaim,
  Lease,
  LeaseAnswer,
  LeaseOwner,
  PageCommit,
  RecordState,
  RunChange,
  SyncStatus,
  WriteBack
} from './bookkeeping';
import type { Batch, IdentityKind, Run } from './model';

/** The three small interfaces that a run is given: where records come from, where they go, what is remembered. */

/** Salesforce as a run sees it. Every method throws the errors of `errors.ts`. */
export interface Source {
  /** The server's clock, in whole seconds. */
  serverTime(): Promise<Date>;
  /** Schema as the integration user sees it; ConfigError when the object does not exist or may not be seen. */
  describe(object: string): Promise<SourceSchema>;
  /** Rows of all pages of the answer, as REST answers them. */
  query(soql: string, options: { includeDeleted: boolean }): Promise<Record<string, unknown>[]>;
  /** Updates up to 200 records; one result each, in the order given. Errors of single records are no exceptions. */
  updateRecords(object: string, records: readonly RecordUpdate[]): Promise<UpdateResult[]>;
  /** Id of the org, 18 characters. */
  organizationId(): Promise<string>;
  /** API name of one of the package's own fields in this org, i.e. with its namespace. */
  qualify(name: string): string;
  /** Calls made so far. */
  readonly calls: number;
}

export interface RecordUpdate {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type UpdateResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly retryable: boolean };

/** An Iterable project as a run sees it. */
export interface Destination {
  /**
   * Sends a batch as one bulk call. Throws RateLimitError and TransientError for what may pass, BatchRejectedError
   * when the whole call was refused, AuthError and ConfigError when nothing will get through.
   */
  bulkUpdate(batch: Batch, options: { createNewFields: boolean }): Promise<BulkAnswer>;
  /** Types by field name; nested fields as `parent.child`. */
  fields(): Promise<ReadonlyMap<string, string>>;
  /** Gives a known user a new address (email-based projects). */
  changeEmail(from: string, to: string): Promise<'changed' | 'unknown-user' | 'taken'>;
  readonly calls: number;
}

/** What an accepted bulk call says about its rows (iterable-api 2.5). */
export interface BulkAnswer {
  readonly failures: readonly RowFailure[];
  /** Rows that failed, named or not. */
  readonly failCount: number;
  readonly filteredOutFields: readonly string[];
  readonly createdFields: readonly string[];
}

export interface RowFailure {
  /** By what the answer names it: e-mail addresses are the same in any case, user ids are not. */
  readonly by: IdentityKind;
  readonly key: string;
  readonly cause:
    'invalid-email' | 'invalid-user-id' | 'invalid-data' | 'conflict' | 'forgotten' | 'not-found';
}

/** What the refusal of a whole call tells about the row to blame. */
export type Clue =
  | { readonly kind: 'none' }
  | { readonly kind: 'row'; readonly index: number; readonly field: string }
  | { readonly kind: 'identity'; readonly value: string }
  | { readonly kind: 'type'; readonly fields: readonly TypeClash[] };

export interface TypeClash {
  readonly field: string;
  readonly expected: string;
  /** Values of the field in the call, good ones among them; null when the answer names none. */
  readonly values: readonly unknown[] | null;
}

/** A bulk call was refused as a whole: no row of it was applied. */
export class BatchRejectedError extends RejectedError {
  /** Holds people's data: not seen by whoever prints the error. */
  declare readonly clue: Clue;

  constructor(code: string, message: string, clue: Clue, options: { fix?: string; cause?: unknown } = {}) {
    super(code, message, options);
    Object.defineProperty(this, 'clue', { value: clue, enumerable: false });
  }
}

/**
 * The part of the ledger that a run writes and reads. Every method is atomic; one that takes a lease refuses with
 * LeaseLostError when the lease was lost. Times are ISO strings in UTC.
 */
export interface RunLedger {
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
  bookmark(sync: string): Promise<Bookmark | null>;
  /**
   * The moment of truth of a page: its outcomes, record states, dead letters, write-backs due, counts and
   * bookmark become durable together or not at all. `counts` and `calls` are added to the run's.
   */
  commitPage(lease: Lease, page: PageCommit): Promise<void>;
  /** What the ledger knows of these records in this sync, in the order asked; null for unknown. */
  recordStates(sync: string, recordIds: readonly string[]): Promise<(RecordState | null)[]>;
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
  /** The sync's write-backs that are due, oldest first. */
  writeBacksDue(sync: string, limit: number): Promise<WriteBack[]>;
  /** Takes write-backs off the list: written, or given up with an error that is kept with the record's state. */
  finishWriteBacks(
    lease: Lease,
    runId: string,
    results: readonly { recordId: string; error: string | null }[]
  ): Promise<void>;
}

/** Time and chance, handed in so that tests hold them. */
export interface Clock {
  now(): Date;
  /** Resolves after the time, or rejects when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  random(): number;
}
