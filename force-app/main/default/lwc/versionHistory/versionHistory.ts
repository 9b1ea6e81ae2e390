import { LightningElement, api } from 'lwc';
import getDraft from '@salesforce/apex/IterableSyncDraftController.getDraft';
import differences from '@salesforce/apex/IterableSyncDraftController.differences';
import listVersions from '@salesforce/apex/IterableSyncDraftController.listVersions';
import restore from '@salesforce/apex/IterableSyncDraftController.restore';
import { errorSentence } from 'c/errors';
import { choicesOf, DRAFT, labels, rollBackTitle, shownVersion } from './historyWords';
import type { ShownVersion } from './historyWords';

type Version = Apex.IterableSyncVersionView;

/**
 * The versions of a sync: who, when, why, what changed, and the way back.
 * @fires restored when an older version became the draft, part with `detail.part` to open another tab of the editor
 */
export default class VersionHistory extends LightningElement {
  @api syncName = '';

  versions: readonly Version[] | null = null;
  hasDraft = false;
  fromId = '';
  toId = '';
  found: readonly Bridge.Difference[] | null = null;
  /** The version to which a person may go back, once they have seen what that changes. */
  backTo: Version | null = null;
  loadProblem: string | null = null;
  problem: string | null = null;
  isBusy = false;
  labels = labels;

  connectedCallback(): void {
    void this.load();
  }

  get shown(): ShownVersion[] {
    return (this.versions ?? []).map(shownVersion);
  }

  get isEmpty(): boolean {
    return this.versions?.length === 0;
  }

  get choices(): { label: string; value: string }[] {
    const all = choicesOf(this.versions ?? []);
    return this.hasDraft ? all : all.filter(({ value }) => value !== DRAFT);
  }

  get canCompare(): boolean {
    return this.choices.length > 1;
  }

  get cannotCompare(): boolean {
    return this.isBusy || this.fromId === '' || this.toId === '' || this.fromId === this.toId;
  }

  get rollBackTitle(): string {
    return this.backTo ? rollBackTitle(this.backTo) : '';
  }

  handleFrom(event: CustomEvent<{ value: string }>): void {
    this.fromId = event.detail.value;
    this.forget();
  }

  handleTo(event: CustomEvent<{ value: string }>): void {
    this.toId = event.detail.value;
    this.forget();
  }

  handleCompare = (): Promise<void> => {
    this.forget();
    return this.compare(this.fromId, this.toId);
  };

  async handleRollBack(event: Event): Promise<void> {
    const { versionId } = (event.currentTarget as HTMLElement).dataset;
    this.forget();
    this.backTo = this.versions?.find((one) => one.versionId === versionId) ?? null;
    await this.compare('published', versionId ?? '');
  }

  handleCancel(): void {
    this.forget();
  }

  handleMakeDraft = (): Promise<void> =>
    this.act(async () => {
      await restore({ syncName: this.syncName, versionId: this.backTo?.versionId ?? '' });
      this.forget();
      this.dispatchEvent(new CustomEvent('restored'));
      this.dispatchEvent(new CustomEvent('part', { detail: { part: 'publish' } }));
    });

  async load(): Promise<void> {
    this.loadProblem = null;
    this.versions = null;
    const { syncName } = this;
    try {
      const [versions, draft] = await Promise.all([listVersions({ syncName }), getDraft({ syncName })]);
      this.versions = versions;
      this.hasDraft = Boolean(draft.definition);
      this.toId = versions[0]?.versionId ?? '';
      this.fromId = versions[1]?.versionId ?? '';
    } catch (failure) {
      this.loadProblem = errorSentence(failure);
    }
  }

  compare(versionA: string, versionB: string): Promise<void> {
    return this.act(async () => {
      const answer = await differences({ syncName: this.syncName, versionA, versionB });
      this.found = (JSON.parse(answer) as Bridge.Differences).differences;
    });
  }

  forget(): void {
    this.found = null;
    this.backTo = null;
    this.problem = null;
  }

  async act(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
  }
}
