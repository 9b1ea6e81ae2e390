import type { PageCommit } from '../ledger';
import type { Connection } from './connection';
import { idList, inRowOrder } from './row-order';

/** Inside a write. A record that is named twice has the children named last. */
export const saveChildren = (db: Connection, page: PageCommit): void => {
  const { sync, children = [] } = page;
  if (children.length === 0) return;
  const childrenOf = new Map(children.map(({ recordId, childIds }) => [recordId, childIds]));
  const recordIds = [...childrenOf.keys()];
  db.run(
    'DELETE FROM children WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))',
    ...[sync, idList(recordIds)]
  );
  db.run(
    `INSERT OR IGNORE INTO children (sync, record_id, child_id)
     SELECT ?, record.value ->> 0, child.value FROM json_each(?) AS record, json_each(record.value, '$[1]') AS child`,
    ...[sync, JSON.stringify(inRowOrder([...childrenOf], ([recordId]) => recordId))]
  );
};

export const holdersOf = (
  db: Connection,
  sync: string,
  childIds: readonly string[]
): Map<string, string[]> => {
  const rows = db.rows<{ childId: string; recordId: string }>(
    `SELECT child_id AS childId, record_id AS recordId FROM children
     WHERE sync = ? AND child_id IN (SELECT value FROM json_each(?)) ORDER BY child_id, record_id`,
    ...[sync, idList(childIds)]
  );
  const holders = new Map<string, string[]>();
  for (const { childId, recordId } of rows) {
    const known = holders.get(childId);
    if (known) known.push(recordId);
    else holders.set(childId, [recordId]);
  }
  return holders;
};
