import { LightningElement, api } from 'lwc';
import asRows from '@salesforce/label/c.Editor_As_Rows';
import asSoql from '@salesforce/label/c.Editor_As_Soql';
import noRows from '@salesforce/label/c.Editor_No_Rows';
import { conditionSoql } from 'c/soqlCondition';
import type { ConditionNode } from 'c/soqlCondition';

type Read = CustomEvent<{ answer: Bridge.Condition; text: string }>;

/**
 * A condition, in rows or as SOQL: both say the same, and what the bridge says of it stands below.
 * @fires change with `detail.text`
 */
export default class ScopeFilter extends LightningElement {
  @api objectName = '';

  ownText = '';
  isSoql = false;
  tree: ConditionNode | null = null;
  /** The condition that the tree says; rows are shown of no other. */
  treeText = '';
  /** Of a condition that was read and has no rows. */
  hasNoRows = false;
  labels = { noRows };

  /** SOQL, without WHERE; empty for none. */
  @api get text(): string {
    return this.ownText;
  }
  set text(text: string) {
    this.ownText = text;
    if (text.trim() !== '') return;
    this.tree = null;
    this.treeText = text;
  }

  get areRowsShown(): boolean {
    return !this.isSoql && this.treeText === this.ownText;
  }

  get isNoRowsShown(): boolean {
    return !this.isSoql && this.hasNoRows && !this.areRowsShown;
  }

  get otherView(): string {
    return this.isSoql ? asRows : asSoql;
  }

  handleView(): void {
    this.isSoql = !this.isSoql;
  }

  handleRead(event: Read): void {
    event.stopPropagation();
    const { answer, text } = event.detail;
    if (text !== this.ownText) return;
    this.hasNoRows = answer.tree === null;
    if (!answer.tree || text === this.treeText) return;
    this.tree = answer.tree;
    this.treeText = text;
  }

  handleTree(event: CustomEvent<{ tree: ConditionNode }>): void {
    event.stopPropagation();
    this.tree = event.detail.tree;
    this.treeText = conditionSoql(event.detail.tree);
    this.tell(this.treeText);
  }

  handleSoql(event: CustomEvent<{ text: string }>): void {
    event.stopPropagation();
    this.hasNoRows = false;
    this.tell(event.detail.text);
  }

  tell(text: string): void {
    if (text === this.ownText) return;
    this.ownText = text;
    this.dispatchEvent(new CustomEvent('change', { detail: { text } }));
  }
}
