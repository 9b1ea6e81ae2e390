import { findTimeZone } from '../../formula/time-zone';
import { asDate, asDateTime, asNumber, ValueProblem } from './values';

export const isTimeZone = (name: string): boolean => findTimeZone(name) !== null;

/** Milliseconds that clocks in the zone are ahead of UTC; RangeError for a zone that does not exist. */
function offsetAt(moment: number, timeZone: string): number {
  const zone = findTimeZone(timeZone);
  if (!zone) throw new RangeError(`there is no time zone ${timeZone}`);
  return zone.offsetAt(moment);
}

/** The date (`yyyy-MM-dd`) that a moment falls on in the zone; a date without time is itself. */
export function dateIn(value: unknown, timeZone: string): string {
  if (typeof value !== 'string' || value.length <= 10) return asDate(value);
  return clockIn(momentOf(value), timeZone).slice(0, 10);
}

/** Milliseconds since 1970 of a date-time, or of a date's midnight in the zone. */
export function millisecondsOf(value: unknown, timeZone: string): number {
  if (typeof value !== 'string' || value.length > 10) return momentOf(value).getTime();
  return midnightIn(asDate(value), timeZone);
}

/** `yyyy-MM-dd HH:mm:ss +00:00` of seconds or milliseconds since 1970. */
export function fromUnix(value: unknown, millisecondsPerUnit: number): string {
  const moment = new Date(asNumber(value) * millisecondsPerUnit);
  if (Number.isNaN(moment.getTime())) throw new ValueProblem('a number of seconds since 1970', value);
  return asDateTime(moment.toISOString());
}

function momentOf(value: unknown): Date {
  const written = asDateTime(value);
  return new Date(`${written.slice(0, 10)}T${written.slice(11, 19)}Z`);
}

/** `yyyy-MM-dd HH:mm:ss` on the clocks of the zone. */
export function clockIn(moment: Date, timeZone: string): string {
  const shown = new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone));
  return shown.toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The first moment of the date in the zone. Twice is enough: the second guess already lies on the right side of a
 * change of clocks. Where midnight is skipped by one, the day begins at the first moment after it.
 */
function midnightIn(date: string, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  const guess = wanted - offsetAt(wanted, timeZone);
  const moment = wanted - offsetAt(guess, timeZone);
  return clockIn(new Date(moment), timeZone).startsWith(date) ? moment : guess;
}
