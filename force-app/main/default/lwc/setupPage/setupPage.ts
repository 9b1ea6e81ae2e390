import { LightningElement, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import getAccess from '@salesforce/apex/IterableSyncSetupController.getAccess';
import getSetup from '@salesforce/apex/IterableSyncSetupController.getSetup';
import listDrafts from '@salesforce/apex/IterableSyncDraftController.listDrafts';
import { errorSentence, isForAdmins } from 'c/errors';
import { stateOf } from 'c/pages';
import { startPoll } from 'c/poll';
import type { Poll } from 'c/poll';
import { isAllDone, nextStep, stepsOf, usableProjects } from 'c/setupSteps';
import type { Situation, StepName } from 'c/setupSteps';
import { labels, progressText, shownChecks, stepLabels, userText } from './setupWords';

type Drafts = readonly Apex.IterableSyncDraftView.DraftHead[];

/** While a project is being saved. */
const SAVING_MS = 3_000;
/** While the first record is waited for on the page. */
const RECORD_MS = 10_000;
/** After this many looks in vain it is said that it takes too long. */
const LOOKS = 20;

/**
 * Set-up in eight steps. What is done is seen from what is there, so it goes on where it was left, by whoever it was left.
 * A look costs the org a few calls: it is taken when the page is opened, after each step, when somebody asks, and
 * while the first record is waited for.
 */
export default class SetupPage extends LightningElement {
  situation: Situation | null = null;
  draftHeads: Drafts = [];
  problem: string | null = null;
  accessProblem: string | null = null;
  isBusy = false;
  /** Chosen by the user; null: the next step is open. */
  opened: StepName | null = null;
  isClosed = false;
  savingName: string | null = null;
  looks = 0;
  labels = labels;
  poll: Poll | null = null;
  recordPoll: Poll | null = null;

  /** An address may say which step is meant. */
  @wire(CurrentPageReference)
  readPage(page: PageReference | undefined): void {
    if (stateOf(page).step === 'consent') this.opened = 'consent';
  }

  connectedCallback(): void {
    void this.look();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
    this.recordPoll?.stop();
  }

  get isRefused(): boolean {
    return isForAdmins(this.problem);
  }

  get canRefresh(): boolean {
    return !this.isRefused;
  }

  get view(): Apex.IterableSyncSetupView {
    return this.situation?.view ?? {};
  }

  get answer(): Bridge.SetUp | null {
    return this.situation?.answer ?? null;
  }

  get steps() {
    if (!this.situation) return [];
    const steps = stepsOf(this.situation);
    const next = this.isClosed ? null : nextStep(steps);
    const open = this.opened ?? next;
    return steps.map((step, index) => ({
      ...step,
      number: index + 1,
      label: stepLabels[step.name],
      isOpen: step.name === open,
      [step.name]: true
    }));
  }

  get progress(): string {
    return progressText(this.steps);
  }

  get isAllDone(): boolean {
    return isAllDone(this.steps);
  }

  get checks() {
    return shownChecks(this.answer);
  }

  get userText(): string | null {
    return userText(this.answer);
  }

  get projects() {
    return this.answer?.projects ?? [];
  }

  get usable() {
    return this.situation ? usableProjects(this.situation) : [];
  }

  get access() {
    return this.situation?.access ?? null;
  }

  get sent() {
    return this.answer?.firstSent ?? null;
  }

  get isSlow(): boolean {
    return this.savingName !== null && this.looks >= LOOKS;
  }

  get ownDrafts() {
    return this.draftHeads
      .filter(({ isMine }) => isMine)
      .map(({ syncName, label }) => ({ name: syncName ?? '', label: label ?? syncName ?? '' }));
  }

  get draftLabels(): string[] {
    return this.ownDrafts.map(({ label }) => label);
  }

  handleToggle(event: CustomEvent<{ name: StepName }>): void {
    const { name } = event.detail;
    const isOpen = this.steps.some((step) => step.name === name && step.isOpen);
    this.opened = isOpen ? null : name;
    this.isClosed = isOpen;
    this.watchRecord();
  }

  /** The next step opens by itself. */
  handleChanged(): void {
    this.opened = null;
    this.isClosed = false;
    void this.look();
  }

  /** More may be done in the same step. */
  handleAssigned(): void {
    this.opened = 'people';
    void this.look();
  }

  /** The rules stay in sight. */
  handleConsent(): void {
    this.opened = 'consent';
    void this.look();
  }

  handleRefresh(): void {
    void this.look();
  }

  /** The deployment ends some time later. */
  handleSaving(event: CustomEvent<{ name: string }>): void {
    this.savingName = event.detail.name;
    this.looks = 0;
    this.poll?.stop();
    this.poll = startPoll(() => this.waitForProject());
  }

  async waitForProject(): Promise<number | null> {
    await this.look();
    this.looks += 1;
    if (this.usable.some(({ name }) => name === this.savingName)) {
      this.savingName = null;
      this.opened = null;
      return null;
    }
    return this.isSlow ? null : SAVING_MS;
  }

  /** What is shown stays until the answer is there. */
  async look(): Promise<void> {
    this.isBusy = true;
    try {
      const [view, drafts] = await Promise.all([getSetup(), listDrafts()]);
      const answer = JSON.parse(view.bridgeAnswer ?? 'null') as Bridge.SetUp | null;
      this.draftHeads = drafts ?? [];
      const known = { view, answer, drafts: this.ownDrafts.length };
      this.situation = { ...known, access: await this.lookAtAccess(answer) };
      this.problem = null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isBusy = false;
    this.watchRecord();
  }

  get isRecordAwaited(): boolean {
    return this.steps.some(({ name, state, isOpen }) => name === 'record' && state === 'open' && isOpen);
  }

  /** The record comes with a run of the bridge: nobody has to ask for it. */
  watchRecord(): void {
    if (!this.isRecordAwaited || this.recordPoll) return;
    let isFirst = true;
    this.recordPoll = startPoll(async () => {
      if (!isFirst && this.isRecordAwaited) await this.lookForRecord();
      isFirst = false;
      if (this.isRecordAwaited) return RECORD_MS;
      this.recordPoll = null;
      return null;
    });
  }

  /** What fails here is seen by the next look that somebody asks for. */
  async lookForRecord(): Promise<void> {
    const view = await getSetup();
    const answer = JSON.parse(view.bridgeAnswer ?? 'null') as Bridge.SetUp | null;
    if (this.situation && answer) this.situation = { ...this.situation, view, answer };
  }

  /** A bridge that cannot sign in cannot tell it. */
  async lookAtAccess(answer: Bridge.SetUp | null): Promise<Situation['access']> {
    this.accessProblem = null;
    if (!answer?.organizationId) return null;
    try {
      return await getAccess();
    } catch (failure) {
      this.accessProblem = errorSentence(failure);
      return null;
    }
  }
}
