import { LightningElement, api } from 'lwc';
import addCondition from '@salesforce/label/c.Editor_Add_Condition';
import addGroup from '@salesforce/label/c.Editor_Add_Group';
import allOf from '@salesforce/label/c.Editor_All_Of';
import anyOf from '@salesforce/label/c.Editor_Any_Of';
import group from '@salesforce/label/c.Editor_Group';
import noCondition from '@salesforce/label/c.Editor_No_Condition';
import noneOf from '@salesforce/label/c.Editor_Not';
import removeGroup from '@salesforce/label/c.Editor_Remove_Group';
import { asGroup, clauseOf, groupOf, nodeAt, withNode } from 'c/soqlCondition';
import type { ConditionNode } from 'c/soqlCondition';
import { builderRows, forBuilder, pathOf, withAdded, withChoice } from './builderRows';

const CHOICES = [
  { value: 'all', label: allOf },
  { value: 'any', label: anyOf }
];
const ALL_CHOICES = [...CHOICES, { value: 'none', label: noneOf }];

/**
 * A condition in rows and groups.
 * @fires change with `detail.tree`
 */
export default class FilterBuilder extends LightningElement {
  @api objectName = '';

  root: ConditionNode = asGroup(null);
  labels = { addCondition, addGroup, group, noCondition, removeGroup };

  /** Null: no condition yet. */
  @api get tree(): ConditionNode | null {
    return this.root;
  }
  set tree(tree: ConditionNode | null) {
    this.root = forBuilder(asGroup(tree));
  }

  get rows() {
    return builderRows(this.root).map((row) => ({ ...row, choices: row.isRoot ? CHOICES : ALL_CHOICES }));
  }

  get isEmpty(): boolean {
    return this.root.parts.length === 0;
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.change(withChoice(this.root, this.pathOf(event), event.detail.value));
  }

  handleClause(event: CustomEvent<{ node: ConditionNode }>): void {
    event.stopPropagation();
    this.change(withNode(this.root, this.pathOf(event), event.detail.node));
  }

  handleRemove(event: Event): void {
    this.change(withNode(this.root, this.pathOf(event), null));
  }

  handleAddCondition(event: Event): void {
    this.add(event, clauseOf({ field: '', operator: '=', values: [] }));
  }

  /** A group of the other kind than the one around it: else it would say nothing of its own. */
  handleAddGroup(event: Event): void {
    const around = nodeAt(this.root, this.pathOf(event))?.kind;
    const empty = clauseOf({ field: '', operator: '=', values: [] });
    this.add(event, groupOf(around === 'all' ? 'any' : 'all', [empty]));
  }

  add(event: Event, part: ConditionNode): void {
    this.change(withAdded(this.root, this.pathOf(event), part));
  }

  pathOf(event: Event): number[] {
    return pathOf((event.currentTarget as HTMLElement).dataset.path);
  }

  change(root: ConditionNode | null): void {
    this.root = asGroup(root);
    this.dispatchEvent(new CustomEvent('change', { detail: { tree: this.root } }));
  }
}
