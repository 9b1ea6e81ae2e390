import type { ConditionFacts } from '../config/sync-definition';
import { RejectedError } from '../errors';
import type { SourceSchema } from './source-schema';
import type {
  Bookmark,
  ClaimAnswer,
  DueWriteBack,
  FinishedWriteBack,
  Hint,
  HintQuery,
  IdentityClaim,
  Lease,
  LeaseAnswer,
  LeaseOwner,
  PageCommit,
  RecordState,
  RunChange,
  StoredHint,
  SyncStatus,
  UserTimes
} from './bookkeeping';
import type { LeavingLedger } from './leaving/leaving-ledger';
import type { Batch, Identity, Lane, Operation, Run } from './model';

/** The three small interfaces that a run is given: where records come from, where they go, what is remembered. */

/** Salesforce as a run sees it. Every method throws the errors of `errors.ts`. */
export interface Source {
  /** The server's clock, in whole seconds. */
  serverTime(): Promise<Date>;
  /** Schema as the integration user sees it; ConfigError when the object does not exist or may not be seen. */
  describe(object: string): Promise<SourceSchema>;
  /** Rows of all pages of the answer, as REST answers them. */
  query(soql: string, options: { includeDeleted: boolean }): Promise<Record<string, unknown>[]>;
  /**
   * Records that were deleted between two moments, as the org's log of deletions tells: those too of which no query
   * shows a trace. The log is kept for 15 days, and by whole minutes.
   */
  deletedIds(object: string, start: string, end: string): Promise<DeletedIds>;
  /** What a list view of the object selects; it is named by id or developer name. */
  listView(object: string, view: string): Promise<ListView | Unusable>;
  /** The detail rows of a report, run as it is saved. */
  report(id: string): Promise<ReportRows | Unusable>;
  /** Updates up to 200 records; one result each, in the order given. Errors of single records are no exceptions. */
  updateRecords(object: string, records: readonly RecordUpdate[]): Promise<UpdateResult[]>;
  /** Id of the org, 18 characters. */
  organizationId(): Promise<string>;
  /** API name of one of the package's own fields in this org, i.e. with its namespace. */
  qualify(name: string): string;
  /** Calls made so far. */
  readonly calls: number;
}

export interface DeletedIds {
  readonly ids: readonly string[];
  /** False when the log does not reach back to the start, or the object has none: deletions may be missing. */
  readonly complete: boolean;
}

/** Something that is not there for the integration user, or is not supported: cause and fix for an admin. */
export interface Unusable {
  readonly unusable: string;
  readonly fix: string;
}

/** The condition of a list view, ready to be part of a query. */
export interface ListView {
  /** Null selects all records. */
  readonly condition: string | null;
  readonly facts: ConditionFacts;
}

