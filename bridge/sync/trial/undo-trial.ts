import { RejectedError } from '../../errors';
import { toIdentity } from '../identity';
import type { IterableUser } from '../ports';
import { sendPatiently } from '../send-patiently';
import type { HeldLease } from '../run-lease';
import { wasDeliveredSince, type Deliveries } from './delivered-since';
import { giveBack, type GiveBack } from './give-back';
import type { TrialParts } from './send-trial';
import type { RememberedUser, Trial } from './trial-ledger';

export interface UndoParts extends Pick<TrialParts, 'destination' | 'clock' | 'settleSeconds' | 'signal'> {
  readonly ledger: Pick<TrialParts['ledger'], 'rememberedUsers' | 'noteUndone'> & Deliveries['ledger'];
  /** Names of all syncs of the project. */
  readonly syncs: readonly string[];
  /** Those of the records whose person may be put on no list. */
  readonly optedOut: (recordIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * Gives everybody back what they had before the trial: existing users their values, fields that were absent are cleared,
 * lists as they were; users that the trial made are deleted. Whom a run delivered to since is left as they are, and so is
 * what somebody changed in Iterable. Each one's result is stored at once, and doing it twice
 * comes to the same: an undo that was cut off goes on. Waits the settle time first, for what was sent may still be on
 * its way. Answers false when it was stopped before the end.
 */
export async function undoTrial(trial: Trial, held: HeldLease, parts: UndoParts): Promise<boolean> {
  const users = (await parts.ledger.rememberedUsers(trial.trial)).filter(isOpen);
  await untilSettled(users, parts);
  for (const user of users) {
    if (parts.signal?.aborted) return false;
    held.signal.throwIfAborted();
    const { undo, undoMessage } = await resultOf(trial, user, parts);
    await parts.ledger.noteUndone(held.lease, trial.trial, { key: user.key, undo, undoMessage });
  }
  return true;
}

/** What failed is tried again when somebody asks again. */
const isOpen = ({ undo }: RememberedUser): boolean => undo === null || undo === 'failed';

async function untilSettled(users: readonly RememberedUser[], parts: UndoParts): Promise<void> {
  if (users.length === 0) return;
  const last = Math.max(...users.map(({ sentAt }) => Date.parse(sentAt)));
  const wait = last + parts.settleSeconds * 1000 - parts.clock.now().getTime();
  if (wait > 0) await parts.clock.sleep(wait, parts.signal).catch(() => undefined);
}

/** What passes keeps the undo waiting; what does not is said of the one person. */
async function resultOf(
  { project }: Trial,
  user: RememberedUser,
  parts: UndoParts
): Promise<Pick<RememberedUser, 'undo' | 'undoMessage'>> {
  try {
    const now = await userNow(user, parts);
    if (await wasDeliveredSince(user, now, { ...parts, project })) return deliveredSince;
    const wanted = giveBack(user, now, { optedOut: await hasOptedOut(user, parts) });
    await makeCalls(wanted, parts);
    return { undo: wanted.result, undoMessage: wanted.message };
  } catch (error) {
    if (!(error instanceof RejectedError)) throw error;
    return { undo: 'failed', undoMessage: messageOf(error) };
  }
}

const deliveredSince: Pick<RememberedUser, 'undo' | 'undoMessage'> = {
  undo: 'nothing',
  undoMessage: 'A sync has delivered to this person since the trial: they stay as Iterable has them.'
};

/** Asked of Salesforce only where somebody is to be put back on a list. */
const hasOptedOut = async ({ written, recordIds }: RememberedUser, parts: UndoParts): Promise<boolean> =>
  written.listsLeft.length > 0 && (await parts.optedOut(recordIds)).size > 0;

const messageOf = ({ message, fix }: RejectedError): string => [message, fix].filter(Boolean).join(' ');

const userNow = ({ kind, value }: RememberedUser, parts: UndoParts): Promise<IterableUser | null> =>
  sendPatiently(() => parts.destination.user(toIdentity(kind, value)), parts);

async function makeCalls({ calls, deletion }: GiveBack, parts: UndoParts): Promise<void> {
  for (const batch of calls) {
    const { failCount, failures } = await sendPatiently(() => parts.destination.send(batch), parts);
    if (failCount === 0 || failures.some(({ cause }) => cause === 'not-found')) continue;
    throw new RejectedError(
      'trial.not-undone',
      'Iterable did not take the call that gives back what was before.',
      {
        fix: 'Undo again; if that does not help, correct the person in Iterable.'
      }
    );
  }
  if (deletion) await sendPatiently(() => parts.destination.sendOne(deletion), parts);
}
