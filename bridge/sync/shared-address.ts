import type { IdentityClaim } from './bookkeeping';
import { toIdentity } from './identity';
import type { Destination, RowFailure, RunLedger } from './ports';

/** The record that speaks for a user, by what the user is found by; null where the bridge knows none. */
export type SpeakerOf = (userKey: string) => Promise<Pick<IdentityClaim, 'object' | 'recordId'> | null>;

export const speakersIn =
  (project: string, ledger: Pick<RunLedger, 'identityOwners'>): SpeakerOf =>
  async (userKey) =>
    (await ledger.identityOwners(userKey)).find((owner) => owner.project === project) ?? null;

interface Parts {
  readonly destination: Pick<Destination, 'user'>;
  readonly speakerOf?: SpeakerOf;
}

/**
 * Whose the address is that stands in the way of a record (iterable-api 2.5: the answer names the address, not its
 * user). Null where it cannot be told: what cannot be read now only makes the outcome say less.
 */
export async function sharedAddressText(
  ofRecord: string,
  { by, key }: Pick<RowFailure, 'by' | 'key'>,
  { destination, speakerOf }: Parts
): Promise<string | null> {
  if (!speakerOf || by !== 'email') return null;
  const identity = toIdentity('email', key);
  const user = await destination.user(identity).catch(() => null);
  if (!user) return null;
  const speaker = (await speakerOf(identity.key)) ?? (user.userId && (await speakerOf(user.userId)));
  if (!speaker || speaker.recordId === ofRecord) return null;
  return `The e-mail address of record ${ofRecord} is shared with ${speaker.object} ${speaker.recordId}, and only one user of this Iterable project can have it.`;
}
