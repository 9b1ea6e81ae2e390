import { LightningElement, api } from 'lwc';
import callDetails from '@salesforce/label/c.Record_Call_Details';
import empty from '@salesforce/label/c.Record_Timeline_Empty';
import more from '@salesforce/label/c.Record_Timeline_More';
import title from '@salesforce/label/c.Record_Timeline';
import { fill } from 'c/fill';
import { daysOf, withNames, type Happening } from './days';

/** Entries shown at first, and added by each "Show more". */
const AT_ONCE = 8;

/** What happened to a record: outcomes, calls and changes of its fields, by day, newest first. */
export default class RecordTimeline extends LightningElement {
  @api entries: Apex.IterableSyncRecordView.TimelineView[] | null | undefined;

  /** The record that it is the timeline of, and its syncs: the calls of those can be tried again in the preview. */
  @api recordId: string | null = null;
  @api syncs: readonly Apex.IterableSyncRecordView.RecordSyncView[] | null | undefined;
  /** Other records that are called by their names. */
  @api others: Apex.IterableSyncRecordView.SharedWithView[] | null | undefined;

  shown = AT_ONCE;
  labels = { callDetails, empty, title };

  get days() {
    const days = daysOf(withNames(this.entries ?? [], this.others ?? []), this.shown, new Date());
    return days.map((day) => ({ ...day, happenings: day.happenings.map((each) => this.ofSync(each)) }));
  }

  ofSync(happening: Happening) {
    return { ...happening, syncName: this.syncOf(happening)?.syncName };
  }

  /** By its DeveloperName; where that is not told by its label, unless two have it. */
  syncOf({ call }: Happening) {
    const syncs = this.syncs ?? [];
    if (call?.syncName) return syncs.find(({ syncName }) => syncName === call.syncName);
    const named = syncs.filter(({ syncLabel }) => syncLabel === call?.syncLabel);
    return named.length === 1 ? named[0] : undefined;
  }

  get isEmpty(): boolean {
    return (this.entries ?? []).length === 0;
  }

  get moreLabel(): string | null {
    const left = (this.entries?.length ?? 0) - this.shown;
    return left > 0 ? fill(more, [Math.min(left, AT_ONCE)]) : null;
  }

  handleMore(): void {
    this.shown += AT_ONCE;
  }
}
