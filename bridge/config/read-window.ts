import { ScheduleError } from './schedule-error';
import type { TimeWindow } from './sync-definition';

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const daysForm = /^[a-z]+([-,][a-z]+)*$/i;
const datesForm = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/;
const hoursForm = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;
const minutesOfDay = 24 * 60;

/**
 * Days or dates, then hours, one of them at least: `Mon-Fri 08:00-18:00`, `Sat,Sun`, `2026-12-24..2026-12-26`.
 * @throws ScheduleError
 */
export function readWindow(text: string): TimeWindow {
  const words = text
    .replace(/\s*(\.\.|[-,])\s*/g, '$1')
    .split(/\s+/)
    .filter(Boolean);
  const hoursWord = words.at(-1)?.includes(':') ? words.pop() : undefined;
  const dayWord = words.shift();
  if (words.length > 0 || (!dayWord && !hoursWord)) {
    throw new ScheduleError(`"${text}" is not days or dates, then hours`);
  }
  const days = dayWord === undefined ? { weekdays: null, dates: null } : readDays(dayWord);
  return { ...days, hours: hoursWord === undefined ? null : readHours(hoursWord) };
}

function readDays(word: string): Pick<TimeWindow, 'weekdays' | 'dates'> {
  const dates = datesForm.exec(word);
  if (dates) return { weekdays: null, dates: readDates(dates[1] ?? '', dates[2]) };
  if (daysForm.test(word)) return { weekdays: word.split(',').flatMap(readWeekdays), dates: null };
  throw new ScheduleError(`"${word}" is neither a weekday nor a date`);
}

function readDates(first: string, last = first): TimeWindow['dates'] {
  for (const date of [first, last]) {
    const moment = new Date(date);
    if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date)
      throw new ScheduleError(`there is no day ${date}`);
  }
  if (last < first) throw new ScheduleError(`${last} comes before ${first}`);
  return { first, last };
}

/** `Mon` or `Mon-Fri`; `Sat-Mon` goes over the end of the week. */
function readWeekdays(range: string): number[] {
  const [first = 0, last = first, ...more] = range.split('-').map(weekdayOf);
  if (more.length > 0) throw new ScheduleError(`"${range}" is not a range of two weekdays`);
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (first + index) % 7);
}

function weekdayOf(name: string): number {
  const found = weekdayNames.indexOf(name.toLowerCase());
  if (found < 0) throw new ScheduleError(`"${name}" is not one of Mon, Tue, Wed, Thu, Fri, Sat, Sun`);
  return found;
}

function readHours(word: string): TimeWindow['hours'] {
  const [, ...parts] = hoursForm.exec(word) ?? [];
  const [startHour = 99, startMinute = 0, endHour = 99, endMinute = 0] = parts.map(Number);
  const start = startHour * 60 + startMinute;
  const end = endHour * 60 + endMinute;
  const isReal = start < minutesOfDay && end <= minutesOfDay && startMinute < 60 && endMinute < 60;
  if (!isReal) throw new ScheduleError(`"${word}" are no hours from 00:00 to 24:00`);
  if (start === end) throw new ScheduleError(`"${word}" begins when it ends`);
  return { start, end };
}
