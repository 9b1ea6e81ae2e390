import { createHash } from 'node:crypto';
import { lastTurn } from '../config/cron';
import type { SyncDefinition } from '../config/sync-definition';
import { isOpen } from '../config/time-window';

/** At most this share of the interval, and at most a minute, so that syncs of one interval do not all start at once. */
const jitterShare = 0.1;
const longestJitterMs = 60_000;
/** Between the starts of two runs when the later one is for records that are to be tried again. */
export const retryPauseMs = 60_000;
/** Turns outside the windows that are passed over on the way back to one that was missed. */
const turnsLookedBack = 200;

export interface ScheduledSync {
  readonly sync: Pick<SyncDefinition, 'name' | 'status' | 'schedule' | 'timeZone'>;
  /** ISO time at which its last run started; null when it never ran. */
  readonly lastStartedAt: string | null;
  /** Id of its run that was cut off and waits to be gone on with; null when there is none. */
  readonly cutOff: string | null;
  /** Whether records of it wait for a retry that is due. */
  readonly retryDue: boolean;
  /** ISO time since which this process knows it as one that runs: a turn before that was nobody's to take. */
  readonly knownSince: string;
}

/** Whether the schedule gives a sync of that status turns. */
export const hasTurns = (status: SyncDefinition['status']): boolean =>
  status === 'Active' || status === 'Capture';

/**
 * The syncs whose turn it is. Windows say when runs start: one that was cut off is gone on with at any time, so that no
 * records wait half done. Pure.
 */
export function dueSyncs(syncs: readonly ScheduledSync[], now: Date): ScheduledSync[] {
  return syncs.filter((scheduled) => {
    const { sync, cutOff } = scheduled;
    if (!hasTurns(sync.status)) return false;
    if (cutOff !== null) return true;
    return isOpen(sync.schedule, sync.timeZone, now) && (isTurn(scheduled, now) || isRetry(scheduled, now));
  });
}

/** A run that was missed, e.g. while the bridge was down, has its turn once, as soon as there is somebody to start it. */
export function isTurn(scheduled: ScheduledSync, now: Date): boolean {
  const { schedule, name } = scheduled.sync;
  const { turns } = schedule;
  if ('cron' in turns) return missedTurn(scheduled, turns.cron, now);
  const turn = turnOfInterval(name, turns, scheduled.lastStartedAt);
  return turn === null || turn.getTime() <= now.getTime();
}

/** When a sync that runs every so many minutes has its turn; null for one that never ran: at once. */
export function turnOfInterval(
  name: string,
  { everyMinutes }: { readonly everyMinutes: number },
  lastStartedAt: string | null
): Date | null {
  if (lastStartedAt === null) return null;
  const interval = everyMinutes * 60_000;
  return new Date(Date.parse(lastStartedAt) + interval + jitterOf(name, interval));
}

/** Whether a turn inside the windows came since the last start. A sync that never ran waits for the next one. */
function missedTurn({ sync, lastStartedAt, knownSince }: ScheduledSync, cron: string, now: Date): boolean {
  const since = Date.parse(lastStartedAt ?? knownSince);
  let turn = lastTurn(cron, sync.timeZone, now);
  for (let looked = 0; turn && looked < turnsLookedBack; looked += 1) {
    if (turn.getTime() <= since) return false;
    if (isOpen(sync.schedule, sync.timeZone, turn)) return true;
    turn = lastTurn(cron, sync.timeZone, new Date(turn.getTime() - 1));
  }
  return false;
}

/** What a sync in Capture kept back is due all the time: it waits until the sync is active. */
function isRetry({ sync, retryDue, lastStartedAt }: ScheduledSync, now: Date): boolean {
  if (sync.status !== 'Active' || !retryDue || lastStartedAt === null) return false;
  return now.getTime() - Date.parse(lastStartedAt) > retryPauseMs;
}

/** The same for a sync at all times, so that its runs keep their distance; names that are alike end up far apart. */
function jitterOf(name: string, intervalMs: number): number {
  const share = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
  return Math.min(longestJitterMs, intervalMs * jitterShare) * share;
}
