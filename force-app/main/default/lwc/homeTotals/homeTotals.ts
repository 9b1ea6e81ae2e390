import { LightningElement, api } from 'lwc';
import attentionHint from '@salesforce/label/c.Home_Total_Attention_Hint';
import held from '@salesforce/label/c.Common_Held';
import heldHint from '@salesforce/label/c.Home_Total_Held_Hint';
import needsAttention from '@salesforce/label/c.Common_Needs_Attention';
import sent from '@salesforce/label/c.Common_Sent';
import sentHint from '@salesforce/label/c.Home_Total_Sent_Hint';
import waiting from '@salesforce/label/c.Common_Waiting';
import waitingHint from '@salesforce/label/c.Home_Total_Waiting_Hint';
import { numberText } from 'c/fill';

/** The four numbers that say whether anything is to be done. */
export default class HomeTotals extends LightningElement {
  @api syncs: readonly Apex.IterableSyncHomeView.SyncView[] = [];
  @api held: readonly Apex.IterableSyncHomeView.HeldRunView[] = [];

  get tiles() {
    const attention = this.sum((sync) => sync.needsAttention);
    const removals = this.held.reduce((all, run) => all + (run.removals ?? 0), 0);
    return [
      tile('sent', sent, sentHint, this.sum(sentOf), ''),
      tile('attention', needsAttention, attentionHint, attention, 'attention'),
      tile(
        'waiting',
        waiting,
        waitingHint,
        this.sum((sync) => sync.waiting),
        ''
      ),
      tile('held', held, heldHint, removals, 'held')
    ];
  }

  sum(countOf: (sync: Apex.IterableSyncHomeView.SyncView) => number | null | undefined): number {
    return this.syncs.reduce((all, sync) => all + (countOf(sync) ?? 0), 0);
  }
}

const sentOf = ({ history }: Apex.IterableSyncHomeView.SyncView): number =>
  (history ?? []).reduce((all, bucket) => all + (bucket.delivered ?? 0), 0);

/** A number stands out by its tone only when there is something to do about it. */
const tile = (name: string, label: string, hint: string, count: number, tone: string) => ({
  name,
  label,
  hint,
  count: numberText(count),
  className: count > 0 && tone ? `number ${tone}` : 'number'
});
