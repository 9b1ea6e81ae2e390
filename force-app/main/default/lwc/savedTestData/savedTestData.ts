import { LightningElement, api } from 'lwc';
import deleteTestData from '@salesforce/apex/IterableSyncTestDataController.deleteTestData';
import listTestData from '@salesforce/apex/IterableSyncTestDataController.listTestData';
import deleteLabel from '@salesforce/label/c.Preview_Saved_Delete';
import deleteSure from '@salesforce/label/c.Preview_Saved_Delete_Sure';
import deleteTitle from '@salesforce/label/c.Preview_Saved_Delete_Title';
import edit from '@salesforce/label/c.Preview_Saved_Edit';
import label from '@salesforce/label/c.Preview_Saved';
import loading from '@salesforce/label/c.Common_Loading';
import none from '@salesforce/label/c.Preview_Saved_None';
import run from '@salesforce/label/c.Preview_Run';
import savedBy from '@salesforce/label/c.Preview_Saved_By';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import ConfirmAction from 'c/confirmAction';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

/**
 * Test data that was saved for a sync, or for all of its object.
 * @fires choose with a PreviewChoice when it shall be previewed
 * @fires edit with `detail.data` when a copy shall be changed
 */
export default class SavedTestData extends LightningElement {
  @api objectName = '';
  @api syncName = '';

  /** Null while it is being asked for. */
  saved: Apex.IterableSyncTestDataView[] | null = null;
  chosenId: string | null = null;
  problem: string | null = null;
  labels = { deleteLabel, edit, label, loading, none, run, tryAgain };

  connectedCallback(): void {
    void this.refresh();
  }

  /** Asks again; what was chosen stays chosen. */
  @api async refresh(): Promise<void> {
    this.problem = null;
    try {
      this.saved = await listTestData({ objectName: this.objectName, syncName: this.syncName });
      if (!this.chosen) this.chosenId = this.saved[0]?.recordId ?? null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  get isLoading(): boolean {
    return this.saved === null && this.problem === null;
  }

  get isNone(): boolean {
    return this.saved?.length === 0;
  }

  get options() {
    return (this.saved ?? []).map(({ recordId, name, savedByName }) => ({
      value: recordId ?? '',
      label: fill(savedBy, [name ?? '', savedByName ?? ''])
    }));
  }

  get chosen(): Apex.IterableSyncTestDataView | null {
    return this.saved?.find(({ recordId }) => recordId === this.chosenId) ?? null;
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    this.chosenId = event.detail.value;
  }

  handleTryAgain(): void {
    void this.refresh();
  }

  handleRun(): void {
    const { data, name } = this.chosen ?? {};
    const detail = { kind: 'data', data: data ?? '', name: name ?? '' };
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent('edit', { detail: { data: this.chosen?.data ?? '' } }));
  }

  async handleDelete(): Promise<void> {
    const isSure = await ConfirmAction.open({
      ...{ size: 'small', label: deleteTitle, variant: 'destructive', confirmLabel: deleteLabel },
      sentences: [fill(deleteSure, [this.chosen?.name ?? ''])]
    });
    if (!isSure) return;
    try {
      await deleteTestData({ recordId: this.chosenId });
      await this.refresh();
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }
}
