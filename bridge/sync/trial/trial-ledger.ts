import type { Lease } from '../bookkeeping';
import type { IdentityKind, Outcome } from '../model';
import type { IterableUser } from '../ports';

/** `fields`: a user made to bring new fields into being; it is only ever undone. */
export type TrialKind = 'people' | 'fields';

/** `failed`: it ended early, and what was sent until then can be undone. */
export type TrialState = 'sending' | 'sent' | 'failed' | 'undoing' | 'undone' | 'kept';

/** A definition that is sent to a few people first. */
export interface Trial {
  /** UUID. */
  readonly trial: string;
  readonly kind: TrialKind;
  /** DeveloperName. */
  readonly sync: string;
  readonly object: string;
  readonly project: string;
  /** Version of the definition. */
  readonly definition: string;
  /** The rows that it is made of, as JSON: the trial goes on with these, whatever is published meanwhile. */
  readonly rows: string;
  readonly note: string;
  readonly state: TrialState;
  readonly startedAt: string;
  readonly startedBy: string | null;
  /** When everybody had been sent. */
  readonly endedAt: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  /** Sentences for people. */
  readonly cannotUndo: readonly string[];
  /** Why it failed, or what it waits for. */
  readonly problem: { readonly message: string; readonly fix: string } | null;
  /** Run under which its outcomes are told once it is kept. */
  readonly run: string;
  /** Kept, and what came of its records has become part of what the bridge knows. */
  readonly isLearned: boolean;
}

export interface TrialPerson {
  readonly recordId: string;
  /** Null while it is under way. */
  readonly outcome: Outcome | null;
}

/** What calls wrote to a user. */
export interface Written {
  /** Names of fields at the top of the profile: an object is written, and given back, as a whole. */
  readonly fields: readonly string[];
  /** What these fields were then, and the other identifier; one that is missing is not known. Gone, as `before` is, once nobody needs it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** ISO time at which the user was read before the first call. */
  readonly since?: string;
  readonly listsJoined: readonly number[];
  readonly listsLeft: readonly number[];
  /** The user's other identifier went along. */
  readonly withUserId: boolean;
  /** The person opted out in Salesforce: nobody puts them back on a list. */
  readonly optedOut: boolean;
}

export const nothingWritten: Written = {
  fields: [],
  values: {},
  listsJoined: [],
  listsLeft: [],
  withUserId: false,
  optedOut: false
};

/** First the one, then the other: of a field the last value is there. Pure. */
export const joinedWritten = (one: Written, other: Written): Written => ({
  fields: distinct(one.fields, other.fields),
  values: { ...one.values, ...other.values },
  listsJoined: distinct(one.listsJoined, other.listsJoined),
  listsLeft: distinct(one.listsLeft, other.listsLeft),
  withUserId: one.withUserId || other.withUserId,
  optedOut: one.optedOut || other.optedOut,
  ...sinceOf(one.since ?? other.since)
});

const sinceOf = (since: string | undefined): Pick<Written, 'since'> => (since === undefined ? {} : { since });

const distinct = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];

export type UndoResult = 'restored' | 'deleted' | 'nothing' | 'failed';

/** A user as it was before a trial wrote to it. */
export interface RememberedUser {
  readonly key: string;
  readonly kind: Exclude<IdentityKind, 'item'>;
  readonly value: string;
  readonly recordIds: readonly string[];
  readonly wasThere: boolean;
  /** Null where it was not there, and once nobody needs it any more. */
  readonly before: IterableUser | null;
  readonly written: Written;
  /** ISO time of the last call. */
  readonly sentAt: string;
  readonly undo: UndoResult | null;
  readonly undoMessage: string;
}

/** A change that holds only while the trial is in one of these states. */
export interface TrialChange {
  readonly from: readonly TrialState[];
  readonly set: Partial<
    Pick<Trial, 'state' | 'endedAt' | 'decidedAt' | 'decidedBy' | 'problem' | 'cannotUndo' | 'isLearned'>
  >;
}

/** What is kept of trials; methods that take a lease refuse with LeaseLostError when it was lost. */
export interface TrialLedger {
  /** False, and nothing is stored, while another trial of people of the sync is neither undone nor kept. */
  startTrial(trial: Trial, recordIds: readonly string[]): Promise<boolean>;
  trial(id: string): Promise<Trial | null>;
  /** Trials of people, newest first; the name of the sync in any case. */
  trialsOf(sync: string, limit: number): Promise<Trial[]>;
  /** ISO time at which a trial of the project was last undone; null for never. */
  lastUndone(project: string): Promise<string | null>;
  /** Those that wait for the bridge: sending, undoing, or kept and not learned yet; oldest first. */
  openTrials(): Promise<Trial[]>;
  /** Answers the trial as it is then; null when it was in none of these states, and nothing was changed. */
  changeTrial(id: string, change: TrialChange): Promise<Trial | null>;
  /** In the order in which they were chosen. */
  trialPeople(id: string): Promise<TrialPerson[]>;
  noteTrialOutcomes(lease: Lease, id: string, outcomes: readonly Outcome[]): Promise<void>;
  /** Before a call: the first knowledge of what was before stays, what is written is added to. */
  rememberUsers(lease: Lease, id: string, users: readonly RememberedUser[]): Promise<void>;
  rememberedUsers(id: string): Promise<RememberedUser[]>;
  noteUndone(
    lease: Lease,
    id: string,
    result: Pick<RememberedUser, 'key' | 'undo' | 'undoMessage'>
  ): Promise<void>;
  /** Takes away what people had before, once nobody needs it any more. */
  forgetBefore(id: string): Promise<void>;
}
