import type { RecordState } from '../bookkeeping';
import { addressStep } from './own-steps';
import type { SyncDefinition } from '../../config/sync-definition';
import type { Identity, Operation, Payload } from '../model';
import { optedOut } from './opt-out';
import { toOperation, withPayload } from '../diff';
import { toIdentity } from '../identity';
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
  { definition, isOptedOut }: Pick<PlanContext, 'definition' | 'isOptedOut'>
): PlannedStep | null {
  const former = known?.deliveredIdentity ?? null;
  const { identity } = mapped;
  if (identity?.kind !== 'email' || former === null || former === identity.key) return null;
  if (lookup.foreign.has(former) || !mapped.steps.some(({ step }) => step.operation === 'Update_User'))
    return null;
  const operation = toOperation(
    {
      recordId: record.id,
      step: addressStep,
      identity,
      whenUnknown: 'skip',
      ...rename(former, identity, definition)
    },
    definition.version
  );
  return { operation, ifUnknown: isOptedOut(record) ? optedOut : 'go on' };
}

function rename(
  former: string,
  { value }: Identity,
  { project }: SyncDefinition
): Pick<Operation, 'call' | 'payload'> {
  return project.type === 'Email'
    ? { call: { endpoint: 'updateEmail' }, payload: { currentEmail: former, newEmail: value } }
    : {
        call: { endpoint: 'bulkUpdate' },
        payload: { email: former, dataFields: { email: value }, mergeNestedObjects: true }
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
  const moved = withKey(operation, target);
  if (!current) return { result: remembering(moved) };
  if (isThere || String(current.currentEmail ?? '').toLowerCase() === target)
    return { result: unchanged(moved) };
  return { operation: withPayload(moved, { ...current, newEmail }) };
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
