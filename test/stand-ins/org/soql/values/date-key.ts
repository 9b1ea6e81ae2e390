import type { Literal } from '../query-tree';
import type { KeyRange } from './comparison';
import { notSupported, queryError } from '../query-errors';
import { periodOf } from './periods';
import type { QueryContext } from '../query-context';
import { localDay, startOfDay } from './time-zone';

type PeriodLiteral = Extract<Literal, { kind: 'period' }>;

/** A date as it is stored and compared: `YYYY-MM-DD`. */
export function dateKey(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** A datetime as it is stored and compared: UTC, `YYYY-MM-DDThh:mm:ss.000+0000`. */
export function datetimeKey(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '+0000');
}

/** @throws OrgError MALFORMED_QUERY for days that do not exist */
export function dateLiteralKey(raw: string, written = raw): string {
  const [year = NaN, month = NaN, day = NaN] = raw.split('-').map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== raw) throw invalidDate(written);
  return raw;
}

/** A datetime literal, with `Z` or an offset. @throws OrgError MALFORMED_QUERY for instants that do not exist */
export function datetimeLiteralKey(raw: string): string {
  const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?(Z|[+-]\d{2}:?\d{2})$/i.exec(raw);
  const [, date = '', time = '', milliseconds = '0', zone = 'Z'] = form ?? [];
  if (!form) throw invalidDate(raw);
  dateLiteralKey(date, raw);
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const instant = Date.parse(`${date}T${time}.${milliseconds.padEnd(3, '0')}${offset}`);
  if (Number.isNaN(instant)) throw invalidDate(raw);
  return datetimeKey(instant);
}

/** Days of a date literal, in the running user's time zone. */
export function datePeriod(context: QueryContext, literal: PeriodLiteral): KeyRange {
  const { from, to } = daysOf(context, literal);
  return { from: dateKey(from), to: dateKey(to) };
}

/** Instants of a date literal: from local midnight to local midnight in the running user's time zone. */
export function datetimePeriod(context: QueryContext, literal: PeriodLiteral): KeyRange {
  const { from, to } = daysOf(context, literal);
  const zone = context.source.timeZone();
  return { from: datetimeKey(startOfDay(from, zone)), to: datetimeKey(startOfDay(to, zone)) };
}

function daysOf({ source }: QueryContext, { name, count }: PeriodLiteral): { from: number; to: number } {
  const period = periodOf(name, count, localDay(source.now().getTime(), source.timeZone()));
  if (!period) throw notSupported(`the date literal ${count ? `${name}:${count}` : name}`);
  return period;
}

function invalidDate(raw: string): Error {
  return queryError('MALFORMED_QUERY', `Invalid date: ${raw}`);
}
