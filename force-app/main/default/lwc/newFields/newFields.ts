import { LightningElement, api } from 'lwc';
import createFields from '@salesforce/apex/IterableSyncPreviewController.createFields';
import missingFields from '@salesforce/apex/IterableSyncPreviewController.missingFields';
import ConfirmAction from 'c/confirmAction';
import { draftText, type DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { fill, fillCount } from 'c/fill';
import { labels, words } from './labels';

/**
 * The fields that Iterable does not have yet and that the definition needs.
 * @fires created when some were created
 */
export default class NewFields extends LightningElement {
  @api projectName = '';

  draft: DraftDefinition = { syncs: [] };
  missing: Bridge.MissingFields | null = null;
  made: Bridge.CreatedFields | null = null;
  isLoading = false;
  isCreating = false;
  problem: string | null = null;
  labels = labels;
  /** Of the look that was begun last. */
  question = 0;

  @api
  get definition(): DraftDefinition {
    return this.draft;
  }
  set definition(definition: DraftDefinition) {
    const isSame = draftText(definition) === draftText(this.draft);
    this.draft = definition;
    if (!isSame) void this.look();
  }

  get hasFields(): boolean {
    return this.fields.length > 0;
  }

  get fields() {
    return (this.missing?.fields ?? []).map(({ name, type, problem }) => ({ name, type, problem }));
  }

  get names(): string[] {
    return this.fields.filter(({ problem }) => problem === null).map(({ name }) => name);
  }

  get createLabel(): string | null {
    const count = this.names.length;
    return count > 0 ? fillCount({ one: words.createOne, many: words.create }, count) : null;
  }

  get intro(): string {
    return fill(words.intro, [this.projectName]);
  }

  get meterText(): string {
    const { used = 0, limit = 0 } = this.missing?.meter ?? {};
    return fill(words.meter, [used, limit]);
  }

  get madeText(): string | null {
    return this.made ? fill(words.created, [this.made.created.map(({ name }) => name).join(', ')]) : null;
  }

  handleTryAgain(): void {
    void this.look();
  }

  async look(): Promise<void> {
    const question = ++this.question;
    this.isLoading = true;
    this.problem = null;
    const answer = await missingFields({ definition: draftText(this.draft) }).then(
      (text) => ({ missing: JSON.parse(text) as Bridge.MissingFields, problem: null }),
      (failure: unknown) => ({ missing: null, problem: errorSentence(failure) })
    );
    if (question !== this.question) return;
    this.missing = answer.missing;
    this.problem = answer.problem;
    this.isLoading = false;
  }

  async handleCreate(): Promise<void> {
    const label = this.createLabel ?? '';
    const isSure = await ConfirmAction.open({
      ...{ size: 'small', label, confirmLabel: label },
      sentences: [this.missing?.writes ?? '', words.forGood]
    });
    if (!isSure) return;
    this.isCreating = true;
    this.problem = null;
    try {
      const answer = await createFields({ definition: draftText(this.draft), names: this.names });
      this.made = JSON.parse(answer) as Bridge.CreatedFields;
      this.dispatchEvent(new CustomEvent('created'));
      await this.look();
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isCreating = false;
    }
  }
}
