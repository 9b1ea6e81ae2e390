import type { Run } from '../sync/model';
import type {
  DeadLetter,
  DeadLetterCause,
  DeadLetterFilter,
  DeferredRecord,
  Lease,
  RecordState,
  StoredOutcome
} from '../sync/bookkeeping';
import type { RunLedger } from '../sync/ports';
import type { TrialLedger } from '../sync/trial/trial-ledger';
import type { AskedRuns } from './asked-runs';
import type { CallRecords } from './call-records';
import type { OutcomesQuery, RunsQuery } from './look-ups';
import type { SourceCalls, SourceCallsChange } from './source-calls';
import type { DefinitionHistory } from './definition-history';
import type { Overview } from './overview';

export type * from '../sync/bookkeeping';
export type * from '../sync/leaving/leaving-ledger';
export type * from '../sync/trial/trial-ledger';
export type * from './source-calls';
export type * from './definition-history';
export type * from './overview';
export type * from './asked-runs';
export { runKinds, type RunKind } from './look-ups';

/**
 * The durable record of runs, bookmarks, fingerprints, identities, outcomes and dead letters: what a run needs
 * (`RunLedger` says what each of those methods promises), and what people look up.
 */
export interface Ledger extends RunLedger, CallRecords, DefinitionHistory, Overview, AskedRuns, TrialLedger {
  /** Newest first. */
  runs(query: RunsQuery): Promise<Run[]>;
  /** What is known of the records of a sync, by record id; `after` is the id of the last one of the page before. */
  statesOfSync(sync: string, query: { limit: number; after?: string }): Promise<RecordState[]>;
  /** What is known of one record in every sync. */
  statesOfRecord(recordId: string): Promise<RecordState[]>;
  /** Outcomes of a run by record id; or the outcomes of one record, newest run first. */
  outcomesOfRun(runId: string, query: OutcomesQuery): Promise<StoredOutcome[]>;
  outcomesOfRecord(recordId: string, limit: number): Promise<StoredOutcome[]>;
  /** Records that own an identity, wait for it, or were delivered under it, in any project; 100 at most. */
  recordsOfIdentity(key: string): Promise<string[]>;
  /** By sync and record id; `after` is the id of the last one of the page before. */
  deadLetters(query: DeadLetterFilter & { limit: number; after?: string }): Promise<DeadLetter[]>;
  /** The same counted by sync, code and field, most first. */
  deadLetterCauses(filter: DeadLetterFilter): Promise<DeadLetterCause[]>;
  /**
   * Makes the records due at the moment, to be sent although it may be the very payload that was refused before;
   * answers how many of them the sync knows.
   */
  sendAgain(sync: string, recordIds: readonly string[], at: string): Promise<number>;
  /** Records that wait for another try, by sync and record id. */
  deferredRecords(query: {
    sync?: string;
    code?: string;
    limit: number;
    after?: string;
  }): Promise<DeferredRecord[]>;
  /**
   * Deletes outcomes and finished runs older than the moment, in slices. Dead letters last tried before it lose payload
   * and reason: their records stay rejected, say so, and are tried again when they or the definition change. Messages
   * that were heard are remembered for two days, however far back the moment lies.
   */
  purge(before: string): Promise<void>;
  /**
   * Forgets what these steps of the sync's records have in Iterable, since it is not there any more (a list that was
   * deleted). LeaseLostError when the lease was lost.
   */
  forgetSteps(lease: Lease, sync: string, steps: readonly string[]): Promise<void>;
  /** Adds a process' calls to Salesforce to those of all, kept for 24 hours; answers all that is known. */
  addSourceCalls(change: SourceCallsChange): Promise<SourceCalls>;
  close(): Promise<void>;
}
