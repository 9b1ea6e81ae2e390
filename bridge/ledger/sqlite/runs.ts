import type { Counts, Run, RunState, RunTrigger } from '../../sync/model';
import { noCounts, runTransitions } from '../../sync/model';
import type { Lease, RunChange } from '../ledger';
import type { RunKind, RunsQuery } from '../look-ups';
import type { Connection } from './connection';
import { requireLease } from './leases';

interface RunRow {
  seq: number;
  run: string;
  sync: string;
  cause: RunTrigger;
  state: RunState;
  counts: string;
  salesforceCalls: number;
  iterableCalls: number;
  bookmark: string | null;
  startedAt: string;
  endedAt: string | null;
  definition: string;
  query: string | null;
  notices: string;
  error: string | null;
  held: string | null;
  reading: string | null;
}

const columns = `seq, run, sync, cause, state, counts, salesforce_calls AS salesforceCalls,
  iterable_calls AS iterableCalls, bookmark, started_at AS startedAt, ended_at AS endedAt, definition, query,
  notices, error, held, reading`;

export const startRun = (db: Connection, lease: Lease, run: Run): void =>
  db.write(() => {
    requireLease(db, lease);
    db.run(
      `INSERT INTO runs (run, sync, cause, state, counts, salesforce_calls, iterable_calls, bookmark, started_at,
         ended_at, definition, query, notices, error)
       VALUES (?, ?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[
        run.run,
        run.sync,
        run.trigger,
        JSON.stringify(run.counts),
        run.calls.salesforce,
        run.calls.iterable
      ],
      ...[run.bookmark, run.startedAt, run.endedAt, run.definition, run.query],
      ...[JSON.stringify(run.notices), run.error && JSON.stringify(run.error)]
    );
  });

/**
 * Oldest first: should there be two, they are gone on with in their order. A run for records that were asked for in
 * between is not among them while its hints are there: whoever takes those up goes on with it.
 */
export const unfinishedRun = (db: Connection, sync: string): Run | null => {
  const row = db.row<RunRow>(
    `SELECT ${columns} FROM runs WHERE sync = ? AND state IN ('running', 'interrupted')
       AND NOT EXISTS (SELECT 1 FROM hints WHERE hints.run = runs.run) ORDER BY seq LIMIT 1`,
    sync
  );
  return row ? runOf(row) : null;
};

export const findRun = (db: Connection, runId: string): Run | null => {
  const row = runRow(db, runId);
  return row ? runOf(row) : null;
};

export const listRuns = (db: Connection, query: RunsQuery): Run[] => {
  const before = query.before === undefined ? Number.MAX_SAFE_INTEGER : (runRow(db, query.before)?.seq ?? 0);
  const parts: [string, string | undefined][] = [
    ['AND sync = ?', query.sync],
    ['AND state = ?', query.state],
    ['AND started_at >= ?', query.from],
    ['AND started_at < ?', query.to]
  ];
  const asked = parts.filter((part): part is [string, string] => part[1] !== undefined);
  const where = [...asked.map(([sql]) => sql), ofKind(query.kind)].join(' ');
  const values = asked.map(([, value]) => value);
  const sql = `SELECT ${columns} FROM runs WHERE seq < ? ${where} ORDER BY seq DESC LIMIT ?`;
  return db.rows<RunRow>(sql, before, ...values, query.limit).map(runOf);
};

const count = (name: keyof Counts): string => `(counts ->> '$.${name}')`;

const kinds: Readonly<Record<RunKind, string>> = {
  notable: `(state <> 'done' OR ${count('extracted')} > 0)`,
  sent: `${count('delivered')} > 0`,
  attention: `(state IN ('failed', 'held') OR ${count('rejected')} > 0)`,
  failed: "state = 'failed'",
  held: "state = 'held'",
  underWay: "state IN ('running', 'interrupted')"
};

const ofKind = (kind: RunKind | undefined): string => (kind ? `AND ${kinds[kind]}` : '');

export const updateRun = (db: Connection, lease: Lease, runId: string, change: RunChange): void =>
  db.write(() => {
    requireLease(db, lease);
    changeRun(db, runId, unlessDecided(requireRun(db, runId), change));
  });

/** A person may decide while the run that waits is still coming to its end: then it is done and stays so. */
const unlessDecided = ({ state, held }: RunRow, change: RunChange): RunChange =>
  change.state === 'held' && state === 'done' && held !== null
    ? { ...change, state: undefined, endedAt: undefined }
    : change;

/** Inside a write. */
export const changeRun = (db: Connection, runId: string, change: RunChange): void => {
  const row = requireRun(db, runId);
  refuseTransition(row, change.state);
  const run = changed(runOf(row), change);
  db.run(
    `UPDATE runs SET state = ?, ended_at = ?, query = ?, notices = ?, error = ?, bookmark = ?, counts = ?,
       salesforce_calls = ?, iterable_calls = ?, held = ?, reading = ?,
       row_due = MAX(row_due, ?) WHERE seq = ?`,
    ...[
      run.state,
      run.endedAt,
      run.query,
      JSON.stringify(run.notices),
      run.error && JSON.stringify(run.error)
    ],
    ...[run.bookmark, JSON.stringify(run.counts), run.calls.salesforce, run.calls.iterable],
    ...[run.held ? JSON.stringify(run.held) : null, run.window ? JSON.stringify(run.window) : null],
    ...[change.state !== undefined && isToTell(run) ? 1 : 0, row.seq]
  );
};

/** It came to its end, or waits for a person, and there is something to tell. */
const isToTell = ({ state, counts }: Run): boolean =>
  state === 'failed' || state === 'held' || (state === 'done' && counts.extracted > 0);

export const runsToTell = (db: Connection, limit: number): Run[] =>
  db.rows<RunRow>(`SELECT ${columns} FROM runs WHERE row_due = 1 ORDER BY seq LIMIT ?`, limit).map(runOf);

/** One that went on meanwhile is to be told again. */
export const noteTold = (db: Connection, told: readonly Pick<Run, 'run' | 'state'>[]): void =>
  db.write(() => {
    for (const { run, state } of told)
      db.run('UPDATE runs SET row_due = 0 WHERE run = ? AND state = ?', run, state);
  });

/** The run as stored; an Error that names it when there is none. */
export const requireRun = (db: Connection, runId: string): RunRow => {
  const row = runRow(db, runId);
  if (!row) throw new Error(`There is no run ${runId} in the ledger.`);
  return row;
};

const runRow = (db: Connection, runId: string): RunRow | undefined =>
  db.row<RunRow>(`SELECT ${columns} FROM runs WHERE run = ?`, runId);

const refuseTransition = (row: RunRow, to: RunState | undefined): void => {
  if (to === undefined || to === row.state || runTransitions[row.state].includes(to)) return;
  throw new Error(`Run ${row.run} is ${row.state} and cannot become ${to}.`);
};

const changed = (run: Run, change: RunChange): Run => {
  const { counts, calls, ...replaced } = change;
  return {
    ...run,
    ...withoutUndefined(replaced),
    counts: summed(run.counts, counts ?? {}),
    calls: {
      salesforce: run.calls.salesforce + (calls?.salesforce ?? 0),
      iterable: run.calls.iterable + (calls?.iterable ?? 0)
    }
  };
};

const summed = (counts: Counts, added: Partial<Counts>): Counts => {
  const sum = { ...counts };
  for (const name of Object.keys(noCounts()) as (keyof Counts)[]) sum[name] += added[name] ?? 0;
  return sum;
};

const withoutUndefined = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

const runOf = ({ cause, counts, notices, error, held, reading, ...row }: RunRow): Run => ({
  run: row.run,
  sync: row.sync,
  trigger: cause,
  state: row.state,
  counts: { ...noCounts(), ...(JSON.parse(counts) as Partial<Counts>) },
  bookmark: row.bookmark,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  calls: { salesforce: row.salesforceCalls, iterable: row.iterableCalls },
  definition: row.definition,
  query: row.query,
  notices: JSON.parse(notices) as string[],
  error: error === null ? null : (JSON.parse(error) as Run['error']),
  ...(held !== null && { held: JSON.parse(held) as Run['held'] }),
  ...(reading !== null && { window: JSON.parse(reading) as Run['window'] })
});
