/**
 * What Home and "Sync now" stand on: syncs that a person paused, outcomes counted by the hour, records that need
 * attention or wait, runs that were asked for by record, requests that were left in the org, and runs whose row in the
 * org is still to be written.
 */
export const homeSchema = `
  CREATE TABLE pauses (
    sync TEXT PRIMARY KEY,
    paused_by TEXT NOT NULL,
    at TEXT NOT NULL
  ) WITHOUT ROWID;

  -- hour is the beginning of an ISO time in UTC: 2026-11-22T08.
  CREATE TABLE outcome_hours (
    hour TEXT NOT NULL,
    sync TEXT NOT NULL,
    delivered INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    PRIMARY KEY (hour, sync)
  ) WITHOUT ROWID;
  INSERT INTO outcome_hours
    SELECT SUBSTR(o.at, 1, 13) AS hour, r.sync, SUM(o.status = 'delivered'), SUM(o.status = 'skipped'),
      SUM(o.status = 'rejected')
    FROM outcomes o JOIN runs r ON r.seq = o.run_seq GROUP BY hour, r.sync;

  CREATE INDEX records_unsettled ON records (sync, status, code) WHERE status IN ('rejected', 'deferred');
  CREATE INDEX runs_of_turns ON runs (sync, seq) WHERE cause NOT IN ('record', 'message');

  -- records is a JSON array of ids; problem says why the run could not begin; queued is 1 once its job is in line.
  CREATE TABLE asked_runs (
    run TEXT PRIMARY KEY,
    job TEXT NOT NULL,
    sync TEXT NOT NULL,
    records TEXT NOT NULL,
    at TEXT NOT NULL,
    queued INTEGER NOT NULL DEFAULT 0,
    problem TEXT
  ) WITHOUT ROWID;
  CREATE INDEX asked_runs_of_job ON asked_runs (job, at);
  CREATE INDEX asked_runs_at ON asked_runs (at);
  CREATE INDEX asked_runs_to_queue ON asked_runs (run) WHERE queued = 0;

  CREATE TABLE org_requests (
    request TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    run TEXT,
    message TEXT NOT NULL,
    at TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX org_requests_at ON org_requests (at);

  ALTER TABLE runs ADD COLUMN row_due INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX runs_row_due ON runs (seq) WHERE row_due = 1;
`;
