import { LightningElement, api } from 'lwc';
import close from '@salesforce/label/c.Common_Close';
import title from '@salesforce/label/c.SyncNow_Title';
import { CloseActionScreenEvent } from 'lightning/actions';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** The quick action "Sync now" of one record: a window that sends it and shows what came of it. */
export default class SyncNowAction extends LightningElement {
  /** Handed in by the platform, in some places only after the window is drawn. */
  @api recordId: string | undefined;
  /** Handed in by the platform beside it. */
  @api objectApiName: string | undefined;

  labels = { close, title };

  get recordIds(): string[] | null {
    return this.recordId ? [this.recordId] : null;
  }

  /** The page behind the window shows the record's new status. */
  handleFinish(): void {
    if (this.recordId) void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }

  handleClose(): void {
    this.dispatchEvent(new CloseActionScreenEvent());
  }
}
