/**
 * The nouns of a run, in the order in which data passes through them:
 * SourceRecord -> MappedRecord -> Operation -> Batch -> Outcome.
 */

/** A record as Salesforce answered it. */
export interface SourceRecord {
  /** 18 characters. */
  readonly id: string;
  readonly object: string;
  /** Value of the sync's change field (usually SystemModstamp), `YYYY-MM-DDThh:mm:ss.sssZ`. */
  readonly changedAt: string;
  readonly isDeleted: boolean;
  /** Winner of the merge that deleted this record. */
  readonly masterRecordId: string | null;
  /** Field values by API name as written in the mapping; relationship paths are nested objects. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export type IdentityKind = 'email' | 'userId';

/** Who the record is in Iterable. `key` is what two records must not share: e-mail in lower case, userId as it is. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly key: string;
}

/** A row of `users/bulkUpdate` before it is written as text. */
export interface UserPayload {
  email?: string;
  userId?: string;
  dataFields: Record<string, unknown>;
  mergeNestedObjects?: boolean;
  preferUserId?: boolean;
}

export interface MappedRecord {
  readonly record: SourceRecord;
  readonly identity: Identity;
  readonly payload: UserPayload;
}

/** One intended change at the destination, ready to be sent. */
export interface Operation {
  readonly recordId: string;
  readonly identity: Identity;
  readonly payload: UserPayload;
  /** The payload as canonical JSON: hashed, measured and sent without being written again. */
  readonly body: string;
  /** UTF-8 bytes of `body`. */
  readonly bytes: number;
  readonly fingerprint: string;
}

/** Operations that go out in one call. */
export interface Batch {
  readonly operations: readonly Operation[];
  readonly bytes: number;
}

/** DESIGN section 6. Worst first where a record has several: rejected > deferred > delivered > skipped > unchanged. */
export type OutcomeStatus = 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';

/** What happened to one record in one run. */
export interface Outcome {
  readonly recordId: string;
  readonly object: string;
  readonly status: OutcomeStatus;
  /** Stable name of the rule or cause, e.g. `opted-out`, `duplicate`, `iterable.type-mismatch`; empty for delivered and unchanged. */
  readonly code: string;
  /** One sentence for a person: cause, field, expected and found. */
  readonly message: string;
  /** The field concerned, in Iterable's or Salesforce's name. */
  readonly field?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** ISO time of the next try, for deferred. */
  readonly retryAt?: string;
  readonly identityKey?: string;
  /** Of the payload that was delivered, or that was rejected and will be again. */
  readonly fingerprint?: string;
  /** The rejected payload as JSON, kept with the dead letter. */
  readonly payload?: string;
}

/** What the record's own three fields show; DESIGN section 6. */
export type RecordStatus = 'Synced' | 'Pending' | 'Skipped' | 'Failed' | 'Removed';

export const recordStatusOf: Readonly<Record<OutcomeStatus, RecordStatus>> = {
  delivered: 'Synced',
  unchanged: 'Synced',
  skipped: 'Skipped',
  rejected: 'Failed',
  deferred: 'Pending'
};

export interface Counts {
  extracted: number;
  unchanged: number;
  mapped: number;
  delivered: number;
  skipped: number;
  rejected: number;
  deferred: number;
  removed: number;
  /** Records whose own fields were updated, and that refused it. */
  writtenBack: number;
  writeBackErrors: number;
}

export const noCounts = (): Counts => ({
  extracted: 0,
  unchanged: 0,
  mapped: 0,
  delivered: 0,
  skipped: 0,
  rejected: 0,
  deferred: 0,
  removed: 0,
  writtenBack: 0,
  writeBackErrors: 0
});

export type RunTrigger = 'schedule' | 'command' | 'api' | 'record';
export type RunState = 'running' | 'done' | 'failed' | 'interrupted';

/** Which states may follow which; a run never leaves done or failed. */
export const runTransitions: Readonly<Record<RunState, readonly RunState[]>> = {
  running: ['done', 'failed', 'interrupted'],
  interrupted: ['running', 'failed'],
  done: [],
  failed: []
};

/** One execution of a sync, as `bridge run --json` prints it. */
export interface Run {
  readonly run: string;
  readonly sync: string;
  readonly trigger: RunTrigger;
  readonly state: RunState;
  readonly counts: Counts;
  /** Everything changed before this moment is accounted for; null until the first window is complete. */
  readonly bookmark: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly calls: { readonly salesforce: number; readonly iterable: number };
  /** The definition that the run is pinned to. */
  readonly definition: string;
  /** The SOQL of the first page as executed. */
  readonly query: string | null;
  /** What a person should know although the run went on, e.g. fields that Iterable dropped. */
  readonly notices: readonly string[];
  /** Why a failed run failed. */
  readonly error: { readonly code: string; readonly message: string; readonly fix: string } | null;
}
