import { FormulaFault } from './model';
import type { TimeZone } from './time-zone';

/** The moment for which a formula is evaluated; asked by TODAY, NOW and TIMENOW. */
export class Clock {
  private moment = NaN;
  private day = NaN;

  constructor(readonly zone: TimeZone) {}

  /** Rows of one page share their moment: what follows from it is computed once. */
  set(moment: number): void {
    if (moment === this.moment) return;
    if (Number.isNaN(moment))
      throw new FormulaFault(
        'formula.no-moment',
        'The moment is no date.',
        null,
        'Give the time of the run.'
      );
    this.moment = moment;
    this.day = this.zone.dayAt(moment);
  }

  /** Milliseconds since 1970, UTC. */
  now(): number {
    return this.moment;
  }

  /** The date in the zone, in days since 1970. */
  today(): number {
    return this.day;
  }
}
