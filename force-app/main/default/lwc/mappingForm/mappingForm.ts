import { LightningElement, api } from 'lwc';
import type { Choice } from 'c/choiceBox';
import { mappingsOf, stepsOf } from 'c/draft';
import type { DraftDefinition, MappingRow } from 'c/draft';
import { plainType } from 'c/fieldTypes';
import { fill } from 'c/fill';
import { childrenOf, fieldsOf } from 'c/sourceFields';
import { stepTitle } from 'c/stepWords';
import type { Offer } from 'c/targetPicker';
import { AUTOMATIC, blanks, kinds, labels } from './labels';

type Chosen = CustomEvent<{ value: string }>;

/**
 * One mapping: what is sent, how it is made, and where it goes. Each change counts at once.
 * @fires change with `detail` the row as it is now
 * @fires done
 */
export default class MappingForm extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api mapping: MappingRow = { DeveloperName: '' };
  @api objectName = '';
  @api words: Bridge.MappingWords | null = null;
  @api offer: Offer | null = null;
  /** Type of the value as far as it is known. */
  @api valueType: string | null = null;
  @api problem: string | null = null;

  labels = labels;
  kinds = kinds;
  blanks = blanks;
  arraySources: readonly Choice[] = [];

  connectedCallback(): void {
    void this.loadArrays();
  }

  /** Sets the keyboard to the first field that is to be filled. */
  @api focusSource(): void {
    this.template?.querySelector<HTMLElement>('[data-id="source"]')?.focus();
  }

  async loadArrays(): Promise<void> {
    try {
      const [children, fields] = await Promise.all([childrenOf(this.objectName), fieldsOf(this.objectName)]);
      this.arraySources = [
        ...children.map(({ name, label }) => ({
          value: name ?? '',
          label: label ?? '',
          detail: name ?? '',
          badge: labels.typeChildren
        })),
        ...fields
          .filter(({ type }) => plainType(type) === 'multipicklist')
          .map(({ name, label }) => ({ value: name ?? '', label: label ?? '', detail: name ?? '' }))
      ];
    } catch {
      // What can be chosen is a help: a relationship can be written all the same.
      this.arraySources = [];
    }
  }

  get kind(): string {
    return this.mapping.Kind__c ?? 'Field';
  }

  get isField(): boolean {
    return this.kind === 'Field' && !this.isElement;
  }

  get isArray(): boolean {
    return this.kind === 'Array';
  }

  get isFormula(): boolean {
    return this.kind === 'Formula';
  }

  /** Sources of an array's elements are fields of the child rows. */
  get isElement(): boolean {
    return (this.mapping.Target__c ?? '').includes('[]');
  }

  get sourceLabel(): string {
    return this.kind === 'Value' ? labels.constant : labels.source;
  }

  get source(): string {
    return this.mapping.Source__c ?? '';
  }

  get target(): string {
    return this.mapping.Target__c ?? '';
  }

  /** What steps before this one made. */
  get earlier(): readonly Choice[] {
    const steps = stepsOf(this.definition);
    const own = steps.findIndex(({ DeveloperName: name }) => name === this.mapping.Step__c);
    return steps.slice(0, Math.max(own, 0)).flatMap((step) =>
      mappingsOf(this.definition, step.DeveloperName)
        .filter(({ Target__c: target }) => target && !target.includes('[]'))
        .map(({ Target__c: target }) => {
          const value = `Steps.${step.DeveloperName}.${target ?? ''}`;
          return { value, label: target ?? '', detail: fill(labels.earlierStep, [stepTitle(step)]) };
        })
    );
  }

  get transform(): string {
    return this.mapping.Transform__c ?? '';
  }

  get transforms(): readonly Choice[] {
    const known = (this.words?.transforms ?? []).filter(({ name }) => name !== 'none');
    return [
      { value: '', label: labels.transformNone },
      ...known.map(({ name, form, does }) => ({
        value: /^\w+, /.test(form) || !form.includes('(') ? name : form,
        label: form,
        detail: does
      }))
    ];
  }

  get transformText(): string {
    return this.transform || labels.transformNone;
  }

  get types() {
    const known = (this.words?.types ?? []).map(({ name }) => ({ value: name, label: name }));
    return [{ value: AUTOMATIC, label: labels.typeAuto }, ...known];
  }

  get type(): string {
    return this.mapping.Target_Type__c?.toLowerCase() ?? AUTOMATIC;
  }

  get blank(): string {
    return this.mapping.Null_Policy__c ?? AUTOMATIC;
  }

  get needsDefault(): boolean {
    return this.blank === 'Default';
  }

  get defaultValue(): string {
    return this.mapping.Default__c ?? '';
  }

  get isRequired(): boolean {
    return this.mapping.Required__c ?? false;
  }

  handleKind(event: Chosen): void {
    event.stopPropagation();
    const isSame = event.detail.value === this.kind;
    if (!isSame) this.set({ Kind__c: event.detail.value, Source__c: null });
  }

  /** Base components let their `change` bubble out of here, where it would be taken for this component's own. */
  handleField(event: Event): void {
    event.stopPropagation();
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const { value, checked } = (event as CustomEvent<{ value?: string; checked?: boolean }>).detail;
    if (name) this.set({ [name]: checked ?? (value === AUTOMATIC || !value ? null : value) });
  }

  handleDone(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }

  set(changes: Partial<MappingRow>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { ...this.mapping, ...changes } }));
  }
}
