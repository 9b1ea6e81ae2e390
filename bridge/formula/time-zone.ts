import { dayLength } from './calendar';

/** The offset from UTC during one day of UTC: one value, or two with the moment of the change. */
interface OffsetsOfDay {
  readonly before: number;
  readonly change: number;
  readonly after: number;
}

const mostDaysKept = 100_000;

/** Civil time in an IANA zone, daylight saving included. Offsets are asked of Intl once a day and kept. */
export class TimeZone {
  private readonly format: Intl.DateTimeFormat;
  private readonly days = new Map<number, OffsetsOfDay>();

  /** @param name an IANA name; throws RangeError for any other. */
  constructor(name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    });
  }

  /** The date that calendars in the zone show at a moment (milliseconds, UTC), in days since 1970. */
  dayAt(moment: number): number {
    return Math.floor((moment + this.offsetAt(moment)) / dayLength);
  }

  /** Milliseconds that clocks in the zone are ahead of UTC. */
  offsetAt(moment: number): number {
    const day = Math.floor(moment / dayLength);
    const known = this.days.get(day) ?? this.remember(day);
    return moment < known.change ? known.before : known.after;
  }

  private remember(day: number): OffsetsOfDay {
    if (this.days.size >= mostDaysKept) this.days.clear();
    const offsets = this.offsetsOf(day * dayLength, (day + 1) * dayLength);
    this.days.set(day, offsets);
    return offsets;
  }

  private offsetsOf(start: number, end: number): OffsetsOfDay {
    const before = this.ask(start);
    const after = this.ask(end);
    if (before === after) return { before, change: start, after };
    let still = start;
    let changed = end;
    while (changed - still > 1) {
      const middle = Math.floor((still + changed) / 2);
      if (this.ask(middle) === before) still = middle;
      else changed = middle;
    }
    return { before, change: changed, after };
  }

  private ask(moment: number): number {
    const parts: Record<string, string> = {};
    for (const { type, value } of this.format.formatToParts(moment)) parts[type] = value;
    const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
    const shown = new Date(0);
    shown.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
    shown.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
    return shown.getTime() - Math.floor(moment / 1000) * 1000;
  }
}

const zones = new Map<string, TimeZone>();

/** One object a zone, so that what it learned is shared by all formulas; null for a name that is none. */
export function findTimeZone(name: string): TimeZone | null {
  const known = zones.get(name);
  if (known) return known;
  try {
    const zone = new TimeZone(name);
    zones.set(name, zone);
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
