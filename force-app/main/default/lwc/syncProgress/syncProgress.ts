import { LightningElement, api } from 'lwc';
import goesOn from '@salesforce/label/c.SyncNow_Goes_On';
import progressLabel from '@salesforce/label/c.SyncNow_Progress';
import sending from '@salesforce/label/c.SyncNow_Sending';
import { fill } from 'c/fill';

/** How far "Sync now" is: a bar where there is something to count, for one record only that it is under way. */
export default class SyncProgress extends LightningElement {
  @api total: number | null | undefined;
  @api done: number | null | undefined;
  /** Why it cannot be seen how far it is; null while it can. */
  @api problem: string | null = null;

  labels = { goesOn, sending };

  get text(): string | null {
    const total = this.total ?? 0;
    return total > 1 ? fill(progressLabel, [this.done ?? 0, total]) : null;
  }

  get percent(): number {
    return this.total ? Math.round((100 * (this.done ?? 0)) / this.total) : 0;
  }
}
