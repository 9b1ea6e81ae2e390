import type { Outcome } from '../../sync/model';
import type { Lease, Trial, TrialChange, TrialPerson } from '../ledger';
import type { Connection } from './connection';
import { requireLease } from './leases';

/** What has a column of its own, and what stands in the JSON of the rest. */
type Column = 'trial' | 'kind' | 'sync' | 'state' | 'isLearned' | 'startedAt';
type About = Omit<Trial, Column>;

interface TrialRow extends Omit<Pick<Trial, Column>, 'isLearned'> {
  readonly learned: number;
  readonly about: string;
}

const selected = 'SELECT trial, kind, sync, state, learned, started_at AS startedAt, about FROM trials';

const toTrial = ({ learned, about, ...row }: TrialRow): Trial => ({
  ...row,
  ...(JSON.parse(about) as About),
  isLearned: learned === 1
});

const undecided = `kind = 'people' AND state NOT IN ('undone', 'kept')`;

export const startTrial = (db: Connection, trial: Trial, recordIds: readonly string[]): boolean =>
  db.write(() => {
    const isOpen = db.row(
      `SELECT 1 AS found FROM trials WHERE LOWER(sync) = LOWER(?) AND ${undecided}`,
      trial.sync
    );
    if (trial.kind === 'people' && isOpen) return false;
    db.run(
      `INSERT INTO trials (trial, kind, sync, state, learned, started_at, about) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[trial.trial, trial.kind, trial.sync, trial.state, trial.isLearned ? 1 : 0, trial.startedAt],
      restOf(trial)
    );
    for (const [position, recordId] of recordIds.entries())
      db.run(
        'INSERT INTO trial_people (trial, position, record_id) VALUES (?, ?, ?)',
        ...[trial.trial, position, recordId]
      );
    return true;
  });

const restOf = ({
  trial: _1,
  kind: _2,
  sync: _3,
  state: _4,
  isLearned: _5,
  startedAt: _6,
  ...about
}: Trial): string => JSON.stringify(about satisfies About);

export const findTrial = (db: Connection, id: string): Trial | null => {
  const row = db.row<TrialRow>(`${selected} WHERE trial = ?`, id);
  return row ? toTrial(row) : null;
};

export const trialsOf = (db: Connection, sync: string, limit: number): Trial[] =>
  db
    .rows<TrialRow>(
      `${selected} WHERE LOWER(sync) = LOWER(?) AND kind = 'people' ORDER BY seq DESC LIMIT ?`,
      ...[sync, limit]
    )
    .map(toTrial);

/** Of the newest ones: who undoes does so soon. */
export const lastUndone = (db: Connection, project: string): string | null => {
  const newest = db.rows<TrialRow>(`${selected} ORDER BY seq DESC LIMIT 20`).map(toTrial);
  const undone = newest.filter((trial) => trial.project === project && trial.state === 'undone');
  return (
    undone
      .map(({ decidedAt }) => decidedAt ?? '')
      .sort()
      .at(-1) ?? null
  );
};

export const openTrials = (db: Connection): Trial[] =>
  db
    .rows<TrialRow>(
      `${selected} WHERE state IN ('sending', 'undoing') OR (state = 'kept' AND learned = 0) ORDER BY seq`
    )
    .map(toTrial);

export const changeTrial = (db: Connection, id: string, { from, set }: TrialChange): Trial | null =>
  db.write(() => {
    const before = findTrial(db, id);
    if (!before || !from.includes(before.state)) return null;
    const after = { ...before, ...set };
    db.run(
      'UPDATE trials SET state = ?, learned = ?, about = ? WHERE trial = ?',
      ...[after.state, after.isLearned ? 1 : 0, restOf(after), id]
    );
    return after;
  });

export const trialPeople = (db: Connection, id: string): TrialPerson[] =>
  db
    .rows<{ recordId: string; outcome: string | null }>(
      'SELECT record_id AS recordId, outcome FROM trial_people WHERE trial = ? ORDER BY position',
      id
    )
    .map(({ recordId, outcome }) => ({
      recordId,
      outcome: outcome === null ? null : (JSON.parse(outcome) as Outcome)
    }));

export const noteTrialOutcomes = (
  db: Connection,
  lease: Lease,
  id: string,
  outcomes: readonly Outcome[]
): void =>
  db.write(() => {
    requireLease(db, lease);
    for (const outcome of outcomes)
      db.run(
        'UPDATE trial_people SET outcome = ? WHERE trial = ? AND record_id = ?',
        ...[JSON.stringify(outcome), id, outcome.recordId]
      );
  });

/** Inside a write: a slice of trials that began before the moment and wait for nothing; answers whether there may be more. */
export const purgeTrials = (db: Connection, before: string, rows: number): boolean => {
  const old = db.rows<{ trial: string }>(
    `SELECT trial FROM trials WHERE started_at < ? AND state NOT IN ('sending', 'undoing')
       AND NOT (state = 'kept' AND learned = 0) ORDER BY seq LIMIT ?`,
    ...[before, rows]
  );
  const ids = JSON.stringify(old.map(({ trial }) => trial));
  for (const table of ['trial_users', 'trial_people', 'trials'])
    db.run(`DELETE FROM ${table} WHERE trial IN (SELECT value FROM json_each(?))`, ids);
  return old.length > 0;
};
