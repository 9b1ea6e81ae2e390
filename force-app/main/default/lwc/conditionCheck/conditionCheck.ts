import { LightningElement, api } from 'lwc';
import readCondition from '@salesforce/apex/IterableSyncDescribeController.readCondition';
import checking from '@salesforce/label/c.Editor_Checking';
import matches from '@salesforce/label/c.Editor_Matches';
import matchesOne from '@salesforce/label/c.Editor_Matches_One';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { errorSentence } from 'c/errors';
import { fillCount } from 'c/fill';
import { startLater } from 'c/later';
import { planSentence } from './planWords';

/** After the last key, until the bridge is asked. */
const ASK_AFTER_MS = 600;

/**
 * What the bridge says of a condition, or of a query, while it is written: what is wrong with it, how many it selects.
 * @fires read with `detail.answer`, a `Bridge.Condition`, and `detail.text` that it is about
 */
export default class ConditionCheck extends LightningElement {
  /** `condition` or `query`. */
  @api kind = 'condition';

  object = '';
  ownText = '';
  answer: Bridge.Condition | null = null;
  /** Why nobody could be asked. */
  failure: string | null = null;
  isAsking = false;
  /** Of the question that was asked last. */
  question = 0;
  labels = { checking, tryAgain };
  later = startLater(ASK_AFTER_MS);

  @api get objectName(): string {
    return this.object;
  }
  set objectName(name: string) {
    this.object = name;
    this.askLater();
  }

  @api get text(): string {
    return this.ownText;
  }
  set text(text: string) {
    if (text === this.ownText) return;
    this.ownText = text;
    this.askLater();
  }

  disconnectedCallback(): void {
    this.later.stop();
    this.question += 1;
  }

  get problem(): string | null {
    const problem = this.answer?.problem;
    return problem ? `${problem.message} ${problem.fix}` : null;
  }

  get count(): string | null {
    const count = this.answer?.count;
    return count === null || count === undefined
      ? null
      : fillCount({ one: matchesOne, many: matches }, count);
  }

  /** How quickly Salesforce finds them. */
  get plan(): string | null {
    const plan = this.answer?.plan;
    return plan ? planSentence(plan) : null;
  }

  get notices(): readonly string[] {
    return this.answer?.notices ?? [];
  }

  askLater(): void {
    this.question += 1;
    this.answer = null;
    this.failure = null;
    this.isAsking = this.object !== '' && this.ownText.trim() !== '';
    if (this.isAsking) this.later.ask(() => this.ask());
    else this.later.stop();
  }

  async ask(): Promise<void> {
    const question = this.question;
    const text = this.ownText;
    const asked = {
      objectName: this.object,
      condition: this.kind === 'query' ? null : text,
      query: this.kind === 'query' ? text : null
    };
    try {
      const answer = JSON.parse(await readCondition(asked)) as Bridge.Condition;
      if (question !== this.question) return;
      this.answer = answer;
      this.dispatchEvent(new CustomEvent('read', { detail: { answer, text } }));
    } catch (error) {
      if (question === this.question) this.failure = errorSentence(error);
    } finally {
      if (question === this.question) this.isAsking = false;
    }
  }

  handleTryAgain(): void {
    this.failure = null;
    this.isAsking = true;
    void this.ask();
  }
}
