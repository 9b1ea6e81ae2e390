import { LightningElement, api } from 'lwc';
import askNow from '@salesforce/apex/IterableSyncNowController.syncNow';
import asking from '@salesforce/label/c.SyncNow_Asking';
import failedToStart from '@salesforce/label/c.SyncNow_Failed';
import notKept from '@salesforce/label/c.SyncNow_Not_Kept';
import requestKept from '@salesforce/label/c.SyncNow_Request_Kept';
import shown from '@salesforce/label/c.SyncNow_Shown';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import type { Poll } from 'c/poll';
import { canBeExplained } from 'c/whySentence';
import { followRuns, notCoveredResults } from './followedRuns';
import { summaryOf, worstFirst, type Summary } from './summary';

type Progress = Apex.IterableSyncNowView.Progress;
type Result = Apex.IterableSyncNowView.Result;
type Phase = 'asking' | 'following' | 'done' | 'kept' | 'failed';

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
  poll: Poll | null = null;
  isAsking = false;
  isLost = false;
  /** Of the last start; it also moves on when the component leaves. What an earlier one hears then is not shown. */
  attempt = 0;

  connectedCallback(): void {
    void this.start();
  }

  disconnectedCallback(): void {
    this.leave();
  }

  /** Sends once more, unless it is being asked for at this moment. */
  @api async start(): Promise<void> {
    if (this.isAsking) return;
    const attempt = this.leave();
    Object.assign(this, { phase: 'asking', progress: {}, results: [], problem: null, whyRecordId: null });
    this.isAsking = true;
    const answer = await askNow({ recordIds: [...this.recordIds] }).then(
      (asked) => ({ asked, problem: null }),
      (error: unknown) => ({ asked: {}, problem: errorSentence(error) })
    );
    if (attempt !== this.attempt) return;
    this.isAsking = false;
    this.asked = answer.asked;
    if (answer.problem === null) this.goOn();
    else this.fail(answer.problem);
  }

  /** Hears no more of what was asked for before; @return the number of the attempt that may follow. */
  leave(): number {
    this.poll?.stop();
    Object.assign(this, { isAsking: false, isLost: false });
    return ++this.attempt;
  }

  goOn(): void {
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
    const { attempt } = this;
    this.phase = 'following';
    this.poll = followRuns(this.asked, {
      show: (progress, problem) => {
        if (attempt !== this.attempt) return;
        this.progress = progress ?? this.progress;
        this.problem = problem;
      },
      end: ({ results }) => {
        if (attempt === this.attempt) this.finish(results ?? []);
      },
      lose: () => {
        this.isLost = attempt === this.attempt;
      }
    });
  }

  finish(results: readonly Result[]): void {
    this.results = worstFirst([...notCoveredResults(this.asked), ...results]);
    this.phase = 'done';
    const isSent = this.results.every(({ outcome }) => outcome === 'delivered' || outcome === 'unchanged');
    this.dispatchEvent(new CustomEvent('finish', { detail: { isSent } }));
    const [first] = this.results;
    if (!isSent && this.isSole && canBeExplained(first?.recordId)) this.ask(first.recordId);
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

  /** Looks again at what was sent; nothing is sent again. */
  handleLookAgain(): void {
    this.isLost = false;
    this.follow();
  }

  get is(): Readonly<Partial<Record<Phase, true>>> {
    return { [this.phase]: true };
  }

  /** Nothing where the answer to "Why?" stands here and says it all. */
  get summary(): Summary | null {
    return this.phase === 'done' && !this.soleWhyId
      ? summaryOf(this.results, this.progress, this.asked)
      : null;
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

  get allCount(): number {
    return this.total + (this.asked.notCovered ?? []).length;
  }

  get shownText(): string | null {
    const { allCount, results } = this;
    return this.hasMany && allCount > results.length ? fill(shown, [results.length, allCount]) : null;
  }
}
