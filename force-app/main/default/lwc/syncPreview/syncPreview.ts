import { LightningElement, api } from 'lwc';
import listTestData from '@salesforce/apex/IterableSyncTestDataController.listTestData';
import nameRecords from '@salesforce/apex/IterableSyncPreviewController.nameRecords';
import previewData from '@salesforce/apex/IterableSyncPreviewController.previewData';
import previewRecord from '@salesforce/apex/IterableSyncPreviewController.preview';
import { draftText, rowOfSync, type DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { stepLabel, type PreviewChoice } from 'c/previewWords';
import { labels } from './labels';

interface Chooser {
  editData(data: string): void;
  refreshSaved(): void;
}

/**
 * What a definition would do with one record, step by step, without sending anything.
 * @fires previewed when a preview of the definition was shown
 */
export default class SyncPreview extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';
  /** Id of the saved test data to begin with. */
  @api testDataId: string | null = null;

  askedId: string | null = null;
  choice: PreviewChoice | null = null;
  preview: Bridge.Preview | null = null;
  /** The definition as it was previewed. */
  previewedText = '';
  isLoading = false;
  problem: string | null = null;
  labels = labels;
  /** Of the preview that was asked for last. */
  question = 0;

  /** Salesforce Id of the record to begin with; empty to ask for one. Another one is previewed when it is given. */
  @api
  get recordId(): string | null {
    return this.askedId;
  }
  set recordId(recordId: string | null) {
    const isAnother = recordId !== this.askedId;
    this.askedId = recordId;
    if (!recordId || !isAnother || !this.isConnected) return;
    void this.beginWithRecord(recordId);
    this.template?.querySelector('article')?.scrollIntoView?.();
  }

  connectedCallback(): void {
    if (this.testDataId) void this.beginWithData(this.testDataId);
    else if (this.recordId) void this.beginWithRecord(this.recordId);
  }

  get objectName(): string {
    return (this.definition.syncs[0] && rowOfSync(this.definition).Source_Object__c) || '';
  }

  get chosenId(): string | null {
    return this.choice?.kind === 'record' ? this.choice.recordId : null;
  }

  get name(): string {
    return this.choice?.name ?? '';
  }

  get isStale(): boolean {
    return this.preview !== null && this.previewedText !== draftText(this.definition);
  }

  get steps() {
    return (this.preview?.steps ?? []).map((step, index) => ({
      key: `${step.step} ${index}`,
      place: index + 1,
      label: stepLabel(step.step, this.definition),
      step
    }));
  }

  get noSteps(): boolean {
    return this.steps.length === 0;
  }

  get needsObject(): boolean {
    return this.objectName === '';
  }

  /** Of a record that is kept back nothing changes. */
  get hasProfile(): boolean {
    if (!this.preview) return false;
    const { outcome, hypothetical, user } = this.preview;
    const isKeptBack = outcome.status === 'skipped' || outcome.status === 'rejected';
    return (hypothetical || !isKeptBack) && (user.differences.length > 0 || user.now !== null);
  }

  handleChoose(event: CustomEvent<PreviewChoice>): void {
    void this.load(event.detail);
  }

  handleAgain(): void {
    if (this.choice) void this.load(this.choice);
  }

  /** The data is changed here instead of on a page of its own. */
  handleUse(event: CustomEvent<{ data: string }>): void {
    event.preventDefault();
    this.chooser?.editData(event.detail.data);
  }

  handleSaved(): void {
    this.chooser?.refreshSaved();
  }

  get chooser(): Chooser | null {
    return this.template?.querySelector('c-record-chooser') as Chooser | null;
  }

  async beginWithRecord(recordId: string): Promise<void> {
    const named = nameRecords({ recordIds: [recordId] }).catch(() => []);
    await this.load({ kind: 'record', recordId, name: '' });
    const name = (await named)[0]?.name;
    if (name && this.chosenId === recordId) this.choice = { kind: 'record', recordId, name };
  }

  async beginWithData(testDataId: string): Promise<void> {
    try {
      const all = await listTestData({ objectName: this.objectName, syncName: this.syncName });
      const saved = all.find(({ recordId }) => recordId === testDataId);
      if (saved) await this.load({ kind: 'data', data: saved.data ?? '', name: saved.name ?? '' });
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }

  async load(choice: PreviewChoice): Promise<void> {
    const question = ++this.question;
    const text = draftText(this.definition);
    this.choice = choice;
    this.problem = null;
    this.isLoading = true;
    const answer = await ask(text, choice).then(
      (preview) => ({ preview, problem: null }),
      (failure: unknown) => ({ preview: null, problem: errorSentence(failure) })
    );
    if (question !== this.question) return;
    this.isLoading = false;
    this.preview = answer.preview;
    this.problem = answer.problem;
    this.previewedText = text;
    if (answer.preview) this.dispatchEvent(new CustomEvent('previewed'));
  }
}

async function ask(definition: string, choice: PreviewChoice): Promise<Bridge.Preview> {
  const answer =
    choice.kind === 'record'
      ? await previewRecord({ definition, recordId: choice.recordId })
      : await previewData({ definition, json: choice.data });
  return JSON.parse(answer) as Bridge.Preview;
}
