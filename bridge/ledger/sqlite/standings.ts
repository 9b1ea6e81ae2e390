import { heldCode } from '../../sync/leaving/leaving-ledger';
import type { SyncStanding } from '../overview';
import { findBookmark } from './bookmarks';
import type { Connection } from './connection';
import { listRuns, unfinishedRun } from './runs';

export const standings = (db: Connection, syncs: readonly string[]): SyncStanding[] =>
  syncs.map((sync) => ({
    sync,
    ...unsettled(db, sync),
    retryAt: firstRetry(db, sync),
    lastRun: listRuns(db, { sync, limit: 1 })[0] ?? null,
    lastTurnAt: lastTurn(db, sync),
    unfinished: unfinishedRun(db, sync),
    mark: findBookmark(db, sync)?.mark ?? null
  }));

const unsettled = (db: Connection, sync: string): Pick<SyncStanding, 'needsAttention' | 'waiting'> => {
  const rows = db.rows<{ status: string; n: number }>(
    `SELECT status, COUNT(*) AS n FROM records INDEXED BY records_unsettled
     WHERE sync = ? AND status IN ('rejected', 'deferred') AND code <> ? GROUP BY status`,
    ...[sync, heldCode]
  );
  const countOf = (wanted: string): number => rows.find(({ status }) => status === wanted)?.n ?? 0;
  return { needsAttention: countOf('rejected'), waiting: countOf('deferred') };
};

const firstRetry = (db: Connection, sync: string): string | null =>
  db.row<{ at: string | null }>(
    'SELECT MIN(retry_at) AS at FROM records WHERE sync = ? AND retry_at IS NOT NULL',
    sync
  )?.at ?? null;

const lastTurn = (db: Connection, sync: string): string | null =>
  db.row<{ at: string }>(
    `SELECT started_at AS at FROM runs WHERE sync = ? AND cause NOT IN ('record', 'message')
     ORDER BY seq DESC LIMIT 1`,
    sync
  )?.at ?? null;
