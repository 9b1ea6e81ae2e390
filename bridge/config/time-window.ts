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
export function isOpen(schedule: Schedule, timeZone: string, moment: Date): boolean {
  if (schedule.within.length === 0 && schedule.except.length === 0) return true;
  const clock = clockIn(moment, timeZone);
  const minuteOfDay = Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
  return isOpenAt(schedule, { date: clock.slice(0, 10), minuteOfDay });
}

const minutesOfDay = 24 * 60;

/** Whether runs may start at some minute of that date (`yyyy-MM-dd`): windows open and close at their edges alone. */
export function opensOn(schedule: Schedule, date: string): boolean {
  const edges = [...schedule.within, ...schedule.except].flatMap(({ hours }) =>
    hours ? [hours.start, hours.end] : []
  );
  return [0, ...edges].some(
    (minuteOfDay) => minuteOfDay < minutesOfDay && isOpenAt(schedule, { date, minuteOfDay })
  );
}

function isOpenAt({ within, except }: Schedule, at: WallTime): boolean {
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
