import { LightningElement, api } from 'lwc';
import type { DraftDefinition } from 'c/draft';

/** What would happen to one record, step by step, without sending anything. */
export default class SyncPreview extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';
  /** Salesforce Id of the record to begin with; empty to ask for one. */
  @api recordId: string | null = null;
}
