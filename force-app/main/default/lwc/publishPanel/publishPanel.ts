import { LightningElement, api } from 'lwc';
import type { DraftDefinition } from 'c/draft';

/**
 * Differences to what is published, a note, and Publish with its progress.
 * @fires published when the definition is live, reload when the draft has to be read anew
 */
export default class PublishPanel extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';
}
