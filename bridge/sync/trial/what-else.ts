import { managedFields } from '../field-names';
import type { IterableUser } from '../ports';
import { isNothing, isSameValue } from './same-value';
import type { RememberedUser } from './trial-ledger';

/** What Iterable keeps of people beside the fields that anybody maps, in words. */
const kept: Readonly<Record<string, string>> = {
  unsubscribedChannelIds: 'unsubscribed channels',
  unsubscribedMessageTypeIds: 'unsubscribed message types',
  subscribedMessageTypeIds: 'subscribed message types',
  devices: 'devices',
  browserTokens: 'browsers',
  shoppingCartItems: 'a shopping cart'
};

/**
 * What a user has that the trial which made it did not write: other fields, other values, lists, subscriptions, devices.
 * A user without a record was made by the bridge for itself, and has nothing of others. Pure.
 */
export function othersOf(
  { recordIds, written }: RememberedUser,
  { dataFields, ...now }: IterableUser
): string[] {
  if (recordIds.length === 0) return [];
  const names = Object.keys(dataFields).filter((name) => isOwn(name) && !isNothing(dataFields[name]));
  const fields = names.filter((name) => !isSameValue(dataFields[name], written.values[name]));
  const joined = new Set<unknown>(written.listsJoined);
  const lists = listsOf({ ...now, dataFields }).filter((id) => !joined.has(id));
  const others = Object.keys(kept).filter((name) => !isNothing(dataFields[name]));
  return [...fields, ...(lists.length > 0 ? ['lists'] : []), ...others.map((name) => kept[name] ?? name)];
}

/** Neither Iterable's own, nor what it works out by itself from a phone number or an address. */
const isOwn = (name: string): boolean =>
  !managedFields.has(name) && !name.startsWith('itbl') && name !== 'phoneNumberDetails';

export const idsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** By the names that the kinds of project have for it (iterable-api 3). */
export const listsOf = (user: IterableUser | null): readonly unknown[] =>
  [user?.dataFields.emailListIds, user?.dataFields.userListIds].flatMap(idsOf);
