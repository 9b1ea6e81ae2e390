import { LightningElement, api } from 'lwc';
import getCauseRecords from '@salesforce/apex/IterableSyncRunsController.getCauseRecords';
import getRun from '@salesforce/apex/IterableSyncHomeController.getRun';
import replayCause from '@salesforce/apex/IterableSyncRunsController.replayCause';
import ConfirmAction from 'c/confirmAction';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { FAILURES_AT_MOST, startPoll, type Poll } from 'c/poll';
import { isUnderWay } from 'c/runWords';
import { labels, personOf, questionOf, textsOf } from './causeWords';

type Line = Apex.IterableSyncRunRecordView.LineView;
const PROGRESS_MS = 1_500;

/**
 * One cause: how many records need attention for it, what to do, who they are, and sending them again.
 * @fires open with `detail.run` and `detail.record`; replayed when a replay has come to its end
 */
export default class ErrorCause extends LightningElement {
  @api cause: Apex.IterableSyncCauseView = {};
  @api canOperate = false;

  lines: Line[] = [];
  next: string | null = null;
  isOpen = false;
  isLoading = false;
  isAsking = false;
  problem: string | null = null;
  told: string | null = null;
  run: Apex.IterableSyncRunView | null = null;
  runId: string | null = null;
  replayed: number | null = null;
  failures = 0;
  labels = labels;
  poll: Poll | null = null;

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  get texts() {
    return textsOf(this.cause);
  }

  get people() {
    return this.lines.map(personOf);
  }

  get whoLabel(): string {
    return this.isOpen ? labels.hide : labels.who;
  }

  get whoExpanded(): string {
    return String(this.isOpen);
  }

  get isUnderWay(): boolean {
    return this.runId !== null && (this.run === null || isUnderWay(this.run));
  }

  get canReplay(): boolean {
    return this.canOperate && Boolean(this.cause.canReplay) && !this.isUnderWay && !this.isAsking;
  }

  get isNotRunning(): boolean {
    return this.canOperate && !this.cause.canReplay;
  }

  async handleWho(): Promise<void> {
    this.isOpen = !this.isOpen;
    if (this.isOpen && this.lines.length === 0) await this.load();
  }

  async load(): Promise<void> {
    this.isLoading = true;
    this.problem = null;
    try {
      const page = await getCauseRecords({ key: this.cause.key ?? null, cursor: this.next });
      this.lines = [...this.lines, ...(page.records ?? [])];
      this.next = page.next ?? null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isLoading = false;
  }

  async handleReplay(): Promise<void> {
    if (!(await ConfirmAction.open({ size: 'small', ...questionOf(this.cause) }))) return;
    this.isAsking = true;
    this.told = null;
    try {
      const answer = await replayCause({ key: this.cause.key ?? null });
      this.replayed = answer.replayed ?? null;
      this.runId = answer.runId ?? null;
      this.told = answer.problem ?? (this.runId ? null : labels.queued);
      if (this.runId) this.look();
    } catch (failure) {
      this.told = fill(labels.failed, [errorSentence(failure)]);
    }
    this.isAsking = false;
  }

  look(): void {
    this.run = null;
    this.failures = 0;
    this.poll?.stop();
    this.poll = startPoll(() => this.follow());
  }

  async follow(): Promise<number | null> {
    try {
      this.run = await getRun({ runId: this.runId });
      this.failures = 0;
    } catch {
      this.failures += 1;
    }
    if (this.isUnderWay) return this.failures < FAILURES_AT_MOST ? PROGRESS_MS : null;
    this.dispatchEvent(new CustomEvent('replayed'));
    return null;
  }

  handleOpen(event: Event): void {
    const { run, record } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { run, record } }));
  }
}
