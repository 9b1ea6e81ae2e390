import { LightningElement, api } from 'lwc';
import getRunRecord from '@salesforce/apex/IterableSyncRunsController.getRunRecord';
import getTrace from '@salesforce/apex/IterableSyncRunsController.getTrace';
import { errorSentence } from 'c/errors';
import { outcomeLook } from 'c/statusLooks';
import { callOf, factsOf, labels, nameOf, runTitleOf } from './recordWords';

/**
 * One record of one run: what became of it, every call that concerned it, and its steps.
 * @fires open with `detail.run` to go back to the run; list
 */
export default class RunRecord extends LightningElement {
  @api runId = '';
  @api recordId = '';

  view: Apex.IterableSyncRunRecordView | null = null;
  trace: Apex.IterableSyncTraceView | null = null;
  problem: string | null = null;
  traceProblem: string | null = null;
  isTracing = false;
  labels = labels;

  connectedCallback(): void {
    void this.load();
  }

  get isLoading(): boolean {
    return this.view === null && this.problem === null;
  }

  get record(): Apex.IterableSyncRunRecordView.LineView {
    return this.view?.record ?? {};
  }

  get name(): string {
    return nameOf(this.record);
  }

  get runTitle(): string {
    return this.view ? runTitleOf(this.view) : '';
  }

  get look() {
    return outcomeLook(this.record.outcome);
  }

  get facts() {
    return this.view ? factsOf(this.view) : [];
  }

  get calls() {
    return (this.view?.calls ?? []).map(callOf);
  }

  get hasCalls(): boolean {
    return this.calls.length > 0;
  }

  get noCalls(): boolean {
    return this.calls.length === 0;
  }

  get syncName(): string {
    return this.view?.run?.syncName ?? '';
  }

  get canTrace(): boolean {
    return this.trace === null && !this.isTracing;
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.view = await getRunRecord({ runId: this.runId, recordId: this.recordId });
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  async handleTrace(): Promise<void> {
    this.isTracing = true;
    this.traceProblem = null;
    try {
      this.trace = await getTrace({ runId: this.runId, recordId: this.recordId });
    } catch (failure) {
      this.traceProblem = errorSentence(failure);
    }
    this.isTracing = false;
  }

  handleRun(): void {
    this.dispatchEvent(new CustomEvent('open', { detail: { run: this.runId } }));
  }

  handleList(): void {
    this.dispatchEvent(new CustomEvent('list'));
  }
}
