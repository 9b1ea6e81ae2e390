import { LightningElement, api } from 'lwc';
import findRecords from '@salesforce/apex/IterableSyncPreviewController.findRecords';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { startLater } from 'c/later';
import type { PreviewChoice } from 'c/previewWords';
import { labels, sources, type Source } from './chooserWords';

const TYPING_MS = 300;

/**
 * Chooses what a definition is tried on: a record by its name or e-mail, pasted data, or test data that was saved.
 * @fires choose with a PreviewChoice as its detail
 */
export default class RecordChooser extends LightningElement {
  /** API name of the object that the sync reads. */
  @api objectName = '';
  @api syncName = '';
  /** The record that is looked at now; marked in the list. */
  @api chosenId: string | null = null;

  source: Source = 'record';
  text = '';
  found: Apex.IterableSyncPersonView[] = [];
  isSearching = false;
  problem: string | null = null;
  pasted = '';
  labels = labels;
  sources = sources;
  later = startLater(TYPING_MS);
  /** Of the search that was begun last. */
  question = 0;

  connectedCallback(): void {
    void this.search();
  }

  disconnectedCallback(): void {
    this.later.stop();
  }

  /** Puts data into the field for pasting, to be changed there. */
  @api editData(data: string): void {
    this.source = 'pasted';
    this.pasted = inLines(data);
  }

  /** To be called when test data was saved elsewhere on the page. */
  @api refreshSaved(): void {
    const saved = this.template?.querySelector('c-saved-test-data') as { refresh?(): void } | null;
    saved?.refresh?.();
  }

  get isRecord(): boolean {
    return this.source === 'record';
  }

  get isPasted(): boolean {
    return this.source === 'pasted';
  }

  get searchLabel(): string {
    return fill(labels.search, [this.objectName]);
  }

  get records() {
    return this.found.map(({ recordId, name, detail }) => ({
      recordId: recordId ?? '',
      name: name ?? '',
      detail: detail ?? '',
      isChosen: String(recordId === this.chosenId),
      className: recordId === this.chosenId ? 'record record_chosen' : 'record'
    }));
  }

  get isNone(): boolean {
    return this.found.length === 0 && !this.isSearching && !this.problem;
  }

  get cannotRun(): boolean {
    return this.pasted.trim() === '';
  }

  handleSource(event: CustomEvent<{ value: Source }>): void {
    this.source = event.detail.value;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    this.later.ask(() => this.search());
  }

  handleTryAgain(): void {
    void this.search();
  }

  handleRecord(event: Event): void {
    const { recordId = '', name = '' } = (event.currentTarget as HTMLElement).dataset;
    this.choose({ kind: 'record', recordId, name });
  }

  handlePasted(event: CustomEvent<{ value: string }>): void {
    this.pasted = event.detail.value;
  }

  handleRun(): void {
    this.choose({ kind: 'data', data: this.pasted, name: '' });
  }

  handleSaved(event: CustomEvent<PreviewChoice>): void {
    this.choose(event.detail);
  }

  handleEdit(event: CustomEvent<{ data: string }>): void {
    this.editData(event.detail.data);
  }

  choose(choice: PreviewChoice): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: choice }));
  }

  async search(): Promise<void> {
    const question = ++this.question;
    this.isSearching = true;
    this.problem = null;
    const answer = await findRecords({ objectName: this.objectName, text: this.text.trim() }).then(
      (found) => ({ found, problem: null }),
      (failure: unknown) => ({ found: [], problem: fill(labels.searchFailed, [errorSentence(failure)]) })
    );
    if (question !== this.question) return;
    this.found = answer.found;
    this.problem = answer.problem;
    this.isSearching = false;
  }
}

/** As people edit it; what is no JSON stays as it is. */
function inLines(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    return data;
  }
}
