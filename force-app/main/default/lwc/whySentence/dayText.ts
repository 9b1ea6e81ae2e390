import { fill } from 'c/fill';
import type { WhyContext } from './context';

const HOURS_24 = 86_400_000;

/**
 * A moment as a sentence says it: "today at 14:05", "tomorrow at 09:00", "on 3 November", with the year where it is
 * another one, and with the time of day where it is still to come. Null for a text that is no moment.
 */
export function dayText(moment: string, context: WhyContext): string | null {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return null;
  const { texts, now } = context;
  const time = timeOf(at, context);
  if (isSameDay(at, now, context)) return fill(texts.Why_Today, [time]);
  if (isSameDay(at, new Date(now.getTime() + HOURS_24), context)) return fill(texts.Why_Tomorrow, [time]);
  const day = calendarDay(at, context);
  return at > now ? fill(texts.Why_On_Day_At, [day, time]) : fill(texts.Why_On_Day, [day]);
}

/** `3 November`; `3 November 2025` where the year is another one. */
export function calendarDay(at: Date, context: WhyContext): string {
  const isThisYear = yearOf(at, context) === yearOf(context.now, context);
  return format(at, { day: 'numeric', month: 'long', year: isThisYear ? undefined : 'numeric' }, context);
}

/** A time without its sentence: `3 November, 14:05`. */
export const dayAndTime = (at: Date, context: WhyContext): string =>
  `${calendarDay(at, context)}, ${timeOf(at, context)}`;

/** `9:05 AM` stays on one line. */
const timeOf = (at: Date, context: WhyContext): string =>
  format(at, { timeStyle: 'short' }, context).replace(/\s/g, '\u00a0');

const isSameDay = (one: Date, other: Date, context: WhyContext): boolean =>
  format(one, { dateStyle: 'short' }, context) === format(other, { dateStyle: 'short' }, context);

const yearOf = (at: Date, context: WhyContext): string => format(at, { year: 'numeric' }, context);

/** Dates are part of a sentence: one in German does not say "November 3". */
function format(at: Date, options: Intl.DateTimeFormatOptions, context: WhyContext): string {
  const { language, locale, timeZone } = context;
  const isOneLanguage = languageOf(locale) === languageOf(language);
  return new Intl.DateTimeFormat(isOneLanguage ? locale : language, { ...options, timeZone }).format(at);
}

const languageOf = (tag: string): string | undefined => tag.split(/[-_]/)[0];
