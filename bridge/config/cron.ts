import { Cron, CronPattern } from 'croner';

/**
 * Named times, lists and ranges of hours exist once a day: one that the clocks skip comes when they have jumped, one
 * that they repeat comes the first time. Wildcards and steps follow the clock through both.
 */
const options = { mode: '5-part', fixedTimeRule: 'no-wildcard' } as const;
/** Any day will do to ask whether a turn ever comes. */
const someDay = new Date('2026-01-01T00:00:00Z');

/** What is wrong with the five fields; null when nothing is. */
export function cronProblem(expression: string): string | null {
  // Croner takes it for the current value, so that a schedule would differ with every reading.
  if (expression.includes('?')) return '"?" names no time';
  try {
    return cronOf(expression, 'UTC').nextRun(someDay) ? null : 'no such day ever comes';
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^CronPattern: |\.$/g, '') : 'it cannot be read';
  }
}

/** The last turn at or before the moment; null when there was none. */
export function lastTurn(expression: string, timeZone: string, moment: Date): Date | null {
  const [turn] = cronOf(expression, timeZone).previousRuns(1, new Date(moment.getTime() + 1));
  return turn ?? null;
}

/** The first turn after the moment; null when none comes. */
export const nextTurnOf = (expression: string, timeZone: string, moment: Date): Date | null =>
  cronOf(expression, timeZone).nextRun(moment);

/** Tells whether turns come at a minute of a weekday (Sunday is 0), whatever the date. */
export function turnsOfWeek(expression: string): (weekday: number, minuteOfDay: number) => boolean {
  const { starDOM, starDOW, dayOfWeek, hour, minute } = new CronPattern(expression, undefined, options);
  const has = (values: readonly number[], place: number): boolean => (values[place] ?? 0) > 0;
  return (weekday, minuteOfDay) =>
    // A day of the month beside a weekday means one or the other.
    (starDOW || !starDOM || has(dayOfWeek, weekday)) &&
    has(hour, Math.floor(minuteOfDay / 60)) &&
    has(minute, minuteOfDay % 60);
}

const cronOf = (expression: string, timezone: string): Cron =>
  new Cron(expression, { ...options, timezone, paused: true });
