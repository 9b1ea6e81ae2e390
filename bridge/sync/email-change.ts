import type { SyncDefinition } from '../config/sync-definition';
import type { BridgeError } from '../errors';
import { RateLimitError, RejectedError, TransientError } from '../errors';
import { isOptedOut, optedOut, type Decision } from './decide';
import type { Operation, Outcome } from './model';
import { nextTry } from './retry-policy';
import type { RunParts } from './run-parts';

const changed = 'email-changed';
/** After so many calls in a row that could not be made, the page's other changes wait without being tried. */
const failuresInARow = 3;

type Parts = Pick<RunParts, 'destination' | 'ledger' | 'clock' | 'settleSeconds'>;
type Sending = Extract<Decision, { operation: Operation }>;

/**
 * In an email-based project the address is the person: when a known record has another address, the user is renamed
 * first, with all its history, and the profile follows after the settle time (DESIGN rule 5; iterable-api 6.3). A user
 * that Iterable no longer has under the old address is simply sent under the new one.
 * Answers the outcomes of records that are not to be sent now.
 */
export async function applyEmailChanges(
  decisions: readonly Decision[],
  definition: SyncDefinition,
  parts: Parts
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  if (definition.project.type !== 'Email') return outcomes;
  let failures = 0;
  for (const decision of decisions) {
    const former = formerAddress(decision);
    if (former === null || !('operation' in decision)) continue;
    if (await isSomebodyElses(former, decision, definition.project.name, parts)) continue;
    const outcome =
      failures < failuresInARow ? await changeEmail(former, decision, parts) : notNow(decision, parts);
    if (outcome) outcomes.set(decision.record.id, outcome);
    failures = outcome?.status === 'deferred' && outcome.code !== changed ? failures + 1 : 0;
  }
  return outcomes;
}

/** Null when the record was never delivered, or under this very address. */
function formerAddress(decision: Decision): string | null {
  if (!('operation' in decision)) return null;
  const former = decision.known?.deliveredIdentity ?? null;
  return former !== null && former !== decision.operation.identity.key ? former : null;
}

/** The record was deleted, another one took its address meanwhile, and it came back: that user is left alone. */
async function isSomebodyElses(
  address: string,
  { record }: Sending,
  project: string,
  { ledger }: Parts
): Promise<boolean> {
  const owners = await ledger.identityOwners(address);
  return owners.some((owner) => owner.project === project && owner.recordId !== record.id);
}

async function changeEmail(former: string, decision: Sending, parts: Parts): Promise<Outcome | null> {
  const { operation } = decision;
  try {
    const answer = await parts.destination.changeEmail(former, operation.identity.value);
    if (answer === 'changed') return followsLater(decision, parts);
    if (answer === 'taken') return addressTaken(decision);
    return isOptedOut(decision.record) ? { ...baseOf(decision), ...optedOut } : null;
  } catch (error) {
    if (error instanceof RejectedError) return refused(decision, error);
    if (error instanceof TransientError || error instanceof RateLimitError)
      return triedAgain(decision, error, parts);
    throw error;
  }
}

const baseOf = ({ record, operation }: Sending) => ({
  recordId: record.id,
  object: record.object,
  identityKey: operation.identity.key
});

function followsLater(decision: Sending, { clock, settleSeconds }: Parts): Outcome {
  const retryAt = new Date(clock.now().getTime() + settleSeconds * 1000).toISOString();
  const message = `The e-mail address was changed in Iterable; the other fields follow after ${retryAt}.`;
  return { ...baseOf(decision), status: 'deferred', code: changed, message, retryAt };
}

const rejected = (decision: Sending) => ({
  ...baseOf(decision),
  status: 'rejected' as const,
  field: 'email',
  fingerprint: decision.operation.fingerprint,
  payload: decision.operation.body
});

const addressTaken = (decision: Sending): Outcome => ({
  ...rejected(decision),
  code: 'iterable.email-taken',
  message: 'The new e-mail address belongs to another user in Iterable.',
  fix: 'Merge the two users in Iterable, or correct the address.'
});

const refused = (decision: Sending, error: BridgeError): Outcome => ({
  ...rejected(decision),
  code: error.code,
  message: `The e-mail address could not be changed: ${error.message}`,
  fix: error.fix
});

const notNow = (decision: Sending, parts: Parts): Outcome =>
  triedAgain(decision, new TransientError('iterable.unreachable', 'several calls before it failed'), parts);

function triedAgain(decision: Sending, error: BridgeError, { clock }: Parts): Outcome {
  const retryAt = nextTry(clock.now(), decision.known?.attempts ?? 0);
  const message = `Iterable could not change the e-mail address (${error.message}); it is tried again after ${retryAt}.`;
  return { ...baseOf(decision), status: 'deferred', code: error.code, message, retryAt };
}
