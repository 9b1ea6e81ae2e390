import { LightningElement, api } from 'lwc';
import type { DraftDefinition } from 'c/draft';

/** The fields that Iterable does not have yet and that the definition needs. */
export default class NewFields extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api projectName = '';
}
