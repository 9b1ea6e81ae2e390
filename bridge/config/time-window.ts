import { clockIn } from '../sync/transforms/zoned-dates';
import type { Schedule, TimeWindow } from './sync-definition';

const dayMs = 24 * 60 * 60 * 1000;

/** A moment on the clocks of a time zone. */
interface WallTime {
  /** `yyyy-MM-dd`. */
  readonly date: string;
  readonly minuteOfDay: number;
}

/** Whether runs may start at that moment. */
export function isOpen({ within, except }: Schedule, timeZone: string, moment: Date): boolean {
  if (within.length === 0 && except.length === 0) return true;
  const clock = clockIn(moment, timeZone);
  const minuteOfDay = Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
  const at = { date: clock.slice(0, 10), minuteOfDay };
  const holds = (window: TimeWindow): boolean => contains(window, at);
  return (within.length === 0 || within.some(holds)) && !except.some(holds);
}

function contains(window: TimeWindow, { date, minuteOfDay }: WallTime): boolean {
  const { hours } = window;
  if (!hours) return isDayOf(window, date);
  if (hours.start < hours.end) {
    return isDayOf(window, date) && minuteOfDay >= hours.start && minuteOfDay < hours.end;
  }
  // Over midnight: the small hours belong to the day on which the window opened.
  if (minuteOfDay >= hours.start) return isDayOf(window, date);
  return minuteOfDay < hours.end && isDayOf(window, dayBefore(date));
}

function isDayOf({ weekdays, dates }: TimeWindow, date: string): boolean {
  if (dates && (date < dates.first || date > dates.last)) return false;
  return weekdays === null || weekdays.includes(new Date(date).getUTCDay());
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
