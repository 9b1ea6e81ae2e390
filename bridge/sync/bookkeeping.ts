/** What a run and the ledger say to each other: leases, bookmarks, commits and the ledger's knowledge of a record. */
import type { Counts, Lane, Outcome, OutcomeStatus, RecordStatus, Run, RunState, StepState } from './model';

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
  readonly held?: Run['held'];
  readonly endedAt?: string | null;
  readonly query?: string;
  readonly window?: Run['window'];
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
  /** When the reading began, by the bridge's clock: records without an outcome since then were not met. */
  readonly openedAt?: string;
  /** The scope as it was then, see `scopeFingerprint`. */
  readonly scope?: string;
  /** Last record whose outcome is stored; null before the first. */
  readonly position: { readonly changedAt: string; readonly id: string } | null;
}

export interface PageCommit {
  readonly runId: string;
  readonly sync: string;
  readonly project: string;
  readonly outcomes: readonly Outcome[];
  /** Left out for records that were read by id: they move no bookmark. */
  readonly bookmark?: Bookmark;
  readonly writeBacks: readonly WriteBack[];
  /** Child rows that went out in arrays, by the record that holds them: replaces what was known of that record. */
  readonly children?: readonly { readonly recordId: string; readonly childIds: readonly string[] }[];
  readonly counts: Partial<Counts>;
  readonly calls: { readonly salesforce: number; readonly iterable: number };
  readonly at: string;
  /** The run whose removals this one undoes. */
  readonly putsBack?: string;
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
  /** Steps that Iterable accepted, by name. */
  readonly steps: Readonly<Record<string, StepState>>;
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
  /** Cause and fix, as a person reads them; empty when all is well. */
  readonly message: string;
}

export interface IdentityClaim {
  readonly key: string;
  readonly sync: string;
  readonly recordId: string;
  readonly object: string;
  /** The duplicate rule's word: a higher rank takes the identity over, an equal one does not; null never does, and is 0 to others. */
  readonly rank: number | null;
}

/** Who owns an identity after a claim, and whom the claim took it from. */
export interface ClaimAnswer {
  readonly owner: IdentityClaim;
  readonly displaced: IdentityClaim | null;
}

/** When this bridge had a user confirmed by Iterable, whichever record and sync spoke for it. ISO times. */
export interface UserTimes {
  readonly firstDeliveredAt: string;
  readonly lastDeliveredAt: string;
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
  /** Tries, deferrals before the first refusal among them. */
  readonly attempts: number;
  /** Of the last try. */
  readonly at: string;
  /** When payload and reason went, for the last try was long ago; null while they are there. */
  readonly expiredAt: string | null;
}

/** Left out: any. Those that expired are answered only when they are asked for, and nothing else then. */
export interface DeadLetterFilter {
  /** DeveloperName; capitals do not count. */
  readonly sync?: string;
  readonly code?: string;
  /** Null: about no field. */
  readonly field?: string | null;
  readonly ids?: readonly string[];
  readonly expired?: boolean;
}

/** Dead letters of one sync that have the same cause. */
export interface DeadLetterCause {
  readonly sync: string;
  readonly code: string;
  readonly field: string | null;
  readonly count: number;
  /** Of their last tries. */
  readonly oldest: string;
  readonly newest: string;
}

/** A record that waits for another try. */
export interface DeferredRecord {
  /** `<sync>:<record id>`. */
  readonly id: string;
  readonly sync: string;
  readonly recordId: string;
  readonly object: string;
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly fix: string | null;
  /** When it is tried again: by the first run of the sync from then on. Null: a person decides about it first. */
  readonly retryAt: string | null;
  /** Deferrals in a row. */
  readonly attempts: number;
  readonly at: string;
}

/** One that is on the list. */
export interface DueWriteBack extends WriteBack {
  /** Of this very one: what is queued for the record later has another. */
  readonly seq: number;
}

export interface FinishedWriteBack extends Pick<DueWriteBack, 'seq' | 'recordId'> {
  /** Null when it was written. */
  readonly error: string | null;
}

export interface WriteBack {
  readonly sync: string;
  readonly recordId: string;
  readonly object: string;
  readonly status: RecordStatus;
  readonly message: string;
  readonly syncedAt: string | null;
}

/** A record that somebody asks for, or that a message named: to be read fresh, ahead of what a run has in hand. */
export interface Hint {
  readonly sync: string;
  readonly recordId: string;
  /** `interactive`: a person waits for it; `live`: it was heard of by message. */
  readonly lane: Extract<Lane, 'interactive' | 'live'>;
  /** Id of the run that whoever asked follows; null when nobody does. */
  readonly run: string | null;
  /** Id of the notification, by which it is heard once; null for what was asked for. */
  readonly message: string | null;
  readonly at: string;
}

export interface StoredHint extends Omit<Hint, 'message' | 'run'> {
  readonly seq: number;
  /** The run that takes it up. */
  readonly run: string;
}

export interface HintQuery {
  readonly sync: string;
  /** Left out: of both lanes. */
  readonly lane?: Hint['lane'];
  /** Run that takes up what nobody has yet. */
  readonly run: string;
  readonly limit: number;
}
