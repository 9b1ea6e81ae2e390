import type { Connection } from './connection';
import { idList } from './row-order';

export const dueRecords = (db: Connection, sync: string, now: string, limit: number): string[] =>
  db
    .rows<{ recordId: string }>(
      `SELECT record_id AS recordId FROM records WHERE sync = ? AND retry_at <= ?
       ORDER BY retry_at, record_id LIMIT ?`,
      ...[sync, now, limit]
    )
    .map((row) => row.recordId);

/** Makes the records due at the moment, or leaves them due earlier; the rest of their state stays. */
export const lookAgain = (db: Connection, sync: string, recordIds: readonly string[], at: string): void =>
  db.write(() => {
    db.run(
      `UPDATE records SET retry_at = ?
       WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?)) AND (retry_at IS NULL OR retry_at > ?)`,
      ...[at, sync, idList(recordIds), at]
    );
  });
