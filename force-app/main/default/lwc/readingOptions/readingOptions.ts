import { LightningElement, api } from 'lwc';
import changeField from '@salesforce/label/c.Editor_Change_Field';
import changeFieldHint from '@salesforce/label/c.Editor_Change_Field_Hint';
import deleted from '@salesforce/label/c.Editor_Deleted';
import hashes from '@salesforce/label/c.Editor_Hashes';
import max from '@salesforce/label/c.Editor_Max';
import maxHint from '@salesforce/label/c.Editor_Max_Hint';
import { rowOfSync, withSync } from 'c/draft';
import type { DraftDefinition, SyncRow } from 'c/draft';
import { fieldsOf } from 'c/sourceFields';
import type { Field } from 'c/sourceFields';
import type { Choice } from 'c/choiceBox';

const DEFAULT_FIELD = 'SystemModstamp';

/**
 * How records are read: the field that moves with changes, how many at once, deleted ones.
 * @fires change with `detail` the definition as it is now
 */
export default class ReadingOptions extends LightningElement {
  own: DraftDefinition = { syncs: [] };
  object = '';
  fields: readonly Field[] = [];
  labels = { changeField, changeFieldHint, deleted, hashes, max, maxHint };

  @api get definition(): DraftDefinition {
    return this.own;
  }
  set definition(definition: DraftDefinition) {
    this.own = definition;
    const object = rowOfSync(definition).Source_Object__c ?? '';
    if (object === this.object) return;
    this.object = object;
    void this.loadFields(object);
  }

  get sync(): SyncRow {
    return rowOfSync(this.own);
  }

  get changeField(): string {
    return this.sync.Change_Field__c ?? DEFAULT_FIELD;
  }

  get maxRecords(): number | null {
    return this.sync.Max_Records__c ?? null;
  }

  get isDeletedRead(): boolean {
    return this.sync.Include_Deleted__c === true;
  }

  get areHashesChecked(): boolean {
    return this.sync.Check_Hashes__c !== false;
  }

  get moments(): readonly Choice[] {
    return this.fields
      .filter(({ type }) => type === 'datetime')
      .map(({ name, label }) => ({ value: name ?? '', label: label ?? '', detail: name ?? '' }));
  }

  /** Without them the field can still be typed. */
  async loadFields(object: string): Promise<void> {
    const fields = object ? await fieldsOf(object).catch(() => []) : [];
    if (object === this.object) this.fields = fields;
  }

  handleChangeField(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.tell({ Change_Field__c: event.detail.value || null });
  }

  handleMax(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.tell({ Max_Records__c: event.detail.value ? Number(event.detail.value) : null });
  }

  handleDeleted(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    this.tell({ Include_Deleted__c: event.detail.checked });
  }

  handleHashes(event: CustomEvent<{ checked: boolean }>): void {
    event.stopPropagation();
    this.tell({ Check_Hashes__c: event.detail.checked });
  }

  tell(changes: Partial<SyncRow>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: withSync(this.own, changes) }));
  }
}
