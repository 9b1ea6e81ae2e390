/** Jobs are taken by lane, and calls to Salesforce are counted by five minutes, for all processes together. */
export const queueLanesSchema = `
  -- 0 interactive, 1 live, 2 backfill.
  ALTER TABLE jobs ADD COLUMN lane INTEGER NOT NULL DEFAULT 1;
  CREATE INDEX jobs_by_lane ON jobs (state, lane, run_at_ms, id);

  CREATE TABLE source_calls (
    from_at TEXT PRIMARY KEY,
    calls INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- What the org last said of itself: one row.
  CREATE TABLE source_usage (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    used INTEGER,
    most INTEGER,
    at TEXT,
    refused_until TEXT
  );
`;
