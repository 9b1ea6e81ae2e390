import { FieldSchema, Row } from '../model';
import { checkUse } from './check-field';
import { Key } from './comparison';
import { keyOfField } from './key-of';
import { Entity, QueryContext } from './query-context';
import { OrderItem } from './query-tree';
import { ResolvedField } from './resolve-field';
import { resolveOperand } from './resolve-operand';

export type Compare<Item> = (left: Item, right: Item) => number;

/** One column of an ordering: how its key is read, and where empty keys go. */
export interface OrderColumn<Item> {
  readonly keyOf: (item: Item) => Key;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

/** ORDER BY as a comparison of rows. Nulls come first in both directions unless told. Source: salesforce-api 2.3. */
export function compileOrder(
  context: QueryContext,
  entity: Entity,
  items: readonly OrderItem[]
): Compare<Row> {
  return compareColumns(
    items.map(({ operand, descending, nulls }) => {
      const resolved = resolveOperand(context, entity, operand);
      checkUse(context, resolved, 'sorted');
      return { keyOf: sortKey(resolved), descending, nulls };
    })
  );
}

export function compareColumns<Item>(columns: readonly OrderColumn<Item>[]): Compare<Item> {
  return (left, right) => {
    for (const column of columns) {
      const order = compareColumn(column, left, right);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareColumn<Item>(
  { keyOf, descending, nulls }: OrderColumn<Item>,
  left: Item,
  right: Item
): number {
  const a = keyOf(left);
  const b = keyOf(right);
  if (a === b) return 0;
  if (a === null) return nulls === 'first' ? -1 : 1;
  if (b === null) return nulls === 'first' ? 1 : -1;
  return a < b === descending ? 1 : -1;
}

function sortKey({ field, read }: ResolvedField): (row: Row) => Key {
  const keyOf = sortKeyOfField(field);
  return (row) => keyOf(read(row));
}

/** Picklists sort in the order of their values, other fields by their comparison keys. */
export function sortKeyOfField(field: FieldSchema): (value: unknown) => Key {
  const keyOf = keyOfField(field);
  if (field.type !== 'picklist' || field.picklistValues.length === 0) return keyOf;
  const places = new Map(field.picklistValues.map(({ value }, place) => [value.toLowerCase(), place]));
  return (value) => {
    const key = keyOf(value);
    return key === null ? null : (places.get(String(key).toLowerCase()) ?? places.size);
  };
}
