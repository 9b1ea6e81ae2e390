import { LightningElement, api } from 'lwc';
import { clauseOf, freeClause } from 'c/soqlCondition';
import type { Clause, Comparison, ConditionNode, ConditionValue } from 'c/soqlCondition';
import { fieldAt } from 'c/sourceFields';
import type { Field } from 'c/sourceFields';
import {
  booleans,
  labels,
  operatorOf,
  operatorsFor,
  picklistChoices,
  valueKind,
  valueText,
  withField,
  withOperator,
  withValues,
  withValueText
} from './clauseWords';

/**
 * One row of a filter: a field, how it is compared, and with what.
 * @fires change with `detail.node`; remove
 */
export default class FilterClause extends LightningElement {
  @api objectName = '';

  own: Clause = { text: '', comparison: null };
  field: Field | null = null;
  labels = labels;

  @api get clause(): Clause {
    return this.own;
  }
  set clause(clause: Clause) {
    const before = this.own.comparison?.field;
    this.own = clause;
    if (clause.comparison && clause.comparison.field !== before) void this.describe(clause.comparison.field);
  }

  get comparison(): Comparison | null {
    return this.own.comparison;
  }

  get type(): string | null {
    return this.field?.type ?? null;
  }

  get operator(): string {
    return this.comparison ? operatorOf(this.comparison) : '';
  }

  get operators() {
    return operatorsFor(this.type, this.operator);
  }

  get kind() {
    const kind = this.comparison ? valueKind(this.comparison, this.field) : 'none';
    return {
      isList: kind === 'list',
      isChoices: kind === 'choices',
      isDate: kind === 'date',
      isBoolean: kind === 'boolean',
      isChoice: kind === 'choice',
      isNumber: kind === 'number',
      isText: kind === 'text'
    };
  }

  get text(): string {
    return this.comparison ? valueText(this.comparison) : '';
  }

  get chosen(): readonly string[] {
    return this.comparison?.values.map(({ text }) => text) ?? [];
  }

  get firstValue(): ConditionValue | null {
    return this.comparison?.values[0] ?? null;
  }

  get booleans() {
    return booleans;
  }

  get booleanText(): string {
    return this.text.toUpperCase();
  }

  get choices() {
    return picklistChoices(this.field, this.chosen);
  }

  /** Null where the path leads nowhere: what is wrong with it the bridge says. */
  async describe(path: string): Promise<Field | null> {
    const field = path ? await fieldAt(this.objectName, path).catch(() => null) : null;
    if (this.own.comparison?.field === path) this.field = field;
    return field;
  }

  async handleField(event: CustomEvent<{ value: string }>): Promise<void> {
    event.stopPropagation();
    const { value } = event.detail;
    this.own = clauseOf(withField(value, null)).clause ?? this.own;
    const field = await this.describe(value);
    this.tell(withField(value, field?.type ?? null));
  }

  handleOperator(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    if (this.comparison) this.tell(withOperator(this.comparison, event.detail.value, this.type));
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    if (this.comparison) this.tell(withValueText(this.comparison, event.detail.value, this.type));
  }

  handleValues(event: CustomEvent<{ value: string[] }>): void {
    event.stopPropagation();
    if (this.comparison) this.tell(withValues(this.comparison, [...event.detail.value], this.type));
  }

  handleFree(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.fire(freeClause(event.detail.value));
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent('remove'));
  }

  tell(comparison: Comparison): void {
    this.fire(clauseOf(comparison));
  }

  fire(node: ConditionNode): void {
    this.own = node.clause ?? this.own;
    this.dispatchEvent(new CustomEvent('change', { detail: { node } }));
  }
}
