import { LightningElement } from 'lwc';
import archivedSyncs from '@salesforce/apex/IterableSyncDescribeController.archivedSyncs';
import describeSyncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import listDrafts from '@salesforce/apex/IterableSyncDraftController.listDrafts';
import listLastPublished from '@salesforce/apex/IterableSyncDraftController.listLastPublished';
import { errorSentence, isForAdmins } from 'c/errors';
import { archivedTexts, labels, listRows } from './listWords';
import type { ListRow } from './listWords';

/**
 * Every sync with its status, its last publish and its drafts; those that are archived folded away at the end.
 * @fires open with `detail.sync`; new
 */
export default class SyncList extends LightningElement {
  rows: readonly ListRow[] | null = null;
  isArchivedShown = false;
  problem: string | null = null;
  labels = labels;

  connectedCallback(): void {
    void this.load();
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get archivedCount(): number {
    return this.rows?.filter(({ isArchived }) => isArchived).length ?? 0;
  }

  get shownRows(): readonly ListRow[] {
    const rows = this.rows ?? [];
    const used = rows.filter(({ isArchived }) => !isArchived);
    return this.isArchivedShown ? [...used, ...rows.filter(({ isArchived }) => isArchived)] : used;
  }

  get archivedText(): string | null {
    return this.archivedCount === 0 ? null : archivedTexts(this.archivedCount)[this.expanded];
  }

  get expanded(): 'true' | 'false' {
    return this.isArchivedShown ? 'true' : 'false';
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
      const [syncs, archived, drafts, versions] = await Promise.all([
        describeSyncs(),
        archivedSyncs(),
        listDrafts(),
        listLastPublished()
      ]);
      this.rows = listRows([...(syncs ?? []), ...(archived ?? [])], drafts ?? [], versions ?? []);
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  handleArchived(): void {
    this.isArchivedShown = !this.isArchivedShown;
  }

  handleNew(): void {
    this.dispatchEvent(new CustomEvent('new'));
  }

  handleOpen(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { sync: name } }));
  }
}
