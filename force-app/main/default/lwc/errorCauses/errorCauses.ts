import { LightningElement, api } from 'lwc';
import getCauses from '@salesforce/apex/IterableSyncRunsController.getCauses';
import errors from '@salesforce/label/c.Runs_Errors';
import loading from '@salesforce/label/c.Common_Loading';
import none from '@salesforce/label/c.Runs_Causes_None';
import notLoaded from '@salesforce/label/c.Runs_Not_Loaded';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { errorSentence } from 'c/errors';

/**
 * Records that need attention, by what they need it for.
 * @fires open with `detail.run` and `detail.record` (from a cause)
 */
export default class ErrorCauses extends LightningElement {
  view: Apex.IterableSyncCauseView.AllView | null = null;
  problem: string | null = null;
  labels = { errors, loading, none, notLoaded, tryAgain };
  ofSync = '';

  @api
  get syncName(): string {
    return this.ofSync;
  }
  set syncName(syncName: string) {
    this.ofSync = syncName;
    void this.load();
  }

  get isLoading(): boolean {
    return this.view === null && this.problem === null;
  }

  get causes() {
    return this.view?.causes ?? [];
  }

  get isEmpty(): boolean {
    return this.view !== null && this.causes.length === 0;
  }

  get canOperate(): boolean {
    return this.view?.canOperate ?? false;
  }

  async load(): Promise<void> {
    const { syncName } = this;
    this.problem = null;
    try {
      const view = await getCauses({ syncName });
      if (syncName === this.syncName) this.view = view;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  handleOpen({ detail }: CustomEvent<{ run: string; record: string }>): void {
    this.dispatchEvent(new CustomEvent('open', { detail }));
  }
}
