/**
 * Leaving scope: waves of removals that wait for a person, the last values sent of what may be taken away, and what was
 * taken away by which run.
 */
export const leavingSchema = `
  ALTER TABLE runs ADD COLUMN held TEXT;
  CREATE INDEX runs_held ON runs (seq) WHERE state = 'held';

  CREATE TABLE held_removals (
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    run TEXT NOT NULL,
    reason TEXT NOT NULL,
    approved INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (sync, record_id)
  ) WITHOUT ROWID;
  CREATE INDEX held_removals_of_run ON held_removals (run, record_id);

  CREATE TABLE sent_values (
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sync, record_id, step)
  ) WITHOUT ROWID;

  CREATE TABLE taken_away (
    run TEXT NOT NULL,
    record_id TEXT NOT NULL,
    step TEXT NOT NULL,
    sync TEXT NOT NULL,
    object TEXT NOT NULL,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    target TEXT,
    body TEXT,
    at TEXT NOT NULL,
    put_back_by TEXT,
    PRIMARY KEY (run, record_id, step)
  ) WITHOUT ROWID;
  CREATE INDEX taken_away_by_time ON taken_away (at);
  CREATE INDEX taken_away_of_record ON taken_away (record_id);
`;
