import type { Schedule, TimeWindow } from './sync-definition';
import { isOpen } from './time-window';

const minuteMs = 60_000;
/** Clocks are ahead of UTC by a multiple of this, and change by one. */
const mostMinutes = 15;
/** How far ahead is looked for a window that opens. */
const horizonMs = 370 * 24 * 60 * minuteMs;

/**
 * The first moment from then on at which runs may start; null when no window opens within a year. To the minute: windows
 * open and close at whole ones.
 */
export function nextOpening(schedule: Schedule, timeZone: string, from: Date): Date | null {
  if (isOpen(schedule, timeZone, from)) return from;
  const stepMs = minuteMs * [...schedule.within, ...schedule.except].reduce(commonStep, mostMinutes);
  const first = Math.ceil(from.getTime() / stepMs) * stepMs;
  for (let moment = first; moment <= from.getTime() + horizonMs; moment += stepMs)
    if (isOpen(schedule, timeZone, new Date(moment))) return new Date(moment);
  return null;
}

/** Minutes that all edges of the windows are multiples of. */
const commonStep = (step: number, { hours }: TimeWindow): number =>
  hours ? commonDivisor(commonDivisor(step, hours.start), hours.end) : step;

const commonDivisor = (first: number, second: number): number =>
  second === 0 ? first : commonDivisor(second, first % second);
