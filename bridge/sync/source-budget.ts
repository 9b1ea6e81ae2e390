import type { Lane } from './model';

/** Calls that the bridge may make to Salesforce, whose limit the whole org shares (docs/budgets.md). */
export interface SourceBudget {
  /** Why a run of the lane may not begin; null while it may. May ask the org, by one call. */
  look(lane: Lane): Promise<BudgetPause | null>;
  /** Tells when runs of the lane are to pause, as often as that is found; answers how to end it. */
  watch(lane: Lane, onPause: (pause: BudgetPause) => void): () => void;
  /** As far as it is known; null while it is not. */
  callsLeft(lane: Lane): number | null;
}

/** Nothing is wrong: others need what is left. */
export interface BudgetPause {
  readonly code: string;
  /** For a person: what is used up, and when it goes on. */
  readonly message: string;
  /** ISO time at which it is looked at again. */
  readonly until: string;
}
