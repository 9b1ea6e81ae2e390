import { closeSync, openSync } from 'node:fs';
import { Connection, isBusy } from './connection';
import { migrate } from './migrations';

const patienceMs = 15_000;

/**
 * Opens the ledger file, makes it when missing (readable by its owner alone), and brings it up to date.
 * `synchronous` is FULL: see docs/decisions/2026-11-21-libsql-in-a-worker.md.
 */
export const openFile = (path: string): Connection => {
  // The driver would create it with the process's umask; its -wal and -shm files take the mode of this one.
  closeSync(openSync(path, 'a', 0o600));
  const db = new Connection(path);
  try {
    patiently(() => db.rows('PRAGMA journal_mode = WAL'));
    db.script('PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;');
    patiently(() => migrate(db));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Changing to WAL, and mending the file after a crash, fail at once where other statements wait for a lock. */
const patiently = (work: () => void): void => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
};

/** Empties the write-ahead log into the file where no other process is using it, and closes. */
export const closeFile = (db: Connection): void => {
  try {
    db.script('PRAGMA busy_timeout = 100');
    db.rows('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    db.close();
  }
};
