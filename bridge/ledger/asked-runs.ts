import type { OutcomeStatus, RunState } from '../sync/model';

/** A run for records that somebody named: asked for, whether it has begun or not. */
export interface AskedRun {
  readonly run: string;
  readonly sync: string;
  /** Key of the job that does it. */
  readonly job: string;
  /** 200 at most. */
  readonly recordIds: readonly string[];
  /** ISO time. */
  readonly at: string;
}

/** Why a run that was asked for did not begin and never will. */
export interface AskedProblem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** How far a run that was asked for is. */
export interface AskedStanding extends Pick<AskedRun, 'run' | 'sync' | 'at'> {
  /** Null until it begins. */
  readonly state: RunState | null;
  readonly problem: AskedProblem | null;
  /** Why the run itself failed. */
  readonly error: AskedProblem | null;
  /** Records that it was asked for, and those of them that have their outcome. */
  readonly total: number;
  readonly done: number;
  /** Those that have one, by their outcome; what nothing came to is left out. */
  readonly counts: Readonly<Partial<Record<OutcomeStatus, number>>>;
}

/** What became of one record in one of the runs. */
export interface AskedOutcome {
  readonly run: string;
  readonly sync: string;
  readonly recordId: string;
  /** Null while it has none. */
  readonly status: OutcomeStatus | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly fix: string | null;
  readonly field: string | null;
}

/** What was answered to a request that somebody left in the org. */
export interface OrgRequest {
  /** Id of the row. */
  readonly request: string;
  readonly state: 'Taken' | 'Refused';
  /** The first of the runs that send the record; null where none does. */
  readonly run: string | null;
  readonly message: string;
  /** ISO time. */
  readonly at: string;
}

/** The part of the ledger about what people asked for by record; it outlives the process that was asked. */
export interface AskedRuns {
  /**
   * Stores runs before their jobs are put in line, and with them what is answered to requests in the org: all or
   * nothing. Those that are known stay as they are.
   */
  noteAsked(runs: readonly AskedRun[], requests?: readonly OrgRequest[]): Promise<void>;
  /** Their jobs are in line. */
  noteQueued(runs: readonly string[]): Promise<void>;
  /** The same was asked for before: this run will never be. */
  dropAsked(run: string): Promise<void>;
  /** The run never begins, and why. Unknown ones are left out. */
  failAsked(run: string, problem: AskedProblem): Promise<void>;
  /** Of those that were stored before the ISO time, whose process died before their jobs were in line. */
  unqueuedRuns(before: string): Promise<AskedRun[]>;
  /** The latest run that the job was to do; null for none. */
  askedRunOfJob(job: string): Promise<string | null>;
  /** In no order; unknown ones are left out. */
  askedStandings(runs: readonly string[]): Promise<AskedStanding[]>;
  /** What became of the records of those runs: what needs attention first, then what waits, is not sent, is under way. */
  askedOutcomes(runs: readonly string[], limit: number): Promise<AskedOutcome[]>;
  /** What was answered to those requests, as far as any was. */
  orgRequests(requests: readonly string[]): Promise<OrgRequest[]>;
}
