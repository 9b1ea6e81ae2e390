import type { Outcome, OutcomeStatus } from '../../sync/model';
import type { StoredOutcome } from '../ledger';
import type { OutcomesQuery } from '../look-ups';
import type { Connection } from './connection';

interface OutcomeRow {
  run: string;
  sync: string;
  recordId: string;
  object: string;
  status: OutcomeStatus;
  code: string;
  message: string;
  field: string | null;
  fix: string | null;
  retryAt: string | null;
  identityKey: string | null;
  fingerprint: string | null;
  at: string;
}

const selectOutcomes = `SELECT r.run, r.sync, o.record_id AS recordId, o.object, o.status, o.code, o.message,
    o.field, o.fix, o.retry_at AS retryAt, o.identity_key AS identityKey, o.fingerprint, o.at
  FROM outcomes o JOIN runs r ON r.seq = o.run_seq`;

/** Inside a write: a repeated outcome of a record in the run replaces the one before. */
export const saveOutcomes = (
  db: Connection,
  runSeq: number,
  outcomes: readonly Outcome[],
  at: string
): void => {
  for (const outcome of outcomes) {
    db.run(
      `INSERT OR REPLACE INTO outcomes (run_seq, record_id, object, status, code, message, field, fix, retry_at,
         identity_key, fingerprint, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[runSeq, outcome.recordId, outcome.object, outcome.status, outcome.code, outcome.message],
      ...[outcome.field ?? null, outcome.fix ?? null, outcome.retryAt ?? null],
      ...[outcome.identityKey ?? null, outcome.fingerprint ?? null, at]
    );
  }
};

export const outcomesOfRun = (db: Connection, runId: string, query: OutcomesQuery): StoredOutcome[] => {
  const { status, code, recordId, after = '', limit } = query;
  const ofStatus = status === undefined ? '' : 'AND o.status = ?';
  const ofCode = code === undefined ? '' : 'AND o.code = ?';
  const ofRecord = recordId === undefined ? '' : 'AND o.record_id = ?';
  const values = [status, code, recordId].filter((value) => value !== undefined);
  const sql = `${selectOutcomes} WHERE r.run = ? AND o.record_id > ? ${ofStatus} ${ofCode} ${ofRecord}
    ORDER BY o.record_id LIMIT ?`;
  return db.rows<OutcomeRow>(sql, runId, after, ...values, limit).map(storedOutcome);
};

export const outcomesOfRecord = (db: Connection, recordId: string, limit: number): StoredOutcome[] =>
  db
    .rows<OutcomeRow>(
      `${selectOutcomes} WHERE o.record_id = ? ORDER BY o.run_seq DESC LIMIT ?`,
      ...[recordId, limit]
    )
    .map(storedOutcome);

const storedOutcome = (row: OutcomeRow): StoredOutcome => ({
  ...row,
  field: row.field ?? undefined,
  fix: row.fix ?? undefined,
  retryAt: row.retryAt ?? undefined,
  identityKey: row.identityKey ?? undefined,
  fingerprint: row.fingerprint ?? undefined
});
