const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that local time is ahead of UTC at an instant. */
export function offsetAt(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** Clocks change at quarters of an hour, at least since this moment. */
const QUARTER_HOUR = 900_000;
const REGULAR_SINCE = Date.UTC(1980, 0, 1);

/** `offsetAt` of one zone for many instants. */
export function offsetsOf(timeZone: string): (instant: number) => number {
  const known = new Map<number, number>();
  return (instant) => {
    if (instant < REGULAR_SINCE) return offsetAt(instant, timeZone);
    const quarter = Math.floor(instant / QUARTER_HOUR);
    const offset = known.get(quarter) ?? offsetAt(instant, timeZone);
    known.set(quarter, offset);
    return offset;
  };
}

/** The local calendar day of an instant, as milliseconds of that day's midnight in UTC. */
export function localDay(instant: number, timeZone: string): number {
  return Math.floor((instant + offsetAt(instant, timeZone)) / DAY) * DAY;
}

/** First instant of a local calendar day; where midnight is skipped by a clock change, the instant of the change. */
export function startOfDay(day: number, timeZone: string): number {
  const offsets = [offsetAt(day - DAY, timeZone), offsetAt(day + DAY, timeZone)];
  const midnights = offsets
    .map((offset) => day - offset)
    .filter((instant) => instant + offsetAt(instant, timeZone) === day);
  return midnights.length > 0 ? Math.min(...midnights) : changeInto(day, timeZone);
}

/** Between the last instant before the day and the first one in it, found by halving. */
function changeInto(day: number, timeZone: string): number {
  let before = day - DAY;
  let inside = day + DAY;
  while (inside - before > 1000) {
    const middle = Math.floor((before + inside) / 2000) * 1000;
    if (middle + offsetAt(middle, timeZone) >= day) inside = middle;
    else before = middle;
  }
  return inside;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const numeric = 'numeric';
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric
    });
    formats.set(timeZone, format);
  }
  return format;
}
