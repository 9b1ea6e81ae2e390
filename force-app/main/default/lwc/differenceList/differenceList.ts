import { LightningElement, api } from 'lwc';
import added from '@salesforce/label/c.Publish_Added';
import after from '@salesforce/label/c.Publish_After';
import before from '@salesforce/label/c.Publish_Before';
import blank from '@salesforce/label/c.Publish_Blank';
import field from '@salesforce/label/c.Publish_Field';
import removed from '@salesforce/label/c.Publish_Removed';
import where from '@salesforce/label/c.Publish_Where';

interface Shown {
  readonly key: string;
  readonly where: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two definitions of a sync, as a table; a sentence where nothing does. */
export default class DifferenceList extends LightningElement {
  @api differences: readonly Bridge.Difference[] = [];
  @api emptyText = '';
  /** What is compared, for those who do not see the heading. */
  @api label = '';

  labels = { where, field, before, after };

  get rows(): Shown[] {
    return this.differences.map((one, index) => shown(one, `${index}`));
  }
}

function shown(
  { where: place, change, field: name, before: was, after: is }: Bridge.Difference,
  key: string
): Shown {
  if (change === 'added') return { key, where: place, field: name ?? added, before: '', after: is ?? '' };
  if (change === 'removed') return { key, where: place, field: removed, before: was ?? '', after: '' };
  return { key, where: place, field: name ?? '', before: was ?? blank, after: is ?? blank };
}
