import { RateLimitError, RejectedError, TransientError, type BridgeError } from '../../errors';
import type { Identity } from '../model';
import type { Clock, Destination, IterableUser } from '../ports';
import { sendPatiently } from '../send-patiently';

/** Reads of single users at once: the rate itself is the client's business (iterable-api 17). */
const readsAtOnce = 20;
/** Users in a row that could not be asked for, before the rest is not tried any more. */
const hopelessAfter = 2;

export interface Reading {
  /** By name; null for a user that Iterable does not have. Without those that could not be asked for. */
  readonly users: ReadonlyMap<string, IterableUser | null>;
  /** Why some could not be asked for; null when all were. */
  readonly failure: BridgeError | null;
}

/** What is asked for: an e-mail address and a user id may be the same text. */
export const nameOf = ({ kind, key }: Identity): string => `${kind} ${key}`;

/** The users as Iterable has them now. */
export async function readUsers(
  identities: readonly Identity[],
  parts: {
    readonly destination: Pick<Destination, 'user'>;
    readonly clock: Clock;
    readonly signal?: AbortSignal;
  }
): Promise<Reading> {
  const users = new Map<string, IterableUser | null>();
  const open = [...new Map(identities.map((identity) => [nameOf(identity), identity])).values()].reverse();
  let failure: BridgeError | null = null;
  let inARow = 0;
  const readOn = async (): Promise<void> => {
    for (let next = open.pop(); next && inARow < hopelessAfter; next = open.pop()) {
      const identity = next;
      try {
        users.set(nameOf(identity), await sendPatiently(() => parts.destination.user(identity), parts));
        inARow = 0;
      } catch (error) {
        // An address that Iterable refuses is nobody's.
        if (error instanceof RejectedError) users.set(nameOf(identity), null);
        else if (!(error instanceof TransientError || error instanceof RateLimitError)) throw error;
        else [failure, inARow] = [error, inARow + 1];
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(readsAtOnce, open.length) }, readOn));
  return { users, failure };
}
