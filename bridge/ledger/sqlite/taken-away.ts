import type { Outcome, TakenAway } from '../../sync/model';
import type { PageCommit, TakenFrom } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';

/** Inside a write: the values that may have to be put back one day, and what the page's outcomes took away. */
export const saveTakenAway = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  for (const outcome of outcomes) {
    const { recordId, sent, takenAway, goneUser } = outcome;
    // Whom a step deleted or forgot is kept nowhere.
    if (goneUser !== undefined && !takenAway) forget(db, recordId, goneUser);
    for (const [step, body] of Object.entries(sent ?? {}))
      db.run('INSERT OR REPLACE INTO sent_values VALUES (?, ?, ?, ?)', page.sync, recordId, step, body);
    for (const taken of takenAway ?? []) saveOne(db, page, outcome, taken);
  }
  markPutBack(db, page, outcomes);
};

const saveOne = (db: Connection, page: PageCommit, outcome: Outcome, taken: TakenAway): void => {
  const { recordId, object } = outcome;
  db.run(
    `INSERT OR REPLACE INTO taken_away (run, record_id, step, sync, object, what, kind, value, target, body, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[page.runId, recordId, taken.step, page.sync, object, taken.what, taken.kind, taken.value],
    ...[taken.target, taken.body, page.at]
  );
  db.run(
    'DELETE FROM sent_values WHERE sync = ? AND record_id = ? AND step = ?',
    ...[page.sync, recordId, taken.step]
  );
};

/** Syncs that keep values, without reading all of these. */
const keepingSyncs = `WITH RECURSIVE keeping (sync) AS (
    SELECT MIN(sync) FROM sent_values
    UNION ALL SELECT (SELECT MIN(sync) FROM sent_values WHERE sync > keeping.sync) FROM keeping WHERE sync IS NOT NULL)`;

/** Of the record, and of every other one that sent the same user. */
const forget = (db: Connection, recordId: string, key: string): void => {
  db.run(
    'DELETE FROM sent_values WHERE record_id = ? AND sync IN (SELECT sync FROM records WHERE record_id = ?)',
    ...[recordId, recordId]
  );
  db.run(
    `${keepingSyncs}
     DELETE FROM sent_values WHERE (sync, record_id) IN (
       SELECT r.sync, r.record_id FROM keeping CROSS JOIN records r
       WHERE r.sync = keeping.sync AND r.delivered_identity = ?)`,
    key
  );
  db.run('DELETE FROM taken_away WHERE record_id = ? OR value = ?', recordId, key);
  db.run('DELETE FROM trial_users WHERE user_key = ?', key);
};

/** What is not known (no body, and no list) is not back, whatever else of the record is. */
const markPutBack = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  if (page.putsBack === undefined) return;
  const done = outcomes.filter(({ status }) => status === 'delivered' || status === 'unchanged');
  if (done.length === 0) return;
  db.run(
    `UPDATE taken_away SET put_back_by = ?
     WHERE run = ? AND (what = 'list' OR body IS NOT NULL) AND record_id IN (SELECT value FROM json_each(?))`,
    ...[page.runId, page.putsBack, idList(done.map(({ recordId }) => recordId))]
  );
};

interface SentRow {
  readonly recordId: string;
  readonly step: string;
  readonly body: string;
}

export const sentValues = (
  db: Connection,
  sync: string,
  recordIds: readonly string[]
): Map<string, Record<string, string>> => {
  const rows = db.rows<SentRow>(
    `SELECT record_id AS recordId, step, body FROM sent_values
     WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))`,
    ...[sync, idList(recordIds)]
  );
  const found = new Map<string, Record<string, string>>();
  for (const { recordId, step, body } of rows) found.set(recordId, { ...found.get(recordId), [step]: body });
  return found;
};

export const takenAwayBy = (
  db: Connection,
  runId: string,
  page: { readonly after?: string; readonly limit: number }
): TakenFrom[] => {
  const ids = db
    .rows<{ recordId: string }>(
      `SELECT DISTINCT record_id AS recordId FROM taken_away
       WHERE run = ? AND record_id > ? AND put_back_by IS NULL ORDER BY record_id LIMIT ?`,
      ...[runId, page.after ?? '', page.limit]
    )
    .map(({ recordId }) => recordId);
  const rows = db.rows<TakenAway & { recordId: string; object: string }>(
    `SELECT record_id AS recordId, object, step, what, kind, value, target, body FROM taken_away
     WHERE run = ? AND put_back_by IS NULL AND record_id IN (SELECT value FROM json_each(?))
     ORDER BY record_id, step`,
    ...[runId, idList(ids)]
  );
  return ids.map((recordId) => {
    const own = rows.filter((row) => row.recordId === recordId);
    const takenAway = own.map(({ recordId: _id, object: _object, ...taken }) => taken);
    return { recordId, object: own[0]?.object ?? '', takenAway };
  });
};

/** A slice of what was taken away before the moment; answers whether there may be more. */
export const purgeTakenAway = (db: Connection, before: string, rows: number): boolean =>
  db.run(
    `DELETE FROM taken_away WHERE (run, record_id, step) IN (
       SELECT run, record_id, step FROM taken_away WHERE at < ? LIMIT ?)`,
    ...[before, rows]
  ) > 0;
