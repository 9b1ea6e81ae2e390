import type { FieldSchema, Row } from '../../model';
import { checkUse } from '../fields/check-field';
import type { Key } from '../values/comparison';
import { keyOfField } from '../values/key-of';
import { notSupported } from '../query-errors';
import type { Entity, QueryContext } from '../query-context';
import type { OrderItem } from '../query-tree';
import { resolveField, type ResolvedField } from '../fields/resolve-field';

/** Negative when the left one comes first. */
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
  const ordering = { ...context, clause: 'ORDER BY' };
  return compareColumns(
    items.map(({ operand, descending, nulls }) => {
      if (operand.kind === 'call') throw notSupported(`ORDER BY ${operand.text} without GROUP BY`);
      const resolved = resolveField(ordering, entity, operand.path);
      checkUse(ordering, resolved, 'sorted');
      return { keyOf: sortKey(resolved), descending, nulls };
    })
  );
}

/** Compares by the first column that differs. */
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

/**
 * Picklists sort in the order of their values, other fields by their comparison keys: text without regard to case, by
 * character codes, as for an English locale. Source: SOQL guide, "ORDER BY".
 */
export function sortKeyOfField(field: FieldSchema): (value: unknown) => Key {
  const keyOf = keyOfField(field);
  if (field.type !== 'picklist' || field.picklistValues.length === 0) return keyOf;
  const places = new Map(field.picklistValues.map(({ value }, place) => [value.toLowerCase(), place]));
  return (value) => {
    const key = keyOf(value);
    return key === null ? null : (places.get(String(key).toLowerCase()) ?? places.size);
  };
}
