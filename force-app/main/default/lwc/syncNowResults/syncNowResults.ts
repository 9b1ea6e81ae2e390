import { LightningElement, api } from 'lwc';
import hiddenRecord from '@salesforce/label/c.Common_Hidden_Record';
import hiddenReason from '@salesforce/label/c.Why_Hidden';
import results from '@salesforce/label/c.SyncNow_Results';
import why from '@salesforce/label/c.Record_Why';
import whyOf from '@salesforce/label/c.SyncNow_Why_Of';
import { fill } from 'c/fill';
import { outcomeLook, type Look } from 'c/statusLooks';
import { canBeExplained } from 'c/whySentence';

type Result = Apex.IterableSyncNowView.Result;

interface Row {
  readonly key: string;
  readonly recordId: string;
  readonly name: string;
  readonly look: Look;
  /** The sync, where a record has several results. */
  readonly syncLabel: string | null;
  /** Reason and fix; null where the answer to "Why?" says them. */
  readonly message: string | null;
  readonly fix: string | null;
  /** Null for what is in Iterable. */
  readonly whyLabel: string | null;
  readonly isWhyOpen: boolean;
}

/**
 * What became of each record.
 * @fires why when "Why?" of a record is pressed; `detail` is its id
 */
export default class SyncNowResults extends LightningElement {
  @api results: Result[] = [];
  /** Record whose answer to "Why?" is open; null for none. */
  @api whyRecordId: string | null = null;

  labels = { results, why };

  get rows(): Row[] {
    const syncs = new Set(this.results.map(({ syncName }) => syncName));
    const opened = this.results.find(({ recordId }) => recordId === this.whyRecordId);
    return this.results.map((result, index) => {
      const { recordId, outcome } = result;
      const isIn = outcome === 'delivered' || outcome === 'unchanged';
      const name = result.name ?? hiddenRecord;
      const isWhyOpen = result === opened;
      return {
        key: `${recordId} ${result.syncName} ${index}`,
        recordId: recordId ?? '',
        name,
        look: outcomeLook(outcome),
        syncLabel: syncs.size > 1 ? (result.syncLabel ?? null) : null,
        message: isWhyOpen || isIn ? null : messageOf(result),
        fix: isWhyOpen || isIn ? null : (result.fix ?? null),
        whyLabel: isIn || !canBeExplained(recordId) ? null : fill(whyOf, [name]),
        isWhyOpen
      };
    });
  }

  handleWhy(event: Event): void {
    const detail = (event.currentTarget as HTMLElement).dataset.recordId;
    this.dispatchEvent(new CustomEvent('why', { detail }));
  }

  /** The answer in a row asks to send again: whoever asked for these results does so. */
  handleSyncNow(): void {
    this.dispatchEvent(new CustomEvent('syncnow'));
  }
}

/** A named record that was not sent, of which no reason is told: its reason would name a field that is hidden. */
function messageOf({ name, outcome, message }: Result): string | null {
  if (message !== null && message !== undefined) return message;
  return name && outcome ? hiddenReason.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : null;
}
