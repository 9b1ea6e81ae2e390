import type { FieldType } from '../../model';

const DAY = 86_400_000;

/** One date function of SOQL. */
export interface DateFunction {
  /** Field types that it takes. */
  readonly on: readonly FieldType[];
  readonly result: 'int' | 'date';
  /** From a moment whose UTC parts are the parts of the calendar that counts. */
  readonly of: (moment: Date) => number | string;
}

const DATES: readonly FieldType[] = ['date', 'datetime'];
const number = (of: (moment: Date) => number): DateFunction => ({ on: DATES, result: 'int', of });

/** Source: SOQL guide, "Date Functions". Fiscal ones are left out: the org's fiscal year is not known here. */
const DATE_FUNCTIONS: Readonly<Record<string, DateFunction>> = {
  CALENDAR_MONTH: number((moment) => moment.getUTCMonth() + 1),
  CALENDAR_QUARTER: number((moment) => Math.floor(moment.getUTCMonth() / 3) + 1),
  CALENDAR_YEAR: number((moment) => moment.getUTCFullYear()),
  DAY_IN_MONTH: number((moment) => moment.getUTCDate()),
  DAY_IN_WEEK: number((moment) => moment.getUTCDay() + 1),
  DAY_IN_YEAR: number(dayInYear),
  DAY_ONLY: { on: ['datetime'], result: 'date', of: (moment) => moment.toISOString().slice(0, 10) },
  HOUR_IN_DAY: { on: ['datetime'], result: 'int', of: (moment) => moment.getUTCHours() },
  WEEK_IN_MONTH: number((moment) => Math.floor((moment.getUTCDate() - 1) / 7) + 1),
  WEEK_IN_YEAR: number((moment) => Math.floor((dayInYear(moment) - 1) / 7) + 1)
};

/** By upper-case name. */
export function dateFunction(name: string): DateFunction | undefined {
  return Object.hasOwn(DATE_FUNCTIONS, name) ? DATE_FUNCTIONS[name] : undefined;
}

function dayInYear(moment: Date): number {
  return Math.floor((moment.getTime() - Date.UTC(moment.getUTCFullYear(), 0, 1)) / DAY) + 1;
}
