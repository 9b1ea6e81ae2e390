/** Methods of String, Datetime, Decimal, Integer, Id and EncodingUtil. Moments are known in UTC alone. */
import { createHash } from 'node:crypto';
import { typeOf } from '../declarations';
import { NotSupported } from '../stops';
import { toId } from '../types';
import {
  DatetimeValue,
  Decimal,
  IdValue,
  ListValue,
  NativeValue,
  nullPointer,
  raise,
  textOf,
  type Value
} from '../values';
import { as, inside, integerIn, itemsIn, type NativeTable, now, textIn } from './native';

/** A method whose arguments are all text. */
const texts =
  (work: (text: string, part: string, other: string) => Value) =>
  (_: unknown, self: Value, part: Value = '', other: Value = ''): Value =>
    work(textIn(self), textIn(part), textIn(other));

const low = (text: string): string => text.toLowerCase();

const stringMethods: NativeTable = {
  'contains/1': texts((text, part) => text.includes(part)),
  'endsWith/1': texts((text, part) => text.endsWith(part)),
  'endsWithIgnoreCase/1': texts((text, part) => low(text).endsWith(low(part))),
  'equalsIgnoreCase/1': (_, self, other) => other !== null && low(textIn(self)) === low(textIn(other)),
  'indexOf/1': texts((text, part) => text.indexOf(part)),
  'isNumeric/0': texts((text) => /^[0-9]+$/.test(text)),
  'left/1': (_, self, count) => textIn(self).slice(0, Math.max(0, integerIn(count))),
  'length/0': texts((text) => text.length),
  'removeEnd/1': texts((text, part) => (part && text.endsWith(part) ? text.slice(0, -part.length) : text)),
  'removeStart/1': texts((text, part) => (text.startsWith(part) ? text.slice(part.length) : text)),
  'repeat/1': (_, self, times) => textIn(self).repeat(Math.max(0, integerIn(times))),
  'replace/2': texts((text, from, to) => text.replaceAll(from, () => to)),
  'startsWith/1': texts((text, part) => text.startsWith(part)),
  'startsWithIgnoreCase/1': texts((text, part) => low(text).startsWith(low(part))),
  'substringAfter/1': texts((text, part) =>
    text.includes(part) ? text.slice(text.indexOf(part) + part.length) : ''
  ),
  // Without the part, all of it (Apex reference, String class).
  'substringBefore/1': texts((text, part) =>
    text.includes(part) ? text.slice(0, text.indexOf(part)) : text
  ),
  'toLowerCase/0': texts(low),
  // Blanks and ASCII control characters, and no others.
  'trim/0': texts((text) => text.replace(/^[^\x21-\uFFFF]+|[^\x21-\uFFFF]+$/g, '')),
  'split/1': texts((text, pattern) => {
    // Java's patterns differ from ours: only those are known that mean one plain text.
    if (!/^(\\[.|*+?()[\]{}^$\\]|[^.|*+?()[\]{}^$\\])+$/.test(pattern))
      throw new NotSupported(`split by ${pattern}`);
    const parts = text.split(pattern.replace(/\\(.)/g, '$1'));
    while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return new ListValue(typeOf('String'), parts);
  })
};

const isBlank = (value: Value): boolean => value === null || textIn(value).trim() === '';

/** As Java's MessageFormat: `{0}` is a value, two quotes are one, text between single quotes stands as it is. */
function format(pattern: string, values: readonly Value[]): string {
  return pattern.replace(/''|'([^']*)'|\{(\d+)\}/g, (all, quoted?: string, index?: string) => {
    const value = values[Number(index)];
    return all === "''" ? "'" : (quoted ?? (value === undefined ? all : textOf(value)));
  });
}

const stringStatics: NativeTable = {
  'isBlank/1': (_, __, value) => isBlank(value),
  'valueOf/1': (_, __, value) => (value === null ? null : textOf(value)),
  'join/2': (_, __, values, separator) => itemsIn(values).map(textOf).join(textIn(separator)),
  'format/2': (_, __, pattern, values) => format(textIn(pattern), itemsIn(values))
};

/** So many units later. */
const later =
  (unit: number) =>
  (_: unknown, self: Value, count: Value): Value =>
    new DatetimeValue(as(DatetimeValue, self).ms + integerIn(count) * unit);

const datetimeMethods: NativeTable = {
  'addDays/1': later(86_400_000),
  'addHours/1': later(3_600_000),
  'addMinutes/1': later(60_000),
  'addSeconds/1': later(1_000)
};

const datetimeStatics: NativeTable = {
  'now/0': now,
  'newInstanceGmt/6': (_, __, ...parts) => {
    const [year = 0, month = 0, day = 0, ...time] = parts.map(integerIn);
    return new DatetimeValue(Date.UTC(year, month - 1, day, ...time));
  }
};

const decimalMethods: NativeTable = {
  'intValue/0': (_, self) => {
    const { unscaled, scale } = as(Decimal, self);
    return Number(BigInt.asIntN(32, unscaled / 10n ** BigInt(scale)));
  }
};

const integerStatics: NativeTable = {
  'valueOf/1': (_, __, value) => {
    const text = textOf(value).trim();
    if (value === null) throw nullPointer();
    if (/^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31) return Number(text);
    throw raise('TypeException', `Invalid integer: ${text}`);
  }
};

const idStatics: NativeTable = {
  'valueOf/1': (_, __, value) => (value instanceof IdValue ? value : toId(textIn(value)))
};

const bytes = (value: Value): Buffer => inside<Buffer>(value);

const cryptoStatics: NativeTable = {
  'generateDigest/2': (_, __, algorithm, data) => {
    if (textIn(algorithm) !== 'SHA-256') throw new NotSupported(`the digest ${textIn(algorithm)}`);
    return new NativeValue('blob', createHash('sha256').update(bytes(data)).digest());
  }
};

const encodingStatics: NativeTable = {
  'convertToHex/1': (_, __, data) => bytes(data).toString('hex'),
  'urlEncode/2': (_, __, text, charset) => {
    if (textIn(charset).toUpperCase() !== 'UTF-8')
      throw new NotSupported(`the character set ${textIn(charset)}`);
    const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    return encodeURIComponent(textIn(text))
      .replace(/[!'()~]/g, percent)
      .replace(/%20/g, '+');
  }
};

export const textMethods = { string: stringMethods, datetime: datetimeMethods, decimal: decimalMethods };

/** Expressions that Java and JavaScript read alike. */
const patternStatics: NativeTable = {
  'matches/2': (_, __, pattern, text) => new RegExp(`^(?:${textIn(pattern)})$`).test(textIn(text))
};

export const textStatics = {
  ...{ string: stringStatics, datetime: datetimeStatics, integer: integerStatics },
  ...{ pattern: patternStatics, id: idStatics, encodingutil: encodingStatics, crypto: cryptoStatics },
  blob: {
    'valueOf/1': (_: unknown, __: Value, text: Value) =>
      new NativeValue('blob', Buffer.from(textIn(text), 'utf8'))
  }
};
