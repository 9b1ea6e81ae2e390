import { clockIn, millisecondsOf } from '../sync/transforms/zoned-dates';
import type { Schedule, TimeWindow } from './sync-definition';
import { isOpen, opensOn } from './time-window';

const minuteMs = 60_000;
/** Clocks are ahead of UTC by a multiple of this, and change by one. */
const mostMinutes = 15;
/** How far ahead is looked for a window that opens. */
const horizonDays = 370;
const dayMs = 24 * 60 * minuteMs;
/** Around a day, for clocks that change at its edges. */
const marginMs = 3 * 60 * minuteMs;

/**
 * The first moment from then on at which runs may start; null when no window opens within a year. To the minute: windows
 * open and close at whole ones. Only days on which a window may open are looked at by the minute.
 */
export function nextOpening(schedule: Schedule, timeZone: string, from: Date): Date | null {
  if (isOpen(schedule, timeZone, from)) return from;
  const stepMs = minuteMs * [...schedule.within, ...schedule.except].reduce(commonStep, mostMinutes);
  const today = Date.parse(clockIn(from, timeZone).slice(0, 10));
  for (let day = 0; day <= horizonDays; day += 1) {
    const date = dateOf(today + day * dayMs);
    if (!opensOn(schedule, date)) continue;
    const start = Math.max(from.getTime(), millisecondsOf(date, timeZone) - marginMs);
    const end = millisecondsOf(dateOf(today + (day + 1) * dayMs), timeZone) + marginMs;
    for (let moment = Math.ceil(start / stepMs) * stepMs; moment < end; moment += stepMs)
      if (isOpen(schedule, timeZone, new Date(moment))) return new Date(moment);
  }
  return null;
}

const dateOf = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);

/** Minutes that all edges of the windows are multiples of. */
const commonStep = (step: number, { hours }: TimeWindow): number =>
  hours ? commonDivisor(commonDivisor(step, hours.start), hours.end) : step;

const commonDivisor = (first: number, second: number): number =>
  second === 0 ? first : commonDivisor(second, first % second);
