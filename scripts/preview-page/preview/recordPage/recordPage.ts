import { LightningElement, api, track } from 'lwc';
import ActionModal from 'preview/actionModal';
import { ask } from 'preview/ask';
import { onRecordChange } from 'preview/records';
import { go, objectOfId, recordUrl } from 'preview/router';
import { session } from 'preview/session';
import type { RecordAnswer, RecordView } from '../../../preview-run/session';

/** A record page: highlights with the package's quick actions, details, and the package's panel beside them. */
export default class RecordPage extends LightningElement {
  @api mode: 'view' | 'edit' = 'view';
  @track record: RecordView | null = null;
  problem = '';
  private shownId = '';
  private stop: () => void = () => undefined;

  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(id: string) {
    if (id !== this.shownId) this.record = null;
    this.shownId = id;
    void this.read();
  }

  override connectedCallback(): void {
    this.stop = onRecordChange((ids) => {
      if (ids.length === 0 || ids.includes(this.shownId)) void this.read();
    });
  }

  override disconnectedCallback(): void {
    this.stop();
  }

  private async read(): Promise<void> {
    const id = this.shownId;
    const answer = await ask<RecordAnswer>(`/data/record/${id}`);
    if (id !== this.shownId) return;
    this.record = 'record' in answer ? answer.record : null;
    this.problem = 'problem' in answer ? answer.problem : '';
  }

  get object() {
    return session.objects.find(({ name }) => name === objectOfId(this.shownId));
  }

  get isEditing(): boolean {
    return this.mode === 'edit';
  }

  get actions() {
    return this.object?.actions ?? [];
  }

  get highlights() {
    const { fields = [], highlights = [] } = this.record ?? {};
    return fields
      .filter(({ name }) => highlights.includes(name))
      .map((field) => ({ ...field, url: recordUrl(field.linkTo ?? '') }));
  }

  get panels() {
    const { record } = this;
    if (!record) return [];
    const properties = { recordId: record.id, objectApiName: record.object };
    return (this.object?.panels ?? []).map((name) => ({ name, properties }));
  }

  get listUrl(): string {
    return `/lightning/o/${this.object?.name ?? ''}/list`;
  }

  get detailsClass(): string {
    const size = this.panels.length > 0 ? 'slds-medium-size_7-of-12 slds-large-size_8-of-12' : '';
    return `slds-col slds-size_1-of-1 ${size}`;
  }

  handleEdit(): void {
    go(recordUrl(this.shownId, 'edit'));
  }

  handleEditEnd(): void {
    go(recordUrl(this.shownId), 'replace');
  }

  async handleAction(event: Event): Promise<void> {
    const chosen = (event.currentTarget as HTMLElement).dataset.name;
    const action = this.actions.find(({ name }) => name === chosen);
    if (!action) return;
    await ActionModal.open({
      label: action.label,
      component: action.component,
      properties: { recordId: this.shownId, objectApiName: this.object?.name },
      size: 'small'
    });
  }
}
