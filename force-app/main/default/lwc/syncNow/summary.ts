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

type Asked = Apex.IterableSyncNowView.Asked;
type Progress = Apex.IterableSyncNowView.Progress;
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

/** How many records came to each outcome, those that no sync takes among them; what none came to is left out. */
function countsOf(progress: Progress, { notCovered }: Asked): ReadonlyMap<string, number> {
  const { needsAttention, waiting, notSent: skipped, delivered, unchanged } = progress;
  const counts: [string, number][] = [
    ['rejected', needsAttention ?? 0],
    ['deferred', waiting ?? 0],
    ['skipped', (skipped ?? 0) + (notCovered ?? []).length],
    ['delivered', delivered ?? 0],
    ['unchanged', unchanged ?? 0]
  ];
  return new Map(counts.filter(([, count]) => count > 0));
}

/**
 * @param results of which the bridge may tell but the first 200, the worst ones
 * @param progress with the numbers of all
 */
export function summaryOf(results: readonly Result[], progress: Progress, asked: Asked): Summary {
  const counts = countsOf(progress, asked);
  const [first] = results;
  const reason = first && !canBeExplained(first.recordId) ? (first.message ?? null) : null;
  return {
    look: lookOf(results, counts),
    note: results.length > 1 ? countsText(counts) : reason
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

function countsText(counts: ReadonlyMap<string, number>): string | null {
  const said = countLabels
    .filter(([outcome]) => counts.has(outcome))
    .map(([outcome, labels]) => fillCount(labels, counts.get(outcome) ?? 0));
  return said.length > 0 ? said.join(', ') : null;
}
