import type { Call, Operation } from '../model';
import { isObject } from './same-value';
import { joinedWritten, nothingWritten, type Written } from './trial-ledger';

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
