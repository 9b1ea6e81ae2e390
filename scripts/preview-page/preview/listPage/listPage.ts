import { LightningElement, api, track } from 'lwc';
import ActionModal from 'preview/actionModal';
import { ask } from 'preview/ask';
import { recordUrl } from 'preview/router';
import { session } from 'preview/session';
import type { ListView } from '../../../preview-run/session';

/** A list view: the platform hands up to 200 chosen records to a button. */
const MOST_CHOSEN = 200;

export default class ListPage extends LightningElement {
  @track list: ListView | null = null;
  filter = '';
  chosen: readonly string[] = [];
  private shown = '';
  private shownList = '';

  @api
  get object(): string {
    return this.shown;
  }
  set object(name: string) {
    if (name === this.shown) return;
    this.shown = name;
    this.begin();
  }

  /** List view of the package; empty for all records. */
  @api
  get filterName(): string {
    return this.shownList;
  }
  set filterName(name: string) {
    if (name === this.shownList) return;
    this.shownList = name;
    this.begin();
  }

  private begin(): void {
    this.filter = '';
    this.list = null;
    // Object and list view are given one after the other.
    void Promise.resolve().then(() => this.read());
  }

  private async read(): Promise<void> {
    const { shown, shownList, filter } = this;
    const query = new URLSearchParams({ q: filter, filterName: shownList });
    const list = await ask<ListView>(`/data/list/${shown}?${query.toString()}`);
    if (shown !== this.shown || shownList !== this.shownList || filter !== this.filter) return;
    this.list = list;
    this.chosen = [];
  }

  get info() {
    return session.objects.find(({ name }) => name === this.shown);
  }

  get listTitle(): string {
    return this.list?.label ?? `All ${this.info?.labelPlural ?? ''}`;
  }

  get columns() {
    return (this.list?.columns ?? []).map(({ name, label }, index) =>
      index === 0
        ? { label, fieldName: 'url', type: 'url', typeAttributes: { label: { fieldName: name } } }
        : { label, fieldName: name }
    );
  }

  get rows() {
    return (this.list?.rows ?? []).map((row) => ({ ...row, url: recordUrl(row.Id ?? '') }));
  }

  get buttons() {
    return this.info?.listButtons ?? [];
  }

  get isCheckboxHidden(): boolean {
    return this.buttons.length === 0;
  }

  get mostChosen(): number {
    return MOST_CHOSEN;
  }

  get summary(): string {
    if (!this.list) return '';
    const { rows, total } = this.list;
    const shown = total > rows.length ? `${rows.length} of ${total} items` : `${total} items`;
    return this.chosen.length > 0 ? `${shown}, ${this.chosen.length} selected` : shown;
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.filter = event.detail.value;
    void this.read();
  }

  handleChosen(event: CustomEvent<{ selectedRows: readonly { Id: string }[] }>): void {
    this.chosen = event.detail.selectedRows.map(({ Id }) => Id);
  }

  async handleButton(event: Event): Promise<void> {
    const name = (event.currentTarget as HTMLElement).dataset.name;
    const button = this.buttons.find((each) => each.name === name);
    if (!button) return;
    const properties = { [button.property]: [...this.chosen] };
    const { flowLabel: label, component } = button;
    await ActionModal.open({ label, component, properties, isFlow: true, size: 'small' });
    await this.read();
  }
}
