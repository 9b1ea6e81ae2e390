import type { Cause } from './cause';
import type { Check, Rule, Verdict } from './explain-model';

/** A check before its place in the chain is known. */
export interface Finding {
  readonly rule: Rule;
  readonly step?: string;
  /** `unknown` where nothing could be looked at; a `note` decides nothing. */
  readonly found: 'good' | 'bad' | 'unknown' | 'note';
  readonly sentence: string;
  readonly fix?: string;
  /** The same for people who know no codes, calls and hashes; null: it is not for them. Left out where the sentence is. */
  readonly forPeople?: { readonly sentence: string; readonly fix?: string } | null;
  /** A bad one that ends the record; others are of one step among several. */
  readonly stops?: true;
  /** Fields of the record that the sentence or the fix names, or whose values they show; left out for none. */
  readonly fields?: readonly string[];
  /** Of one that ends the record: the same for a program. */
  readonly cause?: Cause;
}

export interface Chain {
  readonly checks: readonly Check[];
  readonly stoppedBy: Rule | null;
}

/** Findings in their order -> verdicts: behind the first that stops the record, what would be. Pure. */
export function chainOf(findings: readonly Finding[]): Chain {
  let stoppedBy: Rule | null = null;
  const checks = findings.map(({ rule, step = null, found, sentence, fix = null, stops, fields }): Check => {
    const verdict = stoppedBy === null ? plainly[found] : ifGoneOn[found];
    if (found === 'bad' && stops) stoppedBy ??= rule;
    return { rule, step, verdict, sentence, fix, fieldPaths: [...new Set(fields)] };
  });
  return { checks, stoppedBy };
}

const plainly: Readonly<Record<Finding['found'], Verdict>> = {
  good: 'pass',
  bad: 'fail',
  unknown: 'not checked',
  note: 'note'
};

const ifGoneOn: Readonly<Record<Finding['found'], Verdict>> = {
  ...plainly,
  good: 'would pass',
  bad: 'would fail'
};
