import allSent from '@salesforce/label/c.SyncNow_All_Sent';
import allUnchanged from '@salesforce/label/c.SyncNow_All_Unchanged';
import attentionMany from '@salesforce/label/c.SyncNow_Count_Attention';
import attentionOne from '@salesforce/label/c.SyncNow_Count_Attention_One';
import countNotSent from '@salesforce/label/c.SyncNow_Count_Not_Sent';
import countSent from '@salesforce/label/c.SyncNow_Count_Sent';
import countUnchanged from '@salesforce/label/c.SyncNow_Count_Unchanged';
import countWaiting from '@salesforce/label/c.SyncNow_Count_Waiting';
import done from '@salesforce/label/c.SyncNow_Done';
import nothingSent from '@salesforce/label/c.SyncNow_Nothing_Sent';
import { fillCount, type CountLabels } from 'c/fill';
import { outcomeLook, type Look } from 'c/statusLooks';
import { canBeExplained } from 'c/whySentence';

type Result = Apex.IterableSyncNowView.Result;

/** What "Sync now" came to, in a line and in numbers. */
export interface Summary {
  readonly look: Look;
  /** `3 sent, 1 not sent`; the reason of a campaign, which has no answer to "Why?"; null where the line says it all. */
  readonly note: string | null;
}

/** Worst first: what a person has to do something about stands on top. */
const order = ['rejected', 'deferred', 'skipped', 'delivered', 'unchanged'];

export const worstFirst = (results: readonly Result[]): Result[] =>
  [...results].sort((one, other) => order.indexOf(one.outcome ?? '') - order.indexOf(other.outcome ?? ''));

/** @param total of results, of which the bridge may tell but the first: then only the worst have all been counted. */
export function summaryOf(results: readonly Result[], total: number): Summary {
  const counts = new Map<string, number>();
  for (const { outcome } of results) counts.set(outcome ?? '', (counts.get(outcome ?? '') ?? 0) + 1);
  const [first] = results;
  const reason = first && !canBeExplained(first.recordId) ? (first.message ?? null) : null;
  return {
    look: lookOf(results, counts),
    note: results.length > 1 ? countsText(counts, total - results.length) : reason
  };
}

/** "Why?" says which of the two it is, and stands beside the summary. */
const notSent: ReadonlySet<string> = new Set(['skipped', 'rejected']);

function lookOf(results: readonly Result[], counts: ReadonlyMap<string, number>): Look {
  const [worst] = worstFirst(results);
  if (!worst) return { ...outcomeLook('skipped'), word: nothingSent };
  const isSole = counts.size === 1;
  if (results.length === 1 && notSent.has(worst.outcome ?? ''))
    return { ...outcomeLook(worst.outcome), word: nothingSent };
  if (isSole && worst.outcome === 'unchanged') return { ...outcomeLook('delivered'), word: allUnchanged };
  if (worst.outcome === 'delivered') return { ...outcomeLook('delivered'), word: allSent };
  return isSole ? outcomeLook(worst.outcome) : { ...outcomeLook(worst.outcome), word: done };
}

const countLabels: readonly (readonly [outcome: string, labels: CountLabels])[] = [
  ['rejected', { one: attentionOne, many: attentionMany }],
  ['deferred', { one: countWaiting, many: countWaiting }],
  ['skipped', { one: countNotSent, many: countNotSent }],
  ['delivered', { one: countSent, many: countSent }],
  ['unchanged', { one: countUnchanged, many: countUnchanged }]
];

/** @param untold results that are not among those counted */
function countsText(counts: ReadonlyMap<string, number>, untold: number): string | null {
  const [worst] = countLabels.filter(([outcome]) => counts.has(outcome));
  // The worst come first: they are counted when others follow them.
  const counted = untold > 0 ? countLabels.filter((each) => each === worst && counts.size > 1) : countLabels;
  const said = counted
    .filter(([outcome]) => counts.has(outcome))
    .map(([outcome, labels]) => fillCount(labels, counts.get(outcome) ?? 0));
  return said.length > 0 ? said.join(', ') : null;
}
