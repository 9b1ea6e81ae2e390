import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import nameRecords from '@salesforce/apex/IterableSyncPreviewController.nameRecords';
import allDone from '@salesforce/label/c.Setup_All_Done';
import checkAgain from '@salesforce/label/c.Setup_Check_Again';
import goHome from '@salesforce/label/c.Setup_Go_Home';
import openSync from '@salesforce/label/c.Setup_Open_Sync';
import arrived from '@salesforce/label/c.Setup_Record_Arrived';
import waiting from '@salesforce/label/c.Setup_Record_Waiting';
import { fill } from 'c/fill';
import { pageOf } from 'c/pages';
import { relativeTime } from 'c/times';

type Sent = NonNullable<Bridge.SetUp['firstSent']>;

/** A draft that can be opened. */
export interface OpenDraft {
  readonly name: string;
  readonly label: string;
}

/**
 * The way to the first record; then that record.
 * @fires refresh
 */
export default class SetupRecord extends NavigationMixin(LightningElement) {
  @api drafts: readonly OpenDraft[] = [];
  /** Whether every other step is done. */
  @api isLast = false;

  labels = { allDone, checkAgain, goHome, waiting };
  /** Of the record that was sent, where the user may see it. */
  recordName: string | null = null;
  private found: Sent | null = null;

  @api get sent(): Sent | null {
    return this.found;
  }

  set sent(sent: Sent | null) {
    const isOther = sent?.recordId !== this.found?.recordId;
    this.found = sent;
    if (sent && isOther) void this.name(sent.recordId);
  }

  get arrivedText(): string {
    const { found } = this;
    return found ? fill(arrived, [this.recordName ?? found.objectName, relativeTime(found.at)]) : '';
  }

  get buttons() {
    return this.drafts.map(({ name, label }) => ({ name, text: fill(openSync, [label]) }));
  }

  handleOpen(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](pageOf('Syncs', { sync: name, part: 'preview' }));
  }

  handleRecord(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: this.found?.recordId, actionName: 'view' }
    });
  }

  handleHome(): void {
    this[NavigationMixin.Navigate](pageOf('Home'));
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }

  async name(recordId: string): Promise<void> {
    const [person] = (await nameRecords({ recordIds: [recordId] }).catch(() => null)) ?? [];
    this.recordName = person?.name ?? null;
  }
}
