import { LightningElement, api } from 'lwc';
import attentionHint from '@salesforce/label/c.Home_Attention_Hint';
import caughtUp from '@salesforce/label/c.Home_Caught_Up';
import edit from '@salesforce/label/c.Syncs_Edit';
import lastRun from '@salesforce/label/c.Home_Last_Run';
import now from '@salesforce/label/c.Home_Now';
import nowCalm from '@salesforce/label/c.Home_Now_Calm';
import nextRun from '@salesforce/label/c.Home_Next_Run';
import pause from '@salesforce/label/c.Home_Pause';
import resume from '@salesforce/label/c.Home_Resume';
import openCauses from '@salesforce/label/c.Home_Open_Causes';
import openRun from '@salesforce/label/c.Home_Open_Run';
import runNow from '@salesforce/label/c.Home_Run_Now';
import details from '@salesforce/label/c.Runs_Detail';
import showCauses from '@salesforce/label/c.Runs_Show_Causes';
import { NavigationMixin } from 'lightning/navigation';
import { pageOf } from 'c/pages';
import { fill } from 'c/fill';
import { isUnderWay } from 'c/runWords';
import { attentionList } from './attentionList';
import {
  absent,
  badgeOf,
  canPause,
  canResume,
  canRun,
  iconOf,
  lagOf,
  lastRunOf,
  nextRunOf,
  nowOf,
  pauseOf,
  rhythmOf
} from './cardWords';

const EDIT = { name: 'edit', label: edit, icon: 'utility:edit', isOffered: true };

/**
 * One sync: how it stands, its last and next run, what became of its records, and what can be done.
 * @fires run, pause, resume with `detail.name`
 */
export default class SyncCard extends NavigationMixin(LightningElement) {
  @api sync: Apex.IterableSyncHomeView.SyncView = {};
  /** Of the chart: `24h`, `7d` or `30d`. */
  @api period = '24h';
  /** Whether the user may act, and the bridge is there to do it. */
  @api canOperate = false;
  /** Whether the user may edit syncs; a draft needs no bridge. */
  @api canManage = false;
  /** True while the bridge is silent: what the org was not told is then not known, and not nothing. */
  @api isLastKnown = false;
  /** True while something that the user asked for is being done. */
  @api isBusy = false;

  /** Of the list of the object's records that need attention; null where there is none. */
  attentionUrl: string | null = null;

  /** The buttons among which one was pressed that changes them; null otherwise. */
  pressedAmong: string | null = null;
  labels = {
    ...{ attentionHint, caughtUp, details, lastRun, nextRun, now, nowCalm, showCauses },
    unknown: absent.unknown
  };

  get badge() {
    return badgeOf(this.sync, this.isLastKnown ? 'lastKnown' : 'now');
  }

  get icon(): string {
    return iconOf(this.sync);
  }

  get subtitle(): string {
    return [this.sync.objectLabel, rhythmOf(this.sync)].filter(Boolean).join(' · ');
  }

  get lastRun() {
    return lastRunOf(this.sync, this.absent);
  }

  connectedCallback(): void {
    void this.findAttention();
  }

  async findAttention(): Promise<void> {
    const list = attentionList(this.sync.objectName);
    this.attentionUrl = list && (await this[NavigationMixin.GenerateUrl](list));
  }

  handleAttention(event: Event): void {
    const list = attentionList(this.sync.objectName);
    if (!list) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](list);
  }

  /** While the bridge is silent nobody tells more of a run than stands here. */
  /** Begins with the words that are seen: who speaks to the page says those. */
  get openRunLabel(): string | null {
    if (!this.sync.lastRun?.runId || this.isLastKnown) return null;
    return `${details}: ${fill(openRun, [this.sync.label ?? ''])}`;
  }

  get openCausesLabel(): string {
    return `${showCauses}: ${fill(openCauses, [this.sync.label ?? ''])}`;
  }

  handleRun(): void {
    this[NavigationMixin.Navigate](pageOf('Runs', { run: this.sync.lastRun?.runId ?? '' }));
  }

  handleCauses(): void {
    this[NavigationMixin.Navigate](pageOf('Runs', { errors: '1', sync: this.sync.name ?? '' }));
  }

  get isUnderWay(): boolean {
    return isUnderWay(this.sync.lastRun);
  }

  get lastRunIcon() {
    const { state, needsAttention: attention } = this.sync.lastRun ?? {};
    if (state === 'failed') return { name: 'utility:error', variant: 'error' };
    if (state === 'held' || attention) return { name: 'utility:warning', variant: 'warning' };
    return state === 'done' ? { name: 'utility:success', variant: 'success' } : null;
  }

  get nextRun() {
    return nextRunOf(this.sync);
  }

  get lag() {
    return lagOf(this.sync, this.absent);
  }

  get absent(): string {
    return this.isLastKnown ? absent.unknown : absent.notYet;
  }

  get now() {
    return nowOf(this.sync);
  }

  get pauseText(): string | null {
    return pauseOf(this.sync);
  }

  /** In one row where no chart stands beside them. */
  get factsClass(): string {
    const width = this.hasHistory ? 'slds-large-size_1-of-2' : 'row';
    return `facts slds-col slds-size_1-of-1 slds-m-bottom_small ${width}`;
  }

  get hasHistory(): boolean {
    return !this.isLastKnown;
  }

  get buckets() {
    return this.sync.history ?? [];
  }

  get actions() {
    return [...this.runActions, ...(this.canManage ? [EDIT] : [])];
  }

  get runActions() {
    if (!this.canOperate) return [];
    return [
      { name: 'run', label: runNow, icon: 'utility:play', isOffered: canRun(this.sync) && !this.isUnderWay },
      { name: 'pause', label: pause, icon: 'utility:pause', isOffered: canPause(this.sync) },
      { name: 'resume', label: resume, icon: 'utility:play', isOffered: canResume(this.sync) }
    ].filter(({ isOffered }) => isOffered);
  }

  /** A button that was pressed gives way to another one: the keyboard stays there and does not fall off the page. */
  renderedCallback(): void {
    if (this.pressedAmong === null || this.pressedAmong === this.offered || this.isBusy) return;
    this.pressedAmong = null;
    this.template?.querySelector<HTMLElement>('lightning-button')?.focus();
  }

  get offered(): string {
    return this.actions.map(({ name }) => name).join();
  }

  handleAction(event: Event): void {
    const { name } = event.currentTarget as unknown as { name: string };
    if (name === EDIT.name) {
      // Whoever wants one that is switched off to run looks for the switch.
      const part = this.sync.status === 'Inactive' ? 'settings' : '';
      this[NavigationMixin.Navigate](pageOf('Syncs', { sync: this.sync.name ?? '', part }));
      return;
    }
    this.pressedAmong = name === 'run' ? null : this.offered;
    this.dispatchEvent(new CustomEvent(name, { detail: { name: this.sync.name } }));
  }
}
