import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import addChosen from '@salesforce/label/c.Mapping_Add_Chosen';
import cancel from '@salesforce/label/c.Common_Cancel';
import chooseFields from '@salesforce/label/c.Mapping_Choose_Fields';
import customOnly from '@salesforce/label/c.Mapping_Custom_Only';
import nothingFound from '@salesforce/label/c.Mapping_Nothing_Found';
import search from '@salesforce/label/c.Mapping_Search';
import { newFieldName } from 'c/autoMap';
import { errorSentence } from 'c/errors';
import { isSendable, typeWord } from 'c/fieldTypes';
import { fill } from 'c/fill';
import { fieldsOf } from 'c/sourceFields';
import type { Field } from 'c/sourceFields';
import type { Offer } from 'c/targetPicker';

/** Adds several fields at once. Answers new mappings, or undefined. */
export default class AddFields extends LightningModal {
  @api objectName = '';
  /** Sources that are mapped already. */
  @api mapped: readonly string[] = [];
  @api offer: Offer | null = null;

  labels = { cancel, customOnly, nothingFound, search };
  fields: readonly Field[] = [];
  problem: string | null = null;
  text = '';
  isCustomOnly = false;
  chosen: readonly string[] = [];

  connectedCallback(): void {
    void this.load();
  }

  async load(): Promise<void> {
    try {
      this.fields = (await fieldsOf(this.objectName)).filter(isSendable);
    } catch (error) {
      this.problem = errorSentence(error);
    }
  }

  get heading(): string {
    return fill(chooseFields, [this.objectName]);
  }

  get options() {
    const text = this.text.toLowerCase();
    return this.fields
      .filter(({ name }) => !this.mapped.includes(name ?? ''))
      .filter(({ isCustom }) => !this.isCustomOnly || isCustom)
      .filter(({ name, label }) => `${label ?? ''} ${name ?? ''}`.toLowerCase().includes(text))
      .map((field) => ({
        value: field.name ?? '',
        label: `${field.label ?? ''} (${field.name ?? ''}, ${typeWord(field)})`
      }));
  }

  /** Those of the chosen that are shown: a checkbox group knows no others. */
  get shownChosen(): string[] {
    const shown = new Set(this.options.map(({ value }) => value));
    return this.chosen.filter((name) => shown.has(name));
  }

  get isEmpty(): boolean {
    return this.options.length === 0;
  }

  get addText(): string {
    return fill(addChosen, [this.chosen.length]);
  }

  get cannotAdd(): boolean {
    return this.chosen.length === 0;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  handleCustom(event: CustomEvent<{ checked: boolean }>): void {
    this.isCustomOnly = event.detail.checked;
  }

  handleChosen(event: CustomEvent<{ value: readonly string[] }>): void {
    const shown = new Set(this.options.map(({ value }) => value));
    this.chosen = [...this.chosen.filter((name) => !shown.has(name)), ...event.detail.value];
  }

  handleCancel(): void {
    this.close();
  }

  handleAdd(): void {
    this.close(this.chosen.map((source) => ({ source, target: this.targetOf(source) })));
  }

  /** A field of Iterable of that name, else a new one. */
  targetOf(source: string): string {
    const name = newFieldName(source);
    const known = this.offer?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
    return `dataFields.${known?.name ?? name}`;
  }
}
