import { asDate, asDateTime, asNumber, ValueProblem } from './values';

/** Formatters are dear to make and cheap to use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  });
  formatters.set(timeZone, made);
  return made;
}

export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
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
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value])
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${date} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/**
 * The first moment of the date in the zone. Twice is enough: the second guess already lies on the right side of a
 * change of clocks. Where midnight is skipped by one, the day begins at the first moment after it.
 */
function midnightIn(date: string, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  const offsetAt = (moment: number): number =>
    Date.parse(`${clockIn(new Date(moment), timeZone).replace(' ', 'T')}Z`) - moment;
  const guess = wanted - offsetAt(wanted);
  const moment = wanted - offsetAt(guess);
  return clockIn(new Date(moment), timeZone).startsWith(date) ? moment : guess;
}
