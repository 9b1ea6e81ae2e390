import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import listSyncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import cancel from '@salesforce/label/c.Common_Cancel';
import copyCount from '@salesforce/label/c.Mapping_Copy_Count';
import copyDo from '@salesforce/label/c.Mapping_Copy_Do';
import copyNone from '@salesforce/label/c.Mapping_Copy_None';
import copySync from '@salesforce/label/c.Mapping_Copy_Sync';
import drift from '@salesforce/label/c.Mapping_Drift';
import type { DraftDefinition, MappingRow } from 'c/draft';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { fieldAt } from 'c/sourceFields';
import { driftTexts, siblingMappings, twinsOf } from 'c/mappingDrift';

/** What comes along beside source and target. */
const columns = ['Transform__c', 'Target_Type__c', 'Null_Policy__c', 'Default__c', 'Required__c'] as const;

/**
 * Takes mappings over from another sync's step of the same kind, as between contacts and leads, and says where the two
 * differ. Answers new mappings, or undefined.
 */
export default class CopyMappings extends LightningModal {
  @api objectName = '';
  @api syncName = '';
  @api operation = '';
  @api mappings: readonly MappingRow[] = [];

  labels = { cancel, copyNone, copySync };
  syncs: readonly Apex.IterableSyncDescribeView.SyncView[] | null = null;
  chosen: string | null = null;
  theirs: readonly MappingRow[] = [];
  copies: readonly MappingRow[] = [];
  problem: string | null = null;
  isLoading = true;

  connectedCallback(): void {
    void this.load();
  }

  async load(): Promise<void> {
    await this.attempt(async () => {
      this.syncs = ((await listSyncs()) ?? []).filter(({ name }) => name !== this.syncName);
    });
  }

  get options() {
    return (this.syncs ?? []).map(({ name, label }) => ({ value: name ?? '', label: label ?? name ?? '' }));
  }

  get hasNone(): boolean {
    return this.syncs !== null && this.options.length === 0;
  }

  get chosenLabel(): string {
    return this.options.find(({ value }) => value === this.chosen)?.label ?? '';
  }

  get hasStep(): boolean {
    return this.chosen !== null && !this.isLoading && this.theirs.length > 0;
  }

  get lacksStep(): boolean {
    return this.chosen !== null && !this.isLoading && !this.problem && this.theirs.length === 0;
  }

  get countText(): string {
    return fill(copyCount, [this.copies.length, this.theirs.length - this.copies.length, this.objectName]);
  }

  get driftTitle(): string {
    return fill(drift, [this.chosenLabel]);
  }

  get differences(): readonly string[] {
    return driftTexts(this.mappings, this.theirs);
  }

  get copyText(): string {
    return fill(copyDo, [this.copies.length]);
  }

  get cannotCopy(): boolean {
    return this.copies.length === 0;
  }

  async handleSync(event: CustomEvent<{ value: string }>): Promise<void> {
    const syncName = event.detail.value;
    this.chosen = syncName;
    this.theirs = [];
    this.copies = [];
    await this.attempt(async () => {
      const { definition } = JSON.parse(await getPublished({ syncName })) as { definition: DraftDefinition };
      this.theirs = siblingMappings({ definition }, this.operation);
      this.copies = await this.copiesOf(this.theirs);
    });
  }

  /** Those that are not mapped here, and that this object has too. */
  async copiesOf(theirs: readonly MappingRow[]): Promise<MappingRow[]> {
    const mapped = new Set(this.mappings.map(({ Target__c: target }) => target));
    const free = theirs.filter(({ Target__c: target }) => !mapped.has(target));
    const copies = await Promise.all(free.map((row) => this.copyOf(row)));
    return copies.filter((row) => row !== null);
  }

  async copyOf(row: MappingRow): Promise<MappingRow | null> {
    if ((row.Kind__c ?? 'Field') !== 'Field') return row.Kind__c === 'Value' ? row : null;
    const twins = twinsOf(row.Source__c ?? '');
    const found = await Promise.all(twins.map((source) => fieldAt(this.objectName, source)));
    const source = twins.find((_, index) => found[index]);
    return source ? { ...row, Source__c: source } : null;
  }

  async attempt(work: () => Promise<void>): Promise<void> {
    this.isLoading = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = errorSentence(error);
    } finally {
      this.isLoading = false;
    }
  }

  handleCancel(): void {
    this.close();
  }

  handleCopy(): void {
    this.close(
      this.copies.map((row) => ({
        source: row.Source__c,
        target: row.Target__c,
        ...Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
        Kind__c: row.Kind__c ?? 'Field'
      }))
    );
  }
}
