import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import forecastRun from '@salesforce/apex/IterableSyncHomeController.forecast';
import getRun from '@salesforce/apex/IterableSyncHomeController.getRun';
import startRun from '@salesforce/apex/IterableSyncHomeController.startRun';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { FAILURES_AT_MOST, startPoll } from 'c/poll';
import type { Poll } from 'c/poll';
import { isUnderWay } from 'c/runWords';
import { choices, labels, momentProblem, momentText } from './runNowWords';

const PROGRESS_MS = 2_000;
const DAY_MS = 86_400_000;

/** Starts a run of one sync: from where, what it would come to, how far it is, what came of it. */
export default class RunNow extends LightningModal {
  @api syncName = '';
  @api syncLabel = '';

  readFrom = 'changes';
  since: string | null = new Date(Date.now() - DAY_MS).toISOString();
  forecast: Apex.IterableSyncHomeView.ForecastView | null = null;
  forecastProblem: string | null = null;
  isForecasting = false;
  isStarting = false;
  runId: string | null = null;
  run: Apex.IterableSyncRunView | null = null;
  problem: string | null = null;
  labels = labels;
  choices = choices;
  poll: Poll | null = null;
  /** In a row, of looks at the run. */
  failures = 0;
  /** Of the question that was asked last, so that a slow answer to an older one is not shown. */
  question = 0;

  connectedCallback(): void {
    void this.loadForecast();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  get title(): string {
    return fill(labels.title, [this.syncLabel]);
  }

  get isChoosing(): boolean {
    return this.runId === null;
  }

  get isSince(): boolean {
    return this.readFrom === 'since';
  }

  get momentProblem(): string | null {
    return this.isSince ? momentProblem(this.since) : null;
  }

  get momentText(): string {
    return momentText(this.since);
  }

  get isForecastShown(): boolean {
    return this.momentProblem === null;
  }

  get cannotStart(): boolean {
    return this.isForecasting || this.isStarting || this.momentProblem !== null;
  }

  get isUnderWay(): boolean {
    return this.run === null || isUnderWay(this.run);
  }

  /** The run could not be seen for so long that nobody looks any more. */
  get isLost(): boolean {
    return this.failures >= FAILURES_AT_MOST;
  }

  get closeVariant(): string {
    return this.isUnderWay ? 'neutral' : 'brand';
  }

  get expected(): number | null {
    return this.forecast?.records ?? null;
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    this.readFrom = event.detail.value;
    void this.loadForecast();
  }

  handleMoment(event: CustomEvent<{ value: string | null }>): void {
    this.since = event.detail.value || null;
    void this.loadForecast();
  }

  handleClose(): void {
    this.close(this.runId);
  }

  async loadForecast(): Promise<void> {
    const question = ++this.question;
    this.forecast = null;
    this.forecastProblem = null;
    this.isForecasting = this.momentProblem === null;
    if (!this.isForecasting) return;
    const answer = await forecastRun(this.request).then(
      (forecast) => ({ forecast, problem: null }),
      (failure: unknown) => ({ forecast: null, problem: errorSentence(failure) })
    );
    if (question !== this.question) return;
    this.forecast = answer.forecast;
    this.forecastProblem = answer.problem;
    this.isForecasting = false;
  }

  async handleStart(): Promise<void> {
    this.isStarting = true;
    this.problem = null;
    try {
      this.runId = await startRun(this.request);
      // The dialog may have been closed meanwhile: the run goes on without being looked at.
      if (this.isConnected) this.look();
    } catch (failure) {
      this.problem = fill(labels.notStarted, [errorSentence(failure)]);
    } finally {
      this.isStarting = false;
    }
  }

  look(): void {
    this.failures = 0;
    this.poll = startPoll(() => this.loadRun());
  }

  async loadRun(): Promise<number | null> {
    try {
      this.run = await getRun({ runId: this.runId });
      this.problem = null;
      this.failures = 0;
    } catch (failure) {
      this.failures += 1;
      this.problem = fill(labels.lostSight, [errorSentence(failure)]);
    }
    return this.isUnderWay && !this.isLost ? PROGRESS_MS : null;
  }

  get request() {
    return { syncName: this.syncName, readFrom: this.readFrom, since: this.isSince ? this.since : null };
  }
}
