import type { IterableType } from '../../config/sync-definition';
import { readDay, readMoment } from '../../formula/date-text';
import type { SourceField } from '../source-schema';

/** A value that cannot become what the mapping asks for. */
export class ValueProblem extends Error {
  constructor(
    readonly expected: string,
    readonly found: unknown,
    /** What to do about it, where the usual advice is not enough. */
    readonly fix: string | null = null
  ) {
    super(`expected ${expected}`);
  }
}

export type FieldKind = Pick<SourceField, 'type' | 'scale'>;

/** A Salesforce value as its field's type says, in the form that Iterable takes. */
export function asTyped(value: unknown, field: FieldKind): unknown {
  switch (field.type) {
    case 'boolean':
      return asBoolean(value);
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return asNumber(value);
    case 'date':
      return asDate(value);
    case 'datetime':
      return asDateTime(value);
    case 'multipicklist':
      return asText(value).split(';');
    default:
      return asText(value);
  }
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ValueProblem('text', value);
}

export function asNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new ValueProblem('a number', value);
}

export function asBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (word === 'true' || word === 1 || word === '1') return true;
  if (word === 'false' || word === 0 || word === '0') return false;
  throw new ValueProblem('true or false', value);
}

/** Both spellings of Salesforce (`+0000`, `Z`) and those with a colon or a space; source: salesforce-api 2.3. */
const dateTimeForm = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)? ?(Z|[+-]\d{2}:?\d{2})?$/;

/** `yyyy-MM-dd`. Of a date-time its date in UTC. */
export function asDate(value: unknown): string {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  if (typeof value === 'string' && dateTimeForm.test(value)) return asDateTime(value).slice(0, 10);
  throw new ValueProblem('a date (YYYY-MM-DD)', value);
}

/** `yyyy-MM-dd HH:mm:ss +00:00`, the form recommended for date-times (iterable-api 4). A date is its midnight in UTC. */
export function asDateTime(value: unknown): string {
  const quick = typeof value === 'string' ? ofSalesforce(value) : null;
  if (quick !== null) return quick;
  if (typeof value === 'string' && isCalendarDate(value)) return `${value} 00:00:00 +00:00`;
  const match = typeof value === 'string' ? dateTimeForm.exec(value) : null;
  const [, date = '', time = '', zone = 'Z'] = match ?? [];
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const moment = new Date(`${date}T${time}${offset}`);
  const written = Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 19).replace('T', ' ');
  if (isCalendarDate(date) && isCalendarDate(written.slice(0, 10))) return `${written} +00:00`;
  throw new ValueProblem('a date and time', value);
}

/** False for 2026-02-30 and for year 0000, which Iterable does not take as dates. */
const isCalendarDate = (value: string): boolean => readDay(value) !== null;

/** The moment of a date-time as Salesforce answers it, in UTC: nothing has to be computed. Null for any other. */
function ofSalesforce(value: string): string | null {
  const isUtc = value.endsWith('+0000') || value.endsWith('Z');
  if (!isUtc || value[10] !== 'T' || readMoment(value) === null) return null;
  return `${value.slice(0, 10)} ${value.slice(11, 19)} +00:00`;
}

/** Makes a value what `Target_Type__c` asks for, after the transform. */
export function toIterableType(value: unknown, type: IterableType): unknown {
  if (type === 'object' || type === 'nested' || type === 'geo_location') return asObject(value, type);
  if (Array.isArray(value)) return value.map((item) => toIterableType(item, type));
  switch (type) {
    case 'string':
      return asText(value);
    case 'boolean':
      return asBoolean(value);
    case 'double':
      return asNumber(value);
    case 'long':
      return asWholeNumber(value);
    case 'date':
      return typeof value === 'string' && value.length > 10 ? asDateTime(value) : asDate(value);
  }
}

/** An object or a list of objects, also written as JSON. */
function asObject(value: unknown, type: IterableType): unknown {
  const read = typeof value === 'string' ? readJson(value) : value;
  const items: unknown[] = Array.isArray(read) && type !== 'geo_location' ? read : [read];
  if (items.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))) return read;
  throw new ValueProblem(`a value of type ${type}`, value);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function asWholeNumber(value: unknown): number {
  const number = asNumber(value);
  if (Number.isSafeInteger(number)) return number;
  throw new ValueProblem('a whole number', value);
}
