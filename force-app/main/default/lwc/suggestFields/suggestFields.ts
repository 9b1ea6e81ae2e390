import { LightningElement, api } from 'lwc';
import accept from '@salesforce/label/c.Mapping_Accept';
import acceptAll from '@salesforce/label/c.Mapping_Accept_All';
import close from '@salesforce/label/c.Common_Close';
import loading from '@salesforce/label/c.Common_Loading';
import newField from '@salesforce/label/c.Mapping_New_Field';
import noSuggestions from '@salesforce/label/c.Mapping_No_Suggestions';
import reasonSame from '@salesforce/label/c.Mapping_Reason_Same';
import reasonUsual from '@salesforce/label/c.Mapping_Reason_Usual';
import suggestionsHint from '@salesforce/label/c.Mapping_Suggestions_Hint';
import title from '@salesforce/label/c.Mapping_Suggestions';
import { suggestions } from 'c/autoMap';
import type { Suggestion } from 'c/autoMap';
import type { MappingRow } from 'c/draft';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { fieldsOf } from 'c/sourceFields';
import type { Field } from 'c/sourceFields';
import type { Offer } from 'c/targetPicker';

/** Fields of an account are worth looking at for a person of it. */
const ALONG = new Set(['Account']);

/**
 * Pairs of fields that probably belong together, to be taken one by one or all; nothing is mapped by itself.
 * @fires accept with `detail` the new mappings
 * @fires close
 */
export default class SuggestFields extends LightningElement {
  @api objectName = '';
  @api mappings: readonly MappingRow[] = [];
  @api offer: Offer | null = null;
  @api words: Bridge.MappingWords | null = null;

  labels = { close, loading, newField, noSuggestions, suggestionsHint, title };
  fields: readonly Field[] | null = null;
  problem: string | null = null;

  connectedCallback(): void {
    void this.load();
  }

  async load(): Promise<void> {
    try {
      const own = await fieldsOf(this.objectName);
      const along = own.filter(({ relationshipName: name }) => ALONG.has(name ?? ''));
      const further = await Promise.all(along.map((field) => fieldsBehind(field)));
      this.fields = [...own, ...further.flat()];
    } catch (error) {
      this.problem = errorSentence(error);
    }
  }

  get found(): readonly Suggestion[] {
    if (!this.offer || !this.fields) return [];
    return suggestions({
      sources: this.fields.map(({ name, label, ...type }) => ({
        ...type,
        name: name ?? '',
        label: label ?? ''
      })),
      fields: this.offer.fields,
      types: this.offer.types,
      managedFields: this.words?.managedFields ?? [],
      mapped: this.mappings.map(({ Target__c: target }) => target ?? ''),
      named: this.offer.named.map(({ name }) => name).filter((name) => name === 'email')
    });
  }

  get shown() {
    return this.found.map((suggestion) => ({
      ...suggestion,
      reasonText: suggestion.reason === 'same' ? reasonSame : reasonUsual,
      word: fill(accept, [suggestion.target.replace(/^dataFields\./, '')])
    }));
  }

  get isLoading(): boolean {
    return !this.problem && (!this.fields || !this.offer);
  }

  /** Those that make a new field of Iterable are taken one by one. */
  get sure(): readonly Suggestion[] {
    return this.found.filter(({ isNew }) => !isNew);
  }

  get allText(): string | null {
    return this.sure.length > 0 ? fill(acceptAll, [this.sure.length]) : null;
  }

  handleAccept(event: Event): void {
    const { target } = (event.currentTarget as HTMLElement).dataset;
    this.accept(this.found.filter((each) => each.target === target));
  }

  handleAll(): void {
    this.accept(this.sure);
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  accept(chosen: readonly Suggestion[]): void {
    const detail = chosen.map(({ source, target }) => ({ source, target }));
    this.dispatchEvent(new CustomEvent('accept', { detail }));
  }
}

/** By their paths: `Account.Name`. */
async function fieldsBehind({ relationshipName, referenceTo }: Field): Promise<Field[]> {
  const fields = await fieldsOf(referenceTo?.[0] ?? '').catch(() => []);
  return fields.map((field) => ({
    ...field,
    name: `${relationshipName ?? ''}.${field.name ?? ''}`,
    label: `${relationshipName ?? ''} > ${field.label ?? ''}`
  }));
}
