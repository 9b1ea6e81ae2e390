import { LightningElement, api } from 'lwc';
import type { Choice } from 'c/choiceBox';
import { mappingsOf, newName, rowOfSync, withMapping, withoutMapping, withStep, withSync } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import { fill } from 'c/fill';
import type { Problem } from 'c/liveFindings';
import { operationWord } from 'c/stepWords';
import { conditionWords, eventModes, labels, userModes } from './labels';
import { targetChoices } from './stepTargets';

/** A field of an object that names a person by itself. */
const PEOPLE = new Set(['contact', 'lead', 'campaignmember', 'user']);

type Chosen = CustomEvent<{ value: string }>;

/**
 * What a step does, for whom, and where to.
 * @fires change with `detail` the definition as it is now
 */
export default class StepSettings extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api step: StepRow = { DeveloperName: '' };
  @api words: Bridge.MappingWords | null = null;
  @api targets: Bridge.MappingTargets | null = null;
  /** What the step comes to for the sample record; null where none is chosen. */
  @api sample: Bridge.PreviewStep | null = null;
  @api sampleName = '';
  @api problems: readonly Problem[] = [];

  labels = labels;

  get sync() {
    return rowOfSync(this.definition);
  }

  get objectName(): string {
    return this.sync.Source_Object__c ?? '';
  }

  get operation() {
    const name = this.step.Operation__c ?? 'Update_User';
    return this.words?.operations.find((each) => each.name === name) ?? null;
  }

  get operations() {
    return (this.words?.operations ?? []).map(({ name }) => ({ value: name, label: operationWord(name) }));
  }

  get operationValue(): string {
    return this.step.Operation__c ?? 'Update_User';
  }

  get name(): string {
    return this.step.MasterLabel ?? '';
  }

  get mode() {
    const kind = this.operation?.mode ?? 'none';
    if (kind === 'none') return null;
    const options = kind === 'user' ? userModes : eventModes;
    const value = this.step.Mode__c ?? 'Upsert';
    // Of events Update means what Upsert means.
    const isOffered = options.some((option) => option.value === value);
    const label = kind === 'user' ? labels.mode : labels.modeEvent;
    return { label, options, value: isOffered ? value : 'Upsert' };
  }

  get target() {
    const kind = this.operation?.stepTarget ?? 'none';
    if (kind === 'none') return null;
    const options = targetChoices(kind, this.targets);
    const value = this.step.Target__c ?? null;
    const chosen = options.find((option) => option.value === value);
    return { label: labels[kind], options, value, hint: this.targetHint(kind, value, chosen) };
  }

  targetHint(kind: 'list' | 'catalog' | 'event', value: string | null, chosen?: Choice): string | null {
    if (value) return chosen || kind === 'event' || !this.targets ? null : labels.madeAtFirstRun;
    if (kind === 'event') return labels.eventHint;
    if (kind === 'catalog') return null;
    return this.sync.Scope_Type__c === 'Campaign' ? labels.listCampaignHint : labels.listHint;
  }

  get condition(): string {
    return this.step.Condition__c ?? '';
  }

  get conditionProblem(): string | null {
    const found = this.problems.find(({ where }) => where.endsWith('Condition__c'));
    return found ? `${found.message} ${found.fix}`.trim() : null;
  }

  get conditionResult() {
    const result = this.sample?.condition?.result;
    const words = result && conditionWords[result];
    return words ? { ...words, label: fill(words.label, [this.sampleName]) } : null;
  }

  get mergesFields(): boolean {
    return this.operation?.mergesFields ?? false;
  }

  get takesFields(): boolean {
    return (this.operation?.targets.data ?? 'none') !== 'none';
  }

  get isMerging(): boolean {
    return this.step.Merge_Nested_Objects__c ?? true;
  }

  get isOnlyMapped(): boolean {
    return this.step.Remove_Unmapped__c ?? true;
  }

  get mayCreateFields(): boolean {
    return this.step.Create_New_Fields__c ?? false;
  }

  /** Records that are no people belong to one: which field says so. */
  get needsPerson(): boolean {
    return Boolean(this.operation?.isAboutUser) && !PEOPLE.has(this.objectName.toLowerCase());
  }

  get personKey(): string | null {
    return this.sync.Identity_Source__c ?? null;
  }

  get needsItem(): boolean {
    return this.operation?.targets.named.some(({ name }) => name === 'itemId') ?? false;
  }

  get itemMapping() {
    const all = mappingsOf(this.definition, this.step.DeveloperName);
    return all.find(({ Target__c: target }) => target === 'itemId') ?? null;
  }

  get itemKey(): string | null {
    return this.itemMapping?.Source__c ?? null;
  }

  /** Base components let their `change` bubble out of here, where it would be taken for this component's own. */
  handleField(event: Event): void {
    event.stopPropagation();
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const { value, checked } = (event as CustomEvent<{ value?: string; checked?: boolean }>).detail;
    if (name) this.set({ [name]: checked ?? (value?.trim() ? value : null) });
  }

  handleOperation(event: Chosen): void {
    event.stopPropagation();
    this.set({ Operation__c: event.detail.value, Target__c: null, Mode__c: null, On_Exit__c: null });
  }

  handlePerson(event: Chosen): void {
    this.change(withSync(this.definition, { Identity_Source__c: event.detail.value || null }));
  }

  handleItem(event: Chosen): void {
    const { value } = event.detail;
    const known = this.itemMapping;
    if (!value) {
      if (known) this.change(withoutMapping(this.definition, known.DeveloperName));
      return;
    }
    const row = known ?? {
      DeveloperName: newName(this.sync.DeveloperName),
      MasterLabel: 'itemId',
      Step__c: this.step.DeveloperName,
      Order__c: 0,
      Kind__c: 'Field',
      Target__c: 'itemId',
      Active__c: true
    };
    this.change(withMapping(this.definition, { ...row, Source__c: value }));
  }

  set(changes: Partial<StepRow>): void {
    this.change(withStep(this.definition, { ...this.step, ...changes }));
  }

  change(definition: DraftDefinition): void {
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}
