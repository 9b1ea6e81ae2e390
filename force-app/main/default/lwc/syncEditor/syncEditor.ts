import { LightningElement, api } from 'lwc';
import { rowOfSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';

/**
 * Editor of one sync: its parts as tabs, and the draft that is saved by itself.
 * @fires part with `detail.part` when another tab is opened
 */
export default class SyncEditor extends LightningElement {
  @api syncName = '';
  /** `source`, `steps`, `preview`, `publish` or `history`. */
  @api part = 'source';

  definition: DraftDefinition | null = null;

  get projectName(): string {
    return (this.definition && rowOfSync(this.definition).Project__c) ?? '';
  }

  get isPreview(): boolean {
    return this.part === 'preview';
  }

  get isPublish(): boolean {
    return this.part === 'publish';
  }

  get isHistory(): boolean {
    return this.part === 'history';
  }

  get isSteps(): boolean {
    return this.part === 'steps';
  }

  handleChange(event: CustomEvent<DraftDefinition>): void {
    this.definition = event.detail;
  }
}
