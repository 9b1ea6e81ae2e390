import type { RecordState } from '../bookkeeping';
import { addressStep } from './own-steps';
import type { SyncDefinition } from '../../config/sync-definition';
import type { Identity, Operation, Payload } from '../model';
import { optedOut } from './opt-out';
import { toOperation, withPayload } from '../diff';
import { toIdentity } from '../identity';
import type { UserLookup } from '../look-up';
import type { MappedSteps } from '../map';
import type { PlanContext, PlanInput, PlannedStep } from '../plan-model';
import { unchanged, type StepResult } from '../step-result';

/**
 * Where the address is how a record finds its user, a known record with another address is renamed first, with all its
 * history, and the steps follow after the settle time: by updateEmail in an email-based project, else by writing the
 * field (iterable-api 3 "Change email", 6.3). A user that Iterable no longer has under the old address is simply sent
 * under the new one. Null when nothing moved. Pure.
 */
export function changeOfAddress(
  { record, known, mapped, lookup }: PlanInput,
  { definition, optedOutBy }: Pick<PlanContext, 'definition' | 'optedOutBy'>
): PlannedStep | null {
  const { identity } = mapped;
  if (!identity || !mapped.steps.some(({ step }) => step.operation === 'Update_User')) return null;
  const move =
    identity.kind === 'email' ? ownMove(identity, known) : moveBeside(mapped, known, lookup, definition);
  if (!move || lookup.foreign.has(move.from)) return null;
  const about = { recordId: record.id, step: addressStep, identity, whenUnknown: 'skip' } as const;
  const operation = toOperation({ ...about, ...rename(move, definition) }, definition.version);
  const field = optedOutBy(record);
  return { operation, ifUnknown: field === null ? 'go on' : optedOut(field) };
}

interface Move {
  readonly from: string;
  readonly to: string;
}

function ownMove({ key, value }: Identity, known: RecordState | null): Move | null {
  const from = known?.deliveredIdentity;
  return from && from !== key ? { from, to: value } : null;
}

/**
 * An email-based project goes by the address that is sent beside a user id (iterable-api 3): it has to move too, from
 * where it was sent last, else from where the user was found by the id.
 */
function moveBeside(
  { identity, steps }: MappedSteps,
  known: RecordState | null,
  lookup: UserLookup,
  { project }: SyncDefinition
): Move | null {
  if (project.type !== 'Email') return null;
  const found = lookup.users.get(identity?.key ?? '')?.email?.toLowerCase();
  for (const mapped of steps) {
    const sent = known?.steps[mapped.step.name]?.address;
    const from = sent ?? (mapped.step.mode === 'Insert' ? undefined : found);
    const to = 'payload' in mapped ? mapped.payload.email : undefined;
    if (from && to && to.toLowerCase() !== from) return { from, to };
  }
  return null;
}

function rename({ from, to }: Move, { project }: SyncDefinition): Pick<Operation, 'call' | 'payload'> {
  return project.type === 'Email'
    ? { call: { endpoint: 'updateEmail' }, payload: { currentEmail: from, newEmail: to } }
    : {
        call: { endpoint: 'bulkUpdate' },
        payload: { email: from, dataFields: { email: to }, mergeNestedObjects: true }
      };
}

/**
 * The step Update_Email: the address that Iterable knows is the one that the mapping gives, else the one remembered
 * from the last time (H-40). A record that comes for the first time only has its address remembered.
 */
export function explicitChange(operation: Operation, { known, mapped }: PlanInput): PlannedStep {
  const { newEmail } = operation.payload;
  const target = String(newEmail).toLowerCase();
  const named = given(operation.payload);
  const isThere = !named && mapped.identity?.kind === 'email' && known?.deliveredIdentity === target;
  const current = named ?? byUserId(mapped.identity) ?? remembered(operation, known);
  const isField = operation.call.endpoint === 'bulkUpdate' && mapped.identity?.kind === 'userId';
  const moved = isField ? operation : withKey(operation, target);
  if (!current) return { result: remembering(moved) };
  if (isThere || String(current.currentEmail ?? '').toLowerCase() === target)
    return { result: { ...unchanged(moved), remembers: true } };
  return { operation: withPayload(moved, changeFor(operation, current, newEmail)) };
}

/** Only an email-based project has the endpoint; elsewhere the address is a field of the user that is found by the old one. */
function changeFor({ call }: Operation, current: Payload, newEmail: unknown): Payload {
  if (call.endpoint === 'updateEmail') return { ...current, newEmail };
  const { currentUserId, currentEmail } = current;
  const found: Payload =
    typeof currentUserId === 'string' ? { userId: currentUserId } : { email: String(currentEmail) };
  return { ...found, dataFields: { email: newEmail }, mergeNestedObjects: true };
}

function remembered({ step }: Operation, known: RecordState | null): Payload | null {
  const address = known?.steps[step]?.key ?? known?.deliveredIdentity;
  return address ? { currentEmail: address } : null;
}

const remembering = (operation: Operation): StepResult => ({
  status: 'skipped',
  code: 'email-remembered',
  message: 'The e-mail address is remembered: Iterable is told when it changes.',
  operation,
  remembers: true
});

const withKey = (operation: Operation, email: string): Operation => ({
  ...operation,
  identity: toIdentity('email', email)
});

const byUserId = (identity: Identity | null): Payload | null =>
  identity?.kind === 'userId' ? { currentUserId: identity.value } : null;

function given({ currentEmail, currentUserId }: Payload): Payload | null {
  if (typeof currentEmail === 'string') return { currentEmail };
  return typeof currentUserId === 'string' ? { currentUserId } : null;
}
