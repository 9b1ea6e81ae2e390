import { toBatch } from '../batch';
import { toOperation } from '../diff';
import { managedFields } from '../field-names';
import { toIdentity } from '../identity';
import type { Batch, BulkCall, Operation, Payload } from '../model';
import type { IterableUser } from '../ports';
import type { RememberedUser } from './trial-ledger';

/** What gives one user back what it had. */
export interface GiveBack {
  readonly calls: readonly Batch[];
  /** A single call, after the settle time; null for a user that stays. */
  readonly deletion: Operation | null;
  readonly result: 'restored' | 'deleted' | 'nothing';
  /** What is not as it was, in a sentence; empty when all is. */
  readonly message: string;
}

/**
 * How a user becomes what it was before a trial wrote to it. `now` is the user as Iterable has it: one that is gone is
 * not made again, and one that came into being by the trial but has more by now is cleared instead of deleted. Pure.
 */
export function giveBack(user: RememberedUser, now: IterableUser | null): GiveBack {
  if (!now) return gone(user);
  if (user.wasThere) return restored(user, now);
  const others = Object.keys(now.dataFields).filter(
    (name) => isOwn(name) && !user.written.fields.includes(name)
  );
  if (others.length === 0) return { calls: [], deletion: deletionOf(user), result: 'deleted', message: '' };
  const message = `Iterable has got other values of this person meanwhile (${others.join(', ')}): only what the trial wrote was taken away.`;
  return { ...restored(user, now), message };
}

/** An undo that was cut off may have deleted the newcomer already: either way it is as it was before. */
const gone = ({ wasThere }: RememberedUser): GiveBack => ({
  calls: [],
  deletion: null,
  result: wasThere ? 'nothing' : 'deleted',
  message: wasThere ? 'Iterable does not have this person any more.' : ''
});

/** Neither Iterable's own, nor what it works out by itself from a phone number or an address. */
const isOwn = (name: string): boolean =>
  !managedFields.has(name) && !name.startsWith('itbl') && name !== 'phoneNumberDetails';

function restored(user: RememberedUser, now: IterableUser): GiveBack {
  const { before, written } = user;
  const had = new Set(listsOf(before));
  const leave = written.listsJoined.filter((id) => !had.has(id));
  const join = written.optedOut ? [] : written.listsLeft.filter((id) => had.has(id));
  const calls = [
    ...profileCall(user, now),
    ...leave.map((listId) =>
      batchOf(user, { endpoint: 'unsubscribe', listId, channelUnsubscribe: false, campaignId: null })
    ),
    ...join.map((listId) => batchOf(user, { endpoint: 'subscribe', listId }))
  ];
  const staysKnown = written.withUserId && before?.userId === null;
  return {
    calls,
    deletion: null,
    result: calls.length > 0 ? 'restored' : 'nothing',
    message: staysKnown ? 'The user id stays: Iterable cannot take it away.' : ''
  };
}

/** Fields that were not there are cleared: an empty value does so (iterable-api 4). */
function profileCall(user: RememberedUser, now: IterableUser): Batch[] {
  const { before, written } = user;
  const fields = written.fields.filter((name) => !managedFields.has(name));
  const dataFields: Record<string, unknown> = Object.fromEntries(
    fields.map((name) => [name, before?.dataFields[name] ?? null])
  );
  // Where people are known by an id, their address is a value like others (iterable-api 3).
  const hasMoved =
    user.kind === 'userId' && before !== null && before.email !== null && before.email !== now.email;
  if (hasMoved) dataFields.email = before.email;
  const userId = written.withUserId ? (before?.userId ?? null) : null;
  if (Object.keys(dataFields).length === 0 && userId === null) return [];
  return [batchOf(user, { endpoint: 'bulkUpdate' }, { dataFields, ...(userId !== null && { userId }) })];
}

/** A batch of one: what is wrong with one person keeps nobody else from theirs. */
function batchOf(user: RememberedUser, call: BulkCall, more: Payload = {}): Batch {
  const byId = user.kind === 'userId' && call.endpoint === 'bulkUpdate' ? { preferUserId: true } : {};
  return toBatch(call, [operationOf(user, call, { [user.kind]: user.value, ...byId, ...more })]);
}

const deletionOf = (user: RememberedUser): Operation =>
  operationOf(user, { endpoint: 'deleteUser' }, { [user.kind]: user.value });

const operationOf = (user: RememberedUser, call: Operation['call'], payload: Payload): Operation =>
  toOperation(
    {
      recordId: user.recordIds[0] ?? '',
      step: '@undo',
      call,
      identity: toIdentity(user.kind, user.value),
      payload,
      whenUnknown: 'skip'
    },
    'undo'
  );

/** By the names that the kinds of project have for it (iterable-api 3). */
const listsOf = (user: IterableUser | null): readonly unknown[] =>
  [user?.dataFields.emailListIds, user?.dataFields.userListIds].flatMap((ids) =>
    Array.isArray(ids) ? ids : []
  );
