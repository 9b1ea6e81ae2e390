import { LightningElement, api } from 'lwc';
import readPeople from '@salesforce/apex/IterableSyncTrialController.readPeople';
import { errorSentence } from 'c/errors';
import { asOfText, comparisonWords, labels, settlingText, shownPerson } from './readingWords';
import type { Reading, ShownPerson } from './readingWords';

/** People of a trial: what they had in Iterable before it, beside what they have now. Read when somebody asks for it. */
export default class TrialReading extends LightningElement {
  /** Of a trial that is neither kept nor undone. */
  @api trialId = '';

  reading: Reading | null = null;
  isBusy = false;
  problem: string | null = null;
  labels = labels;
  words = comparisonWords;

  get readLabel(): string {
    return this.reading ? labels.again : labels.read;
  }

  get asOfText(): string {
    return this.reading ? asOfText(this.reading) : '';
  }

  get settlingText(): string | null {
    return this.reading ? settlingText(this.reading) : null;
  }

  get people(): ShownPerson[] {
    return (this.reading?.people ?? []).map(shownPerson);
  }

  get isNobody(): boolean {
    return this.people.length === 0;
  }

  async handleRead(): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      this.reading = JSON.parse(await readPeople({ trialId: this.trialId })) as Reading;
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
  }
}
