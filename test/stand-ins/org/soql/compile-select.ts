import { ObjectSchema, Row } from '../model';
import { malformed, notSupported } from './query-errors';
import { attributesOf, Entity, QueryContext, QueryRecord, ReadValue } from './query-context';
import { SelectItem } from './query-tree';
import { ParentStep, ResolvedField, resolveField } from './resolve-field';
import { QueryTree } from './query-tree';

export type ToRecord = (row: Row) => QueryRecord;
/** Compiles a child subquery; handed in, because it executes a whole query. */
export type CompileChildren = (
  entity: Entity,
  query: QueryTree
) => { readonly name: string; readonly read: ReadValue };

type Column =
  { readonly name: string; readonly read: ReadValue } | { readonly name: string; readonly parent: Shape };

/** The columns of one record, in SELECT order; parents are shapes of their own. */
interface Shape {
  readonly objectType: string;
  readonly step?: ParentStep;
  readonly columns: Column[];
}

/** The SELECT list as a function from a stored row to its REST record. */
export function compileSelect(
  context: QueryContext,
  entity: Entity,
  items: readonly SelectItem[],
  compileChildren: CompileChildren
): ToRecord {
  const shape = shapeOf(entity.schema);
  for (const item of items) addItem(context, entity, shape, item, compileChildren);
  return recordOf(context, shape);
}

function shapeOf(schema: ObjectSchema, step?: ParentStep): Shape {
  return { objectType: schema.name, step, columns: [] };
}

function addItem(
  context: QueryContext,
  entity: Entity,
  shape: Shape,
  item: SelectItem,
  compileChildren: CompileChildren
): void {
  if (item.kind === 'children') shape.columns.push(compileChildren(entity, item.query));
  else if (item.kind !== 'operand' || item.operand.kind !== 'field')
    throw notSupported(`${item.kind} in SELECT`);
  else if (item.alias !== undefined) throw malformed('only aggregate expressions use field aliasing');
  else addField(shape, resolveField(context, entity, item.operand.path));
}

function addField(shape: Shape, { steps, field, path, readOwn }: ResolvedField): void {
  let current = shape;
  for (const step of steps) current = parentShape(current, step);
  if (current.columns.some(({ name }) => name === field.name))
    throw malformed(`duplicate field selected: ${path}`);
  current.columns.push({ name: field.name, read: readOwn });
}

function parentShape(shape: Shape, step: ParentStep): Shape {
  const known = shape.columns.find(({ name }) => name === step.relationship);
  if (known && 'parent' in known) return known.parent;
  const parent = shapeOf(step.target, step);
  shape.columns.push({ name: step.relationship, parent });
  return parent;
}

function recordOf(context: QueryContext, { objectType, columns }: Shape): ToRecord {
  const readers = columns.map((column) => ({ name: column.name, read: readerOf(context, column) }));
  return (row) => {
    const record: QueryRecord = { attributes: attributesOf(context, objectType, row) };
    for (const { name, read } of readers) record[name] = read(row);
    return record;
  };
}

function readerOf(context: QueryContext, column: Column): ReadValue {
  if (!('parent' in column)) return column.read;
  const { parent } = column;
  const toRecord = recordOf(context, parent);
  return (row) => {
    const found = parent.step?.read(row);
    return found ? toRecord(found) : null;
  };
}
