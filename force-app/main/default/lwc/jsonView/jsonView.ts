import { LightningElement, api } from 'lwc';
import copied from '@salesforce/label/c.Preview_Copied';
import copy from '@salesforce/label/c.Preview_Copy';
import copyFailed from '@salesforce/label/c.Preview_Copy_Failed';
import nothing from '@salesforce/label/c.Preview_Nothing_Here';
import { jsonText, jsonTokens, type JsonToken } from './jsonTokens';

/**
 * A payload, read-only, with a button that copies it. What else can be done with it goes into the slot `actions`.
 */
export default class JsonView extends LightningElement {
  /** What it is: the heading, and the name of the text for screen readers. */
  @api label = '';
  /** A value, or JSON as text; other text is shown as it is. */
  @api value: unknown = null;

  /** What came of copying; empty before it. */
  told = '';
  labels = { copy, nothing };

  get text(): string {
    return jsonText(this.value);
  }

  get isEmpty(): boolean {
    return this.text === '';
  }

  get tokens(): JsonToken[] {
    return jsonTokens(this.text);
  }

  get copyTitle(): string {
    return `${copy}: ${this.label}`;
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.told = copied;
    } catch {
      // Without a safe connection, or by the browser's settings, a page may not write to the clipboard.
      this.selectText();
      this.told = copyFailed;
    }
  }

  selectText(): void {
    const shown = this.template?.querySelector('pre');
    if (shown) window.getSelection()?.selectAllChildren(shown);
  }
}
