import type { SyncDefinition } from '../../config/sync-definition';
import { readUsers, nameOf } from '../consent/read-users';
import type { RecordState } from '../bookkeeping';
import { toIdentity } from '../identity';
import type { Identity } from '../model';
import type { Clock, Destination, RunLedger } from '../ports';
import { fieldsWritten } from './cleared-fields';
import { mayBeThere } from '../step-result';
import { exitsOf, statesOf, type Exit } from './exits';
import type { UserSender } from './leaving-ledger';
import { noFacts, type LeavingContext, type LeavingFacts, type OtherSenders } from './plan-leaving';

export interface FactsParts {
  readonly context: LeavingContext;
  readonly ledger: Pick<RunLedger, 'sendersOf' | 'sentValues' | 'identityOwners'>;
  readonly destination: Pick<Destination, 'user'>;
  readonly activeSyncs: readonly SyncDefinition[];
  readonly clock: Clock;
}

interface Leaving {
  readonly known: RecordState;
  readonly exits: readonly Exit[];
}

/** What the exits of these records depend on, by record id. Nothing is asked for those whose removals wait. */
export async function leavingFacts(
  states: readonly RecordState[],
  parts: FactsParts
): Promise<ReadonlyMap<string, LeavingFacts>> {
  const { context, ledger } = parts;
  const leaving = states
    .filter((known) => context.brake.lets(known.recordId, known))
    .map((known): Leaving => ({ known, exits: exitsOf(known, context).filter(takesValues) }))
    .filter(({ exits }) => exits.length > 0);
  if (leaving.length === 0) return new Map();
  const { name } = context.definition;
  const sent = await ledger.sentValues(
    name,
    leaving.map(({ known }) => known.recordId)
  );
  const users = await usersOf(leaving, parts);
  const senders = await sendersBy([...users.keys()], parts);
  const facts = new Map<string, LeavingFacts>();
  for (const { known } of leaving) {
    const others = await othersThan(known, senders, parts);
    facts.set(known.recordId, { ...noFacts, users, sent: sent.get(known.recordId) ?? {}, others });
  }
  return facts;
}

const takesValues = ({ action }: Exit): boolean => action !== 'Remove_From_List';
const isOfUser = ({ action }: Exit): boolean => action === 'Clear_Fields' || action === 'Delete_User';

/** Whom a call would make anew is to be seen first. */
async function usersOf(
  leaving: readonly Leaving[],
  { context, destination, clock }: FactsParts
): Promise<LeavingFacts['users']> {
  const { kind } = context.definition.identity;
  const keys = leaving.flatMap(({ exits }) => exits.filter(isOfUser).map(({ state }) => state.key));
  const identities = keys.map((key): Identity => toIdentity(kind, key));
  const { users, failure } = await readUsers(identities, { destination, clock });
  if (failure) throw failure;
  return new Map(identities.map((identity) => [identity.key, users.get(nameOf(identity)) ?? null]));
}

async function sendersBy(
  keys: readonly string[],
  parts: FactsParts
): Promise<ReadonlyMap<string, UserSender[]>> {
  if (keys.length === 0) return new Map();
  const found = await parts.ledger.sendersOf(
    syncsOf(parts).map(({ name }) => name),
    keys
  );
  const senders = new Map<string, UserSender[]>();
  for (const sender of found) senders.set(sender.key, [...(senders.get(sender.key) ?? []), sender]);
  return senders;
}

/** The project's syncs that are under way, this one among them. */
function syncsOf({ context: { definition }, activeSyncs }: FactsParts): SyncDefinition[] {
  const others = activeSyncs.filter(
    ({ name, project }) => project.name === definition.project.name && name !== definition.name
  );
  return [definition, ...others];
}

/** Who else sends the record's users, and which fields go on being written, by the record's other steps too. */
async function othersThan(
  known: RecordState,
  senders: ReadonlyMap<string, UserSender[]>,
  parts: FactsParts
): Promise<LeavingFacts['others']> {
  const others = new Map<string, OtherSenders>();
  const { definition } = parts.context;
  const staying = definition.steps.filter(({ onExit }) => onExit !== 'Clear_Fields');
  const own = staying
    .filter((step) => statesOf(step, known).length > 0)
    .flatMap((step) => fieldsWritten(step));
  for (const [key, found] of senders) {
    const real = [];
    for (const sender of found) if (await isAnother(sender, known, parts)) real.push(sender);
    const fields = real.flatMap((sender) => fieldsOf(sender, parts));
    const syncs = [...new Set(real.map(({ sync }) => sync))];
    if (syncs.length + own.length > 0) others.set(key, { syncs, fields: [...own, ...fields] });
  }
  return others;
}

/** Of two records in two syncs only one speaks for a user: what the other one sent is of a time before. */
async function isAnother(
  sender: UserSender,
  known: RecordState,
  { context, ledger }: FactsParts
): Promise<boolean> {
  const { name, project } = context.definition;
  if (sender.sync === name && sender.recordId === known.recordId) return false;
  if (!sender.waits && !hasSomething(sender)) return false;
  if (sender.waits || sender.sync === name || sender.recordId === known.recordId) return true;
  const owners = await ledger.identityOwners(sender.key);
  return owners.some((owner) => owner.project === project.name && owner.recordId === sender.recordId);
}

const hasSomething = ({ steps }: UserSender): boolean => Object.values(steps).some(mayBeThere);

function fieldsOf({ sync, steps }: UserSender, parts: FactsParts): string[] {
  const definition = syncsOf(parts).find(({ name }) => name === sync);
  const writing = definition?.steps.filter((step) => statesOf(step, { steps }).length > 0) ?? [];
  return writing.flatMap((step) => fieldsWritten(step));
}
