import type { DueWriteBack, FinishedWriteBack, Lease, WriteBack } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';
import { requireLease } from './leases';
import { requireRun } from './runs';

/**
 * Inside a write. A record's first write-back may be on its way to Salesforce while the next is queued, so the first one
 * stays until it is finished. One that waits behind it is replaced: only the newest matters.
 */
export const queueWriteBacks = (db: Connection, writeBacks: readonly WriteBack[]): void => {
  for (const [sync, ids] of idsBySync(writeBacks)) removeFollowers(db, sync, ids);
  for (const { sync, recordId, object, status, message, syncedAt } of writeBacks) {
    db.run(
      'INSERT INTO write_backs (sync, record_id, object, status, message, synced_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[sync, recordId, object, status, message, syncedAt]
    );
  }
};

const idsBySync = (writeBacks: readonly WriteBack[]): Map<string, string[]> => {
  const ids = new Map<string, string[]>();
  for (const { sync, recordId } of writeBacks) {
    const known = ids.get(sync);
    if (known) known.push(recordId);
    else ids.set(sync, [recordId]);
  }
  return ids;
};

const removeFollowers = (db: Connection, sync: string, ids: readonly string[]): void => {
  db.run(
    `DELETE FROM write_backs WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?)) AND EXISTS (
       SELECT 1 FROM write_backs first WHERE first.sync = write_backs.sync
         AND first.record_id = write_backs.record_id AND first.seq < write_backs.seq)`,
    ...[sync, idList(ids)]
  );
};

/** One a record: the next of a record is due once its first is finished. */
export const writeBacksDue = (
  db: Connection,
  sync: string,
  limit: number,
  recordIds?: readonly string[]
): DueWriteBack[] =>
  db.rows<DueWriteBack>(
    `SELECT seq, sync, record_id AS recordId, object, status, message, synced_at AS syncedAt FROM write_backs w
     WHERE sync = ? ${recordIds ? 'AND record_id IN (SELECT value FROM json_each(?))' : ''} AND NOT EXISTS (
       SELECT 1 FROM write_backs first
       WHERE first.sync = w.sync AND first.record_id = w.record_id AND first.seq < w.seq)
     ORDER BY seq LIMIT ?`,
    ...[sync, ...(recordIds ? [idList(recordIds)] : []), limit]
  );

export const finishWriteBacks = (
  db: Connection,
  lease: Lease,
  runId: string,
  results: readonly FinishedWriteBack[]
): void =>
  db.write(() => {
    requireLease(db, lease);
    const { sync } = requireRun(db, runId);
    for (const result of results) finish(db, sync, result);
  });

const finish = (db: Connection, sync: string, { seq, recordId, error }: FinishedWriteBack): void => {
  const found = db.run(
    'DELETE FROM write_backs WHERE seq = ? AND sync = ? AND record_id = ?',
    ...[seq, sync, recordId]
  );
  if (found === 0) return;
  db.run('UPDATE records SET write_back_error = ? WHERE sync = ? AND record_id = ?', error, sync, recordId);
};
