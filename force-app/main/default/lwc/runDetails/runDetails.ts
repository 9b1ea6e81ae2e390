import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getRunPage from '@salesforce/apex/IterableSyncRunsController.getRunPage';
import { errorSentence } from 'c/errors';
import { startPoll, type Poll } from 'c/poll';
import RunNow from 'c/runNow';
import { runLook } from 'c/runTexts';
import { isUnderWay, runSentence } from 'c/runWords';
import { decisionText, labels, titleOf } from './detailWords';

const BUSY_MS = 2_000;

/**
 * One run: what came of it, what it read, its decision, its records and its calls.
 * @fires open with `detail.run` and `detail.record`; list to go back
 */
export default class RunDetails extends LightningElement {
  page: Apex.IterableSyncRunPageView | null = null;
  problem: string | null = null;
  labels = labels;
  poll: Poll | null = null;
  shownId = '';

  @api
  get runId(): string {
    return this.shownId;
  }
  set runId(runId: string) {
    this.shownId = runId;
    this.page = null;
    this.problem = null;
    if (this.poll) this.begin();
  }

  connectedCallback(): void {
    this.begin();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  begin(): void {
    this.poll?.stop();
    this.poll = startPoll(() => this.load());
  }

  get isLoading(): boolean {
    return this.page === null && this.problem === null;
  }

  get title(): string {
    return this.page ? titleOf(this.page) : this.shownId;
  }

  get look() {
    return runLook(this.page?.run ?? {});
  }

  get sentence(): string {
    return runSentence(this.page?.run ?? {});
  }

  get heldRun(): Apex.IterableSyncHomeView.HeldRunView | null {
    return this.page?.heldRun ?? null;
  }

  get decision(): string | null {
    return decisionText(this.page?.held);
  }

  get isBegun(): boolean {
    return Boolean(this.page?.run?.startedAt);
  }

  /** A run that stopped does not go on by itself: the next one does its work. */
  get canRunAgain(): boolean {
    return Boolean(this.page?.canOperate) && this.page?.run?.state === 'failed';
  }

  /** What is under way is looked at again; a run that has ended stays as it is. */
  async load(): Promise<number | null> {
    const { runId } = this;
    try {
      const page = await getRunPage({ runId });
      if (runId !== this.runId) return null;
      this.page = page;
      this.problem = null;
    } catch (failure) {
      this.problem = errorSentence(failure);
      return this.page ? BUSY_MS * 5 : null;
    }
    return isUnderWay(this.page.run) ? BUSY_MS : null;
  }

  handleList(): void {
    this.dispatchEvent(new CustomEvent('list'));
  }

  handleOpen({ detail: { record } }: CustomEvent<{ record: string }>): void {
    this.dispatchEvent(new CustomEvent('open', { detail: { run: this.runId, record } }));
  }

  async handleRunAgain(): Promise<void> {
    const { run, syncLabel } = this.page ?? {};
    const runId = await RunNow.open<string>({
      ...{ label: syncLabel ?? '', size: 'small' },
      ...{ syncName: run?.syncName ?? '', syncLabel: syncLabel ?? '' }
    });
    if (runId) this.dispatchEvent(new CustomEvent('open', { detail: { run: runId } }));
  }

  handleDecided({ detail }: CustomEvent<{ message: string }>): void {
    this.dispatchEvent(new ShowToastEvent({ title: detail.message, variant: 'success' }));
    this.begin();
  }
}
