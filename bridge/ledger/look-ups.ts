import type { OutcomeStatus, RunState } from '../sync/model';

/**
 * What people look for among runs. Notable: it found something, or has not ended well. Attention: records need it, or the
 * run itself does.
 */
export const runKinds = ['notable', 'sent', 'attention', 'failed', 'held', 'underWay'] as const;
export type RunKind = (typeof runKinds)[number];

/** Which runs somebody looks for; what is left out does not matter. Times are ISO, of the start of a run. */
export interface RunsQuery {
  readonly sync?: string;
  readonly state?: RunState;
  readonly kind?: RunKind;
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
  readonly recordId?: string;
  readonly limit: number;
  /** The record id of the last one of the page before. */
  readonly after?: string;
}
