import type { OutcomeStatus, Run } from '../sync/model';
import type { RecordState, StoredOutcome, DeadLetter } from '../sync/bookkeeping';
import type { RunLedger } from '../sync/ports';

export type * from '../sync/bookkeeping';

/**
 * The durable record of runs, bookmarks, fingerprints, identities, outcomes and dead letters: what a run needs
 * (`RunLedger` says what each of those methods promises), and what people look up.
 */
export interface Ledger extends RunLedger {
  /** Newest first; `before` is the id of the last run of the page before. */
  runs(query: { sync?: string; limit: number; before?: string }): Promise<Run[]>;
  /** What is known of one record in every sync. */
  statesOfRecord(recordId: string): Promise<RecordState[]>;
  /** Outcomes of a run by record id, `after` the given one; or the outcomes of one record, newest run first. */
  outcomesOfRun(
    runId: string,
    page: { limit: number; after?: string; status?: OutcomeStatus }
  ): Promise<StoredOutcome[]>;
  outcomesOfRecord(recordId: string, limit: number): Promise<StoredOutcome[]>;
  deadLetters(query: { sync?: string; limit: number; after?: string }): Promise<DeadLetter[]>;
  /** Deletes outcomes, finished runs and dead letters older than the moment, in slices. */
  purge(before: string): Promise<void>;
  close(): Promise<void>;
}
