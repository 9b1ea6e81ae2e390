import { LightningElement, api } from 'lwc';
import describeObjects from '@salesforce/apex/IterableSyncDescribeController.objects';
import findReports from '@salesforce/apex/IterableSyncDescribeController.reports';
import listViews from '@salesforce/apex/IterableSyncDescribeController.listViews';
import { rowOfSync, withSync } from 'c/draft';
import type { DraftDefinition, SyncRow } from 'c/draft';
import { errorSentence } from 'c/errors';
import { startLater } from 'c/later';
import type { Choice } from 'c/choiceBox';
import { changesOfObject, changesOfScope, labels, scopesOf } from './scopeWords';

const SEARCH_AFTER_MS = 300;

type Chosen = CustomEvent<{ value: string }>;
type Found = readonly { value?: string | null; label?: string | null; detail?: string | null }[] | null;

const choicesOf = (found: Found): Choice[] =>
  (found ?? []).map(({ value, label, detail }) => ({
    value: value ?? '',
    label: label ?? value ?? '',
    detail: detail ?? undefined
  }));

/**
 * What a sync reads: the object, and which of its records.
 * @fires change with `detail` the definition as it is now
 */
export default class SourceScope extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };

  objects: readonly Choice[] = [];
  views: readonly Choice[] = [];
  reports: readonly Choice[] = [];
  problem: string | null = null;
  labels = labels;
  /** What the filter held for each scope. */
  remembered = new Map<string, string>();
  later = startLater(SEARCH_AFTER_MS);

  connectedCallback(): void {
    void this.look(async () => {
      const objects = (await describeObjects()) ?? [];
      this.objects = objects
        .map(({ name, label }) => ({ value: name ?? '', label: label ?? name ?? '', detail: name ?? '' }))
        .sort((one, other) => one.label.localeCompare(other.label));
    });
    this.loadFor(this.scope);
  }

  disconnectedCallback(): void {
    this.later.stop();
  }

  get sync(): SyncRow {
    return rowOfSync(this.definition);
  }

  get objectName(): string {
    return this.sync.Source_Object__c ?? '';
  }

  get scope(): string {
    return this.sync.Scope_Type__c ?? 'All';
  }

  get scopes() {
    return scopesOf(this.objectName, this.scope);
  }

  get filter(): string {
    return this.sync.Filter__c ?? '';
  }

  get query(): string {
    return this.sync.Query__c ?? '';
  }

  get is() {
    return {
      filter: this.scope === 'Filter',
      soql: this.scope === 'SOQL',
      campaign: this.scope === 'Campaign',
      view: this.scope === 'List_View',
      report: this.scope === 'Report'
    };
  }

  handleObject(event: Chosen): void {
    event.stopPropagation();
    if (event.detail.value === this.objectName) return;
    this.remembered.clear();
    this.tell(changesOfObject(event.detail.value));
  }

  handleScope(event: Chosen): void {
    event.stopPropagation();
    this.remembered.set(this.scope, this.filter);
    const scope = event.detail.value;
    this.loadFor(scope);
    this.tell(changesOfScope(this.sync, scope, this.remembered));
  }

  handleFilter(event: CustomEvent<{ text: string }>): void {
    event.stopPropagation();
    this.tell({ Filter__c: event.detail.text || null });
  }

  handleQuery(event: CustomEvent<{ text: string }>): void {
    event.stopPropagation();
    this.tell({ Query__c: event.detail.text || null });
  }

  handleChosen(event: Chosen): void {
    event.stopPropagation();
    this.tell({ Filter__c: event.detail.value || null });
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    event.stopPropagation();
    this.later.ask(() => this.searchReports(event.detail.text));
  }

  loadFor(scope: string): void {
    const objectName = this.objectName;
    if (scope === 'List_View')
      void this.look(async () => {
        this.views = choicesOf(await listViews({ objectName }));
      });
    if (scope === 'Report') void this.searchReports('');
  }

  searchReports(text: string): Promise<void> {
    return this.look(async () => {
      this.reports = choicesOf(await findReports({ text }));
    });
  }

  async look(ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
      this.problem = null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  tell(changes: Partial<SyncRow>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: withSync(this.definition, changes) }));
  }

  handlePassedOn(event: CustomEvent<DraftDefinition>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: event.detail }));
  }
}
