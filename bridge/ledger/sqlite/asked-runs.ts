import type { AskedOutcome, AskedProblem, AskedRun, AskedStanding, OrgRequest } from '../asked-runs';
import type { Connection } from './connection';
import { idList } from './row-order';

export const noteAsked = (
  db: Connection,
  runs: readonly AskedRun[],
  requests: readonly OrgRequest[] = []
): void =>
  db.write(() => {
    for (const { run, sync, job, recordIds, at } of runs)
      db.run(
        'INSERT OR IGNORE INTO asked_runs (run, sync, job, records, at) VALUES (?, ?, ?, ?, ?)',
        ...[run, sync, job, JSON.stringify(recordIds), at]
      );
    for (const { request, state, run, message, at } of requests)
      db.run(
        'INSERT OR IGNORE INTO org_requests (request, state, run, message, at) VALUES (?, ?, ?, ?, ?)',
        ...[request, state, run, message, at]
      );
  });

export const noteQueued = (db: Connection, runs: readonly string[]): void =>
  db.write(() => {
    db.run(
      'UPDATE asked_runs SET queued = 1 WHERE run IN (SELECT value FROM json_each(?))',
      JSON.stringify(runs)
    );
  });

export const dropAsked = (db: Connection, run: string): void =>
  db.write(() => {
    db.run('DELETE FROM asked_runs WHERE run = ?', run);
  });

export const failAsked = (db: Connection, run: string, problem: AskedProblem): void =>
  db.write(() => {
    db.run('UPDATE asked_runs SET problem = ? WHERE run = ?', JSON.stringify(problem), run);
  });

export const unqueuedRuns = (db: Connection, before: string): AskedRun[] =>
  db
    .rows<Omit<AskedRun, 'recordIds'> & { records: string }>(
      'SELECT run, sync, job, records, at FROM asked_runs WHERE queued = 0 AND at < ? ORDER BY run',
      before
    )
    .map(({ records, ...run }) => ({ ...run, recordIds: JSON.parse(records) as string[] }));

export const askedRunOfJob = (db: Connection, job: string): string | null =>
  db.row<{ run: string }>('SELECT run FROM asked_runs WHERE job = ? ORDER BY at DESC LIMIT 1', job)?.run ??
  null;

interface StandingRow extends Omit<AskedStanding, 'problem' | 'error' | 'counts' | 'done'> {
  readonly problem: string | null;
  readonly error: string | null;
  /** A JSON object: how often each outcome. */
  readonly counts: string;
}

export const askedStandings = (db: Connection, runs: readonly string[]): AskedStanding[] =>
  db
    .rows<StandingRow>(
      `SELECT a.run, a.sync, a.at, r.state, a.problem, r.error, JSON_ARRAY_LENGTH(a.records) AS total,
         (SELECT JSON_GROUP_OBJECT(status, records) FROM
           (SELECT o.status, COUNT(*) AS records FROM json_each(a.records) ids
            JOIN outcomes o ON o.run_seq = r.seq AND o.record_id = ids.value GROUP BY o.status)) AS counts
       FROM asked_runs a LEFT JOIN runs r ON r.run = a.run
       WHERE a.run IN (SELECT value FROM json_each(?))`,
      JSON.stringify(runs)
    )
    .map(({ problem, error, counts, ...standing }) => {
      const byOutcome = JSON.parse(counts) as AskedStanding['counts'];
      const done = Object.values(byOutcome).reduce((sum, records) => sum + records, 0);
      return { ...standing, done, counts: byOutcome, problem: problemOf(problem), error: problemOf(error) };
    });

const problemOf = (text: string | null): AskedProblem | null =>
  text === null ? null : (JSON.parse(text) as AskedProblem);

/** What a person looks at first. */
const urgency = `CASE o.status WHEN 'rejected' THEN 0 WHEN 'deferred' THEN 1 WHEN 'skipped' THEN 2
  WHEN 'delivered' THEN 4 WHEN 'unchanged' THEN 5 ELSE 3 END`;

export const askedOutcomes = (db: Connection, runs: readonly string[], limit: number): AskedOutcome[] =>
  db.rows<AskedOutcome>(
    `SELECT a.run, a.sync, ids.value AS recordId, o.status, o.code, o.message, o.fix, o.field
     FROM asked_runs a JOIN json_each(a.records) ids LEFT JOIN runs r ON r.run = a.run
       LEFT JOIN outcomes o ON o.run_seq = r.seq AND o.record_id = ids.value
     WHERE a.run IN (SELECT value FROM json_each(?)) ORDER BY ${urgency}, ids.value, a.sync LIMIT ?`,
    ...[JSON.stringify(runs), limit]
  );

export const orgRequests = (db: Connection, requests: readonly string[]): OrgRequest[] =>
  db.rows<OrgRequest>(
    `SELECT request, state, run, message, at FROM org_requests
     WHERE request IN (SELECT value FROM json_each(?)) ORDER BY request`,
    idList(requests)
  );

/** Inside a write. One slice of what was asked for before the moment; answers whether there was any. */
export const purgeAsked = (db: Connection, before: string, rows: number): boolean =>
  db.run(
    'DELETE FROM asked_runs WHERE run IN (SELECT run FROM asked_runs WHERE at < ? LIMIT ?)',
    ...[before, rows]
  ) +
    db.run(
      'DELETE FROM org_requests WHERE request IN (SELECT request FROM org_requests WHERE at < ? LIMIT ?)',
      ...[before, rows]
    ) >
  0;
