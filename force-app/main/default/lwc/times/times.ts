import inAMoment from '@salesforce/label/c.Common_In_A_Moment';
import justNow from '@salesforce/label/c.Common_Just_Now';
import { language, locale, timeZone } from 'c/culture';

/** Below this many seconds a moment is "just now". */
const HARDLY_SECONDS = 45;
const UNITS: readonly (readonly [unit: 'day' | 'hour' | 'minute', seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60]
];

/**
 * A moment seen from now: `2 minutes ago`, `in 3 hours`, `just now`.
 * @param moment as Apex gives it, ISO 8601
 * @param now in milliseconds
 */
export function relativeTime(moment: string, now: number = Date.now()): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  if (Math.abs(seconds) < HARDLY_SECONDS) return seconds > 0 ? inAMoment : justNow;
  const [unit, length] = unitOf(Math.abs(seconds));
  return new Intl.RelativeTimeFormat(language).format(Math.round(seconds / length), unit);
}

/** How long something takes: `40 seconds`, `2 minutes`, `3 hours`. */
export function durationText(seconds: number): string {
  const [unit, length] = seconds < 59.5 ? (['second', 1] as const) : unitOf(seconds);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(seconds / length)
  );
}

/** A moment in the user's time zone and way of writing: `Nov 22, 2026, 9:26 AM`. */
export const localTime = (moment: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    Date.parse(moment)
  );

/** The same moment for those who read servers' clocks: `2026-11-22 08:26 UTC`. */
export const utcTime = (moment: string): string =>
  `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The largest unit of which there is one, or very nearly: 59.6 minutes are an hour. */
const unitOf = (seconds: number): (typeof UNITS)[number] =>
  UNITS.find(([, length]) => seconds / length >= 0.99) ?? ['minute', 60];
