import { isObject, type JsonObject } from '../fields/field-types';

/** The arrays on a profile that say what a user gets; list membership is kept by the lists themselves (iterable-api 7.1). */
export const subscriptionArrays = [
  'unsubscribedChannelIds',
  'unsubscribedMessageTypeIds',
  'subscribedMessageTypeIds'
] as const;

export type SubscriptionArray = (typeof subscriptionArrays)[number];

/** The ids that stand in one of a profile's arrays. */
export function idsIn(fields: JsonObject | undefined, name: SubscriptionArray): number[] {
  const value = isObject(fields) ? fields[name] : undefined;
  return Array.isArray(value) ? value.filter((id) => typeof id === 'number') : [];
}

export const withId = (ids: readonly number[], id: number): number[] => [...new Set([...ids, id])];

export const withoutId = (ids: readonly number[], id: number): number[] =>
  ids.filter((other) => other !== id);
