import { LightningElement, api } from 'lwc';
import chooseFewer from '@salesforce/label/c.SyncNow_Choose_Fewer';
import chooseSome from '@salesforce/label/c.SyncNow_Choose_Some';
import noneChosen from '@salesforce/label/c.SyncNow_None_Chosen';
import title from '@salesforce/label/c.SyncNow_Title';
import tooMany from '@salesforce/label/c.SyncNow_Too_Many';
import { fill } from 'c/fill';

/** Records that Apex and the bridge take at once. */
const MOST = 200;

/** "Sync now" of a list view: the screen of the flow to which the list hands the records that are ticked. */
export default class SyncNowList extends LightningElement {
  @api recordIds: string[] | null | undefined;

  labels = { title };

  get chosen(): string[] {
    return [...new Set(this.recordIds ?? [])];
  }

  get sent(): string[] | null {
    return this.refusal ? null : this.chosen;
  }

  get refusal(): string | null {
    const count = this.chosen.length;
    if (count === 0) return noneChosen;
    return count > MOST ? fill(tooMany, [count, MOST]) : null;
  }

  get advice(): string {
    return this.chosen.length === 0 ? chooseSome : chooseFewer;
  }
}
