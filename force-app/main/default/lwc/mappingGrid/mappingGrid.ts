import { LightningElement, api } from 'lwc';
import AddFields from 'c/addFields';
import CopyMappings from 'c/copyMappings';
import { rowOfSync, withMapping, withoutMapping } from 'c/draft';
import type { DraftDefinition, MappingRow, StepRow } from 'c/draft';
import { fill, fillCount } from 'c/fill';
import type { Problem } from 'c/liveFindings';
import { driftTexts, siblingMappings } from 'c/mappingDrift';
import type { Sibling } from 'c/mappingDrift';
import { fieldAt } from 'c/sourceFields';
import type { Field } from 'c/sourceFields';
import type { Offer } from 'c/targetPicker';
import { relativeTime } from 'c/times';
import { added, moved, newMapping, rowsOfStep } from './changes';
import type { NewMapping } from './changes';
import { isFitting, missingTargets, unmappedFields } from './filter';
import { filters, labels } from './labels';
import { gridRow } from './rows';
import type { GridRow } from './rows';

/** More fields of Iterable are shown when they are asked for. */
const PAGE = 30;

/**
 * The mappings of a step: from where, to where, how, and what the sample record makes of it.
 * @fires change with `detail` the definition as it is now
 * @fires refresh for the fields of Iterable
 */
export default class MappingGrid extends LightningElement {
  @api step: StepRow = { DeveloperName: '' };
  @api words: Bridge.MappingWords | null = null;
  @api offer: Offer | null = null;
  /** When the fields of Iterable were read, ISO 8601. */
  @api readAt: string | null = null;
  @api isRefreshing = false;
  @api problems: readonly Problem[] = [];
  @api sample: Bridge.PreviewStep | null = null;
  /** The sync of the other object of people, whose mappings should be like these; null where there is none. */
  @api sibling: Sibling | null = null;

  labels = labels;
  filters = filters;
  filter = 'mapped';
  text = '';
  openName: string | null = null;
  isSuggesting = false;
  shownFields = PAGE;
  fields: ReadonlyMap<string, Field | null> = new Map();
  ownDefinition: DraftDefinition = { syncs: [] };
  isOnPage = false;

  @api get definition(): DraftDefinition {
    return this.ownDefinition;
  }
  set definition(definition: DraftDefinition) {
    const before = this.objectName;
    this.ownDefinition = definition;
    if (before !== this.objectName) this.fields = new Map();
    if (this.isOnPage) void this.learnFields();
  }

  connectedCallback(): void {
    this.isOnPage = true;
    void this.learnFields();
  }

  get objectName(): string {
    return this.definition.syncs[0]?.Source_Object__c ?? '';
  }

  get stepName(): string {
    return this.step.DeveloperName;
  }

  get mappings(): MappingRow[] {
    return rowsOfStep(this.definition, this.stepName);
  }

  /** What can be chosen as source is asked of the org path by path; what fails is left without a badge. */
  async learnFields(): Promise<void> {
    const paths = this.mappings
      .filter(
        ({ Kind__c: kind, Target__c: target }) => (kind ?? 'Field') === 'Field' && !target?.includes('[]')
      )
      .map(({ Source__c: source }) => source ?? '')
      .filter((path) => path !== '' && !this.fields.has(path));
    if (paths.length === 0 || !this.objectName) return;
    const found = await Promise.all(
      paths.map(async (path) => [path, await fieldAt(this.objectName, path).catch(() => null)] as const)
    );
    this.fields = new Map([...this.fields, ...found]);
  }

  get rows(): GridRow[] {
    if (this.filter === 'unmapped') return [];
    const { offer, fields, problems, sample, openName } = this;
    return this.mappings
      .map((mapping) => gridRow(mapping, { offer, fields, problems, sample, openName }))
      .filter((row) => row.isOpen || isFitting(row, this.text));
  }

  get unmapped() {
    if (this.filter === 'mapped' || !this.offer) return [];
    return unmappedFields(this.offer, this.mappings, this.text).map((field) => ({
      ...field,
      word: fill(labels.map, [field.name])
    }));
  }

  get shownUnmapped() {
    return this.unmapped.slice(0, this.shownFields);
  }

  get moreText(): string | null {
    const rest = this.unmapped.length - this.shownFields;
    return rest > 0 ? fill(labels.moreFields, [rest]) : null;
  }

