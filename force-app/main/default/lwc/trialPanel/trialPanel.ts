import { LightningElement, api } from 'lwc';
import getTrial from '@salesforce/apex/IterableSyncPreviewController.getTrial';
import getTrials from '@salesforce/apex/IterableSyncPreviewController.getTrials';
import keepTrial from '@salesforce/apex/IterableSyncPreviewController.keepTrial';
import planTrial from '@salesforce/apex/IterableSyncPreviewController.planTrial';
import startTrial from '@salesforce/apex/IterableSyncPreviewController.startTrial';
import undoTrial from '@salesforce/apex/IterableSyncPreviewController.undoTrial';
import ConfirmAction from 'c/confirmAction';
import { draftText, type DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import type { ListedPerson } from 'c/personList';
import { FAILURES_AT_MOST, startPoll, type Poll } from 'c/poll';
import {
  changesAnybody,
  countsOf,
  isUndecided,
  isUnderWay,
  labels,
  noteOf,
  planNoteOf,
  stateText,
  words
} from './trialWords';

const PROGRESS_MS = 2_000;

/**
 * Sends a definition to 25 people first, with the way back.
 * @fires continue when everybody shall follow, decided when a trial began to be undecided or ceased to be
 */
export default class TrialPanel extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';

  trial: Bridge.Trial | null = null;
  plan: Bridge.TrialPlan | null = null;
  note = '';
  isBusy = false;
  problem: string | null = null;
  labels = labels;
  poll: Poll | null = null;
  /** In a row, of looks at the trial. */
  failures = 0;

  connectedCallback(): void {
    void this.find();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  get isIdle(): boolean {
    return this.plan === null && !isUndecided(this.trial);
  }

  get seeLabel(): string {
    return this.trial ? labels.another : labels.see;
  }

  get isNobody(): boolean {
    return this.plan?.people.length === 0;
  }

  get planText(): string {
    return this.plan ? countsOf(this.plan, words.plan) : '';
  }

  /** Null where nobody would get anything. */
  get startLabel(): string | null {
    return this.plan && changesAnybody(this.plan) ? countsOf(this.plan, words.start) : null;
  }

  get planned(): ListedPerson[] {
    return (this.plan?.people ?? []).map((person) => ({
      recordId: person.recordId,
      note: planNoteOf(person)
    }));
  }

  get stateText(): string {
    return this.trial ? stateText(this.trial) : '';
  }

  get isUnderWay(): boolean {
    return isUnderWay(this.trial);
  }

  get canUndo(): boolean {
    return this.trial?.state === 'sent' || this.trial?.state === 'failed';
  }

  get canContinue(): boolean {
    const { state, decidedAt } = this.trial ?? {};
    // An undo that cannot be done has another way out.
    return state === 'sent' || (state === 'failed' && Boolean(decidedAt));
  }

  get people(): ListedPerson[] {
    return (this.trial?.people ?? []).map((person) => ({ recordId: person.recordId, note: noteOf(person) }));
  }

  /** Before it is sent, and as long as it can be undone. */
  get cannotUndo(): readonly string[] {
    if (this.plan) return this.plan.cannotUndo;
    return isUndecided(this.trial) ? (this.trial?.cannotUndo ?? []) : [];
  }

  get hasWarning(): boolean {
    return this.cannotUndo.length > 0;
  }

  get trialProblem(): string | null {
    const { problem } = this.trial ?? {};
    return problem ? `${problem.message} ${problem.fix}` : null;
  }

  get isLost(): boolean {
    return this.failures >= FAILURES_AT_MOST;
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  handleCancel(): void {
    this.plan = null;
  }

  async handleSee(): Promise<void> {
    await this.act(async () => {
      this.plan = JSON.parse(await planTrial({ definition: draftText(this.definition) })) as Bridge.TrialPlan;
    });
  }

  async handleStart(): Promise<void> {
    await this.act(async () => {
      const { people = [], cannotUndo = [] } = this.plan ?? {};
      const answer = await startTrial({
        definition: draftText(this.definition),
        note: this.note,
        people: people.map(({ recordId }) => recordId),
        cannotUndo: [...cannotUndo]
      });
      this.plan = null;
      this.follow(answer);
    });
  }

  async handleUndo(): Promise<void> {
    const { title, confirm, sure } = words.undo;
    const sentences = [sure, ...(this.trial?.cannotUndo ?? [])];
    if (!(await askSure(title, confirm, sentences))) return;
    await this.act(async () => this.follow(await undoTrial({ trialId: this.trial?.trial ?? null })));
  }

  async handleContinue(): Promise<void> {
    const { title, confirm, sure } = words.keep;
    if (!(await askSure(title, confirm, [sure]))) return;
    await this.act(async () => {
      this.follow(await keepTrial({ trialId: this.trial?.trial ?? null }));
      this.dispatchEvent(new CustomEvent('continue'));
    });
  }

  handleLook(): void {
    this.look();
  }

  /** A tab that was closed finds its trial again. */
  async find(): Promise<void> {
    if (!this.syncName) return;
    await this.act(async () => {
      const { trials } = JSON.parse(await getTrials({ syncName: this.syncName })) as Bridge.Trials;
      this.trial = trials[0] ?? null;
      if (this.isUnderWay) this.look();
    });
  }

  async act(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (failure) {
      this.problem = fill(words.failed, [errorSentence(failure)]);
    } finally {
      this.isBusy = false;
    }
  }

  follow(answer: string): void {
    this.take(JSON.parse(answer) as Bridge.Trial);
    if (this.isUnderWay && this.isConnected) this.look();
  }

  take(trial: Bridge.Trial): void {
    const wasUndecided = isUndecided(this.trial);
    this.trial = trial;
    if (isUndecided(trial) !== wasUndecided) this.dispatchEvent(new CustomEvent('decided'));
  }

  look(): void {
    this.failures = 0;
    this.poll?.stop();
    this.poll = startPoll(() => this.refresh());
  }

  async refresh(): Promise<number | null> {
    try {
      const answer = await getTrial({ trialId: this.trial?.trial ?? null });
      this.take(JSON.parse(answer) as Bridge.Trial);
      this.problem = null;
      this.failures = 0;
    } catch (failure) {
      this.failures += 1;
      this.problem = fill(words.lostSight, [errorSentence(failure)]);
    }
    return this.isUnderWay && !this.isLost ? PROGRESS_MS : null;
  }
}

const askSure = (label: string, confirmLabel: string, sentences: string[]): Promise<unknown> =>
  ConfirmAction.open({ size: 'small', label, confirmLabel, sentences });
