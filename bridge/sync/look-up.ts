import { RejectedError } from '../errors';
import type { SyncDefinition } from '../config/sync-definition';
import type { RecordState, UserTimes } from './bookkeeping';
import type { MappedSteps } from './map';
import type { Identity, SourceRecord } from './model';
import { hasUserMode } from './operations/traits';
import type { Clock, Destination, IterableUser, RunLedger } from './ports';
import { sendPatiently } from './send-patiently';

/** What was asked about the users of a page before deciding about them. */
export interface UserLookup {
  /** Users that were looked up, by identity key; null for those that Iterable does not have. */
  readonly users: ReadonlyMap<string, IterableUser | null>;
  /** Former addresses that another record owns by now: those users are left alone. */
  readonly foreign: ReadonlySet<string>;
  /** ISO time at which the asking began. */
  readonly readAt: string;
}

/** A record with what it was mapped to. */
export interface MappedCase {
  readonly record: SourceRecord;
  readonly known: RecordState | null;
  readonly mapped: MappedSteps;
}

/** Reads of single users at once: the rate itself is the client's business (iterable-api 17). */
const readsAtOnce = 20;

/** Asks Iterable only where a step's mode or the subscriptions need it and the ledger cannot tell. */
export async function lookUpUsers(
  cases: readonly MappedCase[],
  times: ReadonlyMap<string, UserTimes>,
  parts: {
    readonly definition: SyncDefinition;
    readonly destination: Pick<Destination, 'user'>;
    readonly ledger: Pick<RunLedger, 'identityOwners'>;
    readonly clock: Clock;
  }
): Promise<UserLookup> {
  const readAt = parts.clock.now().toISOString();
  const wanted = new Map<string, Identity>();
  for (const { mapped } of cases) {
    const { identity } = mapped;
    if (identity && mapped.steps.some((step) => mustAsk(step, identity, times, parts.definition)))
      wanted.set(identity.key, identity);
  }
  const users = new Map<string, IterableUser | null>();
  const open = [...wanted.values()];
  const readOne = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop()) users.set(next.key, await userOf(next, parts));
  };
  await Promise.all(Array.from({ length: Math.min(readsAtOnce, open.length) }, readOne));
  return { users, readAt, foreign: await foreignAddresses(cases, parts) };
}

/** An address that Iterable refuses to look for is nobody's there; whoever is sent with it hears so by name. */
async function userOf(
  identity: Identity,
  { destination, clock }: { readonly destination: Pick<Destination, 'user'>; readonly clock: Clock }
): Promise<IterableUser | null> {
  try {
    return await sendPatiently(() => destination.user(identity), { clock });
  } catch (error) {
    if (error instanceof RejectedError) return null;
    throw error;
  }
}

function mustAsk(
  mapped: MappedSteps['steps'][number],
  identity: Identity,
  times: ReadonlyMap<string, UserTimes>,
  { project }: SyncDefinition
): boolean {
  if (!('payload' in mapped)) return false;
  const { operation, mode } = mapped.step;
  if (operation === 'Update_Subscriptions') return true;
  if (operation === 'Update_Email') return project.type !== 'Email' && !times.has(identity.key);
  if (mode === 'Upsert' || !hasUserMode(mapped.step) || times.has(identity.key)) return false;
  // An email-based project leaves a user alone that it does not know by this id, unless an address goes along, which it
  // goes by then (iterable-api 3, preferUserId).
  const byIdAlone = identity.kind === 'userId' && mapped.payload.email === undefined;
  const saysItself = operation === 'Update_User' && byIdAlone && project.type === 'Email';
  return mode === 'Insert' || !saysItself;
}

/** The record was deleted, another one took its address meanwhile, and it came back. */
async function foreignAddresses(
  cases: readonly MappedCase[],
  { definition, ledger }: { definition: SyncDefinition; ledger: Pick<RunLedger, 'identityOwners'> }
): Promise<Set<string>> {
  const foreign = new Set<string>();
  for (const { record, known, mapped } of cases) {
    const former = known?.deliveredIdentity;
    if (!former || former === mapped.identity?.key || definition.identity.kind !== 'email') continue;
    const owners = await ledger.identityOwners(former);
    const isForeign = owners.some(
      (owner) => owner.project === definition.project.name && owner.recordId !== record.id
    );
    if (isForeign) foreign.add(former);
  }
  return foreign;
}
