import { LightningElement, api } from 'lwc';
import getRunRecords from '@salesforce/apex/IterableSyncRunsController.getRunRecords';
import { errorSentence } from 'c/errors';
import type { ExportPage } from 'c/csvExport';
import { cellsOf, columns, labels, outcomes, rowOf } from './recordRows';

type Line = Apex.IterableSyncRunRecordView.LineView;

/**
 * What became of each record of a run.
 * @fires open with `detail.record`
 */
export default class RunRecords extends LightningElement {
  @api runId = '';

  lines: Line[] = [];
  next: string | null = null;
  outcome = '';
  isLoading = false;
  problem: string | null = null;
  labels = labels;
  outcomes = outcomes;
  columns = columns;
  /** Of the list that was asked for last. */
  question = 0;

  connectedCallback(): void {
    void this.begin();
  }

  get rows() {
    return this.lines.map(rowOf);
  }

  get hasRows(): boolean {
    return this.lines.length > 0;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.problem === null && this.lines.length === 0;
  }

  get loadPage() {
    return async (cursor: string | null): Promise<ExportPage> => {
      const page = await getRunRecords({ runId: this.runId, outcome: this.outcome, cursor });
      return { rows: (page.records ?? []).map(cellsOf), next: page.next ?? null };
    };
  }

  handleOutcome({ detail: { value } }: CustomEvent<{ value: string }>): void {
    this.outcome = value;
    void this.begin();
  }

  async begin(): Promise<void> {
    this.lines = [];
    this.next = null;
    await this.load();
  }

  async load(): Promise<void> {
    const question = ++this.question;
    this.isLoading = true;
    this.problem = null;
    try {
      const { runId, outcome, next: cursor } = this;
      const page = await getRunRecords({ runId, outcome, cursor });
      if (question !== this.question) return;
      this.lines = [...this.lines, ...(page.records ?? [])];
      this.next = page.next ?? null;
    } catch (failure) {
      if (question === this.question) this.problem = errorSentence(failure);
    }
    this.isLoading = false;
  }

  handleOpen(event: Event): void {
    const { record } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { record } }));
  }
}
