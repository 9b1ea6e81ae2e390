import type { Counts } from '../../sync/model';
import type { OutcomeHour } from '../overview';
import type { Connection } from './connection';

/** `2026-11-22T08`, of an ISO time in UTC. */
const hourOf = (at: string): string => at.slice(0, 13);

/** Inside a write: counts as they are added to those of a run, at that ISO time. */
export const addToHour = (db: Connection, sync: string, at: string, counts: Partial<Counts>): void => {
  const { delivered = 0, skipped = 0, rejected = 0 } = counts;
  if (delivered === 0 && skipped === 0 && rejected === 0) return;
  db.run(
    `INSERT INTO outcome_hours (hour, sync, delivered, skipped, rejected) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET delivered = delivered + excluded.delivered, skipped = skipped + excluded.skipped,
       rejected = rejected + excluded.rejected`,
    ...[hourOf(at), sync, delivered, skipped, rejected]
  );
};

export const outcomesByHour = (db: Connection, from: string): OutcomeHour[] =>
  db.rows<OutcomeHour>(
    `SELECT sync, hour || ':00:00.000Z' AS hour, delivered, skipped, rejected FROM outcome_hours
     WHERE hour >= ? ORDER BY hour, sync`,
    hourOf(from)
  );

/** Inside a write. One slice of what is older than the moment; answers whether there was any. */
export const purgeHours = (db: Connection, before: string, rows: number): boolean =>
  db.run(
    `DELETE FROM outcome_hours WHERE (hour, sync) IN (
       SELECT hour, sync FROM outcome_hours WHERE hour < ? LIMIT ?)`,
    ...[hourOf(before), rows]
  ) > 0;
