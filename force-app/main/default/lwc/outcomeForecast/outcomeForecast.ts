import { LightningElement, api } from 'lwc';
import type { DraftDefinition } from 'c/draft';

/** What a publish would come to: how many records are created, updated, left and kept back, and why. */
export default class OutcomeForecast extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';
}
