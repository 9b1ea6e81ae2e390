import { LightningElement, api } from 'lwc';
import backTo from '@salesforce/label/c.Mapping_Back';
import customWord from '@salesforce/label/c.Mapping_Custom';
import through from '@salesforce/label/c.Mapping_Through';
import { errorSentence } from 'c/errors';
import { isSendable, typeWord } from 'c/fieldTypes';
import { fill } from 'c/fill';
import { fieldsOf, relatedObject } from 'c/sourceFields';
import type { Choice } from 'c/choiceBox';
import type { Field } from 'c/sourceFields';

const BACK = '..';

/**
 * Chooses a field of an object, or of one that it leads to: `Email`, `Account.Owner.Email`.
 * @fires choose with `detail.value`, the path
 */
export default class SourcePicker extends LightningElement {
  @api label = '';
  @api variant: 'standard' | 'label-hidden' = 'standard';
  @api value: string | null = null;
  @api hint: string | null = null;
  @api problem: string | null = null;
  /** Further choices at the top, such as what earlier steps made. */
  @api further: readonly Choice[] = [];

  objects: readonly string[] = [];
  relationships: readonly string[] = [];
  fields: readonly Field[] = [];
  /** Of the object that is read, whatever the list has come to. */
  ownFields: readonly Field[] = [];
  failure: string | null = null;
  isLoading = false;
  ownObject = '';

  /** API name of the object that is read. */
  @api get objectName(): string {
    return this.ownObject;
  }
  set objectName(name: string) {
    if (name === this.ownObject) return;
    this.ownObject = name;
    this.ownFields = [];
    void this.show([name], []);
  }

  async show(objects: readonly string[], relationships: readonly string[]): Promise<void> {
    this.objects = objects;
    this.relationships = relationships;
    const name = objects.at(-1);
    if (!name) return;
    this.isLoading = true;
    try {
      const fields = await fieldsOf(name);
      if (this.objects.at(-1) === name) this.fields = fields;
      if (name === this.ownObject) this.ownFields = fields;
      this.failure = null;
    } catch (error) {
      this.fields = [];
      this.failure = errorSentence(error);
    } finally {
      this.isLoading = false;
    }
  }

  get shownProblem(): string | null {
    return this.failure ?? this.problem;
  }

  /** The label of a field of the object itself, with its name where others are called the same; else the path. */
  get shownText(): string {
    const path = this.value ?? '';
    const own = this.ownFields.find(({ name }) => name?.toLowerCase() === path.toLowerCase());
    const label = own?.label ?? this.further.find(({ value }) => value === path)?.label ?? path;
    const isShared = this.ownFields.some((field) => field.label === label && field !== own);
    return own && isShared ? `${label} (${path})` : label;
  }

  get prefix(): string {
    return this.relationships.map((name) => `${name}.`).join('');
  }

  get options(): readonly Choice[] {
    const back = this.objects.at(-2);
    return [
      ...(back ? [{ value: BACK, label: fill(backTo, [back]), icon: 'utility:back', leadsOn: true }] : []),
      ...(back ? [] : this.further),
      ...this.fields.filter(isSendable).map((field) => this.choiceOf(field)),
      ...this.fields.filter(({ relationshipName: name }) => name).map((field) => this.wayOf(field))
    ];
  }

  choiceOf(field: Field): Choice {
    const name = `${this.prefix}${field.name ?? ''}`;
    const detail = field.isCustom ? `${name} · ${customWord}` : name;
    return { value: name, label: field.label ?? name, detail, badge: typeWord(field) };
  }

  wayOf({ relationshipName, referenceTo, label }: Field): Choice {
    return {
      value: relationshipName ?? '',
      label: fill(through, [label?.replace(/ ID$/, '') ?? relationshipName ?? '']),
      detail: referenceTo?.join(', '),
      icon: 'utility:chevronright',
      leadsOn: true
    };
  }

  handleOpen(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    if (value === BACK) {
      void this.show(this.objects.slice(0, -1), this.relationships.slice(0, -1));
      return;
    }
    const next = relatedObject(this.fields, value);
    if (next) void this.show([...this.objects, next], [...this.relationships, value]);
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const value = this.pathOf(event.detail.value);
    this.dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  }

  /** What was typed may be the label of a field, since that is what stands there. */
  pathOf(text: string): string {
    if (this.options.some(({ value }) => value === text)) return text;
    const called = this.options.filter(({ label, leadsOn }) => !leadsOn && label === text);
    return called.length === 1 && called[0] ? called[0].value : text;
  }
}
