import { looksLikeDate } from '../iterable-types';
import type { Payload } from '../model';
import type { IterableUser } from '../ports';

/** A field of the user's profile as it is and as it would be. */
export interface FieldDifference {
  /** `email`, or the name below dataFields: `address.city`. */
  readonly field: string;
  readonly change: 'added' | 'changed' | 'unchanged' | 'cleared';
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * What the payloads of profile calls make of a user, field by field, the last word counting. Nested objects are
 * compared field by field, since they are merged. Pure.
 */
export function compareProfile(user: IterableUser | null, payloads: readonly Payload[]): FieldDifference[] {
  const wanted = new Map<string, unknown>();
  for (const { email, userId, dataFields } of payloads) {
    if (email !== undefined) wanted.set('email', email);
    if (userId !== undefined) wanted.set('userId', userId);
    for (const [field, value] of leaves(dataFields ?? {}, '')) wanted.set(field, value);
  }
  return [...wanted].map(([field, to]) => differenceOf(field, valueNow(user, field), to));
}

function differenceOf(field: string, from: unknown, to: unknown): FieldDifference {
  const isBlank = from === undefined || from === null;
  if (to === null) return { field, change: isBlank ? 'unchanged' : 'cleared', from: from ?? null, to };
  if (isBlank) return { field, change: 'added', from: null, to };
  return { field, change: isSame(field, from, to) ? 'unchanged' : 'changed', from, to };
}

function* leaves(value: Record<string, unknown>, prefix: string): Generator<[string, unknown]> {
  for (const [name, inner] of Object.entries(value)) {
    if (isObject(inner)) yield* leaves(inner, `${prefix}${name}.`);
    else yield [prefix + name, inner];
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

function valueNow(user: IterableUser | null, field: string): unknown {
  if (!user) return undefined;
  if (field === 'email') return user.email;
  if (field === 'userId') return user.userId;
  let value: unknown = user.dataFields;
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** Iterable writes dates in its own form (iterable-api 4), and addresses are the same in any case. */
function isSame(field: string, from: unknown, to: unknown): boolean {
  if (JSON.stringify(from) === JSON.stringify(to)) return true;
  if (typeof from !== 'string' || typeof to !== 'string') return false;
  if (field === 'email') return from.toLowerCase() === to.toLowerCase();
  return looksLikeDate(from) && looksLikeDate(to) && momentOf(from) === momentOf(to);
}

/** `2026-01-31 08:00:00 +00:00` as a moment; a date without time is its midnight in UTC. */
function momentOf(text: string): number {
  const [day = '', time = '00:00:00', zone = '+00:00'] = text.split(' ');
  return Date.parse(text.includes('T') ? text : `${day}T${time}${zone}`);
}
