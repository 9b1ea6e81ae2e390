import type { PreviewOutcome } from '../preview/preview-model';

/**
 * `would pass`, `would fail`: a check before it stopped the record already. `note`: says how things stand, and decides
 * nothing.
 */
export type Verdict = 'pass' | 'fail' | 'would pass' | 'would fail' | 'not checked' | 'note';

/** One link in the chain from the record to Iterable. */
export interface Check {
  /** Stable name of the rule. */
  readonly rule: Rule;
  /** DeveloperName, for checks of one step. */
  readonly step: string | null;
  readonly verdict: Verdict;
  /** One sentence for a person. */
  readonly sentence: string;
  readonly fix: string | null;
  /**
   * Every field of the record that sentence and fix name or whose value they show, as paths such as `Account.Industry`:
   * whoever may not read one of them is not to see the check.
   */
  readonly fieldPaths: readonly string[];
}

export const rules = [
  'found',
  'visible',
  'active',
  'definition',
  'scope',
  'consent',
  'identity',
  'condition',
  'mapping',
  'sending',
  'waiting',
  'rejected',
  'last-call',
  'lag'
] as const;
export type Rule = (typeof rules)[number];

/** Why a record is, or is not, in Iterable by one sync. */
export interface SyncExplanation {
  readonly sync: string;
  readonly label: string;
  /** Version of the definition that decided. */
  readonly definition: string;
  readonly checks: readonly Check[];
  /** The first check that stops the record; null when none does. */
  readonly stoppedBy: Rule | null;
  /** What a run would come to now; null where a run would not begin, or the record is not there. */
  readonly outcome: PreviewOutcome | null;
}
