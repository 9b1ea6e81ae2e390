import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { Condition } from '../config/condition';
import { readConditionTree, unquoted } from './condition-tree';
import { InvalidSoql, parseSoql } from './parse-soql';

/** A condition as a person sees it in rows and groups. */
export interface ConditionView {
  readonly kind: 'all' | 'any' | 'not' | 'clause';
  /** Of groups; one for `not`, none for a clause. */
  readonly parts: readonly ConditionView[];
  /** Null for groups. */
  readonly clause: ClauseView | null;
}

/** One comparison. */
export interface ClauseView {
  /** As SOQL. */
  readonly text: string;
  /** Null for what is more than a field, an operator and values: functions, semi-joins. */
  readonly comparison: ComparisonView | null;
}

export interface ComparisonView {
  /** Path as written. */
  readonly field: string;
  /** In capitals: `=`, `LIKE`, `NOT IN`. */
  readonly operator: string;
  readonly values: readonly ValueView[];
}

export interface ValueView {
  /** `literal` stands for what SOQL knows by name, such as `LAST_N_DAYS:5`, and for macros. */
  readonly type: 'text' | 'number' | 'boolean' | 'null' | 'date' | 'moment' | 'literal';
  /** Without quotes. */
  readonly text: string;
}

/** A condition, without WHERE, as rows and groups. Throws InvalidSoql. Pure. */
export function viewOfCondition(condition: string): ConditionView {
  const view = viewOf(readConditionTree(condition));
  if (negationsIn(view) === negationsWritten(condition)) return view;
  throw new InvalidSoql('It cannot be shown in rows: a NOT stands in another NOT.');
}

/** The parser loses one of three NOTs that follow each other. */
const negationsIn = ({ kind, parts, clause }: ConditionView): number =>
  clause
    ? negationsWritten(clause.text)
    : parts.reduce((sum, part) => sum + negationsIn(part), kind === 'not' ? 1 : 0);

const negationsWritten = (soql: string): number =>
  soql.replaceAll(/'(\\.|[^'\\])*'/gs, "''").match(/\bNOT\b/gi)?.length ?? 0;

function viewOf(condition: Condition): ConditionView {
  switch (condition.kind) {
    case 'clause':
      return { kind: 'clause', parts: [], clause: clauseView(condition.text) };
    case 'not':
      return { kind: 'not', parts: [viewOf(condition.part)], clause: null };
    default:
      return { kind: condition.kind, parts: condition.parts.map(viewOf), clause: null };
  }
}

const clauseView = (text: string): ClauseView => ({ text, comparison: comparisonOf(text) });

function comparisonOf(text: string): ComparisonView | null {
  const left = parseSoql(`SELECT Id FROM Scope WHERE ${text}`).where?.left;
  if (!left || !('field' in left) || !('value' in left) || left.value === undefined) return null;
  const types = [left.literalType].flat();
  const written = [left.value].flat();
  return {
    field: left.field,
    operator: left.operator.toUpperCase(),
    values: written.map((value, index) => valueOf(value, types[index] ?? types[0], text))
  };
}

const typeOf: Readonly<Partial<Record<LiteralType, ValueView['type']>>> = {
  STRING: 'text',
  INTEGER: 'number',
  DECIMAL: 'number',
  BOOLEAN: 'boolean',
  NULL: 'null',
  DATE: 'date',
  DATETIME: 'moment'
};

function valueOf(value: string, type: LiteralType | undefined, clause: string): ValueView {
  const macro = macroIn(clause);
  const known = type && typeOf[type];
  if (macro !== null && (known === 'date' || known === 'moment')) return { type: 'literal', text: macro };
  if (known === undefined) return { type: 'literal', text: value };
  return { type: known, text: textOf(known, value) };
}

function textOf(type: ValueView['type'], value: string): string {
  if (type === 'text') return unquoted(value);
  return type === 'null' ? 'null' : value;
}

/** The parser looks at macros as dates: what the clause says is what counts. */
const macroIn = (clause: string): string | null => /\[INTERVAL_(TIMESTAMP|DATE)\]/i.exec(clause)?.[0] ?? null;
