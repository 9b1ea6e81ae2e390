import type { IterableUser, MessageType } from '../ports';

/** The arrays of the endpoint; each one that is sent replaces the stored one whole (iterable-api 7.1). */
const arrayNames = [
  'emailListIds',
  'userListIds',
  'unsubscribedChannelIds',
  'unsubscribedMessageTypeIds',
  'subscribedMessageTypeIds'
] as const;

type ArrayName = (typeof arrayNames)[number];

/** What the request may say beside the arrays. */
const companions = ['campaignId', 'templateId', 'validateChannelAlignment'] as const;

/**
 * What is wanted of a user's subscriptions: whole arrays, which replace what is there, and single ids, which are added
 * to what is there or taken out of it: true subscribes, false unsubscribes. Anything else in it is not looked at.
 */
export interface WantedSubscriptions extends Partial<Record<ArrayName, unknown>> {
  readonly channels?: unknown;
  readonly messageTypes?: unknown;
  readonly lists?: unknown;
  readonly [name: string]: unknown;
}

/** The arrays to send, and what goes with them. */
export type SubscriptionRequest = Partial<Record<ArrayName, number[]>> & Readonly<Record<string, unknown>>;

/**
 * Read, compare, write: from what the user has now to the smallest request that makes it what is wanted: only arrays
 * that change, each with everything that stays. Null when nothing changes. `current` is null for a user who is not
 * there yet. Message types of the policy OptIn are those that a user names; the others everybody gets who did not leave
 * (iterable-api 12). Pure.
 */
export function subscriptionRequest(
  current: IterableUser | null,
  wanted: WantedSubscriptions,
  messageTypes: readonly MessageType[]
): SubscriptionRequest | null {
  const before = new Map(arrayNames.map((name) => [name, idsIn(current?.dataFields[name])]));
  const after = new Map(
    arrayNames.map((name) => [name, new Set(wholeArray(wanted, name) ?? before.get(name))])
  );
  const edit = (name: ArrayName, id: number, change: 'add' | 'delete'): void =>
    void after.get(name)?.[change](id);
  for (const [id, on] of switches(wanted.channels)) edit('unsubscribedChannelIds', id, on ? 'delete' : 'add');
  for (const [id, on] of switches(wanted.lists)) edit(listsOf(current, wanted), id, on ? 'add' : 'delete');
  const optIn = new Set(messageTypes.filter(({ policy }) => policy === 'OptIn').map(({ id }) => id));
  for (const [id, on] of switches(wanted.messageTypes)) {
    edit('unsubscribedMessageTypeIds', id, on ? 'delete' : 'add');
    if (optIn.has(id)) edit('subscribedMessageTypeIds', id, on ? 'add' : 'delete');
  }
  const changed = arrayNames.flatMap((name) => {
    const [old, made] = [before.get(name) ?? [], after.get(name) ?? new Set<number>()];
    return isSame(old, made) ? [] : [[name, [...made]] as const];
  });
  return changed.length === 0 ? null : { ...Object.fromEntries(changed), ...given(wanted) };
}

/** The profile's field tells the kind of project (iterable-api 3); where it is missing, the way the user is named. */
function listsOf(current: IterableUser | null, wanted: WantedSubscriptions): ArrayName {
  const { dataFields = {} } = current ?? {};
  if ('userListIds' in dataFields) return 'userListIds';
  if ('emailListIds' in dataFields) return 'emailListIds';
  return wanted.userId === undefined ? 'emailListIds' : 'userListIds';
}

const given = (wanted: WantedSubscriptions): Record<string, unknown> =>
  Object.fromEntries(
    companions.flatMap((name) => (wanted[name] === undefined ? [] : [[name, wanted[name]] as const]))
  );

/** Null leaves the array alone, as the endpoint has it; an empty one empties it. */
function wholeArray(wanted: WantedSubscriptions, name: ArrayName): number[] | null {
  const value = wanted[name];
  return value === undefined || value === null ? null : idsIn(value);
}

/** Ids as numbers, also where they come as text: `12`, `"12"`, `"12;14"`. What is no id is left out. */
function idsIn(value: unknown): number[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(';') : [value];
  return parts.flatMap((part: unknown) => {
    const id = typeof part === 'string' && part.trim() !== '' ? Number(part) : part;
    return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? [id] : [];
  });
}

function switches(value: unknown): [number, boolean][] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, on]): [number, boolean][] =>
    typeof on === 'boolean' ? idsIn(key).map((id) => [id, on]) : []
  );
}

const isSame = (before: readonly number[], after: ReadonlySet<number>): boolean =>
  new Set(before).size === after.size && before.every((id) => after.has(id));
