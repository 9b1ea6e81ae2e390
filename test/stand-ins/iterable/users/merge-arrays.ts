import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../fields/field-types';

/** Arrays of two users become one (iterable-api 6.4). */

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** A single value is an array of one. */
const elements = (value: unknown): readonly unknown[] => {
  if (isMissing(value)) return [];
  return Array.isArray(value) ? value : [value];
};

/** The destination's elements, then those of the source that it does not have. */
export function mergedArray(destination: unknown, source: unknown, dedupeBy?: string): unknown {
  if (isMissing(source)) return destination;
  if (isMissing(destination)) return source;
  const kept = elements(destination);
  const added = elements(source).filter((one) => !kept.some((other) => isSame(one, other, dedupeBy)));
  return [...kept, ...added];
}

function isSame(one: unknown, other: unknown, dedupeBy: string | undefined): boolean {
  if (dedupeBy === undefined || !isObject(one) || !isObject(other)) return isDeepStrictEqual(one, other);
  return dedupeBy in one && dedupeBy in other && isDeepStrictEqual(one[dedupeBy], other[dedupeBy]);
}

/** Whether `dedupeBy` can be used: on arrays of objects alone. */
export const holdsObjectsOnly = (...values: readonly unknown[]): boolean =>
  values.flatMap(elements).every(isObject);
