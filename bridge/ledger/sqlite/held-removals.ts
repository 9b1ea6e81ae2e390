import type { HeldRemovals, Outcome, Run } from '../../sync/model';
import {
  approvedCode,
  discardedCode,
  discardedText,
  heldCode,
  heldText,
  pendingCode,
  type CountedRemoval
} from '../../sync/leaving/leaving-ledger';
import type { HeldDecision, Lease, PageCommit, WriteBack } from '../ledger';
import type { Connection } from './connection';
import { requireLease } from './leases';
import { addToHour } from './outcome-hours';
import { idList } from './row-order';
import { changeRun, findRun, requireRun } from './runs';
import { queueWriteBacks } from './write-backs';

/** One write: the run waits from now on, and so does each of its removals. */
export const holdRemovals = (
  db: Connection,
  lease: Lease,
  runId: string,
  { held, removals }: { readonly held: HeldRemovals; readonly removals: readonly CountedRemoval[] }
): void =>
  db.write(() => {
    requireLease(db, lease);
    const { sync, seq } = requireRun(db, runId);
    for (const [reason, ids] of byReason(removals)) {
      const { message, fix } = heldText(reason, runId);
      db.run(
        `UPDATE records SET code = ?, message = ?, fix = ?, retry_at = NULL, attempts = 0,
           steps = ${stepsWith("json_remove(value, '$.stays')")}
         WHERE sync = ? AND code = ? AND record_id IN (SELECT value FROM json_each(?))`,
        ...[heldCode, message, fix, sync, pendingCode, ids]
      );
      db.run(
        `UPDATE outcomes SET code = ?, message = ?, fix = ?, retry_at = NULL
         WHERE run_seq = ? AND code = ? AND record_id IN (SELECT value FROM json_each(?))`,
        ...[heldCode, message, fix, seq, pendingCode, ids]
      );
      db.run(
        `INSERT OR REPLACE INTO held_removals (sync, record_id, run, reason)
         SELECT ?, value, ?, ? FROM json_each(?) WHERE TRUE`,
        ...[sync, runId, reason, ids]
      );
    }
    changeRun(db, runId, { state: 'held', held });
  });

/** SQL of a record's steps, each changed. */
const stepsWith = (change: string): string =>
  `(SELECT json_group_object(key, json(${change})) FROM json_each(records.steps))`;

const staying = "json_set(value, '$.stays', json('true'))";

const byReason = (removals: readonly CountedRemoval[]): [reason: string, ids: string][] => {
  const groups = new Map<string, string[]>();
  for (const { recordId, reason } of removals) {
    const group = groups.get(reason);
    if (group) group.push(recordId);
    else groups.set(reason, [recordId]);
  }
  return [...groups].map(([reason, ids]) => [reason, idList(ids)]);
};

/** Null when the run does not wait (any more). */
export const decideHeld = (
  db: Connection,
  runId: string,
  decision: HeldDecision,
  writeBacks: readonly WriteBack[]
): Run | null =>
  db.write(() => {
    const run = findRun(db, runId);
    if (run?.state !== 'held' || !run.held) return null;
    const { seq } = requireRun(db, runId);
    const { decision: word, by, at } = decision;
    const held: HeldRemovals = { ...run.held, decision: word, decidedBy: by, decidedAt: at };
    const left = word === 'approved' ? approve(db, run, at) : discard(db, { ...run, seq }, decision);
    const counts = word === 'approved' ? {} : { deferred: -left, skipped: left };
    queueWriteBacks(db, writeBacks);
    addToHour(db, run.sync, at, counts);
    changeRun(db, runId, { state: 'done', endedAt: at, held, counts });
    return findRun(db, runId);
  });

/** Due from now on, and let through whichever run takes them up. */
const approve = (db: Connection, { run, sync }: Run, at: string): number => {
  db.run('UPDATE held_removals SET approved = 1 WHERE run = ?', run);
  return db.run(
    `UPDATE records SET code = ?, message = 'The removal was approved; it goes out with the next run.', fix = NULL,
       retry_at = ? WHERE sync = ? AND code = ?
       AND record_id IN (SELECT record_id FROM held_removals WHERE run = ?)`,
    ...[approvedCode, at, sync, heldCode, run]
  );
};

const discard = (
  db: Connection,
  { run, sync, seq }: Run & { readonly seq: number },
  { by, at }: HeldDecision
): number => {
  const message = discardedText(by);
  const said = "status = 'skipped', code = ?, message = ?, fix = NULL, retry_at = NULL";
  const records = 'record_id IN (SELECT record_id FROM held_removals WHERE run = ?)';
  db.run(
    `UPDATE records SET ${said}, attempts = 0, updated_at = ?, steps = ${stepsWith(staying)} WHERE sync = ? AND code = ? AND ${records}`,
    ...[discardedCode, message, at, sync, heldCode, run]
  );
  const left = db.run(
    `UPDATE outcomes SET ${said} WHERE run_seq = ? AND code = ? AND ${records}`,
    ...[discardedCode, message, seq, heldCode, run]
  );
  db.run('DELETE FROM held_removals WHERE run = ?', run);
  return left;
};

/** Inside a write: who came back, or is gone, waits for no decision any more. */
export const endHolding = (db: Connection, { sync }: PageCommit, outcomes: readonly Outcome[]): void => {
  const ended = outcomes.filter(({ status }) => status !== 'deferred');
  if (ended.length === 0 || !db.row('SELECT 1 AS found FROM held_removals WHERE sync = ? LIMIT 1', sync))
    return;
  db.run(
    'DELETE FROM held_removals WHERE sync = ? AND record_id IN (SELECT value FROM json_each(?))',
    ...[sync, idList(ended.map(({ recordId }) => recordId))]
  );
};

export const heldRecords = (
  db: Connection,
  runId: string,
  page: { readonly after?: string; readonly limit: number }
): CountedRemoval[] =>
  db.rows<CountedRemoval>(
    `SELECT record_id AS recordId, reason FROM held_removals
     WHERE run = ? AND record_id > ? ORDER BY record_id LIMIT ?`,
    ...[runId, page.after ?? '', page.limit]
  );

export const approvedRemovals = (db: Connection, sync: string): string[] =>
  db
    .rows<{ recordId: string }>(
      'SELECT record_id AS recordId FROM held_removals WHERE sync = ? AND approved = 1',
      sync
    )
    .map(({ recordId }) => recordId);
