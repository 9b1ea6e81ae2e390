import { LightningElement, api } from 'lwc';
import type { DraftDefinition } from 'c/draft';

/**
 * Publishes to 25 people first, with the way back.
 * @fires continue when everybody shall follow
 */
export default class TrialPanel extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';
}
