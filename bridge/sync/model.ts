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
  /** The record left the scope of the sync: why, as part of a sentence. */
  readonly left?: string;
  /** What a run took away from it and is to have again. */
  readonly putsBack?: readonly TakenAway[];
  /** Field values by API name as written in the mapping; relationship paths are nested objects. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** `item` is an item of a catalog, whose key names the catalog too. */
export type IdentityKind = 'email' | 'userId' | 'item';

/** Who the record is in Iterable. `key` is what two records must not share: e-mail in lower case, userId as it is. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly key: string;
}

/** What a call says about one user, event or item, before it is written as text. */
export interface Payload {
  email?: string;
  userId?: string;
  dataFields?: Record<string, unknown>;
  /** `eventName`, `items`, `unsubscribedChannelIds`, ...: what the endpoint takes beside. */
  [name: string]: unknown;
}

/** Endpoints that take many rows a call. */
export type BulkCall =
  | { readonly endpoint: 'bulkUpdate' }
  | { readonly endpoint: 'subscribe'; readonly listId: number }
  | {
      readonly endpoint: 'unsubscribe';
      readonly listId: number;
      readonly channelUnsubscribe: boolean;
      readonly campaignId: number | null;
    }
  | { readonly endpoint: 'trackBulk' }
  | { readonly endpoint: 'bulkUpdateSubscriptions' }
  | { readonly endpoint: 'putItems'; readonly catalog: string; readonly replaceFieldsOnly: boolean }
  | { readonly endpoint: 'deleteItems'; readonly catalog: string };

/** Endpoints that take one user or event a call. */
export interface SingleCall {
  readonly endpoint:
    | 'trackPurchase'
    | 'updateCart'
    | 'updateEmail'
    | 'mergeUsers'
    | 'deleteUser'
    | 'forgetUser'
    | 'unforgetUser';
}

/** Where an operation goes; those of a batch share it. */
export type Call = BulkCall | SingleCall;

/** One intended change at the destination, ready to be sent. */
export interface Operation {
  readonly recordId: string;
  /** DeveloperName of the step that asks for it. */
  readonly step: string;
  readonly call: Call;
  /** The user concerned; a catalog item has the kind `item`. */
  readonly identity: Identity;
  readonly payload: Payload;
  /** The payload as canonical JSON: hashed, measured and sent without being written again. */
  readonly body: string;
  /** UTF-8 bytes of `body`. */
  readonly bytes: number;
  readonly fingerprint: string;
  /** What it means that Iterable does not know the user: nothing to do, a race with its creation, or a refusal. */
  readonly whenUnknown: 'skip' | 'retry' | 'reject';
  /** ISO time: what it replaces whole was read no earlier. */
  readonly readAt?: string;
  /** The person opted out in Salesforce: the operation may put nobody on a list. */
  readonly optedOut?: boolean;
  /** The record left what the step had put it into. */
  readonly removal?: true;
  /** What a removal takes away, so that it can be put back. */
  readonly takesAway?: readonly TakenAway[];
  /** The last values sent are kept, for when they are taken away. */
  readonly kept?: true;
  /** What a removal took away is said again. */
  readonly putsBack?: true;
}

/** Something that Iterable has because of one step of a record. */
export interface TakenAway {
  /** As the ledger names the step. */
  readonly step: string;
  readonly what: 'list' | 'fields' | 'item' | 'user';
  readonly kind: IdentityKind;
  /** The user's e-mail address or id, or the item's id. */
  readonly value: string;
  /** Id of the list, or the catalog. */
  readonly target: string | null;
  /** JSON of the values sent last; null where none are needed or known. */
  readonly body: string | null;
}

/** Operations that share a call, or a kind of single calls. */
export interface Batch<C extends Call = BulkCall> {
  readonly call: C;
  readonly operations: readonly Operation[];
  readonly bytes: number;
}

/** DESIGN section 6. Worst first where a record has several: rejected > deferred > delivered > skipped > unchanged. */
export type OutcomeStatus = 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';

/** A step that was taken for a record. */
export interface StepState {
  /** Of the operation that Iterable accepted. */
  readonly fingerprint: string;
  /** ISO time of the acceptance. */
  readonly at: string;
  /** Not accepted the last time, and what it concerned may be there all the same: it is undone when the record leaves. */
  readonly maybe?: boolean;
  /** What it concerned, where a later run has to know: a list id, an event id, a catalog item. */
  readonly key?: string;
  /** The address that went out with a user who is found by id: an email-based project knows the user by it. */
  readonly address?: string;
  /** The list or catalog that it is in. */
  readonly target?: string;
  /** The record left, and a person decided that what the step concerned stays until everything is compared. */
  readonly stays?: boolean;
  /** What the step concerned is gone: the user off the list that it was put on, or the user itself. */
  readonly removed?: boolean;
}

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
  /** Key of the user whose profile Iterable accepted in this run. */
  readonly confirmedUser?: string;
  /** Key of a user that Iterable was told to delete or forget. */
  readonly goneUser?: string;
  /** What became of the steps that were taken in this run, by name: joined with what the ledger knows. */
  readonly steps?: Readonly<Record<string, StepState>>;
  /** Of the payload that was delivered, or that was rejected and will be again. */
  readonly fingerprint?: string;
  /** The rejected payload as JSON, kept with the dead letter. */
  readonly payload?: string;
  /** Rejected without being sent: the very same was refused before. */
  readonly untried?: boolean;
  /** Values that Iterable accepted and that are kept to be put back, as JSON by step. */
  readonly sent?: Readonly<Record<string, string>>;
  /** What this run took away from the record. */
  readonly takenAway?: readonly TakenAway[];
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

/** `message`: records that outbound messages named. */
export type RunTrigger = 'schedule' | 'command' | 'api' | 'record' | 'message';
/** `held`: all is done but removals, which wait for a person (DESIGN rule 8). */
export type RunState = 'running' | 'held' | 'done' | 'failed' | 'interrupted';

/** Who goes first where calls wait for their turn, in this order. */
export const lanes = ['privacy', 'interactive', 'live', 'backfill'] as const;
export type Lane = (typeof lanes)[number];

/** Which states may follow which; a run never leaves done or failed. */
export const runTransitions: Readonly<Record<RunState, readonly RunState[]>> = {
  running: ['done', 'failed', 'interrupted', 'held'],
  held: ['done'],
  interrupted: ['running', 'failed'],
  done: [],
  failed: []
};

export const runStates = Object.keys(runTransitions) as RunState[];

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
  /** Changes from `start` (the beginning for null) to before `end` were read; none for records read by id. */
  readonly window?: { readonly start: string | null; readonly end: string };
  /** What a person should know although the run went on, e.g. fields that Iterable dropped. */
  readonly notices: readonly string[];
  /** Why a failed run failed. */
  readonly error: { readonly code: string; readonly message: string; readonly fix: string } | null;
  /** Removals that the run did not send because they were too many; left out where there were none. */
  readonly held?: HeldRemovals;
}

/** A wave of removals, and what a person said to it. */
export interface HeldRemovals {
  /** Records that would have left, among so many that were there. */
  readonly removals: number;
  readonly present: number;
  /** The most frequent ones first, five at most. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** ISO time from which it waited; left out by runs of earlier versions. */
  readonly heldAt?: string;
  /** Null while nobody has decided. */
  readonly decision: 'approved' | 'discarded' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}
