import type { FieldSchema, FieldType } from '../../model';
import type { Key } from '../values/comparison';
import { keyOfField } from '../values/key-of';
import { sortKeyOfField } from '../rows/order-rows';
import { notSupported } from '../query-errors';
import { syntheticField } from '../fields/synthetic-field';

/** One aggregate over the values of a group, empty ones left out. */
export interface AggregateFunction {
  /** What the result is compared as. */
  readonly result: (field: FieldSchema) => FieldSchema;
  readonly takes: (type: FieldType) => boolean;
  readonly of: (field: FieldSchema, values: readonly unknown[]) => unknown;
}

const NUMBERS: readonly FieldType[] = ['int', 'double', 'currency', 'percent'];
const NEVER: readonly FieldType[] = [
  'boolean',
  'multipicklist',
  'encryptedstring',
  'time',
  'address',
  'location',
  'base64',
  'anyType'
];

const numeric = (type: FieldType): boolean => NUMBERS.includes(type);
const comparable = (type: FieldType): boolean => !NEVER.includes(type);
const same = (field: FieldSchema): FieldSchema => field;
const typed = (type: FieldType) => (): FieldSchema => syntheticField('aggregate', type);

/** Source: SOQL guide, "Aggregate Functions" and "Support for Field Types in Aggregate Functions". */
const AGGREGATES: Readonly<Record<string, AggregateFunction>> = {
  COUNT: { result: typed('int'), takes: comparable, of: (_field, values) => values.length },
  COUNT_DISTINCT: { result: typed('int'), takes: comparable, of: countDistinct },
  SUM: {
    result: typed('double'),
    takes: numeric,
    of: (_field, values) => (values.length > 0 ? sum(values) : null)
  },
  AVG: {
    result: typed('double'),
    takes: numeric,
    of: (_field, values) => (values.length > 0 ? sum(values) / values.length : null)
  },
  MIN: {
    result: same,
    takes: comparable,
    of: (field, values) => extreme(field, values, (key, best) => key < best)
  },
  MAX: {
    result: same,
    takes: comparable,
    of: (field, values) => extreme(field, values, (key, best) => key > best)
  }
};

/** By upper-case name. */
export function aggregateFunction(name: string): AggregateFunction | undefined {
  return Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined;
}

function countDistinct(field: FieldSchema, values: readonly unknown[]): number {
  const distinct = new Set(values.map(keyOfField(field))).size;
  if (new Set(values).size === distinct) return distinct;
  throw notSupported(`COUNT_DISTINCT(${field.name}) where values differ only by case`);
}

/** In decimals, as the platform counts: as many places as the most precise value has. */
function sum(values: readonly unknown[]): number {
  let total = 0;
  let places = 0;
  for (const value of values) {
    total += Number(value);
    places = Math.max(places, String(value).split('.')[1]?.length ?? 0);
  }
  return Number(total.toFixed(Math.min(places, 18)));
}

type Present = Exclude<Key, null>;

function extreme(
  field: FieldSchema,
  values: readonly unknown[],
  isBetter: (key: Present, best: Present) => boolean
): unknown {
  const keyOf = sortKeyOfField(field);
  let best: { readonly key: Present; readonly value: unknown } | undefined;
  for (const value of values) {
    const key = keyOf(value);
    if (key !== null && (!best || isBetter(key, best.key))) best = { key, value };
  }
  return best ? best.value : null;
}
