import type { FieldSchema, Row } from '../../model';
import type { Key } from '../values/comparison';
import { keyOfField } from '../values/key-of';
import { notSupported } from '../query-errors';
import type { Grouping } from '../query-tree';
import type { ResolvedField } from '../fields/resolve-field';

/** Rows that share the values of the grouped columns. */
export interface Group {
  readonly rows: readonly Row[];
  /** Columns over which a subtotal runs: they answer null. */
  readonly rolled: ReadonlySet<number>;
}

interface GroupColumn {
  readonly field: FieldSchema;
  readonly read: (row: Row) => unknown;
  readonly keyOf: (value: unknown) => Key;
}

/** Groups in the order in which their first rows come; for ROLLUP and CUBE the subtotals follow. */
export function groupRows(
  rows: readonly Row[],
  kind: Grouping['kind'],
  fields: readonly ResolvedField[]
): readonly Group[] {
  if (fields.length === 0) return [{ rows, rolled: new Set() }];
  if (kind !== 'plain' && rows.length === 0) throw notSupported(`GROUP BY ${kind} over no rows`);
  const columns = fields.map(({ field, read }) => ({ field, read, keyOf: keyOfField(field) }));
  return rolledSets(kind, fields.length).flatMap((rolled) => groupBy(rows, columns, rolled));
}

/** Which columns each level of totals leaves out; the first level is the full grouping. */
function rolledSets(kind: Grouping['kind'], count: number): readonly ReadonlySet<number>[] {
  const columns = Array.from({ length: count }, (_, column) => column);
  if (kind === 'plain') return [new Set()];
  if (kind === 'rollup')
    return [count, ...[...columns].reverse()].map((kept) => new Set(columns.slice(kept)));
  return Array.from(
    { length: 2 ** count },
    (_, bits) => new Set(columns.filter((column) => (bits >> column) & 1))
  );
}

function groupBy(
  rows: readonly Row[],
  columns: readonly GroupColumn[],
  rolled: ReadonlySet<number>
): Group[] {
  const kept = columns.filter((_, index) => !rolled.has(index));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const values = kept.map(({ read }) => read(row));
    const key = JSON.stringify(values.map((value, index) => kept[index]?.keyOf(value)));
    const known = groups.get(key);
    if (!known) groups.set(key, [row]);
    else {
      refuseCaseTwins(kept, known[0] as Row, values);
      known.push(row);
    }
  }
  return [...groups.values()].map((list) => ({ rows: list, rolled }));
}

/** Whether the platform groups texts that differ only by case is not documented, nor which of them it would show. */
function refuseCaseTwins(columns: readonly GroupColumn[], first: Row, values: readonly unknown[]): void {
  columns.forEach(({ field, read }, index) => {
    if (typeof values[index] === 'string' && read(first) !== values[index]) {
      throw notSupported(`GROUP BY ${field.name} where values differ only by case`);
    }
  });
}
