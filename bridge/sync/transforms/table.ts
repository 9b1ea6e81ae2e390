import { hash } from 'node:crypto';
import type { IterableType } from '../../config/sync-definition';
import { iterableTypeOf } from '../source-schema';
import { TransformFault } from './parse-transform';
import { isCountry, toE164 } from './phone';
import { asBoolean, asDateTime, asNumber, asText, asTyped, ValueProblem, type FieldKind } from './values';
import { dateIn, fromUnix, isTimeZone, millisecondsOf } from './zoned-dates';

/** The field that the value comes from, and where the sync is at home. */
export interface TransformContext {
  readonly field: FieldKind & { readonly labels?: ReadonlyMap<string, string> };
  /** IANA name. */
  readonly timeZone: string;
}

export interface Transform {
  /** Of a value that is neither null nor blank; throws ValueProblem. */
  apply(value: unknown): unknown;
  /** The Iterable type of what comes out; arrays have the type of their elements (iterable-api 4). */
  readonly type: IterableType;
}

interface Entry {
  /** How it is written, for people. */
  readonly form: string;
  readonly does: string;
  /** TransformFault for arguments that it cannot work with. */
  make(args: readonly string[], context: TransformContext): Transform;
}

const text = (apply: (value: string) => unknown): Transform => ({
  apply: (value) => (Array.isArray(value) ? value.map((item) => apply(asText(item))) : apply(asText(value))),
  type: 'string'
});

const plain = (
  form: string,
  does: string,
  made: Transform | ((context: TransformContext) => Transform)
): Entry => ({
  form,
  does,
  make: (args, context) => {
    if (args.length > 0) throw new TransformFault(`${form} takes no arguments`);
    return typeof made === 'function' ? made(context) : made;
  }
});

const withArguments = (form: string, does: string, make: Entry['make']): Entry => ({ form, does, make });

/** What an admin can name in Transform__c, in lower case. */
export const transformTable: Readonly<Record<string, Entry>> = {
  none: plain('none', "the value as its field's type says", ({ field }) => ({
    apply: (value) => asTyped(value, field),
    type: iterableTypeOf(field)
  })),
  text: plain(
    'text',
    'as text',
    text((value) => value)
  ),
  trim: plain(
    'trim',
    'without blanks around it',
    text((value) => value.trim())
  ),
  lower: plain(
    'lower',
    'in small letters',
    text((value) => value.toLowerCase())
  ),
  upper: plain(
    'upper',
    'in capitals',
    text((value) => value.toUpperCase())
  ),
  truncate: withArguments('truncate(40)', 'at most so many characters', ([length], _context) => {
    const most = wholeNumber('truncate', length);
    return text((value) => [...value].slice(0, most).join(''));
  }),
  hash: withArguments('hash, hash(md5)', 'sha256 (or md5) as hexadecimal text', ([kind = 'sha256']) => {
    if (kind !== 'sha256' && kind !== 'md5')
      throw new TransformFault(`hash knows sha256 and md5, not ${kind}`);
    return text((value) => hash(kind, value, 'hex'));
  }),
  split: withArguments(
    "split, split(',')",
    'a list: the parts between the separators, ; unless given',
    ([separator = ';']) => ({
      apply: (value) =>
        asText(value)
          .split(separator)
          .map((item) => item.trim())
          .filter(Boolean),
      type: 'string'
    })
  ),
  join: withArguments(
    "join, join(' | ')",
    'a list, or a multi-select field, as one text',
    ([separator = ', '], { field }) => ({
      apply: (value) => listOf(value, field).join(separator),
      type: 'string'
    })
  ),
  lookup: withArguments('lookup(a=x, b=y, *=z)', 'another value for each; * for all others', makeLookup),
  label: plain('label', "a picklist value's label", ({ field }) =>
    text((value) => field.labels?.get(value) ?? value)
  ),
  phone: withArguments('phone, phone(DE)', 'E.164; the country of numbers without +', ([country]) => {
    if (country !== undefined && !isCountry(country))
      throw new TransformFault(`phone: ${country} is no country code`);
    return { apply: (value) => toE164(value, country), type: 'string' };
  }),
  number: plain('number', 'as a number', ({ field }) => ({
    apply: asNumber,
    type: iterableTypeOf(field) === 'long' ? 'long' : 'double'
  })),
  boolean: plain('boolean', 'true or false', { apply: asBoolean, type: 'boolean' }),
  date: withArguments(
    'date, date(Europe/Berlin)',
    "the date of a date-time in the sync's time zone, or that one",
    ([zone], context) => {
      const timeZone = zoneOf('date', zone, context);
      return { apply: (value) => dateIn(value, timeZone), type: 'date' };
    }
  ),
  datetime: withArguments(
    'datetime, datetime(Europe/Berlin)',
    'date and time in UTC; of a date its midnight in UTC, or in the zone',
    ([zone], context) => {
      const timeZone = zone === undefined ? 'UTC' : zoneOf('datetime', zone, context);
      return { apply: (value) => momentIn(value, timeZone), type: 'date' };
    }
  ),
  unixseconds: unixEntry('unixSeconds', 1000),
  unixmilliseconds: unixEntry('unixMilliseconds', 1),
  fromunixseconds: fromUnixEntry('fromUnixSeconds', 1000),
  fromunixmilliseconds: fromUnixEntry('fromUnixMilliseconds', 1)
};

function unixEntry(name: string, milliseconds: number): Entry {
  return withArguments(
    `${name}, ${name}(Europe/Berlin)`,
    'since 1970; of a date its midnight in the zone',
    ([zone], context) => {
      const timeZone = zoneOf(name, zone, context);
      return { apply: (value) => Math.floor(millisecondsOf(value, timeZone) / milliseconds), type: 'long' };
    }
  );
}

function fromUnixEntry(name: string, milliseconds: number): Entry {
  return plain(name, 'a number since 1970 as date and time', {
    apply: (value) => fromUnix(value, milliseconds),
    type: 'date'
  });
}

const isDate = (value: unknown): boolean => typeof value === 'string' && value.length === 10;

const momentIn = (value: unknown, timeZone: string): string =>
  isDate(value) ? fromUnix(millisecondsOf(value, timeZone), 1) : asDateTime(value);

function zoneOf(name: string, zone: string | undefined, context: TransformContext): string {
  const timeZone = zone ?? context.timeZone;
  if (isTimeZone(timeZone)) return timeZone;
  throw new TransformFault(`${name}: there is no time zone ${timeZone}`);
}

function wholeNumber(name: string, argument: string | undefined): number {
  const number = Number(argument);
  if (argument !== undefined && Number.isInteger(number) && number > 0) return number;
  throw new TransformFault(`${name} needs a whole number above 0`);
}

function listOf(value: unknown, field: FieldKind): string[] {
  if (Array.isArray(value)) return value.map(asText);
  return field.type === 'multipicklist' ? asText(value).split(';') : [asText(value)];
}

/** Capitals of the value count, as they do in Iterable's segments. */
function makeLookup(args: readonly string[]): Transform {
  const values = new Map<string, string>();
  for (const arg of args) {
    const at = arg.indexOf('=');
    if (at < 1) throw new TransformFault(`lookup: "${arg}" is not written like value=other`);
    values.set(arg.slice(0, at).trim(), arg.slice(at + 1).trim());
  }
  if (values.size === 0) throw new TransformFault('lookup needs at least one value=other');
  return text((value) => {
    const found = values.get(value) ?? values.get('*');
    if (found === undefined) throw new ValueProblem(`one of ${[...values.keys()].join(', ')}`, value);
    return found;
  });
}
