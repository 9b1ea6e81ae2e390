import { LightningElement, api } from 'lwc';
import askNow from '@salesforce/apex/IterableSyncNowController.syncNow';
import asking from '@salesforce/label/c.SyncNow_Asking';
import failedToStart from '@salesforce/label/c.SyncNow_Failed';
import lostSight from '@salesforce/label/c.SyncNow_Lost_Sight';
import notKept from '@salesforce/label/c.SyncNow_Not_Kept';
import requestKept from '@salesforce/label/c.SyncNow_Request_Kept';
import shown from '@salesforce/label/c.SyncNow_Shown';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { startPoll, type Poll } from 'c/poll';
import { notCoveredResults, progressOf } from './followedRuns';
import { summaryOf, worstFirst, type Summary } from './summary';

type Progress = Apex.IterableSyncNowView.Progress;
type Result = Apex.IterableSyncNowView.Result;
type Phase = 'asking' | 'following' | 'done' | 'kept' | 'failed';

/** Milliseconds between two looks: keen while a person waits for one record, calm for what takes long. */
const KEEN_MS = 1_000;
const CALM_MS = 3_000;
const KEEN_LOOKS = 15;

/**
 * Sends records now, and shows how far it is and what came of it. Begins as soon as it is on the page.
 * @fires finish when everything that was asked for has ended; `detail` says whether all of it is in Iterable now
 * @fires why when a person, or a single record that was not sent, asks why; `detail` is the record. Unless it is
 *   prevented, the answer opens here.
 */
export default class SyncNow extends LightningElement {
  @api recordIds: string[] = [];

  phase: Phase = 'asking';
  progress: Progress = {};
  results: Result[] = [];
  problem: string | null = null;
  whyRecordId: string | null = null;
  labels = { asking, failedToStart, requestKept, tryAgain };

  asked: Apex.IterableSyncNowView.Asked = {};
  looks = 0;
  poll: Poll | null = null;

  connectedCallback(): void {
    void this.start();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  /** Sends once more. */
  @api async start(): Promise<void> {
    this.poll?.stop();
    Object.assign(this, { phase: 'asking', progress: {}, results: [], problem: null, whyRecordId: null });
    try {
      this.asked = await askNow({ recordIds: [...this.recordIds] });
    } catch (error) {
      this.fail(errorSentence(error));
      return;
    }
    if (!this.asked.isBridgeReachable) this.leaveRequest();
    else if ((this.asked.runs ?? []).length === 0) this.finish([]);
    else this.follow();
  }

  leaveRequest(): void {
    if (this.asked.isRequestLeft) this.phase = 'kept';
    else this.fail([notKept, this.asked.bridgeProblem].filter(Boolean).join(' '));
  }

  fail(problem: string): void {
    this.phase = 'failed';
    this.problem = problem;
  }

  follow(): void {
    this.phase = 'following';
    this.looks = 0;
    this.poll = startPoll(() => this.look());
  }

  /** @return milliseconds until the next look; null when there is nothing more to see */
  async look(): Promise<number | null> {
    this.looks += 1;
    try {
      const progress = await progressOf(this.asked);
      if (!progress.isBridgeReachable) throw new Error(progress.bridgeProblem ?? '');
      this.progress = progress;
      this.problem = null;
    } catch (error) {
      this.problem = fill(lostSight, [errorSentence(error)]);
      return CALM_MS;
    }
    if (!this.progress.isFinished) return this.looks < KEEN_LOOKS ? KEEN_MS : CALM_MS;
    this.finish(this.progress.results ?? []);
    return null;
  }

  finish(results: readonly Result[]): void {
    this.results = worstFirst([...notCoveredResults(this.asked), ...results]);
    this.phase = 'done';
    const isSent = this.results.every(({ outcome }) => outcome === 'delivered' || outcome === 'unchanged');
    this.dispatchEvent(new CustomEvent('finish', { detail: { isSent } }));
    const [first] = this.results;
    if (!isSent && this.isSole && first?.recordId) this.ask(first.recordId);
  }

  /** Whoever holds this component may answer; otherwise the answer opens here. */
  ask(recordId: string): void {
    const isOpen = this.whyRecordId === recordId;
    const event = new CustomEvent('why', { detail: recordId, cancelable: true });
    if (this.dispatchEvent(event)) this.whyRecordId = isOpen ? null : recordId;
  }

  handleWhy(event: CustomEvent<string>): void {
    event.stopPropagation();
    this.ask(event.detail);
  }

  handleStart(): void {
    void this.start();
  }

  get is(): Readonly<Partial<Record<Phase, true>>> {
    return { [this.phase]: true };
  }

  get summary(): Summary | null {
    return this.phase === 'done' ? summaryOf(this.results) : null;
  }

  /** One record in one sync: what there is to say is said by the summary and by "Why?". */
  get isSole(): boolean {
    return this.results.length === 1;
  }

  get hasMany(): boolean {
    return this.phase === 'done' && this.results.length > 1;
  }

  get soleWhyId(): string | null {
    return this.isSole ? this.whyRecordId : null;
  }

  get tone(): string {
    return `summary ${this.summary?.look.tone ?? ''}`;
  }

  get total(): number {
    return this.progress.total ?? 0;
  }

  get shownText(): string | null {
    const all = this.total + (this.asked.notCovered ?? []).length;
    return this.hasMany && all > this.results.length ? fill(shown, [this.results.length, all]) : null;
  }
}
