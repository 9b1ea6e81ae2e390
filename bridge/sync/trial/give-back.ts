import { toBatch } from '../batch';
import { toOperation } from '../diff';
import { managedFields } from '../field-names';
import { toIdentity } from '../identity';
import type { Batch, BulkCall, Operation, Payload } from '../model';
import type { IterableUser } from '../ports';
import { isNothing, isSameValue } from './same-value';
import type { RememberedUser } from './trial-ledger';
import { idsOf, listsOf, othersOf } from './what-else';

/** What gives one user back what it had. */
export interface GiveBack {
  readonly calls: readonly Batch[];
  /** A single call, after the settle time; null for a user that stays. */
  readonly deletion: Operation | null;
  readonly result: 'restored' | 'deleted' | 'nothing';
  /** What is not as it was, in sentences; empty when all is. */
  readonly message: string;
}

/**
 * How a user becomes what it was before a trial wrote to it. `now` is the user as Iterable has it: one that is gone is
 * not made again, one that came into being by the trial but has more by now is cleared instead of deleted, and a field
 * that somebody changed since stays. `optedOut` keeps the person off lists. Pure.
 */
export function giveBack(
  user: RememberedUser,
  now: IterableUser | null,
  consent: { readonly optedOut: boolean } = { optedOut: false }
): GiveBack {
  if (!now) return gone(user);
  if (user.wasThere) return restored(user, now, consent);
  const others = othersOf(user, now);
  if (others.length === 0) return { calls: [], deletion: deletionOf(user), result: 'deleted', message: '' };
  const kept = `Iterable has got more of this person meanwhile (${others.join(', ')}): only what the trial wrote was taken away.`;
  const { message, ...cleared } = restored(user, now, consent);
  return { ...cleared, message: [kept, message].filter(Boolean).join(' ') };
}

/** An undo that was cut off may have deleted the newcomer already: either way it is as it was before. */
const gone = ({ wasThere }: RememberedUser): GiveBack => ({
  calls: [],
  deletion: null,
  result: wasThere ? 'nothing' : 'deleted',
  message: wasThere ? 'Iterable does not have this person any more.' : ''
});

function restored(
  user: RememberedUser,
  now: IterableUser,
  consent: { readonly optedOut: boolean }
): GiveBack {
  const { before, written } = user;
  const had = new Set(listsOf(before));
  const leave = written.listsJoined.filter((id) => !had.has(id));
  const left = written.listsLeft.filter((id) => had.has(id));
  const staysOff = left.length > 0 && (written.optedOut || consent.optedOut || hasUnsubscribed(before, now));
  const join = staysOff ? [] : left;
  const { values, changed, isWritten } = fieldsBack(user, now);
  const profile = profileCall(user, now, values);
  const calls = [
    ...profile,
    ...leave.map((listId) =>
      batchOf(user, { endpoint: 'unsubscribe', listId, channelUnsubscribe: false, campaignId: null })
    ),
    ...join.map((listId) => batchOf(user, { endpoint: 'subscribe', listId }))
  ];
  return {
    calls,
    deletion: null,
    result: calls.length > 0 || isWritten ? 'restored' : 'nothing',
    message: [
      changed.length > 0 && user.wasThere
        ? `Changed in Iterable since the trial, and left as they are: ${changed.join(', ')}.`
        : '',
      staysOff ? 'The person opted out and stays off the lists that the trial took them off.' : '',
      written.withUserId && before?.userId === null ? 'The user id stays: Iterable cannot take it away.' : ''
    ]
      .filter(Boolean)
      .join(' ')
  };
}

interface FieldsBack {
  /** Fields that have what the trial wrote, with what they had before. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Neither what the trial wrote nor what was there before. */
  readonly changed: readonly string[];
  /** Some are as before, by this undo or one that was cut off. */
  readonly isWritten: boolean;
}

/** Fields that were not there are cleared: an empty value does so (iterable-api 4). */
function fieldsBack({ before, written }: RememberedUser, now: IterableUser): FieldsBack {
  const fields = written.fields.filter((name) => !managedFields.has(name));
  const asBefore = fields.filter((name) => isSameValue(now.dataFields[name], before?.dataFields[name]));
  const asWritten = fields.filter(
    (name) =>
      !asBefore.includes(name) &&
      name in written.values &&
      isSameValue(now.dataFields[name], written.values[name])
  );
  return {
    values: Object.fromEntries(asWritten.map((name) => [name, before?.dataFields[name] ?? null])),
    changed: fields.filter((name) => !asBefore.includes(name) && !asWritten.includes(name)),
    isWritten: asBefore.length > 0
  };
}

function profileCall(
  user: RememberedUser,
  now: IterableUser,
  values: Readonly<Record<string, unknown>>
): Batch[] {
  const { before, written } = user;
  const dataFields = { ...values };
  // Where people are known by an id, their address is a value like others (iterable-api 3).
  if (hasMoved(user, now)) dataFields.email = before?.email;
  const isOurs = written.withUserId && isSameValue(now.userId, written.values.userId);
  const userId = isOurs ? (before?.userId ?? null) : null;
  if (Object.keys(dataFields).length === 0 && userId === null) return [];
  return [batchOf(user, { endpoint: 'bulkUpdate' }, { dataFields, ...(userId !== null && { userId }) })];
}

/** By the trial, and nobody moved them on since. */
function hasMoved({ kind, before, written }: RememberedUser, now: IterableUser): boolean {
  if (kind !== 'userId' || before === null || before.email === null || before.email === now.email)
    return false;
  return String(written.values.email ?? '').toLowerCase() === (now.email ?? '').toLowerCase();
}

/** From anything that they got before the trial. */
const hasUnsubscribed = (before: IterableUser | null, now: IterableUser): boolean =>
  ['unsubscribedChannelIds', 'unsubscribedMessageTypeIds'].some((name) => {
    const known = new Set(idsOf(before?.dataFields[name]));
    return !isNothing(idsOf(now.dataFields[name]).filter((id) => !known.has(id)));
  });

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
