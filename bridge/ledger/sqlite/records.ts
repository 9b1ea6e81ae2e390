import type { Outcome } from '../../sync/model';
import { recordStatusOf } from '../../sync/model';
import type { PageCommit, RecordState, SyncStatus } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';
import { stateFields } from './state-text';

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = stateFields.map(columnOf).join(', ');
const valuesOfState = stateFields.map((field) => `r.${columnOf(field)}`).join(', ');
const selected = stateFields.map((field) => `${columnOf(field)} AS ${field}`).join(', ');

const insert = `INSERT INTO records (${columns}) VALUES (${stateFields.map(() => '?').join(', ')})`;
const said = ['object', 'status', 'code', 'message', 'field', 'fix', 'identity_key', 'updated_at'];
const replaced = said.map((column) => `${column} = excluded.${column}`).join(', ');

const saveDelivered = `${insert} ON CONFLICT DO UPDATE SET ${replaced},
  delivered_fingerprint = excluded.delivered_fingerprint, delivered_identity = excluded.delivered_identity,
  delivered_at = excluded.delivered_at, rejected_fingerprint = NULL, retry_at = NULL, attempts = 0`;

const saveUndelivered = `${insert} ON CONFLICT DO UPDATE SET ${replaced},
  rejected_fingerprint = COALESCE(excluded.rejected_fingerprint, rejected_fingerprint),
  retry_at = excluded.retry_at, attempts = CASE excluded.status WHEN 'deferred' THEN attempts + 1 ELSE 0 END`;

/** Inside a write: what the page's outcomes change in the lasting states. */
export const saveStates = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  const unchanged = outcomes.filter((outcome) => outcome.status === 'unchanged');
  touch(db, page, unchanged);
  for (const outcome of outcomes) {
    if (outcome.status === 'delivered') db.run(saveDelivered, ...stateValues(page, outcome));
    else if (outcome.status !== 'unchanged') db.run(saveUndelivered, ...stateValues(page, outcome));
  }
};

const touch = (db: Connection, page: PageCommit, unchanged: readonly Outcome[]): void => {
  if (unchanged.length === 0) return;
  db.run(
    `UPDATE records SET updated_at = ?
     WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))`,
    ...[page.at, page.sync, idList(unchanged.map((outcome) => outcome.recordId))]
  );
};

const stateValues = (page: PageCommit, outcome: Outcome): (string | number | null)[] => {
  const { status, fingerprint = null, identityKey = null } = outcome;
  const delivered = status === 'delivered';
  const deferred = status === 'deferred';
  return [
    ...[page.sync, outcome.recordId, outcome.object, status, outcome.code, outcome.message],
    ...[outcome.field ?? null, outcome.fix ?? null, identityKey],
    ...(delivered ? [fingerprint, identityKey, page.at] : [null, null, null]),
    status === 'rejected' ? fingerprint : null,
    // A deferral that names no time would never be tried again.
    deferred ? (outcome.retryAt ?? page.at) : null,
    ...[deferred ? 1 : 0, null, page.at]
  ];
};

/** The states in the order asked; `readStates` reads the text. */
export const recordStatesText = (db: Connection, sync: string, recordIds: readonly string[]): string => {
  const row = db.row<{ states: string }>(
    `SELECT json_group_array(json(state)) AS states FROM (
       SELECT CASE WHEN r.sync IS NULL THEN 'null' ELSE json_array(${valuesOfState}) END AS state
       FROM json_each(?) ids LEFT JOIN records r ON r.sync = ? AND r.record_id = ids.value ORDER BY ids.key)`,
    ...[JSON.stringify(recordIds), sync]
  );
  return row?.states ?? '[]';
};

export const statesOfRecord = (db: Connection, recordId: string): RecordState[] =>
  db.rows<RecordState>(`SELECT ${selected} FROM records WHERE record_id = ? ORDER BY sync`, recordId);

export const otherStatuses = (
  db: Connection,
  exceptSync: string,
  recordIds: readonly string[]
): Map<string, SyncStatus[]> => {
  const rows = db.rows<Pick<RecordState, 'recordId' | 'sync' | 'status' | 'message'>>(
    `SELECT record_id AS recordId, sync, status, TRIM(message || ' ' || COALESCE(fix, '')) AS message FROM records
     WHERE record_id IN (SELECT value FROM json_each(?)) AND sync <> ? ORDER BY record_id, sync`,
    ...[idList(recordIds), exceptSync]
  );
  const found = new Map<string, SyncStatus[]>();
  for (const { recordId, sync, status, message } of rows) {
    const statuses = found.get(recordId) ?? [];
    found.set(recordId, [...statuses, { sync, status: recordStatusOf[status], message }]);
  }
  return found;
};

export const dueRecords = (db: Connection, sync: string, now: string, limit: number): string[] =>
  db
    .rows<{ recordId: string }>(
      `SELECT record_id AS recordId FROM records WHERE sync = ? AND retry_at <= ?
       ORDER BY retry_at, record_id LIMIT ?`,
      ...[sync, now, limit]
    )
    .map((row) => row.recordId);
