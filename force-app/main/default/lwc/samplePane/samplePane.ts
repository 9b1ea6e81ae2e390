import { LightningElement, api } from 'lwc';
import findRecords from '@salesforce/apex/IterableSyncPreviewController.findRecords';
import blankValue from '@salesforce/label/c.Mapping_Blank_Value';
import hint from '@salesforce/label/c.Mapping_Sample_Hint';
import sampleChoose from '@salesforce/label/c.Mapping_Sample_Choose';
import stale from '@salesforce/label/c.Mapping_Sample_Stale';
import title from '@salesforce/label/c.Mapping_Sample';
import values from '@salesforce/label/c.Mapping_Sample_Values';
import type { Choice } from 'c/choiceBox';
import { errorSentence } from 'c/errors';
import { startLater } from 'c/later';
import type { Later } from 'c/later';
import { outcomeLook } from 'c/statusLooks';
import { valuesOf } from './values';

const AFTER_TYPING_MS = 300;

/**
 * A record beside the mapping: its values in Salesforce, and what would become of it.
 * @fires choose with `detail` {recordId, name}
 */
export default class SamplePane extends LightningElement {
  @api objectName = '';
  @api recordId: string | null = null;
  @api name = '';
  @api preview: Bridge.Preview | null = null;
  @api problem: string | null = null;
  /** Whether something was changed since what is shown was worked out. */
  @api isStale = false;

  labels = { hint, sampleChoose, stale, title, values };
  found: readonly Apex.IterableSyncPersonView[] = [];
  isLoading = false;
  searchProblem: string | null = null;
  later: Later | null = null;
  question = 0;

  connectedCallback(): void {
    this.later = startLater(AFTER_TYPING_MS);
  }

  disconnectedCallback(): void {
    this.later?.stop();
  }

  get options(): readonly Choice[] {
    return this.found.map(({ recordId, name, detail }) => ({
      value: recordId ?? '',
      label: name ?? recordId ?? '',
      detail: detail ?? undefined
    }));
  }

  get values() {
    return valuesOf(this.preview?.originalData ?? null).map(({ path, value }) => ({
      path,
      value: value ?? blankValue
    }));
  }

  get outcome() {
    const { outcome, scope } = this.preview ?? {};
    if (!outcome) return null;
    const look = outcomeLook(outcome.status);
    const reason = scope?.verdict === 'out of scope' ? scope.reasons.join(' ') : outcome.message;
    return { ...look, reason: outcome.status === 'delivered' ? null : reason };
  }

  get shownProblem(): string | null {
    return this.searchProblem ?? this.problem;
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    const { text } = event.detail;
    this.isLoading = true;
    if (text === '') void this.find('');
    else this.later?.ask(() => this.find(text));
  }

  async find(text: string): Promise<void> {
    const asked = ++this.question;
    try {
      const found = await findRecords({ objectName: this.objectName, text });
      if (asked === this.question) this.found = found ?? [];
      this.searchProblem = null;
    } catch (error) {
      this.searchProblem = errorSentence(error);
    } finally {
      this.isLoading = asked !== this.question;
    }
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    const recordId = event.detail.value || null;
    const name = this.options.find(({ value }) => value === recordId)?.label ?? '';
    this.dispatchEvent(new CustomEvent('choose', { detail: { recordId, name } }));
  }
}
