import type { Outcome } from '../../sync/model';
import { recordStatusOf } from '../../sync/model';
import { heldCode } from '../../sync/leaving/leaving-ledger';
import type { PageCommit, RecordState, SyncStatus, WriteBack } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';
import { stateFields } from './state-text';

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = stateFields.map(columnOf).join(', ');
const valuesOfState = stateFields
  .map((field) => (field === 'steps' ? 'json(r.steps)' : `r.${columnOf(field)}`))
  .join(', ');
const selected = stateFields.map((field) => `${columnOf(field)} AS ${field}`).join(', ');

const insert = `INSERT INTO records (${columns}) VALUES (${stateFields.map(() => '?').join(', ')})`;
const said = ['object', 'status', 'code', 'message', 'field', 'fix', 'identity_key', 'updated_at'];
const replaced = said.map((column) => `${column} = excluded.${column}`).join(', ');

/** A step taken again replaces the whole of its state: the names to drop first come as a further value. */
const joinedSteps = 'json_patch(json_patch(steps, ?), excluded.steps)';
const joined = `steps = CASE excluded.steps WHEN '{}' THEN steps ELSE ${joinedSteps} END`;

const saveDelivered = `${insert} ON CONFLICT DO UPDATE SET ${replaced}, ${joined},
  delivered_fingerprint = excluded.delivered_fingerprint, delivered_identity = excluded.delivered_identity,
  delivered_at = excluded.delivered_at, rejected_fingerprint = NULL, retry_at = NULL, attempts = 0`;

/** Of several steps some may have come through: who the user is now counts, whatever became of the rest. */
const saveUndelivered = `${insert} ON CONFLICT DO UPDATE SET ${replaced}, ${joined},
  delivered_identity = COALESCE(excluded.delivered_identity, delivered_identity),
  rejected_fingerprint = COALESCE(excluded.rejected_fingerprint, rejected_fingerprint),
  retry_at = excluded.retry_at, attempts = CASE excluded.status WHEN 'deferred' THEN attempts + 1 ELSE 0 END`;

/** Inside a write: what the page's outcomes change in the lasting states. */
export const saveStates = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  touch(
    db,
    page,
    outcomes.filter((outcome) => outcome.status === 'unchanged')
  );
  for (const outcome of outcomes) {
    if (outcome.status === 'unchanged') joinSteps(db, page.sync, outcome);
    else if (isDecided(db, page.sync, outcome)) saveBesideDecision(db, page, outcome);
    else {
      const sql = outcome.status === 'delivered' ? saveDelivered : saveUndelivered;
      db.run(sql, ...stateValues(page, outcome), retakenSteps(outcome));
    }
  }
};

/** What was to be looked at again has been. */
const touch = (db: Connection, page: PageCommit, unchanged: readonly Outcome[]): void => {
  if (unchanged.length === 0) return;
  db.run(
    `UPDATE records SET updated_at = ?, retry_at = NULL
     WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))`,
    ...[page.at, page.sync, idList(unchanged.map((outcome) => outcome.recordId))]
  );
};

/** Held as the page says, while a person decided in between: nobody holds the record any more. */
const isDecided = (
  db: Connection,
  sync: string,
  { code, recordId }: Pick<Outcome, 'code' | 'recordId'>
): boolean =>
  code === heldCode &&
  db.row(
    `SELECT 1 AS found FROM records WHERE sync = ? AND record_id = ? AND code <> ? AND NOT EXISTS (
       SELECT 1 FROM held_removals held
       WHERE held.sync = records.sync AND held.record_id = records.record_id AND held.approved = 0)`,
    ...[sync, recordId, heldCode]
  ) !== undefined;

/** Inside a write: what a page would write to records that a person decided on in between is older than the decision. */
export const besideDecisions = (
  db: Connection,
  { sync, writeBacks }: PageCommit,
  outcomes: readonly Outcome[]
): readonly WriteBack[] => {
  const decided = outcomes.filter((outcome) => isDecided(db, sync, outcome));
  const ids = new Set(decided.map(({ recordId }) => recordId));
  return ids.size === 0 ? writeBacks : writeBacks.filter(({ recordId }) => !ids.has(recordId));
};

/** The decision stands; what other steps of the record came to counts all the same. */
const saveBesideDecision = (db: Connection, page: PageCommit, outcome: Outcome): void => {
  db.run(
    `UPDATE records SET updated_at = ?, delivered_identity = COALESCE(?, delivered_identity)
     WHERE sync = ? AND record_id = ?`,
    ...[page.at, outcome.confirmedUser ?? null, page.sync, outcome.recordId]
  );
  joinSteps(db, page.sync, outcome);
};

const joinSteps = (db: Connection, sync: string, { recordId, steps }: Outcome): void => {
  if (!steps) return;
  db.run(
    'UPDATE records SET steps = json_patch(json_patch(steps, ?), ?) WHERE sync = ? AND record_id = ?',
    ...[retakenSteps({ steps }), JSON.stringify(steps), sync, recordId]
  );
};

/** A JSON merge patch that drops the outcome's steps from what is stored. */
const retakenSteps = ({ steps }: Pick<Outcome, 'steps'>): string =>
  steps ? JSON.stringify(Object.fromEntries(Object.keys(steps).map((name) => [name, null]))) : '{}';

const stateValues = (page: PageCommit, outcome: Outcome): (string | number | null)[] => {
  const { status, fingerprint = null, identityKey = null, steps } = outcome;
  const delivered = status === 'delivered';
  const deferred = status === 'deferred';
  return [
    ...[page.sync, outcome.recordId, outcome.object, status, outcome.code, outcome.message],
    ...[outcome.field ?? null, outcome.fix ?? null, identityKey],
    ...(delivered ? [fingerprint, identityKey, page.at] : [null, outcome.confirmedUser ?? null, null]),
    status === 'rejected' ? fingerprint : null,
    // A deferral that names no time would never be tried again.
    deferred && outcome.code !== heldCode ? (outcome.retryAt ?? page.at) : null,
    ...[deferred ? 1 : 0, null, page.at, steps ? JSON.stringify(steps) : '{}']
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

type StateRow = Omit<RecordState, 'steps'> & { readonly steps: string };

const stateOf = (row: StateRow): RecordState => ({
  ...row,
  steps: JSON.parse(row.steps) as RecordState['steps']
});

export const statesOfRecord = (db: Connection, recordId: string): RecordState[] =>
  db
    .rows<StateRow>(`SELECT ${selected} FROM records WHERE record_id = ? ORDER BY sync`, recordId)
    .map(stateOf);

export const statesOfSync = (
  db: Connection,
  sync: string,
  { limit, after = '' }: { readonly limit: number; readonly after?: string }
): RecordState[] =>
  db
    .rows<StateRow>(
      `SELECT ${selected} FROM records WHERE sync = ? AND record_id > ? ORDER BY record_id LIMIT ?`,
      ...[sync, after, limit]
    )
    .map(stateOf);

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
