import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { pageOf, stateOf } from 'c/pages';
import type { PageState } from 'c/pages';

type Opened = CustomEvent<{ sync: string; part?: string }>;

/** Syncs: the list, a new one, or the editor of one, as the address says. */
export default class SyncsPage extends NavigationMixin(LightningElement) {
  @wire(CurrentPageReference)
  page: PageReference | undefined;

  get state(): PageState {
    return stateOf(this.page);
  }

  get isNew(): boolean {
    return !this.state.sync && Boolean(this.state.new);
  }

  get part(): string {
    return this.state.part ?? 'source';
  }

  get recordId(): string | null {
    return this.state.record ?? null;
  }

  get testDataId(): string | null {
    return this.state.data ?? null;
  }

  handleOpen({ detail: { sync, part } }: Opened): void {
    this[NavigationMixin.Navigate](pageOf('Syncs', { sync, part }));
  }

  handlePart({ detail: { part } }: CustomEvent<{ part: string }>): void {
    this[NavigationMixin.Navigate](pageOf('Syncs', { sync: this.state.sync, part }));
  }

  handleNew(): void {
    this[NavigationMixin.Navigate](pageOf('Syncs', { new: '1' }));
  }

  handleList(): void {
    this[NavigationMixin.Navigate](pageOf('Syncs'));
  }
}
