import type { IterableType } from '../config/sync-definition';

/** Which JSON values a field of a given Iterable type takes; source: iterable-api 4. */

const dateForms = [
  /^\d{4}-\d{2}-\d{2}$/,
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: [+-]\d{2}:\d{2})?$/,
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?(?:Z|[+-]\d{2}:\d{2})$/
];

export function looksLikeDate(value: unknown): boolean {
  if (typeof value !== 'string' || value.startsWith('0000')) return false;
  return dateForms.some((form) => form.test(value)) && !Number.isNaN(Date.parse(value.slice(0, 10)));
}

/** An array fits when its elements do; null and the empty array always fit. */
export function fitsType(value: unknown, type: string): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every((item) => fitsType(item, type));
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'date':
      return looksLikeDate(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'long':
      return typeof value === 'number' && Number.isInteger(value);
    case 'double':
      return typeof value === 'number';
    case 'object':
    case 'geo_location':
    case 'nested':
      return typeof value === 'object';
    default:
      return true;
  }
}

/** Types whose values a field of another type takes as well. */
const widerFields: Readonly<Record<string, readonly string[]>> = {
  long: ['double'],
  date: ['string'],
  object: ['nested'],
  nested: ['object']
};

/** Whether values of one type can go into a field of the other. */
export const typeGoesInto = (type: string, field: string): boolean =>
  type === field || (widerFields[type]?.includes(field) ?? false);

/** Whether a field can have others inside it; one that does not exist can. */
export const holdsOthers = (type: string | undefined): boolean =>
  type === undefined || type === 'object' || type === 'nested' || type === 'geo_location';

/** By name; source: iterable-api 4. */
export const iterableTypes = [
  'string',
  'date',
  'boolean',
  'long',
  'double',
  'object',
  'geo_location',
  'nested'
] as const satisfies readonly IterableType[];
