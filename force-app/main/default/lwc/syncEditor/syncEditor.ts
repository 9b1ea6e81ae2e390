import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import discardDraft from '@salesforce/apex/IterableSyncDraftController.discardDraft';
import ConfirmAction from 'c/confirmAction';
import { rowOfSync, withSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { startLater } from 'c/later';
import {
  discardQuestion,
  labels,
  leaveQuestion,
  notSavedText,
  othersTexts,
  savedText,
  tabs
} from './editorWords';
import type { SaveState } from './editorWords';
import { isBegun, keepDraft, loadDraft } from './keptDraft';
import type { KeptDraft } from './keptDraft';

/** After the last change, until it is kept. */
const SAVE_AFTER_MS = 1_000;

/**
 * Editor of one sync: its parts as tabs, and the draft that is saved by itself.
 * @fires part with `detail.part` when another tab is opened; list to leave for the list of syncs
 */
export default class SyncEditor extends LightningElement {
  /** `source`, `steps`, `settings`, `preview`, `publish` or `history`; any other opens the source. */
  @api partName = 'source';
  /** Of the preview: the record, or the test data, to begin with. */
  @api recordId: string | null = null;
  @api testDataId: string | null = null;

  askedName = '';
  /** Of what is shown. */
  name = '';
  kept: KeptDraft | null = null;
  definition: DraftDefinition | null = null;
  saveState: SaveState = 'published';
  /** Why the last load or save failed. */
  problem: string | null = null;
  labels = labels;
  tabs = tabs;
  later = startLater(SAVE_AFTER_MS);
  saving: Promise<void> = Promise.resolve();

  /** DeveloperName. */
  @api get syncName(): string {
    return this.askedName;
  }
  set syncName(name: string) {
    if (name === this.askedName) return;
    this.askedName = name;
    // What waits belongs to the sync that is shown until then.
    void this.flush().then(() => this.open(name));
  }

  connectedCallback(): void {
    window.addEventListener('beforeunload', this.handleUnload);
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.handleUnload);
    void this.flush();
  }

  get label(): string {
    return (this.definition && rowOfSync(this.definition).MasterLabel) || this.name;
  }

  get projectName(): string {
    return (this.definition && rowOfSync(this.definition).Project__c) ?? '';
  }

  get token(): string | null {
    return this.kept?.view.token ?? null;
  }

  get baseVersion(): string | null {
    return this.kept?.view.baseVersion ?? null;
  }

  get publishedVersion(): string | null {
    return this.baseVersion ?? this.kept?.publishedVersion ?? null;
  }

  get savedText(): string {
    return savedText(this.saveState, this.kept?.view ?? null);
  }

  get isFailed(): boolean {
    return this.saveState === 'failed';
  }

  get notSaved(): string {
    return notSavedText(this.problem ?? '');
  }

  get others(): string[] {
    return othersTexts(this.kept?.view ?? null);
  }

  get canDiscard(): boolean {
    return this.kept !== null && isBegun(this.kept) && this.saveState !== 'saving';
  }

  get shownPart(): string {
    return tabs.some(({ name }) => name === this.partName) ? this.partName : 'source';
  }

  get isSource(): boolean {
    return this.shownPart === 'source';
  }

  get isSettings(): boolean {
    return this.shownPart === 'settings';
  }

  /** The steps look at the definition themselves, with a sample beside them; so does the plan. */
  get isChecked(): boolean {
    return this.isSource || this.isSettings;
  }

  get isSteps(): boolean {
    return this.shownPart === 'steps';
  }

  get isPreview(): boolean {
    return this.shownPart === 'preview';
  }

  get isPublish(): boolean {
    return this.shownPart === 'publish';
  }

  /** What is published is what is kept: while that is not what is shown, nothing is. */
  get canPublish(): boolean {
    return this.isPublish && !this.isFailed;
  }

  /** Whoever publishes it expects it to run. */
  get isOff(): boolean {
    return this.definition !== null && (rowOfSync(this.definition).Status__c ?? 'Inactive') === 'Inactive';
  }

  get isArchived(): boolean {
    return this.definition !== null && rowOfSync(this.definition).Status__c === 'Archived';
  }

  get isHistory(): boolean {
    return this.shownPart === 'history';
  }

  /** What the bridge is shown, or asked to do, has to be what is kept. */
  get isKept(): boolean {
    return this.saveState === 'saved' || this.saveState === 'published';
  }

  async open(name: string): Promise<void> {
    if (name !== this.askedName) return;
    this.name = name;
    this.kept = null;
    this.definition = null;
    await this.load();
  }

  /** What is shown stays until the answer is there, so that its parts need not begin anew. */
  async load(): Promise<void> {
    const { name } = this;
    this.problem = null;
    try {
      const kept = await loadDraft(name);
      if (name !== this.name) return;
      this.kept = kept;
      this.definition = kept.definition;
      this.saveState = isBegun(kept) ? 'saved' : 'published';
    } catch (failure) {
      if (name !== this.name) return;
      this.definition = null;
      this.kept = null;
      this.problem = errorSentence(failure);
    }
  }

  handleChange(event: CustomEvent<DraftDefinition>): void {
    event.stopPropagation();
    this.change(event.detail);
  }

  handleSwitchOn(): void {
    if (this.definition) this.change(withSync(this.definition, { Status__c: 'Active' }));
  }

  handleUnarchive(): void {
    if (this.definition) this.change(withSync(this.definition, { Status__c: 'Inactive' }));
  }

  change(definition: DraftDefinition): void {
    this.definition = definition;
    this.saveState = 'saving';
    this.later.ask(() => this.save());
  }

  /** One after the other, so that each save knows the token of the one before. */
  save(): Promise<void> {
    this.saving = this.saving.then(() => this.saveOnce());
    return this.saving;
  }

  async saveOnce(): Promise<void> {
    const { name, kept, definition } = this;
    if (!kept || !definition || definition === kept.definition) return;
    try {
      const now = await keepDraft(name, kept, definition);
      if (name !== this.name) return;
      this.kept = now;
      this.problem = null;
      this.saveState = this.definition === definition ? 'saved' : 'saving';
    } catch (failure) {
      if (name !== this.name) return;
      this.problem = errorSentence(failure);
      this.saveState = 'failed';
    }
  }

  handleSaveAgain(): void {
    this.saveState = 'saving';
    void this.save();
  }

  /** What waits is kept at once. */
  async flush(): Promise<void> {
    await this.later.now();
    await this.saving;
  }

  async handlePart(event: CustomEvent<{ part: string }>): Promise<void> {
    event.stopPropagation();
    const { part } = event.detail;
    await this.flush();
    this.dispatchEvent(new CustomEvent('part', { detail: { part } }));
  }

  /** Whether a trial is undecided says whether the definition may be published. */
  handleDecided(): void {
    void this.template?.querySelector<HTMLElement & { load(): Promise<void> }>('c-publish-panel')?.load();
  }

  handleContinue(): void {
    this.template?.querySelector<HTMLElement>('c-publish-panel')?.scrollIntoView();
  }

  async handleReload(): Promise<void> {
    await this.flush();
    await this.load();
  }

  async handleList(event: Event): Promise<void> {
    event.preventDefault();
    await this.flush();
    const mayLeave =
      !this.isFailed || (await ConfirmAction.open({ size: 'small', ...leaveQuestion(this.problem ?? '') }));
    if (mayLeave) this.dispatchEvent(new CustomEvent('list'));
  }

  async handleDiscard(): Promise<void> {
    if (!(await ConfirmAction.open({ size: 'small', ...discardQuestion }))) return;
    const wasPublished = Boolean(this.kept?.view.baseVersion);
    try {
      await discardDraft({ syncName: this.name });
      this.dispatchEvent(new ShowToastEvent({ title: labels.discarded, variant: 'success' }));
      // Of a sync that was never published nothing is left to be shown.
      if (wasPublished) await this.load();
      else this.dispatchEvent(new CustomEvent('list'));
    } catch (failure) {
      this.dispatchEvent(
        new ShowToastEvent({ title: errorSentence(failure), variant: 'error', mode: 'sticky' })
      );
    }
  }

  /** The browser asks before it leaves with changes that are not kept. */
  handleUnload = (event: BeforeUnloadEvent): void => {
    if (!this.isKept) event.preventDefault();
  };
}
