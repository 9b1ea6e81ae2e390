import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import errors from '@salesforce/label/c.Runs_Errors';
import list from '@salesforce/label/c.Runs_List';
import nav from '@salesforce/label/c.Runs_Nav';
import search from '@salesforce/label/c.Runs_Search';
import searchHint from '@salesforce/label/c.Runs_Search_Hint';
import title from '@salesforce/label/c.Runs_Title';
import { pageOf, stateOf, type PageState } from 'c/pages';
import type { RunFilter } from 'c/runFilters';

/** Runs and people: the list, a run, a record of a run, people who are looked for, errors by cause; as the address says. */
export default class RunsPage extends NavigationMixin(LightningElement) {
  @wire(CurrentPageReference)
  page: PageReference | undefined;

  /** What stands in the search box; null while nobody has written there. */
  typed: string | null = null;
  labels = { errors, list, nav, search, searchHint, title };

  get state(): PageState {
    return stateOf(this.page);
  }

  get isRecord(): boolean {
    return Boolean(this.state.run && this.state.record);
  }

  get filter(): RunFilter {
    const { span = '24h', sync = '', outcome = 'notable' } = this.state;
    return { span, sync, kind: outcome === 'all' ? '' : outcome };
  }

  get soughtText(): string {
    return this.state.find ?? '';
  }

  get sync(): string {
    return this.state.sync ?? '';
  }

  get isList(): boolean {
    return !this.state.run && !this.state.find && !this.state.errors;
  }

  get listVariant(): string {
    return this.isList ? 'brand' : 'neutral';
  }

  get errorsVariant(): string {
    return this.state.errors ? 'brand' : 'neutral';
  }

  get listCurrent(): string | null {
    return this.isList ? 'page' : null;
  }

  get errorsCurrent(): string | null {
    return this.state.errors ? 'page' : null;
  }

  handleFilter({ detail: { span, sync, kind } }: CustomEvent<RunFilter>): void {
    this.go({ span, sync, outcome: kind || 'all' });
  }

  handleOpen({ detail: { run, record } }: CustomEvent<{ run: string; record?: string }>): void {
    this.go({ run, record });
  }

  handleList(): void {
    this.go({});
  }

  handleErrors(): void {
    this.go({ errors: '1' });
  }

  handleSought({ detail: { value } }: CustomEvent<{ value: string }>): void {
    this.typed = value;
  }

  handleSearch(event: KeyboardEvent): void {
    const find = (this.typed ?? this.soughtText).trim();
    if (event.key === 'Enter' && find) this.go({ find });
  }

  go(state: PageState): void {
    this[NavigationMixin.Navigate](pageOf('Runs', state));
  }
}
