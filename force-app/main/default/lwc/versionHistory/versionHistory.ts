import { LightningElement, api } from 'lwc';

/**
 * The versions of a sync: who, when, why, what changed, and the way back.
 * @fires restored when an older version became the draft
 */
export default class VersionHistory extends LightningElement {
  @api syncName = '';
}
