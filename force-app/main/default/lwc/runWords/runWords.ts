import failed from '@salesforce/label/c.Home_Run_Failed';
import held from '@salesforce/label/c.Common_Held';
import interrupted from '@salesforce/label/c.Home_Run_Interrupted';
import nothing from '@salesforce/label/c.Home_Run_Nothing';
import partAttention from '@salesforce/label/c.Home_Run_Part_Attention';
import partAttentionOne from '@salesforce/label/c.Home_Run_Part_Attention_One';
import partNotSent from '@salesforce/label/c.Home_Run_Part_Not_Sent';
import partRemoved from '@salesforce/label/c.Home_Run_Part_Removed';
import partSent from '@salesforce/label/c.Home_Run_Part_Sent';
import partUnchanged from '@salesforce/label/c.Home_Run_Part_Unchanged';
import partWaiting from '@salesforce/label/c.Home_Run_Part_Waiting';
import running from '@salesforce/label/c.Home_Run_Running';
import waitsForTurn from '@salesforce/label/c.Home_Run_Waiting';
import { language } from 'c/culture';
import { fill, fillCount } from 'c/fill';
import type { CountLabels } from 'c/fill';

type Run = Apex.IterableSyncRunView;

const UNDER_WAY: readonly unknown[] = ['waiting', 'running', 'interrupted'];

/** Whether more is still to come of the run without anybody doing anything. */
export const isUnderWay = (run: Run | null | undefined): boolean => UNDER_WAY.includes(run?.state);

/** Records of the run that have ended one way or another. */
export const recordsDone = (run: Run): number =>
  [run.delivered, run.unchanged, run.notSent, run.needsAttention, run.waiting].reduce<number>(
    (sum, count) => sum + (count ?? 0),
    0
  );

/** What came of a run, or how far it is, in one sentence. */
export function runSentence(run: Run): string {
  switch (run.state) {
    case 'waiting':
      return waitsForTurn;
    case 'running':
      return fill(running, [recordsDone(run)]);
    case 'interrupted':
      return interrupted;
    case 'failed':
      return run.message || failed;
    case 'held':
      return `${held}. ${outcomes(run)}`.trim();
    default:
      return outcomes(run) || nothing;
  }
}

/** `120 sent, 3 need attention.`; empty when the run came to nothing. */
function outcomes(run: Run): string {
  const removed = run.removed ?? 0;
  const parts = [
    part({ one: partSent, many: partSent }, (run.delivered ?? 0) - removed),
    part({ one: partRemoved, many: partRemoved }, removed),
    part({ one: partUnchanged, many: partUnchanged }, run.unchanged),
    part({ one: partNotSent, many: partNotSent }, run.notSent),
    part({ one: partAttentionOne, many: partAttention }, run.needsAttention),
    part({ one: partWaiting, many: partWaiting }, run.waiting)
  ].filter((text) => text !== '');
  return parts.length === 0 ? '' : `${new Intl.ListFormat(language, { type: 'unit' }).format(parts)}.`;
}

function part(labels: CountLabels, count: number | null | undefined): string {
  if (!count) return '';
  return fillCount(labels, count);
}
