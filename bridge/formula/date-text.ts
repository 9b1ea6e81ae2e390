import { dayIfReal, dayLength, dateOf, monthOf, yearOf } from './calendar';

/** The number that `count` digits at a place spell; -1 when they are no digits. */
function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let place = start; place < start + count; place++) {
    const digit = text.charCodeAt(place) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const dash = 45;
const colon = 58;

/** The day of the `YYYY-MM-DD` with which a text begins. */
function leadingDay(text: string): number | null {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return null;
  return dayIfReal(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
}

/** `YYYY-MM-DD`, and nothing else. */
export const readDay = (text: string): number | null => (text.length === 10 ? leadingDay(text) : null);

/** `hh:mm:ss`, with or without a fraction, from a place to the end of the text; -1 when it is none. */
function timeAt(text: string, start: number, end: number): number {
  if (text.charCodeAt(start + 2) !== colon || text.charCodeAt(start + 5) !== colon) return -1;
  const hour = digitsAt(text, start, 2);
  const minute = digitsAt(text, start + 3, 2);
  const second = digitsAt(text, start + 6, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1;
  const thousandths = fractionAt(text, start + 8, end);
  return thousandths < 0 ? -1 : ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

/** `.S` to `.SSSSSSSSS` in milliseconds, cut; nothing at all is 0. */
function fractionAt(text: string, start: number, end: number): number {
  if (start === end) return 0;
  const count = end - start - 1;
  if (text[start] !== '.' || count < 1 || count > 9 || digitsAt(text, start + 1, count) < 0) return -1;
  return digitsAt(text.slice(start + 1, end).padEnd(3, '0'), 0, 3);
}

/** Where the zone of a date/time starts: `Z`, `+hhmm`, `+hh:mm`; -1 when it has none. */
function zoneStart(text: string): number {
  if (text.endsWith('Z')) return text.length - 1;
  for (const length of [5, 6]) {
    const sign = text[text.length - length];
    if (sign === '+' || sign === '-') return text.length - length;
  }
  return -1;
}

/** Milliseconds that the zone is ahead of UTC; NaN when it is none. */
function zoneAt(text: string, start: number): number {
  if (text[start] === 'Z') return 0;
  const minutesAt = text.charCodeAt(start + 3) === colon ? start + 4 : start + 3;
  const hours = digitsAt(text, start + 1, 2);
  const minutes = digitsAt(text, minutesAt, 2);
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return NaN;
  const size = (hours * 60 + minutes) * 60_000;
  return text[start] === '-' ? -size : size;
}

/** A date/time as Salesforce's APIs write it (`T`, seconds, a zone), in UTC; source: salesforce-api 2.3. */
export function readMoment(text: string): number | null {
  const day = leadingDay(text);
  const zone = zoneStart(text);
  if (day === null || text[10] !== 'T' || zone < 19) return null;
  const time = timeAt(text, 11, zone);
  const moment = day * dayLength + time - zoneAt(text, zone);
  return time < 0 || Number.isNaN(moment) ? null : moment;
}

/** `hh:mm:ss.SSSZ` as the APIs write a time; the Z may be missing. */
export function readTime(text: string): number | null {
  const time = timeAt(text, 0, text.endsWith('Z') ? text.length - 1 : text.length);
  return time < 0 ? null : time;
}

const leadingDateForm = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const leadingMomentForm = /^(\d{4})-(\d{1,2})-(\d{1,2}) +(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/;

/** What DATEVALUE makes of a text: what follows the date is ignored; source: the published formula engine. */
export function readDateValue(text: string): number | null {
  const [, year, month, date] = leadingDateForm.exec(text) ?? [];
  return dayIfReal(Number(year), Number(month), Number(date));
}

/** What DATETIMEVALUE makes of a text: `YYYY-MM-DD hh:mm:ss` in GMT; source: the published formula engine. */
export function readDateTimeValue(text: string): number | null {
  const parts = leadingMomentForm.exec(text)?.slice(1).map(Number) ?? [];
  const [year = 0, month = 0, date = 0, hour = 24, minute = 60, second = 60] = parts;
  const day = dayIfReal(year, month, date);
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  return day * dayLength + ((hour * 60 + minute) * 60 + second) * 1000;
}

const timeValueForm = /^\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}$/;

/** What TIMEVALUE makes of a text: `hh:mm:ss.SSS`; source: the published formula engine. */
export function readTimeValue(text: string): number | null {
  if (!timeValueForm.test(text)) return null;
  const [hour = 24, minute = 60, second = 60, thousandths = 0] = text.split(/[:.]/).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** `YYYY-MM-DD`. */
export const writeDay = (day: number): string =>
  `${padded(yearOf(day), 4)}-${padded(monthOf(day), 2)}-${padded(dateOf(day), 2)}`;

/** `YYYY-MM-DDThh:mm:ss.SSSZ`. */
export const writeMoment = (moment: number): string => {
  const day = Math.floor(moment / dayLength);
  return `${writeDay(day)}T${writeTime(moment - day * dayLength)}Z`;
};

/** `hh:mm:ss.SSS`. */
export function writeTime(time: number): string {
  const seconds = Math.floor(time / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = [Math.floor(minutes / 60), minutes % 60, seconds % 60].map((part) => padded(part, 2));
  return `${clock.join(':')}.${padded(time % 1000, 3)}`;
}

/** Seconds without their sign, as `hh:mm:ss` or `d:hh:mm:ss`. */
export function writeDuration(seconds: number, largest: 'days' | 'hours'): string {
  const whole = Math.trunc(Math.abs(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${padded(Math.floor(whole / 60) % 60, 2)}:${padded(whole % 60, 2)}`;
  if (largest === 'hours') return `${padded(hours, 2)}:${rest}`;
  return `${Math.floor(hours / 24)}:${padded(hours % 24, 2)}:${rest}`;
}