export interface ReportRows {
  /** Labels, in the order of the cells. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** A cell that shows a record has its name as label and its id as value. */
export interface ReportCell {
  readonly label: string | null;
  readonly value: unknown;
}

export interface RecordUpdate {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type UpdateResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly retryable: boolean };

/** An Iterable project as a run sees it. Reads answer what is there; every method throws the errors of `errors.ts`. */
export interface Destination {
  /**
   * Sends a batch as one bulk call. Throws RateLimitError and TransientError for what may pass, BatchRejectedError
   * when the whole call was refused, AuthError and ConfigError when nothing will get through.
   */
  send(batch: Batch, options?: { createNewFields: boolean }): Promise<BulkAnswer>;
  /** Sends one operation of a `SingleCall`. RejectedError when Iterable refuses it. */
  sendOne(operation: Operation): Promise<SingleAnswer>;
  /** Types of the user fields by name; nested fields as `parent.child`. At most so old; of some minutes when left out. */
  fields(maxAgeSeconds?: number): Promise<ReadonlyMap<string, string>>;
  /** A user as Iterable has it now; null when it has none. */
  user(identity: Identity): Promise<IterableUser | null>;
  lists(): Promise<readonly IterableList[]>;
  /** Makes a static list; answers its id. */
  createList(name: string): Promise<number>;
  /** Names of all catalogs. */
  catalogs(): Promise<readonly string[]>;
  createCatalog(name: string): Promise<void>;
  catalogFields(name: string): Promise<CatalogFields>;
  defineCatalogFields(name: string, types: ReadonlyMap<string, string>): Promise<void>;
  channels(): Promise<readonly Channel[]>;
  messageTypes(): Promise<readonly MessageType[]>;
  /** The same project, with the same count of calls, for calls of another lane; `live` is where everyone begins. */
  inLane(lane: Lane): Destination;
  readonly calls: number;
}

/** What became of a single call; a user that is not there is no error of the call (iterable-api 2.4, 6.3, 6.6, 6.7). */
export type SingleAnswer = 'done' | 'unknown-user' | 'taken';

export interface IterableUser {
  readonly email: string | null;
  readonly userId: string | null;
  readonly dataFields: Readonly<Record<string, unknown>>;
}

export interface IterableList {
  readonly id: number;
  readonly name: string;
  /** `Standard` is a static list: the only kind that calls can change (iterable-api 9). */
  readonly type: string;
}

export interface CatalogFields {
  readonly defined: ReadonlyMap<string, string>;
  readonly undefinedFields: readonly string[];
}

export interface Channel {
  readonly id: number;
  readonly name: string;
}

export interface MessageType extends Channel {
  readonly channelId: number;
  readonly policy: 'OptIn' | 'OptOut';
}

/** What an accepted bulk call says about its rows (iterable-api 2.5, 7.2). */
export interface BulkAnswer {
  readonly failures: readonly RowFailure[];
  /** Rows that failed, named or not. */
  readonly failCount: number;
  readonly filteredOutFields: readonly string[];
  readonly createdFields: readonly string[];
  /** Names of events that the project does not take. */
  readonly disallowedEventNames: readonly string[];
}

export interface RowFailure {
  /** By what the answer names it: e-mail addresses are the same in any case, user ids are not. */
  readonly by: 'email' | 'userId';
  readonly key: string;
  readonly cause:
    | 'invalid-email'
    | 'invalid-user-id'
    | 'invalid-data'
    | 'conflict'
    | 'forgotten'
    | 'not-found'
    /** Iterable's own trouble with a good row: worth another try. */
    | 'internal';
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
export interface RunLedger extends LeavingLedger {
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
  /** Changes what is stored of the run; one whose wave a person decided on meanwhile stays done. */
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
   * Claims identities of a project; answers the owner of each, in the order asked. Who came first keeps it, unless the
   * claim has a higher rank. A claim already held by the same record stays its own, with the new rank. Claims of a
   * record to other identities are kept until released.
   */
  claimIdentities(project: string, claims: readonly IdentityClaim[]): Promise<ClaimAnswer[]>;
  /** What records own in the project, by record id; empty for nothing. */
  identitiesOf(project: string, recordIds: readonly string[]): Promise<Map<string, IdentityClaim[]>>;
  /** Hands everything that a record owns over to its successor: a merge's winner, a lead's contact. */
  transferIdentities(
    project: string,
    fromRecordId: string,
    to: Pick<IdentityClaim, 'sync' | 'recordId' | 'object'>
  ): Promise<void>;
  /** When the users were confirmed, in any sync of the project; a user never delivered is left out. */
  userTimes(project: string, keys: readonly string[]): Promise<Map<string, UserTimes>>;
  /** Records whose arrays hold these child rows, as they were last delivered; a row in none is left out. */
  holdersOf(sync: string, childIds: readonly string[]): Promise<Map<string, string[]>>;
  /** What a name came to in the project, e.g. the list that was made for a step; null for nothing yet. */
  target(project: string, name: string): Promise<string | null>;
  noteTarget(project: string, name: string, value: string): Promise<void>;
  /** Has records of a sync looked at again by its next run, e.g. a displaced owner. Unknown ones are left out. */
  lookAgain(sync: string, recordIds: readonly string[], at: string): Promise<void>;
  /**
   * Makes due all that was rejected under another definition of the sync, payloads that were refused before too;
   * answers how many there are.
   */
  sendRejectedAgain(sync: string, definition: string, at: string): Promise<number>;
  /** The record that owns an identity in any project, for look-up by e-mail or user id. */
  identityOwners(key: string): Promise<(IdentityClaim & { project: string })[]>;
  /** Gives up what the records of the claims own, whichever sync claimed it; duplicates that wait for it become due. */
  releaseIdentities(project: string, claims: readonly IdentityClaim[]): Promise<void>;
  /** Takes hints in, durably; answers how many were new (a message is heard once, for all syncs that it concerns). */
  addHints(hints: readonly Hint[]): Promise<number>;
  /** What waits to be taken up; it stays until it is finished, so that nothing is lost with the process. */
  takeHints(query: HintQuery): Promise<StoredHint[]>;
  finishHints(seqs: readonly number[]): Promise<void>;
  /** Names of syncs for which hints wait. */
  syncsWithHints(): Promise<string[]>;
  /** The sync's write-backs that are due, oldest first; those of some records alone where they are named. */
  writeBacksDue(sync: string, limit: number, recordIds?: readonly string[]): Promise<DueWriteBack[]>;
  /**
   * Takes these very write-backs off the list: written, or given up with an error that is kept with the record's
   * state. One that is not there any more is no error and changes nothing.
   */
  finishWriteBacks(lease: Lease, runId: string, results: readonly FinishedWriteBack[]): Promise<void>;
}

/** Time and chance, handed in so that tests hold them. */
export interface Clock {
  now(): Date;
  /** Resolves after the time, or rejects when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  random(): number;
}
