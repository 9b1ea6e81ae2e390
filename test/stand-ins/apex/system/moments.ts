/** Methods of Datetime, Date and numbers. Moments in the user's time zone are refused: only UTC is known here. */
import type { Execution } from '../run/execution';
import { NotSupported } from '../stops';
import { raise } from '../values/exceptions';
import { compareNumbers, Decimal, Double, isNumeric, toDecimal } from '../values/numbers';
import { textOf } from '../values/text';
import { DateValue, DatetimeValue, type Value } from '../values/values';
import { inside, integerIn, type NativeTable, numberIn, textIn } from './native';

const moment = (self: Value): DatetimeValue => (self instanceof DatetimeValue ? self : inside(self));
const day = (self: Value): number => (self instanceof DateValue ? Date.parse(self.text) : inside(self));
const dayOf = (ms: number): DateValue => new DateValue(new Date(ms).toISOString().slice(0, 10));

/** Days, hours, minutes or seconds later. */
const later =
  (unit: number) =>
  (_: Execution, self: Value, count: Value): Value =>
    new DatetimeValue(moment(self).ms + integerIn(count) * unit);

const second = 1000;
const hour = 3600 * second;

export const datetimeMethods: NativeTable = {
  'getTime/0': (_, self) => BigInt(moment(self).ms),
  'addDays/1': later(24 * hour),
  'addHours/1': later(hour),
  'addMinutes/1': later(60 * second),
  'addSeconds/1': later(second),
  'dateGmt/0': (_, self) => dayOf(moment(self).ms),
  'yearGmt/0': (_, self) => new Date(moment(self).ms).getUTCFullYear(),
  'formatGmt/1': (_, self, pattern) => formatGmt(new Date(moment(self).ms), textIn(pattern))
};

/** The letters of Java's patterns that are known here. */
function formatGmt(at: Date, pattern: string): string {
  const iso = at.toISOString();
  const parts: Record<string, string> = {
    yyyy: iso.slice(0, 4),
    MM: iso.slice(5, 7),
    dd: iso.slice(8, 10),
    HH: iso.slice(11, 13),
    mm: iso.slice(14, 16),
    ss: iso.slice(17, 19),
    SSS: iso.slice(20, 23)
  };
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (all, quoted?: string) => {
    const text = quoted ?? parts[all];
    if (text === undefined) throw new NotSupported(`formatGmt(${pattern})`);
    return text;
  });
}

export const datetimeStatics: NativeTable = {
  'now/0': (exec) => new DatetimeValue(exec.world.database.org.clock.now().getTime()),
  'newInstance/1': (_, __, ms) => new DatetimeValue(Number(numberIn(ms))),
  'newInstanceGmt/3': (_, __, y, m, d) => utc(y, m, d, 0, 0, 0),
  'newInstanceGmt/6': (_, __, ...parts) => utc(...parts),
  'valueOfGmt/1': (_, __, text) => {
    const ms = Date.parse(`${textIn(text).replace(' ', 'T')}Z`);
    if (Number.isNaN(ms)) throw raise('TypeException', `Invalid date/time: ${textIn(text)}`);
    return new DatetimeValue(ms);
  }
};

function utc(...parts: Value[]): Value {
  const [year = 0, month = 1, date = 1, hours = 0, minutes = 0, seconds = 0] = parts.map(integerIn);
  return new DatetimeValue(Date.UTC(year, month - 1, date, hours, minutes, seconds));
}

export const dateMethods: NativeTable = {
  'addDays/1': (_, self, count) => dayOf(day(self) + integerIn(count) * 24 * hour),
  'daysBetween/1': (_, self, other) => (day(other) - day(self)) / (24 * hour),
  'year/0': (_, self) => new Date(day(self)).getUTCFullYear(),
  'month/0': (_, self) => new Date(day(self)).getUTCMonth() + 1,
  'day/0': (_, self) => new Date(day(self)).getUTCDate()
};

export const dateStatics: NativeTable = {
  'newInstance/3': (_, __, y, m, d) => dayOf(Date.UTC(integerIn(y), integerIn(m) - 1, integerIn(d)))
};

function wholeOf(value: Value): number {
  const text =
    numberIn(value) instanceof Double ? String((value as Double).value) : numberIn(value).toString();
  const whole = Number(text.replace(/\..*$/, ''));
  return whole | 0;
}

const whole: NativeTable = { 'intValue/0': (_, self) => wholeOf(self), 'format/0': refuseFormat };

function refuseFormat(): never {
  throw new NotSupported('format() in the locale of the user');
}

export const numberMethods: Readonly<Record<string, NativeTable>> = {
  integer: whole,
  long: whole,
  double: whole,
  decimal: {
    ...whole,
    'longValue/0': (_, self) => BigInt(toDecimal(numberIn(self)).toString().replace(/\..*$/, '')),
    'setScale/1': (_, self, scale) => toDecimal(numberIn(self)).rounded(integerIn(scale)),
    'scale/0': (_, self) => toDecimal(numberIn(self)).scale
  }
};

/** `Integer.valueOf('12')`. @throws TypeException */
export const integerStatics: NativeTable = {
  'valueOf/1': (_, __, value) => {
    if (typeof value === 'number' || value === null) return value === null ? integerIn(value) : value;
    const text = textOf(value).trim();
    if (!/^[+-]?\d+$/.test(text) || Math.abs(Number(text)) >= 2 ** 31) {
      throw raise('TypeException', `Invalid integer: ${text}`);
    }
    return Number(text);
  }
};

export const decimalStatics: NativeTable = {
  'valueOf/1': (_, __, value) => {
    if (value !== null && isNumeric(value)) return toDecimal(value);
    const made = Decimal.of(textIn(value));
    if (!made) throw raise('TypeException', `Invalid decimal: ${textIn(value)}`);
    return made;
  }
};

export const mathStatics: NativeTable = {
  'max/2': (_, __, a, b) => (compareNumbers(numberIn(a), numberIn(b)) >= 0 ? a : b),
  'min/2': (_, __, a, b) => (compareNumbers(numberIn(a), numberIn(b)) <= 0 ? a : b),
  'abs/1': (_, __, a) => Math.abs(integerIn(a)),
  'mod/2': (_, __, a, b) => {
    if (integerIn(b) === 0) throw raise('MathException', 'Divide by 0');
    return integerIn(a) % integerIn(b);
  }
};
