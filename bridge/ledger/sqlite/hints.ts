import type { Hint, HintQuery, StoredHint } from '../ledger';
import type { Connection } from './connection';

/** Answers how many are new: what a message said that was heard before is left out. */
export const addHints = (db: Connection, hints: readonly Hint[]): number =>
  db.write(() => {
    const fresh = hints.filter(({ message }) => message === null || !wasHeard(db, message));
    for (const { sync, recordId, lane, run, message, at } of fresh) {
      db.run(
        'INSERT INTO hints (sync, record_id, lane, run, at) VALUES (?, ?, ?, ?, ?)',
        ...[sync, recordId, lane, run, at]
      );
      if (message !== null) db.run('INSERT OR IGNORE INTO heard_messages VALUES (?, ?)', message, at);
    }
    return fresh.length;
  });

const wasHeard = (db: Connection, message: string): boolean =>
  Boolean(db.row('SELECT 1 AS found FROM heard_messages WHERE message = ?', message));

/**
 * Those that nobody has taken up yet become the asking run's; what was asked for by a person comes first. What one run
 * takes up is answered whole, however much it is: its other half would never be taken.
 */
export const takeHints = (db: Connection, { sync, lane, run, limit }: HintQuery): StoredHint[] => {
  // Every run under way looks twice a second: while nothing waits that takes no lock from whoever writes.
  if (!db.row('SELECT 1 AS found FROM hints WHERE sync = ? LIMIT 1', sync)) return [];
  return db.write(() => {
    const ofLane = [lane ?? null, lane ?? null];
    db.run(
      `UPDATE hints SET run = ? WHERE seq IN (
         SELECT seq FROM hints WHERE sync = ? AND run IS NULL AND (? IS NULL OR lane = ?) ORDER BY seq LIMIT ?)`,
      ...[run, sync, ...ofLane, limit]
    );
    return db.rows<StoredHint>(
      `SELECT seq, sync, record_id AS recordId, lane, run, at FROM hints
       WHERE sync = ? AND run IN (
         SELECT run FROM hints WHERE sync = ? AND run IS NOT NULL AND (? IS NULL OR lane = ?)
         GROUP BY run ORDER BY MAX(lane = 'interactive') DESC, MIN(seq) LIMIT ?)
       ORDER BY lane = 'interactive' DESC, seq`,
      ...[sync, sync, ...ofLane, limit]
    );
  });
};

export const finishHints = (db: Connection, seqs: readonly number[]): void =>
  db.write(() => {
    db.run('DELETE FROM hints WHERE seq IN (SELECT value FROM json_each(?))', JSON.stringify(seqs));
  });

export const syncsWithHints = (db: Connection): string[] =>
  db.rows<{ sync: string }>('SELECT DISTINCT sync FROM hints').map(({ sync }) => sync);

/** Salesforce sends a notification again for a day (salesforce-api 7); twice that, for clocks that differ. */
const heardForMs = 2 * 24 * 60 * 60 * 1000;

/** Inside a write: hints that nobody took, and messages that will not come again. */
export const purgeHints = (db: Connection, before: string, rows: number): boolean =>
  db.run('DELETE FROM hints WHERE seq IN (SELECT seq FROM hints WHERE at < ? LIMIT ?)', before, rows) +
    db.run(
      'DELETE FROM heard_messages WHERE message IN (SELECT message FROM heard_messages WHERE at < ? LIMIT ?)',
      ...[laterOf(before, new Date(Date.now() - heardForMs).toISOString()), rows]
    ) >
  0;

/** ISO times. */
const laterOf = (one: string, other: string): string => (one > other ? one : other);
