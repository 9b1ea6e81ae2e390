/**
 * Trials: a definition sent to a few people first. about holds the rest of a trial as JSON, before and written what its
 * users had before and what calls wrote to them; before is gone once nobody needs it.
 */
export const trialsSchema = `
  CREATE TABLE trials (
    seq INTEGER PRIMARY KEY,
    trial TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    sync TEXT NOT NULL,
    state TEXT NOT NULL,
    learned INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    about TEXT NOT NULL
  );
  CREATE INDEX trials_of_sync ON trials (LOWER(sync), seq);
  CREATE INDEX trials_open ON trials (seq)
    WHERE state IN ('sending', 'undoing') OR (state = 'kept' AND learned = 0);

  CREATE TABLE trial_people (
    trial TEXT NOT NULL,
    position INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    outcome TEXT,
    PRIMARY KEY (trial, position)
  ) WITHOUT ROWID;

  CREATE TABLE trial_users (
    trial TEXT NOT NULL,
    user_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    records TEXT NOT NULL,
    was_there INTEGER NOT NULL,
    before TEXT,
    written TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    undo TEXT,
    undo_message TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (trial, user_key)
  ) WITHOUT ROWID;
  CREATE INDEX trial_users_by_key ON trial_users (user_key);
`;