  get countText(): string {
    return fillCount(labels.fields, this.mappings.length);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0 && this.unmapped.length === 0;
  }

  get emptyText(): string {
    if (!this.takesMappings) return labels.noTargets;
    return this.mappings.length === 0 && this.filter === 'mapped'
      ? labels.nothingMapped
      : labels.nothingFound;
  }

  get takesMappings(): boolean {
    if (!this.offer) return true;
    const { named, takesFields, switches } = this.offer;
    const isMore = named.some(({ name }) => name !== 'email' && name !== 'userId');
    return takesFields || isMore || switches.length > 0;
  }

  get takesFields(): boolean {
    return this.offer?.takesFields ?? false;
  }

  get needsText(): string | null {
    const operation = this.words?.operations.find(({ name }) => name === this.step.Operation__c);
    const missing = missingTargets(operation?.targets.required ?? [], this.mappings);
    return missing.length > 0 ? fill(labels.needs, [missing.join(', ')]) : null;
  }

  /** Where the sync of the other object of people maps something else. */
  get drift() {
    if (!this.sibling) return null;
    const theirs = siblingMappings(this.sibling, this.step.Operation__c ?? 'Update_User');
    const differences = theirs.length > 0 ? driftTexts(this.mappings, theirs) : [];
    if (differences.length === 0) return null;
    const title = `${fill(labels.drift, [this.sibling.label])} (${differences.length})`;
    return { title, differences };
  }

  get refreshedText(): string | null {
    return this.readAt ? fill(labels.refreshed, [relativeTime(this.readAt)]) : null;
  }

  get hasSample(): boolean {
    return this.sample !== null;
  }

  get columns(): string {
    return this.hasSample ? '5' : '4';
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.text = event.detail.value;
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.filter = event.detail.value;
  }

  handleMore(): void {
    this.shownFields += PAGE;
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }

  handleSuggest(): void {
    this.isSuggesting = !this.isSuggesting;
  }

  handleAdd(): void {
    this.addAndOpen({ source: null, target: null });
  }

  handleMap(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.addAndOpen({ source: null, target: `dataFields.${name ?? ''}` });
  }

  addAndOpen(given: NewMapping): void {
    const mapping = newMapping(this.definition, this.stepName, given);
    this.openName = mapping.DeveloperName;
    if (this.filter === 'unmapped') this.filter = 'all';
    this.change(withMapping(this.definition, mapping));
  }

  handleAccept(event: CustomEvent<readonly NewMapping[]>): void {
    this.change(added(this.definition, this.stepName, event.detail));
  }

  async handleAddMany(): Promise<void> {
    const chosen = (await AddFields.open({
      size: 'medium',
      label: labels.addMany,
      objectName: this.objectName,
      mapped: this.mappings.map(({ Source__c: source }) => source ?? ''),
      offer: this.offer
    })) as readonly NewMapping[] | undefined;
    if (chosen?.length) this.change(added(this.definition, this.stepName, chosen));
  }

  async handleCopy(): Promise<void> {
    const chosen = (await CopyMappings.open({
      size: 'medium',
      label: labels.copy,
      objectName: this.objectName,
      syncName: rowOfSync(this.definition).DeveloperName,
      operation: this.step.Operation__c ?? 'Update_User',
      mappings: this.mappings
    })) as readonly NewMapping[] | undefined;
    if (chosen?.length) this.change(added(this.definition, this.stepName, chosen));
  }

  handleEdit(event: Event): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.openName = name === this.openName ? null : (name ?? null);
  }

  handleDone(): void {
    const name = this.openName;
    this.openName = null;
    this.template?.querySelector<HTMLElement>(`[data-edit="${name ?? ''}"]`)?.focus();
  }

  handleMapping(event: CustomEvent<MappingRow>): void {
    event.stopPropagation();
    this.change(withMapping(this.definition, event.detail));
  }

  handleAction(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const mapping = this.mappings.find((each) => each.DeveloperName === name);
    if (!mapping) return;
    const made: Readonly<Record<string, () => DraftDefinition>> = {
      toggle: () => withMapping(this.definition, { ...mapping, Active__c: mapping.Active__c === false }),
      up: () => moved(this.definition, mapping, -1),
      down: () => moved(this.definition, mapping, 1),
      remove: () => withoutMapping(this.definition, name)
    };
    const action = made[event.detail.value];
    if (action) this.change(action());
  }

  change(definition: DraftDefinition): void {
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}
