import { RejectedError } from '../../errors';
import { managedFields } from '../field-names';
import { toIdentity } from '../identity';
import type { Destination, IterableUser } from '../ports';
import { compareProfile, type FieldDifference } from '../preview/compare-profile';
import { isSameValue } from './same-value';
import type { RememberedUser } from './trial-ledger';

/** A user of a trial as it was before, and as Iterable has it. */
export interface ReadUser {
  readonly recordIds: readonly string[];
  /** With the fields that the trial wrote alone: others are not for everybody who may look. Null for a user that was not there. */
  readonly before: IterableUser | null;
  readonly isThere: boolean;
  /** Fields that the trial wrote: from what they were to what Iterable has. */
  readonly differences: readonly FieldDifference[];
  /** Top fields that Iterable does not have as they were sent. */
  readonly notAsSent: readonly string[];
  /** Why the user could not be read; null where it was. */
  readonly problem: string | null;
}

/** When Iterable shows for certain what was sent to these users: ISO time; null where nobody was sent anything. */
export function settledAt(users: readonly RememberedUser[], settleSeconds: number): string | null {
  if (users.length === 0) return null;
  const last = Math.max(...users.map(({ sentAt }) => Date.parse(sentAt)));
  return new Date(last + settleSeconds * 1000).toISOString();
}

/** One after the other, by the interactive lane: a person waits for it. What passes is thrown. */
export async function readUsers(
  users: readonly RememberedUser[],
  destination: Pick<Destination, 'user'>
): Promise<ReadUser[]> {
  const read: ReadUser[] = [];
  for (const user of users) read.push(await readUser(user, destination));
  return read;
}

async function readUser(user: RememberedUser, destination: Pick<Destination, 'user'>): Promise<ReadUser> {
  try {
    return compared(user, await destination.user(toIdentity(user.kind, user.value)));
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    const problem = [error.message, error.fix].filter(Boolean).join(' ');
    return { ...compared(user, null), differences: [], notAsSent: [], problem };
  }
}

/** Pure. */
export function compared({ recordIds, before, written }: RememberedUser, now: IterableUser | null): ReadUser {
  const fields = written.fields.filter((name) => !managedFields.has(name));
  const values = Object.fromEntries(fields.map((name) => [name, now?.dataFields[name] ?? null]));
  return {
    recordIds,
    before: before && { ...before, dataFields: fieldsOf(before, fields) },
    isThere: now !== null,
    differences: compareProfile(before, [{ dataFields: values }]),
    notAsSent: fields.filter(
      (name) => name in written.values && !isSameValue(now?.dataFields[name], written.values[name])
    ),
    problem: null
  };
}

const fieldsOf = ({ dataFields }: IterableUser, names: readonly string[]): IterableUser['dataFields'] =>
  Object.fromEntries(names.filter((name) => name in dataFields).map((name) => [name, dataFields[name]]));
