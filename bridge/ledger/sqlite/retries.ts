import type { Outcome } from '../../sync/model';
import type { DeferredRecord, PageCommit } from '../ledger';
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

/**
 * Makes rejected records due at the moment, to be sent although it may be the very payload that was refused. Those of
 * other states are made due only; what waits for a person's decision goes on waiting.
 */
export const sendAgain = (db: Connection, sync: string, recordIds: readonly string[], at: string): number =>
  db.write(() =>
    db.run(
      `UPDATE records SET rejected_fingerprint = NULL, retry_at = MIN(COALESCE(retry_at, ?), ?)
       WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))
         AND (status <> 'deferred' OR retry_at IS NOT NULL)`,
      ...[at, at, sync, idList(recordIds)]
    )
  );

/** The same for all that another definition of the sync was refused for. */
export const sendRejectedAgain = (db: Connection, sync: string, definition: string, at: string): number =>
  db.write(() =>
    db.run(
      `UPDATE records SET rejected_fingerprint = NULL, retry_at = MIN(COALESCE(retry_at, ?), ?)
       WHERE sync = ? AND status = 'rejected' AND record_id IN (
         SELECT record_id FROM dead_letters WHERE sync = ? AND definition <> ?)`,
      ...[at, at, sync, sync, definition]
    )
  );

/** Records that wait for another try, by sync and record id. */
export const deferredRecords = (
  db: Connection,
  query: { sync?: string; code?: string; limit: number; after?: string }
): DeferredRecord[] => {
  const [afterSync = '', afterRecord = ''] = (query.after ?? ':').split(/:(?=[^:]*$)/);
  const { sync, code } = query;
  const given = [
    sync === undefined ? '' : 'AND LOWER(sync) = LOWER(?)',
    code === undefined ? '' : 'AND code = ?'
  ];
  return db.rows<DeferredRecord>(
    `SELECT sync || ':' || record_id AS id, sync, record_id AS recordId, object, code, message, field, fix,
       retry_at AS retryAt, attempts, updated_at AS at
     FROM records WHERE (sync, record_id) > (?, ?) AND status = 'deferred' ${given.join(' ')}
     ORDER BY sync, record_id LIMIT ?`,
    ...[afterSync, afterRecord, ...[sync, code].filter((value) => value !== undefined), query.limit]
  );
};

const leftOut: ReadonlySet<string> = new Set(['duplicate', 'item-collision']);

/** Inside a write: who was left out for an owner that gave the identity up meanwhile is looked at again. */
export const wakeOrphans = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  const ids = outcomes.filter(({ code }) => leftOut.has(code)).map(({ recordId }) => recordId);
  if (ids.length === 0) return;
  db.run(
    `UPDATE records SET retry_at = updated_at
     WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?)) AND identity_key IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.project = ? AND i.identity_key = records.identity_key)`,
    ...[page.sync, idList(ids), page.project]
  );
};

/**
 * Inside a write: who was taken off a list for one record may belong on it for another one, e.g. as a member of another
 * campaign: that step is open again, and looked at by the next run.
 */
export const reopenOthers = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  for (const { recordId, steps = {} } of outcomes) {
    for (const [step, { removed, key }] of Object.entries(steps)) {
      if (!removed || key === undefined) continue;
      const path = `$."${step}"`;
      db.run(
        `UPDATE records SET retry_at = ?, steps = json_set(steps, ?, '')
         WHERE sync = ? AND delivered_identity = ? AND record_id <> ?
           AND COALESCE(json_extract(steps, ?), '') <> '' AND json_extract(steps, ?) IS NULL`,
        ...[
          page.at,
          `${path}.fingerprint`,
          page.sync,
          key,
          recordId,
          `${path}.fingerprint`,
          `${path}.removed`
        ]
      );
    }
  }
};
