import { looksLikeDate } from '../iterable-types';

/**
 * Whether Iterable has a value as it was sent. It writes dates in its own form, an empty value clears a field, and a
 * number may come back as text (iterable-api 4). Pure.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && isSameList(one, other);
  if (isObject(one) && isObject(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
      isSameValue(one[name], other[name])
    );
  if (isObject(one) || isObject(other)) return false;
  return String(one) === String(other) || isSameMoment(one, other);
}

/** Cleared, or never there. */
export const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every(isNothing));

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => isSameValue(value, other[index]));

const isSameMoment = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' &&
  typeof other === 'string' &&
  looksLikeDate(one) &&
  looksLikeDate(other) &&
  momentOf(one) === momentOf(other);

/** A date without time is its midnight in UTC. */
function momentOf(text: string): number {
  const [day = '', time = '00:00:00', zone = '+00:00'] = text.split(' ');
  return Date.parse(text.includes('T') ? text : `${day}T${time}${zone}`);
}
