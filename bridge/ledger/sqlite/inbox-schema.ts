/** Records that are asked for or that a message named, until a run has taken them. */
export const inboxSchema = `
  CREATE TABLE hints (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    lane TEXT NOT NULL,
    -- Who takes it up: set by whoever asks, or when a run takes it; null while nobody has.
    run TEXT,
    at TEXT NOT NULL
  );
  CREATE INDEX hints_of_sync ON hints (sync, lane, seq);
  CREATE INDEX hints_of_run ON hints (run) WHERE run IS NOT NULL;

  -- Notifications that were heard: the same one comes again when its answer was lost.
  CREATE TABLE heard_messages (
    message TEXT PRIMARY KEY,
    at TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX heard_messages_at ON heard_messages (at);
`;
