import { LightningElement } from 'lwc';
import describeSyncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import listDrafts from '@salesforce/apex/IterableSyncDraftController.listDrafts';
import listLastPublished from '@salesforce/apex/IterableSyncDraftController.listLastPublished';
import { errorSentence, isForAdmins } from 'c/errors';
import { labels, listRows } from './listWords';
import type { ListRow } from './listWords';

/**
 * Every sync with its status, its last publish and its drafts.
 * @fires open with `detail.sync`; new
 */
export default class SyncList extends LightningElement {
  rows: readonly ListRow[] | null = null;
  problem: string | null = null;
  labels = labels;

  connectedCallback(): void {
    void this.load();
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get isRefused(): boolean {
    return isForAdmins(this.problem);
  }

  /** Not offered before it is known that the user may. */
  get canBegin(): boolean {
    return this.rows !== null || (this.problem !== null && !this.isRefused);
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      const [syncs, drafts, versions] = await Promise.all([
        describeSyncs(),
        listDrafts(),
        listLastPublished()
      ]);
      this.rows = listRows(syncs ?? [], drafts ?? [], versions ?? []);
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  handleNew(): void {
    this.dispatchEvent(new CustomEvent('new'));
  }

  handleOpen(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { sync: name } }));
  }
}
