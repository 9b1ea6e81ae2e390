import type { Outcome } from '../../sync/model';
import type { DeadLetter, PageCommit } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';

/**
 * Inside a write, before the records' states are saved: a first dead letter counts the deferrals that led to it.
 * What was delivered or skipped needs no attention any more; what was deferred keeps its dead letter until then.
 */
export const saveDeadLetters = (
  db: Connection,
  page: PageCommit,
  definition: string,
  outcomes: readonly Outcome[]
): void => {
  const settled = outcomes.filter(({ status }) => status === 'delivered' || status === 'skipped');
  removeDeadLetters(db, page.sync, settled);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') saveDeadLetter(db, page, definition, outcome);
  }
};

const removeDeadLetters = (db: Connection, sync: string, settled: readonly Outcome[]): void => {
  if (settled.length === 0 || !db.row('SELECT 1 AS found FROM dead_letters WHERE sync = ? LIMIT 1', sync))
    return;
  db.run(
    'DELETE FROM dead_letters WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))',
    ...[sync, idList(settled.map((outcome) => outcome.recordId))]
  );
};

const saveDeadLetter = (db: Connection, page: PageCommit, definition: string, outcome: Outcome): void => {
  db.run(
    `INSERT INTO dead_letters (sync, record_id, object, run, code, message, field, fix, payload, definition, at,
       attempts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       1 + COALESCE((SELECT attempts FROM records WHERE sync = ? AND record_id = ?), 0))
     ON CONFLICT DO UPDATE SET object = excluded.object, run = excluded.run, code = excluded.code,
       message = excluded.message, field = excluded.field, fix = excluded.fix, payload = excluded.payload,
       definition = excluded.definition, at = excluded.at, attempts = dead_letters.attempts + 1`,
    ...[page.sync, outcome.recordId, outcome.object, page.runId, outcome.code, outcome.message],
    ...[outcome.field ?? null, outcome.fix ?? null, outcome.payload ?? null, definition, page.at],
    ...[page.sync, outcome.recordId]
  );
};

export const listDeadLetters = (
  db: Connection,
  query: { sync?: string; limit: number; after?: string }
): DeadLetter[] => {
  const [afterSync, afterRecord] = splitId(query.after ?? ':');
  const ofSync = query.sync === undefined ? '' : 'AND sync = ?';
  const values = query.sync === undefined ? [] : [query.sync];
  return db.rows<DeadLetter>(
    `SELECT sync || ':' || record_id AS id, sync, record_id AS recordId, object, run, code, message, field, fix,
       payload, definition, attempts, at
     FROM dead_letters WHERE (sync, record_id) > (?, ?) ${ofSync} ORDER BY sync, record_id LIMIT ?`,
    ...[afterSync, afterRecord, ...values, query.limit]
  );
};

/** `<sync>:<record id>`; record ids hold no colon. */
const splitId = (id: string): [sync: string, recordId: string] => {
  const colon = id.lastIndexOf(':');
  return [id.slice(0, colon), id.slice(colon + 1)];
};
