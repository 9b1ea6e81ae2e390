import { LightningElement, api } from 'lwc';
import condition from '@salesforce/label/c.Editor_Condition';
import macros from '@salesforce/label/c.Editor_Macros';
import query from '@salesforce/label/c.Editor_Query';

/**
 * SOQL as text: a condition, or a whole query.
 * @fires change with `detail.text`
 */
export default class SoqlEditor extends LightningElement {
  /** `condition` or `query`. */
  @api kind = 'condition';
  @api text = '';

  labels = { macros };

  get label(): string {
    return this.kind === 'query' ? query : condition;
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { text: event.detail.value } }));
  }
}
