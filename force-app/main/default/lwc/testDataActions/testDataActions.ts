import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import saveAsTestData from '@salesforce/apex/IterableSyncTestDataController.saveTestData';
import canManage from '@salesforce/customPermission/Manage_Syncs';
import fixtureSaved from '@salesforce/label/c.Preview_Fixture_Saved';
import save from '@salesforce/label/c.Preview_Save_As_Fixture';
import use from '@salesforce/label/c.Preview_Use_As_Test_Data';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { pageOf } from 'c/pages';
import SaveTestData from 'c/saveTestData';

/**
 * What can be done with a record's data beside copying it. Nothing for a user who may not edit syncs: a preview is a
 * part of editing.
 * @fires use with `detail.data`, cancelable; unless it is cancelled the data is kept and the preview of the sync opens
 * @fires saved when the data was saved under a name
 */
export default class TestDataActions extends NavigationMixin(LightningElement) {
  /** API name of the object that the data is a record of. */
  @api objectName = '';
  /** DeveloperName of the sync whose preview is meant. */
  @api syncName = '';
  /** A record as the bridge answered it, or its JSON text. */
  @api data: unknown = null;
  /** What people call the record. */
  @api name = '';

  isBusy = false;
  labels = { save, use };

  get isOffered(): boolean {
    return canManage === true && this.text !== '';
  }

  get text(): string {
    if (this.data === null || this.data === undefined) return '';
    return typeof this.data === 'string' ? this.data : JSON.stringify(this.data);
  }

  async handleUse(): Promise<void> {
    const detail = { data: this.text };
    const isTaken = !this.dispatchEvent(new CustomEvent('use', { detail, cancelable: true }));
    if (isTaken) return;
    this.isBusy = true;
    try {
      const data = await saveAsTestData({
        name: this.name || this.objectName,
        objectName: this.objectName,
        syncName: this.syncName,
        data: this.text
      });
      this[NavigationMixin.Navigate](pageOf('Syncs', { sync: this.syncName, part: 'preview', data }));
    } catch (failure) {
      this.dispatchEvent(new ShowToastEvent({ title: errorSentence(failure), variant: 'error' }));
    } finally {
      this.isBusy = false;
    }
  }

  async handleSave(): Promise<void> {
    const name = await SaveTestData.open<string>({
      ...{ label: save, size: 'small', name: this.name },
      ...{ objectName: this.objectName, syncName: this.syncName, data: this.text }
    });
    if (!name) return;
    this.dispatchEvent(new ShowToastEvent({ title: fill(fixtureSaved, [name]), variant: 'success' }));
    this.dispatchEvent(new CustomEvent('saved'));
  }
}
