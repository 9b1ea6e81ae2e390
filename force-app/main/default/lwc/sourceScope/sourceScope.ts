import { LightningElement, api } from 'lwc';
import type { DraftDefinition } from 'c/draft';

/** To be filled. */
export default class SourceScope extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
}
