import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getHome from '@salesforce/apex/IterableSyncHomeController.getHome';
import pauseSync from '@salesforce/apex/IterableSyncHomeController.pauseSync';
import resumeSync from '@salesforce/apex/IterableSyncHomeController.resumeSync';
import userId from '@salesforce/user/Id';
import ConfirmAction from 'c/confirmAction';
import { errorSentence } from 'c/errors';
import { startPoll } from 'c/poll';
import type { Poll } from 'c/poll';
import RunNow from 'c/runNow';
import { labels, nextAskingIn, pausedText, resumedText, resumeQuestion } from './homeWords';

type Sync = Apex.IterableSyncHomeView.SyncView;
type Named = CustomEvent<{ name: string }>;

/** Home: every sync, what waits for a person, what is to be put right, and the calls that are left. Loads for all parts. */
export default class SyncHome extends LightningElement {
  home: Apex.IterableSyncHomeView | null = null;
  /** Why the last asking failed; null when it did not. */
  problem: string | null = null;
  period = '24h';
  /** Of what is shown: while another one is asked for, the one before. */
  shownPeriod = '24h';
  /** True while the user waits for another try. */
  isRetrying = false;
  busySync: string | null = null;
  labels = labels;
  poll: Poll | null = null;

  connectedCallback(): void {
    this.poll = startPoll(() => this.load());
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  get asOf(): string | null {
    return this.home?.asOf ?? null;
  }

  get isSandbox(): boolean | null {
    return this.home?.isSandbox ?? null;
  }

  get orgName(): string | null {
    return this.home?.orgName ?? null;
  }

  get isSilent(): boolean {
    return this.home?.isBridgeReachable === false;
  }

  /** Where the bridge is silent there is nobody to do it, so nothing is offered. */
  get canAct(): boolean {
    return !this.isSilent && Boolean(this.home?.canOperate);
  }

  get syncs() {
    return (this.home?.syncs ?? []).map((sync) => ({ ...sync, isBusy: sync.name === this.busySync }));
  }

  get held() {
    return this.home?.held ?? [];
  }

  get problems() {
    return this.home?.problems ?? [];
  }

  get budgets() {
    return (this.home?.budgets ?? []).map((budget) => ({
      ...budget,
      key: `${budget.systemName}-${budget.projectName}-${budget.period}`
    }));
  }

  handlePeriod(event: CustomEvent<{ period: string }>): void {
    this.period = event.detail.period;
    void this.poll?.refresh();
  }

  async handleRefresh(): Promise<void> {
    this.isRetrying = true;
    await this.poll?.refresh();
    this.isRetrying = false;
  }

  handleDecided(event: CustomEvent<{ message: string }>): void {
    this.toast(event.detail.message);
    void this.poll?.refresh();
  }

  async handleRun(event: Named): Promise<void> {
    const { name, label } = this.syncOf(event);
    await RunNow.open({ label: label ?? '', size: 'small', syncName: name, syncLabel: label });
    await this.poll?.refresh();
  }

  async handlePause(event: Named): Promise<void> {
    const sync = this.syncOf(event);
    await this.act(sync, pauseSync, pausedText(sync));
  }

  async handleResume(event: Named): Promise<void> {
    const sync = this.syncOf(event);
    const question = resumeQuestion(sync, userId);
    if (question && !(await ConfirmAction.open({ size: 'small', ...question }))) return;
    await this.act(sync, resumeSync, resumedText(sync));
  }

  /** What is shown stays until the answer is there, and also when there is none. */
  async load(): Promise<number> {
    const { period } = this;
    try {
      const home = await getHome({ period });
      this.home = home;
      this.shownPeriod = period;
      this.problem = null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    return nextAskingIn(this.home);
  }

  async act(
    sync: Sync,
    ask: (of: { syncName: string | null }) => Promise<void>,
    done: string
  ): Promise<void> {
    this.busySync = sync.name ?? null;
    try {
      await ask({ syncName: sync.name ?? null });
      this.toast(done);
    } catch (failure) {
      this.dispatchEvent(
        new ShowToastEvent({ title: errorSentence(failure), variant: 'error', mode: 'sticky' })
      );
    }
    await this.poll?.refresh();
    this.busySync = null;
  }

  syncOf(event: Named): Sync {
    return this.syncs.find(({ name }) => name === event.detail.name) ?? { name: event.detail.name };
  }

  toast(title: string): void {
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
  }
}
