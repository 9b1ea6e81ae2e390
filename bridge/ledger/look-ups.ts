import type { OutcomeStatus, RunState } from '../sync/model';

/** Which runs somebody looks for; what is left out does not matter. Times are ISO, of the start of a run. */
export interface RunsQuery {
  readonly sync?: string;
  readonly state?: RunState;
  /** Inclusive. */
  readonly from?: string;
  /** Exclusive. */
  readonly to?: string;
  readonly limit: number;
  /** The id of the last run of the page before. */
  readonly before?: string;
}

/** Which outcomes of a run somebody looks for. */
export interface OutcomesQuery {
  readonly status?: OutcomeStatus;
  /** Name of the rule or cause. */
  readonly code?: string;
  readonly limit: number;
  /** The record id of the last one of the page before. */
  readonly after?: string;
}
