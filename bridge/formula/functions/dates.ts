import { type AmountKind, type Bound, numberBound, textBound } from '../bound';
import {
  addMonths,
  dateOf,
  dayIfReal,
  dayLength,
  dayOfYear,
  isDayInRange,
  isMomentInRange,
  isoWeekOf,
  isoYearOf,
  monthOf,
  weekdayOf,
  yearOf
} from '../calendar';
import type { CallArguments } from '../call-arguments';
import { readDateTimeValue, readDateValue, readTimeValue, writeDuration } from '../date-text';
import { times } from '../decimal';
import type { FormulaFunction, FunctionTable } from '../formula-function';

/** A number computed from a date or time; a blank one stays blank. */
const ofAmount = (kind: AmountKind, compute: (value: number) => number): FormulaFunction => ({
  takes: [kind],
  gives: 'number',
  bind: (args) => {
    const run = args.amount(0, kind);
    return numberBound((row) => {
      const value = run(row);
      return value === null ? null : compute(value);
    });
  }
});

/** The same of a date or a date/time, whose date is the one in GMT; source: the published formula engine. */
const ofDay = (compute: (day: number) => number): FormulaFunction => ({
  takes: [['date', 'datetime']],
  gives: 'number',
  bind: (args) =>
    args.any(0).kind === 'datetime'
      ? ofAmount('datetime', (moment) => compute(Math.floor(moment / dayLength))).bind(args)
      : ofAmount('date', compute).bind(args)
});

const rangeFault = (args: CallArguments) =>
  args.fault(
    'formula.date-range',
    'is no date between the years 1 and 9999.',
    'Check the numbers that go into it.'
  );

function date(args: CallArguments): Bound {
  const year = args.number(0);
  const month = args.number(1);
  const day = args.number(2);
  const fault = args.fault(
    'formula.no-date',
    'is no date of the calendar.',
    'Check year, month and day, as for February 29.'
  );
  const run = (row: Parameters<typeof year>[0]): number | null => {
    const y = year(row);
    const m = month(row);
    const d = day(row);
    if (y === null || m === null || d === null) return null;
    const result = dayIfReal(Math.trunc(y), Math.trunc(m), Math.trunc(d));
    if (result === null) throw fault();
    return result;
  };
  return { kind: 'date', run };
}

/** A text in a fixed form becomes a date or time; a blank one stays blank, another form is a fault. */
function fromText(args: CallArguments, kind: AmountKind, form: string, read: typeof readDateValue): Bound {
  const text = args.text(0);
  const fault = args.fault(
    'formula.no-date',
    `meets a text that is not of the form ${form}.`,
    `Write it as ${form}.`
  );
  const run = (row: Parameters<typeof text>[0]): number | null => {
    const source = text(row);
    if (source === '') return null;
    const value = read(source);
    if (value === null) throw fault();
    return value;
  };
  return { kind, run };
}

/** Of a date/time its date in the sync's time zone, where Salesforce takes the user's; source: help "DATEVALUE". */
function dateValue(args: CallArguments): Bound {
  if (args.any(0).kind !== 'datetime') return fromText(args, 'date', 'YYYY-MM-DD', readDateValue);
  const run = args.amount(0, 'datetime');
  const { zone } = args.clock;
  return {
    kind: 'date',
    run: (row) => {
      const moment = run(row);
      return moment === null ? null : zone.dayAt(moment);
    }
  };
}

/** In GMT; source: help "Formula Operators and Functions by Context", DATETIMEVALUE. */
function dateTimeValue(args: CallArguments): Bound {
  const { kind } = args.any(0);
  if (kind === 'datetime') return args.any(0);
  if (kind !== 'date') return fromText(args, 'datetime', 'YYYY-MM-DD hh:mm:ss', readDateTimeValue);
  const run = args.date(0);
  return {
    kind: 'datetime',
    run: (row) => {
      const day = run(row);
      return day === null ? null : day * dayLength;
    }
  };
}

const timeOf = (moment: number): number => moment - Math.floor(moment / dayLength) * dayLength;

/** Of a date/time its time in GMT; source: `FunctionTimeValue` of the published formula engine. */
function timeValue(args: CallArguments): Bound {
  const { kind } = args.any(0);
  if (kind === 'time') return args.any(0);
  if (kind !== 'datetime') return fromText(args, 'time', 'hh:mm:ss.SSS', readTimeValue);
  const run = args.amount(0, 'datetime');
  return {
    kind: 'time',
    run: (row) => {
      const moment = run(row);
      return moment === null ? null : timeOf(moment);
    }
  };
}

