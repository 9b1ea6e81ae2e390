import { LightningElement, api } from 'lwc';
import lastSynced from '@salesforce/label/c.Record_Last_Synced';
import neverSynced from '@salesforce/label/c.Record_Never_Synced';
import notSeenHint from '@salesforce/label/c.Record_Not_Seen_Hint';
import { fill } from 'c/fill';
import { statusLook, type Look } from 'c/statusLooks';
import { localTime, relativeTime } from 'c/times';

/** How a record stands, by icon, colour and word, and when it was synced last. */
export default class RecordStatus extends LightningElement {
  /** Synced, Pending, Skipped, Failed, Removed; null when no run has seen the record. */
  @api status: string | null | undefined;
  /** ISO 8601; null for never. */
  @api lastSyncedAt: string | null | undefined;

  get look(): Look {
    return statusLook(this.status);
  }

  get lastSynced(): string {
    if (!this.status) return notSeenHint;
    return this.lastSyncedAt ? fill(lastSynced, [relativeTime(this.lastSyncedAt)]) : neverSynced;
  }

  get exactMoment(): string {
    return this.lastSyncedAt ? localTime(this.lastSyncedAt) : '';
  }
}
