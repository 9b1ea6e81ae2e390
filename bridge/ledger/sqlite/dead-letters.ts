import type { Outcome } from '../../sync/model';
import type { DeadLetter, DeadLetterCause, DeadLetterFilter, PageCommit } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';

/**
 * Inside a write, before the records' states are saved: a first dead letter counts the deferrals that led to it.
 * What was delivered or skipped needs no attention any more; what was deferred keeps its dead letter until then, and
 * so does what was not tried because it is the very thing that was refused.
 */
export const saveDeadLetters = (
  db: Connection,
  page: PageCommit,
  definition: string,
  outcomes: readonly Outcome[]
): void => {
  const settled = outcomes.filter(({ status }) => status === 'delivered' || status === 'skipped');
  removeDeadLetters(db, page.sync, settled);
  noteLooked(db, page.sync, definition, outcomes);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !hasItStill(db, page.sync, outcome))
      saveDeadLetter(db, page, definition, outcome);
  }
};

const removeDeadLetters = (db: Connection, sync: string, settled: readonly Outcome[]): void => {
  if (settled.length === 0 || !hasDeadLetters(db, sync)) return;
  db.run(
    'DELETE FROM dead_letters WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))',
    ...[sync, idList(settled.map((outcome) => outcome.recordId))]
  );
};

/** Nothing was to be sent under this definition: it is not a reason to look once more. */
const noteLooked = (db: Connection, sync: string, definition: string, outcomes: readonly Outcome[]): void => {
  const unchanged = outcomes.filter(({ status }) => status === 'unchanged');
  if (unchanged.length === 0 || !hasDeadLetters(db, sync)) return;
  db.run(
    'UPDATE dead_letters SET definition = ? WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))',
    ...[definition, sync, idList(unchanged.map(({ recordId }) => recordId))]
  );
};

const hasDeadLetters = (db: Connection, sync: string): boolean =>
  db.row('SELECT 1 AS found FROM dead_letters WHERE sync = ? LIMIT 1', sync) !== undefined;

const hasItStill = (db: Connection, sync: string, { untried, recordId }: Outcome): boolean =>
  untried === true &&
  db.row('SELECT 1 AS found FROM dead_letters WHERE sync = ? AND record_id = ?', ...[sync, recordId]) !==
    undefined;

const saveDeadLetter = (db: Connection, page: PageCommit, definition: string, outcome: Outcome): void => {
  db.run(
    `INSERT INTO dead_letters (sync, record_id, object, run, code, message, field, fix, payload, definition, at,
       attempts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       1 + COALESCE((SELECT attempts FROM records WHERE sync = ? AND record_id = ?), 0))
     ON CONFLICT DO UPDATE SET object = excluded.object, run = excluded.run, code = excluded.code,
       message = excluded.message, field = excluded.field, fix = excluded.fix, payload = excluded.payload,
       definition = excluded.definition, at = excluded.at, attempts = dead_letters.attempts + 1, expired_at = NULL`,
    ...[page.sync, outcome.recordId, outcome.object, page.runId, outcome.code, outcome.message],
    ...[outcome.field ?? null, outcome.fix ?? null, outcome.payload ?? null, definition, page.at],
    ...[page.sync, outcome.recordId]
  );
};

export const listDeadLetters = (
  db: Connection,
  query: DeadLetterFilter & { limit: number; after?: string }
): DeadLetter[] => {
  const [afterSync, afterRecord] = splitId(query.after ?? ':');
  const { sql, values } = conditionOf(query);
  return db.rows<DeadLetter>(
    `SELECT sync || ':' || record_id AS id, sync, record_id AS recordId, object, run, code, message, field, fix,
       payload, definition, attempts, at, expired_at AS expiredAt
     FROM dead_letters WHERE (sync, record_id) > (?, ?) AND ${sql} ORDER BY sync, record_id LIMIT ?`,
    ...[afterSync, afterRecord, ...values, query.limit]
  );
};

export const deadLetterCauses = (db: Connection, filter: DeadLetterFilter): DeadLetterCause[] => {
  const { sql, values } = conditionOf(filter);
  return db.rows<DeadLetterCause>(
    `SELECT sync, code, field, COUNT(*) AS count, MIN(at) AS oldest, MAX(at) AS newest
     FROM dead_letters WHERE ${sql} GROUP BY sync, code, field ORDER BY count DESC, sync, code, field`,
    ...values
  );
};

const conditionOf = (filter: DeadLetterFilter): { sql: string; values: (string | null)[] } => {
  const { sync, code, field, ids } = filter;
  const conditions: [sql: string, value: string | null | undefined][] = [
    ['LOWER(sync) = LOWER(?)', sync],
    ['code = ?', code],
    ['field IS ?', field],
    [
      "(sync, record_id) IN (SELECT value ->> '$[0]', value ->> '$[1]' FROM json_each(?))",
      ids && JSON.stringify(ids.map(splitId))
    ]
  ];
  const given = conditions.filter(
    (condition): condition is [string, string | null] => condition[1] !== undefined
  );
  const expiry = filter.expired ? 'expired_at IS NOT NULL' : 'expired_at IS NULL';
  return {
    sql: [expiry, ...given.map(([sql]) => sql)].join(' AND '),
    values: given.map(([, value]) => value)
  };
};

/** `<sync>:<record id>`; record ids hold no colon. */
const splitId = (id: string): [sync: string, recordId: string] => {
  const colon = id.lastIndexOf(':');
  return [id.slice(0, colon), id.slice(colon + 1)];
};

/** What a record's state says when its dead letter went; the code stays. */
const expiredMessage = 'Not sent, and not tried again for so long that the details are gone.';
const expiredFix =
  'Correct the cause and change the record in Salesforce, or send it with "bridge sync-record".';

/**
 * Inside a write. One slice of dead letters whose last try is older than the moment: payload and reason go, the record
 * stays rejected and says so, and a new definition still has it tried. Answers whether there were any.
 */
export const expireDeadLetters = (db: Connection, before: string, rows: number): boolean => {
  const old = db.rows<{ sync: string; recordId: string }>(
    'SELECT sync, record_id AS recordId FROM dead_letters WHERE expired_at IS NULL AND at < ? LIMIT ?',
    ...[before, rows]
  );
  const now = new Date().toISOString();
  for (const { sync, recordId } of old) {
    db.run(
      `UPDATE dead_letters SET expired_at = ?, payload = NULL, message = ?, fix = ?
       WHERE sync = ? AND record_id = ?`,
      ...[now, expiredMessage, expiredFix, sync, recordId]
    );
    db.run(
      "UPDATE records SET message = ?, fix = ? WHERE sync = ? AND record_id = ? AND status = 'rejected'",
      ...[expiredMessage, expiredFix, sync, recordId]
    );
  }
  return old.length > 0;
};