function addedMonths(args: CallArguments): Bound {
  const kind = args.any(0).kind === 'datetime' ? 'datetime' : 'date';
  const from = args.amount(0, kind);
  const months = args.number(1);
  const fault = rangeFault(args);
  const run = (row: Parameters<typeof from>[0]): number | null => {
    const start = from(row);
    const count = months(row);
    if (start === null || count === null) return null;
    const day = kind === 'date' ? start : Math.floor(start / dayLength);
    const moved = Math.abs(count) > 120_000 ? NaN : addMonths(day, Math.trunc(count));
    if (!isDayInRange(moved)) throw fault();
    return kind === 'date' ? moved : moved * dayLength + timeOf(start);
  };
  return { kind, run };
}

/** Whole seconds since 1970 in GMT; of a time since midnight; source: the published formula engine. */
const unixTimestamp: FormulaFunction = {
  takes: [['date', 'datetime', 'time']],
  gives: 'number',
  bind: (args) => {
    const { kind } = args.any(0);
    if (kind === 'date') return ofAmount('date', (day) => day * 86_400).bind(args);
    return ofAmount(kind === 'time' ? 'time' : 'datetime', (value) => Math.trunc(value / 1000)).bind(args);
  }
};

function fromUnixTime(args: CallArguments): Bound {
  const seconds = args.number(0);
  const fault = rangeFault(args);
  return {
    kind: 'datetime',
    run: (row) => {
      const value = seconds(row);
      if (value === null) return null;
      const moment = Math.trunc(times(value, 1000));
      if (!isMomentInRange(moment)) throw fault();
      return moment;
    }
  };
}

/** `hh:mm:ss`, or `d:hh:mm:ss` between two date/times or when asked for days; source: the published formula engine. */
const formatDuration: FormulaFunction = {
  takes: [
    ['number', 'time', 'datetime'],
    ['boolean', 'time', 'datetime']
  ],
  optional: 1,
  gives: 'text',
  bind: (args) => {
    const { kind } = args.any(0);
    if (kind === 'time' || kind === 'datetime') return durationBetween(args, kind);
    const seconds = args.number(0);
    const days = args.count > 1 ? args.boolean(1) : () => false;
    return textBound((row) => {
      const count = seconds(row);
      return count === null ? '' : writeDuration(count, days(row) === true ? 'days' : 'hours');
    });
  }
};

function durationBetween(args: CallArguments, kind: 'time' | 'datetime'): Bound {
  const from = args.amount(0, kind);
  const to = args.amount(1, kind);
  return textBound((row) => {
    const start = from(row);
    const end = to(row);
    if (start === null || end === null) return '';
    return writeDuration((end - start) / 1000, kind === 'datetime' ? 'days' : 'hours');
  });
}

const ofClock = (kind: AmountKind, read: (args: CallArguments) => () => number): FormulaFunction => ({
  takes: [],
  gives: kind,
  readsClock: true,
  bind: (args) => ({ kind, run: read(args) })
});

export const dateFunctions: FunctionTable = {
  TODAY: ofClock(
    'date',
    ({ clock }) =>
      () =>
        clock.today()
  ),
  NOW: ofClock(
    'datetime',
    ({ clock }) =>
      () =>
        clock.now()
  ),
  /** In GMT; source: help "Formula Operators and Functions by Context", TIMENOW. */
  TIMENOW: ofClock(
    'time',
    ({ clock }) =>
      () =>
        timeOf(clock.now())
  ),
  DATE: { takes: ['number', 'number', 'number'], gives: 'date', bind: date },
  DATEVALUE: { takes: [['datetime', 'text']], gives: 'date', bind: dateValue },
  DATETIMEVALUE: { takes: [['datetime', 'text', 'date']], gives: 'datetime', bind: dateTimeValue },
  TIMEVALUE: { takes: [['datetime', 'text', 'time']], gives: 'time', bind: timeValue },
  ADDMONTHS: { takes: ['T', 'number'], gives: 'T', bind: addedMonths },
  YEAR: ofAmount('date', yearOf),
  MONTH: ofAmount('date', monthOf),
  DAY: ofAmount('date', dateOf),
  WEEKDAY: ofAmount('date', weekdayOf),
  DAYOFYEAR: ofAmount('date', dayOfYear),
  ISOWEEK: ofDay(isoWeekOf),
  ISOYEAR: ofDay(isoYearOf),
  HOUR: ofAmount('time', (time) => Math.floor(time / 3_600_000)),
  MINUTE: ofAmount('time', (time) => Math.floor(time / 60_000) % 60),
  SECOND: ofAmount('time', (time) => Math.floor(time / 1000) % 60),
  MILLISECOND: ofAmount('time', (time) => time % 1000),
  UNIXTIMESTAMP: unixTimestamp,
  FORMATDURATION: formatDuration,
  FROMUNIXTIME: { takes: ['number'], gives: 'datetime', bind: fromUnixTime }
};
