import type { Operation } from '../model';
import type { Written } from './trial-ledger';

/** What an operation writes to its user, as far as it can be given back. Pure. */
export function writtenBy({ call, payload, identity, optedOut = false }: Operation): Written {
  return {
    fields: Object.keys(payload.dataFields ?? {}),
    listsJoined: call.endpoint === 'subscribe' ? [call.listId] : [],
    listsLeft: call.endpoint === 'unsubscribe' ? [call.listId] : [],
    withUserId: identity.kind === 'email' && payload.userId !== undefined,
    optedOut
  };
}

/** Of several operations for one user. Pure. */
export const joinedWritten = (all: readonly Written[]): Written => ({
  fields: distinct(all.flatMap(({ fields }) => fields)),
  listsJoined: distinct(all.flatMap(({ listsJoined }) => listsJoined)),
  listsLeft: distinct(all.flatMap(({ listsLeft }) => listsLeft)),
  withUserId: all.some(({ withUserId }) => withUserId),
  optedOut: all.some(({ optedOut }) => optedOut)
});

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
