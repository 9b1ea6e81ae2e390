import type { Row } from '../../model';
import type { ChildColumn } from './compile-children';
import { compileTypeof } from './compile-typeof';
import { malformed, notSupported } from '../query-errors';
import {
  attributesOf,
  placeOf,
  type Entity,
  type QueryContext,
  type QueryRecord,
  type ReadValue
} from '../query-context';
import type { CallOperand, QueryTree, SelectItem } from '../query-tree';
import { resolveField, type ParentStep, type ResolvedField } from '../fields/resolve-field';
import { onlyParameter } from '../fields/resolve-operand';
import { labelOf } from '../fields/to-label';

/** Parents that one query may reach. Source: salesforce-api 2.2. */
const MAX_PARENTS = 55;

/** From a stored row to its record in the answer. */
export type ToRecord = (row: Row) => QueryRecord;
/** Compiles a child subquery; handed in, because it executes a whole query. */
export type CompileChildren = (entity: Entity, query: QueryTree) => ChildColumn;

type Column =
  | { readonly name: string; readonly read: ReadValue }
  | { readonly name: string; readonly step: ParentStep; readonly columns: Column[] };

/** The SELECT list as a function from a stored row to its REST record. Source: salesforce-api 2.1. */
export function compileSelect(
  context: QueryContext,
  entity: Entity,
  items: readonly SelectItem[],
  compileChildren: CompileChildren
): ToRecord {
  const columns: Column[] = [];
  for (const item of items) addItem(context, entity, columns, item, compileChildren);
  if (countParents(columns) > MAX_PARENTS)
    throw notSupported(`more than ${MAX_PARENTS} parents in one query`);
  return toRecord(context, entity.schema.name, columns);
}

function addItem(
  context: QueryContext,
  entity: Entity,
  columns: Column[],
  item: SelectItem,
  compileChildren: CompileChildren
): void {
  switch (item.kind) {
    case 'children':
      return addColumn(context, columns, compileChildren(entity, item.query));
    case 'typeof':
      return addColumn(context, columns, compileTypeof(context, entity, item, compilePaths(context)));
    case 'fields':
      throw notSupported(`FIELDS(${item.group}) here`);
    case 'operand':
      return addOperand(context, entity, columns, item);
  }
}

function addOperand(
  context: QueryContext,
  entity: Entity,
  columns: Column[],
  { operand, alias }: Extract<SelectItem, { kind: 'operand' }>
): void {
  if (operand.kind === 'call') return addLabel(context, entity, columns, operand, alias);
  if (alias !== undefined)
    throw malformed('only aggregate expressions use field aliasing', placeOf(context, alias));
  const resolved = resolveField(context, entity, operand.path);
  addField(context, columns, resolved, { name: resolved.field.name, read: resolved.readOwn });
}

/** `toLabel(Field)`, with or without an alias; other functions belong to grouped queries or are not executed. */
function addLabel(
  context: QueryContext,
  entity: Entity,
  columns: Column[],
  call: CallOperand,
  alias: string | undefined
): void {
  if (call.name !== 'TOLABEL') throw notSupported(`${call.name} in SELECT`);
  const parameter = onlyParameter(call);
  if (parameter.kind !== 'field') throw notSupported(call.text);
  const resolved = resolveField(context, entity, parameter.path);
  const label = labelOf(resolved.field);
  addField(context, columns, resolved, {
    name: alias ?? resolved.field.name,
    read: (row) => label(resolved.readOwn(row))
  });
}

function addField(context: QueryContext, columns: Column[], { steps }: ResolvedField, column: Column): void {
  let current = columns;
  for (const step of steps) current = parentColumns(current, step);
  addColumn(context, current, column);
}

function addColumn(context: QueryContext, columns: Column[], column: Column): void {
  if (columns.some(({ name }) => name === column.name)) {
    throw malformed(`duplicate field selected: ${column.name}`, placeOf(context, column.name));
  }
  columns.push(column);
}

function parentColumns(columns: Column[], step: ParentStep): Column[] {
  const known = columns.find(({ name }) => name === step.relationship);
  if (known && 'columns' in known) return known.columns;
  if (known) throw malformed(`duplicate field selected: ${step.relationship}`);
  const parent = { name: step.relationship, step, columns: [] };
  columns.push(parent);
  return parent.columns;
}

/** Branches of TYPEOF are SELECT lists of plain fields. */
function compilePaths(context: QueryContext) {
  return (entity: Entity, objectType: string, paths: readonly string[]): ToRecord => {
    const columns: Column[] = [];
    for (const path of paths)
      addOperand(context, entity, columns, { kind: 'operand', operand: { kind: 'field', path } });
    return toRecord(context, objectType, columns);
  };
}

function countParents(columns: readonly Column[]): number {
  return columns.reduce(
    (sum, column) => sum + ('columns' in column ? 1 + countParents(column.columns) : 0),
    0
  );
}

function toRecord(context: QueryContext, objectType: string, columns: readonly Column[]): ToRecord {
  const readers = columns.map((column) => ({ name: column.name, read: readerOf(context, column) }));
  return (row) => {
    const record: QueryRecord = { attributes: attributesOf(context, objectType, row) };
    for (const { name, read } of readers) record[name] = read(row);
    return record;
  };
}

function readerOf(context: QueryContext, column: Column): ReadValue {
  if ('read' in column) return column.read;
  const { step, columns } = column;
  const parentRecord = toRecord(context, step.target.name, columns);
  return (row) => {
    const parent = step.read(row);
    return parent ? parentRecord(parent) : null;
  };
}
