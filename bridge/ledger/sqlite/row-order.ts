/**
 * In the order in which SQLite keeps text, so that a page touches a table in one sweep: several times faster once the
 * table is large. Equal keys stay in the order they came.
 */
export const inRowOrder = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  [...items].sort((a, b) => compare(keyOf(a), keyOf(b)));

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** For `IN (SELECT value FROM json_each(?))`: one call into the driver for a whole page of ids. */
export const idList = (ids: readonly string[]): string => JSON.stringify(inRowOrder(ids, (id) => id));
