import { LightningElement, api } from 'lwc';
import getRunCalls from '@salesforce/apex/IterableSyncRunsController.getRunCalls';
import { errorSentence } from 'c/errors';
import { labels, rowOf } from './callRows';

/** Every call that a run made, newest first; what was sent and answered is shown of one record at a time. */
export default class RunCalls extends LightningElement {
  @api runId = '';

  calls: Apex.IterableSyncRunRecordView.CallView[] = [];
  next: number | null = null;
  isLoading = false;
  problem: string | null = null;
  labels = labels;

  connectedCallback(): void {
    void this.load();
  }

  get rows() {
    return this.calls.map(rowOf);
  }

  get hasRows(): boolean {
    return this.calls.length > 0;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.problem === null && this.calls.length === 0;
  }

  async load(): Promise<void> {
    this.isLoading = true;
    this.problem = null;
    try {
      const page = await getRunCalls({ runId: this.runId, cursor: this.next });
      this.calls = [...this.calls, ...(page.calls ?? [])];
      this.next = page.next ?? null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isLoading = false;
  }
}
