/** Definitions that were good, from when on, and syncs whose publish is half done. */
export const definitionsSchema = `
  CREATE TABLE definitions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sync TEXT NOT NULL,
    version TEXT,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL,
    at TEXT NOT NULL
  );
  CREATE INDEX definitions_of_sync ON definitions (sync, id);

  CREATE TABLE half_done_publishes (
    sync TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    since TEXT NOT NULL,
    unchanged_since TEXT NOT NULL
  ) WITHOUT ROWID;
`;
