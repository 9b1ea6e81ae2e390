import { LightningElement, api } from 'lwc';
import findPeople from '@salesforce/apex/IterableSyncRunsController.findPeople';
import { errorSentence } from 'c/errors';
import { foundOf, labels, noneText, titleText } from './foundWords';

/**
 * Who is meant by a name, an e-mail address, a Salesforce Id or a user id of Iterable: how they stand, and their last runs.
 * @fires open with `detail.run` and `detail.record`
 */
export default class FoundPeople extends LightningElement {
  found: Apex.IterableSyncFoundView[] | null = null;
  problem: string | null = null;
  labels = labels;
  sought = '';
  /** Of the text that was asked for last. */
  question = 0;

  @api
  get text(): string {
    return this.sought;
  }
  set text(text: string) {
    this.sought = text;
    void this.load();
  }

  get isLoading(): boolean {
    return this.found === null && this.problem === null;
  }

  get title(): string {
    return titleText(this.sought);
  }

  get none(): string | null {
    return this.found?.length === 0 ? noneText(this.sought) : null;
  }

  get records() {
    return (this.found ?? []).map(foundOf);
  }

  async load(): Promise<void> {
    const question = ++this.question;
    this.found = null;
    this.problem = null;
    try {
      const found = await findPeople({ text: this.sought });
      if (question === this.question) this.found = found;
    } catch (failure) {
      if (question === this.question) this.problem = errorSentence(failure);
    }
  }

  handleOpen(event: Event): void {
    const { run, record } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: { run, record } }));
  }
}
