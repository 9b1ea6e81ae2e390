import type { CallCount, SourceCalls, SourceCallsChange } from '../source-calls';
import type { Connection } from './connection';

const dayMs = 24 * 60 * 60 * 1000;
const countedMs = 5 * 60 * 1000;

/** Adds what is new and answers all that is known; what is older than a day is forgotten. */
export const addSourceCalls = (db: Connection, change: SourceCallsChange): SourceCalls =>
  db.write(() => {
    const now = Date.parse(change.at);
    if (change.calls > 0) count(db, change.calls, now);
    if (change.usage) noteUsage(db, change.usage);
    if (change.refusedUntil !== undefined) noteRefusal(db, change.refusedUntil);
    return known(db, now);
  });

const count = (db: Connection, calls: number, now: number): void => {
  const from = new Date(Math.floor(now / countedMs) * countedMs).toISOString();
  db.run(
    `INSERT INTO source_calls (from_at, calls) VALUES (?, ?)
     ON CONFLICT (from_at) DO UPDATE SET calls = calls + excluded.calls`,
    ...[from, calls]
  );
  db.run('DELETE FROM source_calls WHERE from_at <= ?', new Date(now - dayMs).toISOString());
};

/** The later answer counts, whichever process tells it first. */
const noteUsage = (db: Connection, { used, max, at }: NonNullable<SourceCallsChange['usage']>): void => {
  db.run(
    `INSERT INTO source_usage (one, used, most, at) VALUES (1, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET used = excluded.used, most = excluded.most, at = excluded.at
     WHERE source_usage.at IS NULL OR source_usage.at <= excluded.at`,
    ...[used, max, at]
  );
};

const noteRefusal = (db: Connection, until: string | null): void => {
  db.run(
    `INSERT INTO source_usage (one, refused_until) VALUES (1, ?)
     ON CONFLICT (one) DO UPDATE SET refused_until = excluded.refused_until`,
    until
  );
};

const known = (db: Connection, now: number): SourceCalls => {
  const counts = db.rows<CallCount>(
    'SELECT from_at AS "from", calls FROM source_calls WHERE from_at > ? ORDER BY from_at',
    new Date(now - dayMs).toISOString()
  );
  const row = db.row<{ used: number | null; max: number; at: string; refusedUntil: string | null }>(
    'SELECT used, most AS max, at, refused_until AS refusedUntil FROM source_usage'
  );
  const usage = row && row.used !== null ? { used: row.used, max: row.max, at: row.at } : null;
  return { counts, usage, refusedUntil: row?.refusedUntil ?? null };
};
