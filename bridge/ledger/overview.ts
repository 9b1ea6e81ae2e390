import type { Run } from '../sync/model';

/** A person stopped the turns of a sync. */
export interface SyncPause {
  /** DeveloperName. */
  readonly sync: string;
  /** Id of the Salesforce user, or who it was in words. */
  readonly by: string;
  /** ISO time. */
  readonly at: string;
}

/** How a sync stands now, as far as the ledger knows. */
export interface SyncStanding {
  readonly sync: string;
  /** Records whose last outcome is a refusal. */
  readonly needsAttention: number;
  /** Records that wait for another try; those that wait for a person's decision are not among them. */
  readonly waiting: number;
  /** ISO time at which the first record is to be tried or looked at again; null where none is. */
  readonly retryAt: string | null;
  readonly lastRun: Run | null;
  /** ISO time of the last start that was no run of single records; null when there was none. */
  readonly lastTurnAt: string | null;
  /** Its run that has not come to its end, running or cut off; null when there is none. */
  readonly unfinished: Run | null;
  /** Everything changed before this ISO time is accounted for. */
  readonly mark: string | null;
}

/** Outcomes of a sync within one hour. */
export interface OutcomeHour {
  readonly sync: string;
  /** ISO time of its beginning. */
  readonly hour: string;
  readonly delivered: number;
  readonly skipped: number;
  readonly rejected: number;
}

/** What people look at and stop: the part of the ledger behind the screen that shows all syncs. */
export interface Overview {
  /** Answers the pause that holds from now on: one that was there before goes on, whoever asks again. */
  pauseSync(pause: SyncPause): Promise<SyncPause>;
  /** Answers whether there was a pause to end. */
  resumeSync(sync: string): Promise<boolean>;
  pauses(): Promise<SyncPause[]>;
  /** In the order asked. */
  standings(syncs: readonly string[]): Promise<SyncStanding[]>;
  /** Of all syncs, from the hour that the ISO time lies in; hours without outcomes are left out. */
  outcomesByHour(from: string): Promise<OutcomeHour[]>;
  /** Runs that ended, or wait for a person, since they were last told to the org; oldest first. None that found nothing. */
  runsToTell(limit: number): Promise<Run[]>;
  /** Told as they are given here. */
  noteTold(runs: readonly Pick<Run, 'run' | 'state'>[]): Promise<void>;
}
