import { asIterableDate } from '../clock';

/** Types of profile fields and what a JSON value can be (iterable-api 4). An array has the type of its elements. */
export const fieldTypes = [
  'string',
  'date',
  'boolean',
  'long',
  'double',
  'object',
  'geo_location',
  'nested'
] as const;

export type FieldType = (typeof fieldTypes)[number];

const day = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const time = String.raw`(\d{2}):(\d{2}):(\d{2})`;
const zone = String.raw`([+-]\d{2}:\d{2})`;
const dateOnlyForm = new RegExp(`^${day}$`);
const spaceForm = new RegExp(`^${day} ${time}(?: ${zone})?$`);
const isoForm = new RegExp(String.raw`^${day}T${time}\.\d{3}(?:Z|${zone})$`);

/** Milliseconds since 1970, of whole seconds, if the text has an accepted date form and names a real moment; else null. */
export function instantOf(text: string): number | null {
  if (text.length < 10 || text.length > 29) return null;
  const match = dateOnlyForm.exec(text) ?? spaceForm.exec(text) ?? isoForm.exec(text);
  if (!match) return null;
  const part = (group: number): number => Number(match[group] ?? 0);
  const [year, month, date, hour, minute, second] = [
    part(1),
    part(2),
    part(3),
    part(4),
    part(5),
    part(6)
  ] as const;
  if (!isCalendarDay(year, month, date) || !isTimeOfDay(hour, minute, second)) return null;
  // Date.UTC takes years below 100 for 19xx; the calendar repeats after 400 years.
  return Date.UTC(year + 400, month - 1, date, hour, minute, second) - calendarCycleMs - offsetMs(match[7]);
}

function offsetMs(zoneText: string | undefined): number {
  if (zoneText === undefined) return 0;
  const minutes = Number(zoneText.slice(1, 3)) * 60 + Number(zoneText.slice(4, 6));
  return (zoneText.startsWith('-') ? -minutes : minutes) * 60_000;
}

const calendarCycleMs = 146_097 * 86_400_000;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCalendarDay(year: number, month: number, date: number): boolean {
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return year >= 1 && date >= 1 && date <= (daysInMonth[month - 1] ?? 0) + leapDay;
}

const isTimeOfDay = (hour: number, minute: number, second: number): boolean =>
  hour < 24 && minute < 60 && second < 60;

/** How a date is read back; `text` is one that {@link instantOf} takes. */
export function storedDate(text: string, dateOnly: 'midnight' | 'as-sent'): string {
  if (text.length === 10) return dateOnly === 'as-sent' ? text : `${text} 00:00:00 +00:00`;
  if (text.length === 19) return `${text} +00:00`;
  if (text.length === 26 && text.endsWith(' +00:00')) return text;
  return asIterableDate(instantOf(text) ?? 0);
}

/** JSON numbers beyond 64 bits cannot be a `long`. */
const isLong = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 2 ** 63;

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isGeoPoint = (value: JsonObject): boolean =>
  typeof value['lat'] === 'number' && typeof value['lon'] === 'number';

/** The type that a first value fixes for its field; null for null and for arrays with nothing in them. */
export function inferType(name: string, value: unknown): FieldType | null {
  if (Array.isArray(value)) return inferElementType(name, value);
  if (typeof value === 'string') return instantOf(value) === null ? 'string' : 'date';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return isLong(value) ? 'long' : 'double';
  if (!isObject(value)) return null;
  return name.endsWith('_geo_location') && isGeoPoint(value) ? 'geo_location' : 'object';
}

function inferElementType(name: string, values: readonly unknown[]): FieldType | null {
  const types = values.map((value) => inferType(name, value)).filter((type) => type !== null);
  const first = types[0] ?? null;
  // One fraction among whole numbers makes them all doubles; dates among strings are strings.
  if (first === 'long' && types.includes('double')) return 'double';
  if (first === 'date' && types.includes('string')) return 'string';
  return first;
}

/** What a mismatch says was found: a string is reported in both of its forms (iterable-api 2.4.1). */
export function incomingTypes(name: string, value: unknown): string[] {
  const sample: unknown = Array.isArray(value) ? value.find((element) => element !== null) : value;
  const type = inferType(name, sample);
  if (type === 'date') return ['date', 'string', 'keyword'];
  if (type === 'string') return ['string', 'keyword'];
  return type === null ? [] : [type];
}

export type Coercion = 'mismatch' | 'coerce';

/** Whether one value, not an array, may be stored in a field of the type. Objects are looked into elsewhere. */
export function fitsType(type: FieldType, value: unknown, longDouble: Coercion): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && instantOf(value) !== null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'long':
      return typeof value === 'number' && (isLong(value) || longDouble === 'coerce');
    case 'double':
      // JSON cannot tell 10 from 10.0, so a whole number is a double where one is expected.
      return typeof value === 'number';
    case 'object':
    // Profile arrays of objects, where the vendor switched them on.
    case 'nested':
      return isObject(value);
    case 'geo_location':
      return isObject(value) && isGeoPoint(value);
  }
}
