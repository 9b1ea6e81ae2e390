import { toIdentity } from '../identity';
import type { IterableUser, RunLedger } from '../ports';
import type { RememberedUser } from './trial-ledger';

export interface Deliveries {
  readonly ledger: Pick<RunLedger, 'userTimes' | 'sendersOf'>;
  readonly project: string;
  /** Names of all syncs of the project. */
  readonly syncs: readonly string[];
}

/**
 * Whether a run delivered to the user since the trial looked at it, under any name that Iterable knows it by. What a run
 * delivered is not sent again, so an undo has to leave it.
 */
export async function wasDeliveredSince(
  { key, sentAt, written }: RememberedUser,
  now: IterableUser | null,
  { ledger, project, syncs }: Deliveries
): Promise<boolean> {
  const since = written.since ?? sentAt;
  const others = [now?.email ? toIdentity('email', now.email).key : key, now?.userId ?? key];
  const keys = [...new Set([key, ...others])];
  const times = await ledger.userTimes(project, keys);
  if ([...times.values()].some(({ lastDeliveredAt }) => lastDeliveredAt > since)) return true;
  const senders = await ledger.sendersOf(syncs, keys);
  return senders.some(({ steps }) => Object.values(steps).some(({ at }) => at > since));
}
