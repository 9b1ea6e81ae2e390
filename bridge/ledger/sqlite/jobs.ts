import type { ClaimAnswer, ClaimedJob } from '../job-store';
import type { LeaseOwner } from '../ledger';
import { isGone } from '../process-owner';
import type { Connection } from './connection';

export const addJob = (
  db: Connection,
  key: string,
  payload: string,
  { delayMs, lane }: { delayMs: number; lane: number }
): boolean =>
  db.write(() => {
    const added = db.run(
      `INSERT INTO jobs (key, payload, state, run_at_ms, lane) VALUES (?, ?, 'waiting', ?, ?) ON CONFLICT DO NOTHING`,
      ...[key, payload, Date.now() + delayMs, lane]
    );
    if (added === 0) return false;
    db.run(`DELETE FROM jobs WHERE key = ? AND state = 'failed'`, key);
    return true;
  });

export const claimJob = (db: Connection, owner: LeaseOwner, leaseMs: number, lastLane: number): ClaimAnswer =>
  db.write(() => {
    takeBackAbandoned(db);
    if (isPaused(db)) return { job: null, nextInMs: null };
    const job = db.row<ClaimedJob>(
      `UPDATE jobs SET state = 'active', token = token + 1, owner_id = ?, host = ?, pid = ?, start_ticks = ?,
         until_ms = ?
       WHERE id = (SELECT id FROM jobs WHERE state = 'waiting' AND lane <= ? AND run_at_ms <= ?
         ORDER BY lane, run_at_ms, id LIMIT 1)
       RETURNING id, token, key, payload, attempts, lane`,
      ...[owner.id, owner.host, owner.pid, owner.startTicks, Date.now() + leaseMs, lastLane, Date.now()]
    );
    return job ? { job, nextInMs: null } : { job: null, nextInMs: nextInMs(db, lastLane) };
  });

interface ActiveRow {
  id: number;
  host: string;
  pid: number;
  startTicks: string | null;
  untilMs: number;
}

const takeBackAbandoned = (db: Connection): void => {
  const active = db.rows<ActiveRow>(
    `SELECT id, host, pid, start_ticks AS startTicks, until_ms AS untilMs FROM jobs WHERE state = 'active'`
  );
  for (const job of active.filter((row) => row.untilMs <= Date.now() || isGone(row))) {
    db.run(`UPDATE jobs SET state = 'waiting' WHERE id = ?`, job.id);
  }
};

const isPaused = (db: Connection): boolean =>
  db.row(`SELECT 1 AS found FROM queue_state WHERE name = 'paused'`) !== undefined;

const nextInMs = (db: Connection, lastLane: number): number | null => {
  const next = db.row<{ at: number | null }>(
    `SELECT MIN(run_at_ms) AS at FROM jobs WHERE state = 'waiting' AND lane <= ?`,
    lastLane
  )?.at;
  return next === null || next === undefined ? null : Math.max(0, next - Date.now());
};

export const heartbeat = (db: Connection, job: ClaimedJob, leaseMs: number): boolean =>
  changeClaimed(db, 'UPDATE jobs SET until_ms = ?', [Date.now() + leaseMs], job);

export const finishJob = (db: Connection, job: ClaimedJob): boolean =>
  changeClaimed(db, 'DELETE FROM jobs', [], job);

export const giveBackJob = (db: Connection, job: ClaimedJob): boolean =>
  changeClaimed(db, `UPDATE jobs SET state = 'waiting'`, [], job);

export const retryJob = (db: Connection, job: ClaimedJob, delayMs: number): boolean =>
  changeClaimed(
    db,
    `UPDATE jobs SET state = 'waiting', attempts = attempts + 1, run_at_ms = ?`,
    [Date.now() + delayMs],
    job
  );

export const failJob = (db: Connection, job: ClaimedJob): boolean =>
  changeClaimed(db, `UPDATE jobs SET state = 'failed', attempts = attempts + 1`, [], job);

const changeClaimed = (db: Connection, change: string, values: number[], job: ClaimedJob): boolean =>
  db.write(() =>
    db.run(`${change} WHERE id = ? AND token = ? AND state = 'active'`, ...values, job.id, job.token)
  ) > 0;

export const pauseJobs = (db: Connection): void => {
  db.run(`INSERT OR IGNORE INTO queue_state (name) VALUES ('paused')`);
};

export const resumeJobs = (db: Connection): void => {
  db.run(`DELETE FROM queue_state WHERE name = 'paused'`);
};

export const countJobs = (
  db: Connection
): { waiting: number; delayed: number; active: number; failed: number } => {
  const rows = db.rows<{ state: 'waiting' | 'delayed' | 'active' | 'failed'; n: number }>(
    `SELECT CASE WHEN state = 'waiting' AND run_at_ms > ? THEN 'delayed' ELSE state END AS state, COUNT(*) AS n
     FROM jobs GROUP BY 1`,
    Date.now()
  );
  const counts = { waiting: 0, delayed: 0, active: 0, failed: 0 };
  for (const { state, n } of rows) counts[state] = n;
  return counts;
};
