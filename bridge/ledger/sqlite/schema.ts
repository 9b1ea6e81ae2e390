/**
 * The ledger's tables. Times are ISO text in UTC, those that end in `_ms` are milliseconds since 1970.
 * Tables with a natural key are stored in its order, so a page sorted by id is read and written in one sweep.
 */
export const firstSchema = `
  CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    token INTEGER NOT NULL,
    owner_id TEXT,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    start_ticks TEXT,
    label TEXT NOT NULL,
    until_ms INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE runs (
    seq INTEGER PRIMARY KEY,
    run TEXT NOT NULL UNIQUE,
    sync TEXT NOT NULL,
    cause TEXT NOT NULL,
    state TEXT NOT NULL,
    counts TEXT NOT NULL,
    salesforce_calls INTEGER NOT NULL,
    iterable_calls INTEGER NOT NULL,
    bookmark TEXT,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    definition TEXT NOT NULL,
    query TEXT,
    notices TEXT NOT NULL,
    error TEXT
  );
  CREATE INDEX runs_of_sync ON runs (sync, seq);
  CREATE INDEX runs_unfinished ON runs (sync, seq) WHERE state IN ('running', 'interrupted');

  CREATE TABLE bookmarks (
    sync TEXT PRIMARY KEY,
    mark TEXT,
    reading TEXT
  ) WITHOUT ROWID;

  CREATE TABLE records (
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    object TEXT NOT NULL,
    status TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    field TEXT,
    fix TEXT,
    identity_key TEXT,
    delivered_fingerprint TEXT,
    delivered_identity TEXT,
    delivered_at TEXT,
    rejected_fingerprint TEXT,
    retry_at TEXT,
    attempts INTEGER NOT NULL,
    write_back_error TEXT,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (sync, record_id)
  ) WITHOUT ROWID;
  CREATE INDEX records_by_id ON records (record_id);
  CREATE INDEX records_to_retry ON records (sync, retry_at) WHERE retry_at IS NOT NULL;

  CREATE TABLE identities (
    project TEXT NOT NULL,
    identity_key TEXT NOT NULL,
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (project, identity_key)
  ) WITHOUT ROWID;
  CREATE INDEX identities_by_key ON identities (identity_key);
  CREATE INDEX identities_by_record ON identities (record_id);

  CREATE TABLE outcomes (
    run_seq INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    object TEXT NOT NULL,
    status TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    field TEXT,
    fix TEXT,
    retry_at TEXT,
    identity_key TEXT,
    fingerprint TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (run_seq, record_id)
  ) WITHOUT ROWID;
  CREATE INDEX outcomes_of_record ON outcomes (record_id, run_seq);

  CREATE TABLE dead_letters (
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    object TEXT NOT NULL,
    run TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    field TEXT,
    fix TEXT,
    payload TEXT,
    definition TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (sync, record_id)
  ) WITHOUT ROWID;

  CREATE TABLE write_backs (
    seq INTEGER PRIMARY KEY,
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    object TEXT NOT NULL,
    status TEXT NOT NULL,
    message TEXT NOT NULL,
    synced_at TEXT
  );
  CREATE UNIQUE INDEX write_backs_of_record ON write_backs (sync, record_id, seq);
  CREATE INDEX write_backs_in_order ON write_backs (sync, seq);

  CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    run_at_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    token INTEGER NOT NULL DEFAULT 0,
    owner_id TEXT,
    host TEXT,
    pid INTEGER,
    start_ticks TEXT,
    until_ms INTEGER
  );
  CREATE UNIQUE INDEX jobs_one_of_a_key ON jobs (key) WHERE state IN ('waiting', 'active');
  CREATE INDEX jobs_in_order ON jobs (state, run_at_ms, id);

  CREATE TABLE queue_state (name TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/**
 * Several steps a record, identities that a higher rank takes over, users, the child rows of arrays and
 * what names came to. Of users it carries over whom the first version delivered, as far as their records still own them.
 */
export const stepsSchema = `
  ALTER TABLE records ADD COLUMN steps TEXT NOT NULL DEFAULT '{}';

  ALTER TABLE identities ADD COLUMN object TEXT NOT NULL DEFAULT '';
  ALTER TABLE identities ADD COLUMN rank REAL;
  UPDATE identities SET object = COALESCE((
    SELECT object FROM records r WHERE r.sync = identities.sync AND r.record_id = identities.record_id), '');

  CREATE TABLE users (
    project TEXT NOT NULL,
    user_key TEXT NOT NULL,
    first_delivered_at TEXT NOT NULL,
    last_delivered_at TEXT NOT NULL,
    PRIMARY KEY (project, user_key)
  ) WITHOUT ROWID;
  INSERT INTO users
    SELECT i.project, i.identity_key, MIN(r.delivered_at), MAX(r.delivered_at)
    FROM identities i JOIN records r ON r.record_id = i.record_id AND r.delivered_identity = i.identity_key
    WHERE r.delivered_at IS NOT NULL AND r.sync = i.sync GROUP BY i.project, i.identity_key;

  CREATE TABLE children (
    sync TEXT NOT NULL,
    record_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (sync, record_id, child_id)
  ) WITHOUT ROWID;
  CREATE INDEX children_by_id ON children (sync, child_id);

  CREATE TABLE targets (
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (project, name)
  ) WITHOUT ROWID;
`;

/** Records that were left out because another one owns their identity, by what they wait for. */
export const waitingSchema = `
  CREATE INDEX records_waiting ON records (identity_key) WHERE code IN ('duplicate', 'item-collision');
`;

/** Several records may concern one user: memberships of several campaigns. */
export const usersOfRecordsSchema = `
  CREATE INDEX records_by_user ON records (sync, delivered_identity) WHERE delivered_identity IS NOT NULL;
`;
