import { BridgeError, RejectedError, TransientError } from '../errors';
import { toBatch } from './batch';
import type { DeliveryContext } from './delivery';
import { withPayload } from './diff';
import { toIdentity } from './identity';
import type { BulkCall, Identity, Operation, Payload } from './model';
import type { IterableUser } from './ports';
import { sendPatiently } from './send-patiently';

/** Opt-outs that a user holds; each that is written replaces the stored one whole (iterable-api 7.1). */
const optOutArrays = ['unsubscribedChannelIds', 'unsubscribedMessageTypeIds'] as const;
/** Whichever the project type has (iterable-api 3). */
const listArrays = ['emailListIds', 'userListIds'] as const;

/**
 * Of two users that become one, the one that stays wins wherever both have a value (iterable-api 6.4), and nothing says
 * that subscriptions are an exception: so what the other one opted out of, and the lists that it is on, are written to
 * the one that stays as well. In whichever order Iterable takes the calls, nothing of it is lost. Consent is never
 * loosened by a merge (DESIGN rule 6).
 */
export async function carryOver(operation: Operation, context: DeliveryContext): Promise<void> {
  const source = sourceOf(operation.payload);
  if (!source) return;
  const read = (identity: Identity): Promise<IterableUser | null> =>
    sendPatiently(() => context.destination.user(identity), context);
  const [leaving, staying] = [await read(source), await read(operation.identity)];
  // A user who is not there yet becomes the other one whole.
  if (!leaving || !staying) return;
  const optOuts = missingOptOuts(leaving, staying);
  if (optOuts) await write({ endpoint: 'bulkUpdateSubscriptions' }, optOuts, operation, context);
  if (operation.optedOut) return;
  const lists = new Set(listArrays.flatMap((name) => idsOf(staying, name)));
  for (const listId of listArrays.flatMap((name) => idsOf(leaving, name))) {
    if (!lists.has(listId)) await write({ endpoint: 'subscribe', listId }, {}, operation, context);
  }
}

function sourceOf({ sourceEmail, sourceUserId }: Payload): Identity | null {
  if (typeof sourceUserId === 'string') return toIdentity('userId', sourceUserId);
  return typeof sourceEmail === 'string' ? toIdentity('email', sourceEmail) : null;
}

function missingOptOuts(leaving: IterableUser, staying: IterableUser): Payload | null {
  const changed = optOutArrays.flatMap((name) => {
    const own = idsOf(staying, name);
    const more = idsOf(leaving, name).filter((id) => !own.includes(id));
    return more.length > 0 ? [[name, [...own, ...more]] as const] : [];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

function idsOf({ dataFields }: IterableUser, name: string): number[] {
  const ids = dataFields[name];
  return Array.isArray(ids) ? ids.filter((id): id is number => typeof id === 'number') : [];
}

const isClosed = (error: unknown): boolean =>
  error instanceof RejectedError || (error instanceof BridgeError && error.code === 'iterable.unknown-list');

const notKept = (): TransientError =>
  new TransientError(
    'iterable.opt-out-not-kept',
    'the opt-outs of the user that is merged could not be kept'
  );

/** A list that can no longer be changed keeps nobody from being merged. */
async function write(
  call: BulkCall,
  content: Payload,
  operation: Operation,
  context: DeliveryContext
): Promise<void> {
  const { kind, value } = operation.identity;
  const row = { ...withPayload(operation, { [kind]: value, ...content }), call };
  try {
    const { failCount } = await sendPatiently(() => context.destination.send(toBatch(call, [row])), context);
    if (failCount > 0 && call.endpoint !== 'subscribe') throw notKept();
  } catch (error) {
    if (call.endpoint !== 'subscribe' || !isClosed(error)) throw error;
  }
}
