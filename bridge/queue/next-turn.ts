import { nextTurnOf } from '../config/cron';
import type { Schedule } from '../config/sync-definition';
import { nextOpening } from '../config/next-opening';
import { isOpen } from '../config/time-window';
import { hasTurns, isTurn, retryPauseMs, turnOfInterval, type ScheduledSync } from './schedule';

/** Turns of a cron expression that are looked at for one inside the windows. */
const turnsLookedAt = 200;

export interface ExpectedSync extends Omit<ScheduledSync, 'retryDue'> {
  /** ISO time at which its first record is to be tried again; null where none is. */
  readonly retryAt: string | null;
}

/**
 * When the sync's next run begins, by its schedule, its windows and what is to be tried again: now, if it is due. Null
 * where no run comes by itself. Pure.
 */
export function nextTurn(expected: ExpectedSync, now: Date): Date | null {
  const { sync, cutOff } = expected;
  if (!hasTurns(sync.status)) return null;
  if (cutOff !== null) return now;
  const turns = [ofSchedule(expected, now), ofRetry(expected, now)].filter((turn) => turn !== null);
  return turns.length === 0 ? null : new Date(Math.min(...turns.map((turn) => turn.getTime())));
}

function ofSchedule(expected: ExpectedSync, now: Date): Date | null {
  const { sync, lastStartedAt } = expected;
  const { schedule, timeZone } = sync;
  const { turns } = schedule;
  if ('everyMinutes' in turns)
    return nextOpening(schedule, timeZone, later(turnOfInterval(sync.name, turns, lastStartedAt), now));
  const isMissed = isTurn({ ...expected, retryDue: false }, now);
  return isMissed ? nextOpening(schedule, timeZone, now) : turnInside(schedule, turns.cron, timeZone, now);
}

/** Cron turns outside the windows are passed over, up to the next opening at once: there may be one each minute. */
function turnInside(schedule: Schedule, cron: string, timeZone: string, now: Date): Date | null {
  let turn = nextTurnOf(cron, timeZone, now);
  for (let looked = 0; turn && looked < turnsLookedAt; looked += 1) {
    if (isOpen(schedule, timeZone, turn)) return turn;
    const opening = nextOpening(schedule, timeZone, turn);
    turn = opening && nextTurnOf(cron, timeZone, new Date(opening.getTime() - 1));
  }
  return null;
}

function ofRetry({ sync, retryAt, lastStartedAt }: ExpectedSync, now: Date): Date | null {
  if (sync.status !== 'Active' || retryAt === null || lastStartedAt === null) return null;
  const earliest = Math.max(Date.parse(retryAt), Date.parse(lastStartedAt) + retryPauseMs);
  return nextOpening(sync.schedule, sync.timeZone, later(new Date(earliest), now));
}

const later = (moment: Date | null, now: Date): Date =>
  moment && moment.getTime() > now.getTime() ? moment : now;
