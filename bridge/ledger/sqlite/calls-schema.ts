/**
 * What time a run reads; and every call that was made. `known_ids` tells quickly which calls cannot be about a record (calls-about.ts), `about` holds
 * all ids, `bodies` request and answer; both are compressed.
 */
export const callsSchema = `
  CREATE TABLE calls (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    run_seq INTEGER,
    sync TEXT,
    side TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    status INTEGER,
    causes TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    bytes_sent INTEGER NOT NULL,
    bytes_received INTEGER,
    row_count INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    about_count INTEGER NOT NULL,
    known_ids BLOB,
    about BLOB,
    bodies BLOB NOT NULL
  );
  ALTER TABLE runs ADD COLUMN reading TEXT;
  CREATE INDEX calls_in_time ON calls (at_ms);
  CREATE INDEX calls_of_run ON calls (run_seq, seq) WHERE run_seq IS NOT NULL;
`;
