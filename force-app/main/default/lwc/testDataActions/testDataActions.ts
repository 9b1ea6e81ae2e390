import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getTrace from '@salesforce/apex/IterableSyncRunsController.getTrace';
import saveAsTestData from '@salesforce/apex/IterableSyncTestDataController.saveTestData';
import canManage from '@salesforce/customPermission/Manage_Syncs';
import actionOf from '@salesforce/label/c.Preview_Action_Of';
import asNow from '@salesforce/label/c.Preview_Data_As_Now';
import fixtureSaved from '@salesforce/label/c.Preview_Fixture_Saved';
import gone from '@salesforce/label/c.Preview_Data_Gone';
import preview from '@salesforce/label/c.Preview_Run';
import save from '@salesforce/label/c.Preview_Save_As_Fixture';
import use from '@salesforce/label/c.Preview_Use_As_Test_Data';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { pageOf } from 'c/pages';
import SaveTestData from 'c/saveTestData';

interface TestData {
  readonly objectName: string;
  readonly data: string;
}

/**
 * What can be done with a record's data beside copying it, and with the record itself: it opens in the preview. Nothing
 * for a user who may not edit syncs: a preview is a part of editing.
 * @fires use with `detail.data`, cancelable; unless it is cancelled the data is kept and the preview of the sync opens
 * @fires saved when the data was saved under a name
 */
export default class TestDataActions extends NavigationMixin(LightningElement) {
  /** API name of the object that the data is a record of. */
  @api objectName = '';
  /** DeveloperName of the sync whose preview is meant. */
  @api syncName = '';
  /** A record as the bridge answered it, or its JSON text. Without it the record of the run is read as it is now. */
  @api data: unknown = null;
  /** What people call the record. */
  @api name = '';
  /** With it the record can be previewed; with `runId` its data can be used as well. */
  @api recordId: string | null = null;
  @api runId: string | null = null;

  isBusy = false;
  labels = { preview, save, use };

  get canPreview(): boolean {
    return canManage === true && Boolean(this.recordId && this.syncName);
  }

  get isOffered(): boolean {
    return canManage === true && (this.text !== '' || this.isReadNow);
  }

  get isReadNow(): boolean {
    return this.text === '' && Boolean(this.recordId && this.runId && this.syncName);
  }

  get hint(): string {
    return this.isReadNow ? asNow : '';
  }

  /** In a list every record has the same buttons: who listens to the page hears of which one. */
  get spoken() {
    return { preview: this.about(preview), save: this.about(save), use: this.about(use) };
  }

  get text(): string {
    if (this.data === null || this.data === undefined) return '';
    return typeof this.data === 'string' ? this.data : JSON.stringify(this.data);
  }

  about(label: string): string {
    return this.name ? fill(actionOf, [label, this.name]) : label;
  }

  handlePreview(): void {
    const { syncName: sync, recordId } = this;
    this[NavigationMixin.Navigate](pageOf('Syncs', { sync, part: 'preview', record: recordId ?? '' }));
  }

  async handleUse(): Promise<void> {
    const detail = { data: this.text };
    const isTaken = !this.dispatchEvent(new CustomEvent('use', { detail, cancelable: true }));
    if (isTaken) return;
    await this.whileBusy(async (read) => {
      const { syncName } = this;
      const data = await saveAsTestData({ name: this.name || read.objectName, syncName, ...read });
      this[NavigationMixin.Navigate](pageOf('Syncs', { sync: syncName, part: 'preview', data }));
    });
  }

  async handleSave(): Promise<void> {
    await this.whileBusy(async (read) => {
      const { name, syncName } = this;
      const saved = await SaveTestData.open<string>({ label: save, size: 'small', name, syncName, ...read });
      if (!saved) return;
      this.dispatchEvent(new ShowToastEvent({ title: fill(fixtureSaved, [saved]), variant: 'success' }));
      this.dispatchEvent(new CustomEvent('saved'));
    });
  }

  async whileBusy(act: (read: TestData) => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await act(await this.read());
    } catch (failure) {
      this.dispatchEvent(new ShowToastEvent({ title: errorSentence(failure), variant: 'error' }));
    } finally {
      this.isBusy = false;
    }
  }

  async read(): Promise<TestData> {
    const { objectName, runId, recordId } = this;
    if (!this.isReadNow) return { objectName, data: this.text };
    const trace = await getTrace({ runId, recordId });
    if (!trace.dataText) throw new Error(gone);
    return { objectName: trace.objectName ?? objectName, data: trace.dataText };
  }
}
