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

/** The part of the ledger that a run writes and reads; see `ledger/ledger.ts` for what each method promises. */
export interface RunLedger {
  takeLease(name: string, owner: LeaseOwner, seconds: number): Promise<LeaseAnswer>;
  renewLease(lease: Lease, seconds: number): Promise<void>;
  releaseLease(lease: Lease): Promise<void>;
  startRun(lease: Lease, run: Run): Promise<void>;
  unfinishedRun(sync: string): Promise<Run | null>;
  updateRun(lease: Lease, runId: string, change: RunChange): Promise<void>;
  run(runId: string): Promise<Run | null>;
  bookmark(sync: string): Promise<Bookmark | null>;
  commitPage(lease: Lease, page: PageCommit): Promise<void>;
  recordStates(sync: string, recordIds: readonly string[]): Promise<(RecordState | null)[]>;
  otherStatuses(exceptSync: string, recordIds: readonly string[]): Promise<Map<string, SyncStatus[]>>;
  dueRecords(sync: string, now: string, limit: number): Promise<string[]>;
  claimIdentities(project: string, claims: readonly IdentityClaim[]): Promise<IdentityClaim[]>;
  identityOwners(key: string): Promise<(IdentityClaim & { project: string })[]>;
  releaseIdentities(project: string, claims: readonly IdentityClaim[]): Promise<void>;
  writeBacksDue(sync: string, limit: number): Promise<WriteBack[]>;
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
