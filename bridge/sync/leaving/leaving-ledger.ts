import type { Lease, RecordState, WriteBack } from '../bookkeeping';
import type { HeldRemovals, Run, TakenAway } from '../model';

/** Counted with the others of its run. */
export const pendingCode = 'removal-pending';
/** Waits for a person's decision; not tried again before that. */
export const heldCode = 'removal-held';
/** A person decided that it goes out: it is due. */
export const approvedCode = 'removal-approved';
/** A person decided that nobody leaves. */
export const discardedCode = 'removal-discarded';

export interface CountedRemoval {
  readonly recordId: string;
  readonly reason: string;
}

/** What a held record says of itself. */
export const heldText = (reason: string, runId: string): { message: string; fix: string } => ({
  message: `Held for approval: ${reason}.`,
  fix: `Approve or discard the removals of run ${runId}.`
});

/** What a record says of itself that stays by a person's decision. */
export const discardedText = (by: string): string =>
  `The record left the scope; ${by} decided that it stays in Iterable as it is.`;

/** Who sends a user: a record of a sync, with what Iterable took of it. */
export interface UserSender {
  readonly sync: string;
  readonly recordId: string;
  /** Of the user. */
  readonly key: string;
  readonly steps: RecordState['steps'];
  /** Left out so far, as a duplicate of whoever has the user. */
  readonly waits: boolean;
}

/** What a run took away from one record. */
export interface TakenFrom {
  readonly recordId: string;
  readonly object: string;
  readonly takenAway: readonly TakenAway[];
}

/** A person's word on a wave. */
export interface HeldDecision {
  readonly decision: 'approved' | 'discarded';
  /** Who decided. */
  readonly by: string;
  /** ISO time. */
  readonly at: string;
}

/** The part of the ledger about records that leave the scope. Every method is atomic. */
export interface LeavingLedger {
  /**
   * Records of the sync that Iterable took something of and that had no outcome since the moment, by id; without those
   * whose removal is held.
   */
  unseenMembers(
    sync: string,
    page: { readonly since: string; readonly after?: string; readonly limit: number }
  ): Promise<string[]>;
  /** Records of the syncs that were last delivered as these users, or wait to be. */
  sendersOf(syncs: readonly string[], keys: readonly string[]): Promise<UserSender[]>;
  /** The last values sent of what may be taken away, by record and step. */
  sentValues(
    sync: string,
    recordIds: readonly string[]
  ): Promise<Map<string, Readonly<Record<string, string>>>>;
  /** Records of the sync that stand as delivered and were not taken away, those about to be included. */
  presentCount(sync: string): Promise<number>;
  /** Lets the run wait for a person's word, with each of these records whose removal was counted; LeaseLostError. */
  holdRemovals(
    lease: Lease,
    runId: string,
    wave: { readonly held: HeldRemovals; readonly removals: readonly CountedRemoval[] }
  ): Promise<void>;
  /** Records that wait for the word on a run, or whose approved removal is not sent yet; by id. */
  heldRecords(
    runId: string,
    page: { readonly after?: string; readonly limit: number }
  ): Promise<CountedRemoval[]>;
  /**
   * Ends the waiting of a run: approved, its records are due and let through; discarded, they are skipped and stay as
   * they are. Answers the run, or null when it does not wait (any more).
   */
  decideHeld(runId: string, decision: HeldDecision, writeBacks: readonly WriteBack[]): Promise<Run | null>;
  /** Records of the sync whose removal was approved and is not sent yet. */
  approvedRemovals(sync: string): Promise<string[]>;
  /** What a run took away and nobody put back yet, by record id. */
  takenAwayBy(runId: string, page: { readonly after?: string; readonly limit: number }): Promise<TakenFrom[]>;
}
