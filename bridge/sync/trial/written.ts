import type { Call, Operation } from '../model';
import { isObject } from './same-value';
import type { Written } from './trial-ledger';

/** Calls whose `dataFields` are the profile's; those of an event are its own. */
const writesProfile: ReadonlySet<Call['endpoint']> = new Set(['bulkUpdate', 'subscribe']);

/**
 * What an operation writes to its user, as far as it can be given back; `had` is the profile before it, which a nested
 * object is merged into, one level deep (iterable-api 4). Pure.
 */
export function writtenBy(
  { call, payload, identity, optedOut = false }: Operation,
  had: Readonly<Record<string, unknown>> = {}
): Written {
  const dataFields = writesProfile.has(call.endpoint) ? (payload.dataFields ?? {}) : {};
  const becomes = (name: string, value: unknown): unknown =>
    payload.mergeNestedObjects === true && isObject(value) && isObject(had[name])
      ? { ...had[name], ...value }
      : value;
  return {
    fields: Object.keys(dataFields),
    values: Object.fromEntries(
      Object.entries({ ...otherIdentifier(identity, payload), ...dataFields }).map(([name, value]) => [
        name,
        becomes(name, value)
      ])
    ),
    listsJoined: call.endpoint === 'subscribe' ? [call.listId] : [],
    listsLeft: call.endpoint === 'unsubscribe' ? [call.listId] : [],
    withUserId: identity.kind === 'email' && payload.userId !== undefined,
    optedOut
  };
}

/** The identifier that the user is not known by is a value like others. */
const otherIdentifier = (
  { kind }: Operation['identity'],
  { email, userId }: Operation['payload']
): Record<string, string> => ({
  ...(kind === 'email' && userId !== undefined && { userId }),
  ...(kind === 'userId' && email !== undefined && { email })
});

export const nothingWritten: Written = {
  fields: [],
  values: {},
  listsJoined: [],
  listsLeft: [],
  withUserId: false,
  optedOut: false
};

/** What operations in turn write to one user who had this profile and got the rest before. Pure. */
export const writtenByAll = (
  operations: readonly Operation[],
  had: Readonly<Record<string, unknown>>,
  before: Written = nothingWritten
): Written =>
  operations.reduce(
    (written, operation) => joinedWritten(written, writtenBy(operation, { ...had, ...written.values })),
    before
  );

/** First the one, then the other: of a field the last value is there. Pure. */
export const joinedWritten = (one: Written, other: Written): Written => ({
  fields: distinct(one.fields, other.fields),
  values: { ...one.values, ...other.values },
  listsJoined: distinct(one.listsJoined, other.listsJoined),
  listsLeft: distinct(one.listsLeft, other.listsLeft),
  withUserId: one.withUserId || other.withUserId,
  optedOut: one.optedOut || other.optedOut,
  ...sinceOf(one.since ?? other.since)
});

const sinceOf = (since: string | undefined): Pick<Written, 'since'> => (since === undefined ? {} : { since });

const distinct = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];
