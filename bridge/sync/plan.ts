import type { StepDefinition } from '../config/sync-definition';
import type { RecordState } from './bookkeeping';
import { consentVerdict } from './operations/opt-out';
import { isDone } from './diff';
import type { MappedStep } from './map';
import type { Operation, SourceRecord } from './model';
import { hasBecomeAnother, mergeOperation } from './operations/merge';
import { changeOfAddress, explicitChange } from './operations/email-change';
import { lostMemberships } from './operations/memberships';
import { isItemKey } from './operations/catalog-items';
import { hasUserMode, operationTraits } from './operations/traits';
import type { Plan, PlanContext, PlanInput, PlannedStep } from './plan-model';
import { asBefore, notMet, planFingerprint, unchanged, type StepResult } from './step-result';
import { nextTry } from './retry-policy';
import { isSettling } from './settling';
import { subscriptionRequest } from './consent/subscription-request';
import { fittedSubscriptions, withoutNewLists } from './operations/subscriptions';

/** Consent, mode and difference for each step of a record: what is sent, and what is not and why. Pure. */
export function planSteps(input: PlanInput, context: PlanContext): Plan {
  const { known, identityKey, times } = input;
  const wanted = input.mapped.steps.flatMap((step) => planStep(step, input, context));
  const operations = wanted.flatMap(operationOf);
  const { childIds } = input.mapped;
  const former = input.predecessor?.identity.key;
  const fingerprint = planFingerprint(operations);
  const formerTimes = input.predecessor?.times ?? input.formerTimes ?? null;
  const about = { identityKey, former, times, formerTimes, childIds, fingerprint, before: known?.steps };
  const [open] = wanted.flatMap((step) => ('operation' in step ? [step.operation] : []));
  if (open && known && wasRejected(known, about.fingerprint, context)) {
    return { ...about, steps: [{ result: asBefore(known, open) }] };
  }
  const moved = changeOfAddress(input, context);
  const left = lostMemberships(input, operations, context);
  const steps = left.length === 0 ? again(wanted, known) : [...wanted, ...left];
  const first = open ? [...graduation(input, context), ...(moved ? [moved] : [])] : [];
  return { ...about, steps: [...first, ...withoutConditions(steps)] };
}

/** The user that the person already has becomes the record's, with all its history, before the contact's own data follows. */
function graduation({ record, mapped, predecessor }: PlanInput, context: PlanContext): PlannedStep[] {
  if (!predecessor || !mapped.identity) return [];
  const operation = mergeOperation(record, predecessor.identity, mapped.identity, context.definition);
  return [{ operation: knowingConsent(operation, record, context), ifUnknown: 'go on' }];
}

/** What a merge has to know of the person, who may be put on no list by it. */
const knowingConsent = (
  operation: Operation,
  record: SourceRecord,
  { optedOutBy }: PlanContext
): Operation =>
  operation.call.endpoint === 'mergeUsers' && optedOutBy(record) !== null
    ? { ...operation, optedOut: true }
    : operation;

const operationOf = (step: PlannedStep): Operation[] =>
  'operation' in step ? [step.operation] : step.result.operation ? [step.result.operation] : [];

const wasRejected = (known: RecordState, fingerprint: string, { definition }: PlanContext): boolean =>
  definition.checkHashes && known.status === 'rejected' && known.rejectedFingerprint === fingerprint;

/** What is already there and was told otherwise in the meantime (skipped, rejected) is sent once more to be sure. */
function again(steps: readonly PlannedStep[], known: RecordState | null): readonly PlannedStep[] {
  const nothingOpen = steps.every((step) => 'result' in step && step.result.status !== 'rejected');
  const isWell = known?.status === 'delivered' && !hasBecomeAnother(known);
  if (!known || !nothingOpen || isWell || steps.some((step) => isStillSo(step, known))) return steps;
  return steps.map((step) => {
    const operation = 'result' in step && step.result.status === 'unchanged' ? step.result.operation : null;
    return operation && repeatable.has(operation.call.endpoint) && isDone(operation, known)
      ? { operation }
      : step;
  });
}

/** It was told so the last time, and rightly: there is nothing to put straight. */
const isStillSo = (step: PlannedStep, known: RecordState): boolean =>
  'result' in step &&
  step.result.status === 'skipped' &&
  step.result.code === known.code &&
  !silentCodes.has(step.result.code);

/** Calls that say how things are: said once more they do nothing else. */
const repeatable: ReadonlySet<Operation['call']['endpoint']> = new Set([
  'bulkUpdate',
  'subscribe',
  'unsubscribe',
  'putItems'
]);

/** A step that is not for the record says nothing about one for which other steps speak. */
function withoutConditions(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  const others = steps.filter((step) => !('result' in step) || !silentCodes.has(step.result.code));
  return others.length > 0 ? others : steps.slice(0, 1);
}

const silentCodes: ReadonlySet<string> = new Set(['condition', 'duplicate', 'not-linked']);

function planStep(mapped: MappedStep, input: PlanInput, context: PlanContext): PlannedStep[] {
  const { step } = mapped;
  if ('notMet' in mapped) return [{ result: notMet(step) }];
  if ('problem' in mapped) return [{ result: { ...mapped.problem, status: 'rejected' } }];
  const { record, lost } = input;
  const silent = lost && writesProfile(mapped);
  if (silent && step.operation !== 'Subscribe_List') return [{ result: lost }];
  const payload = silent ? { ...mapped.payload, dataFields: undefined } : mapped.payload;
  const built = context.build({ step, record, identity: input.mapped.identity, payload });
  if (built.length === 0) return [{ result: notLinked(record) }];
  return built.map((operation) => planOperation(operation, step, input, context));
}

/** A member whom no link of its campaign wants: it may have been wanted before, or be wanted with another status. */
const notLinked = ({ fields }: SourceRecord): StepResult => ({
  status: 'skipped',
  code: 'not-linked',
  message: `The campaign ${String(fields.CampaignId ?? '')} is not linked to a list for members with the status "${String(fields.Status ?? '')}".`
});

function planOperation(
  operation: Operation,
  step: StepDefinition,
  input: PlanInput,
  context: PlanContext
): PlannedStep {
  const refused =
    consentVerdict(step.operation, {
      optedOutBy: context.optedOutBy(input.record),
      keptOffBy: keptOffBy(operation, input.record, context),
      known: isKnown(input)
    }) ??
    modeVerdict(operation, step, input) ??
    whileMoving(step, input, context);
  // The operation stays with it: who is refused for want of consent has not left the list.
  if (refused) return { result: { ...refused, operation } };
  if (isTaken(operation, step, input.known, context) && !isOverruled(operation, input))
    return { result: unchanged(operation) };
  if (wouldMake(operation, step, input)) return { result: notInIterable(step) };
  if (step.operation === 'Update_Email') return explicitChange(operation, input);
  if (operation.call.endpoint !== 'bulkUpdateSubscriptions')
    return { operation: knowingConsent(operation, input.record, context) };
  const current = input.lookup.users.get(operation.identity.key) ?? null;
  const kept = context.keepingOptOut(operation.payload, input.record);
  const wanted = context.optedOutBy(input.record) === null ? kept : withoutNewLists(kept, current);
  const request = subscriptionRequest(current, wanted, context.messageTypes);
  return fittedSubscriptions({ ...operation, readAt: input.lookup.readAt }, request);
}

/** Undefined where any opt-out does. */
const keptOffBy = (
  { call }: Operation,
  record: SourceRecord,
  context: Pick<PlanContext, 'keptOffBy'>
): string | null | undefined =>
  call.endpoint === 'subscribe' ? context.keptOffBy?.(record, call.listId) : undefined;

/** Where the address is a field, writing it makes a user that is not there: a change of address makes nobody. */
const wouldMake = ({ call }: Operation, { operation }: StepDefinition, input: PlanInput): boolean =>
  operation === 'Update_Email' &&
  call.endpoint === 'bulkUpdate' &&
  input.mapped.identity?.kind === 'userId' &&
  input.lookup.users.get(input.mapped.identity.key) === null;

/** Of the steps that have something to say. Joining a list writes the profile too when fields are mapped with it (H-37). */
export function writesProfile(mapped: MappedStep): boolean {
  if (!('payload' in mapped)) return false;
  const { operation } = mapped.step;
  if (operationTraits[operation].writesProfile) return true;
  return operation === 'Subscribe_List' && mapped.payload.dataFields !== undefined;
}

/** Whether Iterable has the user, as far as this bridge knows: from any sync of the project, or by looking it up. */
export const isKnown = ({
  known,
  times,
  lookup,
  identityKey
}: Omit<PlanInput, 'record' | 'mapped'>): boolean =>
  times !== null || hasSpokenForUser(known) || Boolean(identityKey && lookup.users.get(identityKey));

/** A step of the record concerned a user and was accepted; catalog items have keys of their own. */
export const hasSpokenForUser = (known: RecordState | null): boolean =>
  Object.values(known?.steps ?? {}).some(
    ({ fingerprint, key, removed }) => fingerprint !== '' && !removed && !isItemKey(key)
  );

/** Tries for which a step waits until the record that speaks for the person has moved the user. */
const triesWhileMoving = 6;

/**
 * The person has a new address, and the user with the old one is another record's to rename: a step that would make a
 * second user waits for that.
 */
function whileMoving(step: StepDefinition, input: PlanInput, { now }: PlanContext): StepResult | null {
  const { known, times, lookup, mapped } = input;
  const { writesProfile: speaks, createsUser } = operationTraits[step.operation];
  const former = known?.deliveredIdentity;
  if (!known || !former || speaks || !createsUser || times !== null) return null;
  // Another step of the record makes the user itself.
  if (!input.lost && mapped.steps.some(writesProfile)) return null;
  if (mapped.identity?.kind !== 'email' || former === mapped.identity.key) return null;
  if (!lookup.foreign.has(former) || known.attempts >= triesWhileMoving) return null;
  const retryAt = nextTry(now(), known.attempts);
  const message = `The e-mail address changed: the user is renamed first, by the record that speaks for the person; tried again after ${retryAt}.`;
  return { status: 'deferred', code: 'address-moving', message, retryAt };
}

/** A step that is not for the record any more spoke after this one: what this one says is put back. */
function isOverruled({ step, call }: Operation, { known, mapped }: PlanInput): boolean {
  const own = known?.steps[step];
  if (!known || !own || !repeatable.has(call.endpoint)) return false;
  return mapped.steps.some((other) => {
    const before = 'notMet' in other ? known.steps[other.step.name] : undefined;
    return before !== undefined && before.fingerprint !== '' && before.at > own.at;
  });
}

function isTaken(
  operation: Operation,
  step: StepDefinition,
  known: RecordState | null,
  { definition }: PlanContext
): boolean {
  const before = known?.steps[operation.step];
  const once = operationTraits[step.operation].once || (step.mode === 'Insert' && hasUserMode(step));
  // Who left, and came back, begins anew; a user that a step deleted stays deleted.
  const isOver = before?.removed && !isFarewell(step);
  if (once) return Boolean(before?.fingerprint) && !isOver;
  // Who only waited goes on behind what was accepted, also where a sync sends everything anew.
  const goesOn = known !== null && isSettling(known);
  return (definition.checkHashes || goesOn) && isDone(operation, known);
}

const isFarewell = ({ operation }: StepDefinition): boolean =>
  operation === 'Delete_User' || operation === 'Forget_User';

/** Update leaves users alone that Iterable has not, Insert those that it has (H-12 to H-15). */
function modeVerdict(operation: Operation, step: StepDefinition, input: PlanInput): StepResult | null {
  if (step.mode === 'Upsert' || !hasUserMode(step)) return null;
  const { known, lookup, identityKey } = input;
  if (step.mode === 'Update') {
    const wasLookedUp = identityKey !== undefined && lookup.users.has(identityKey);
    return wasLookedUp && !isKnown(input) ? notInIterable(step) : null;
  }
  const isOwn = Boolean(known?.steps[operation.step]?.fingerprint);
  return !isOwn && isKnown(input) ? alreadyThere(step) : null;
}

const notInIterable = ({ name }: StepDefinition): StepResult => ({
  status: 'skipped',
  code: 'not-in-iterable',
  message: `Iterable does not have this user, and the step only updates (${name}).`,
  ends: true
});

const alreadyThere = ({ name }: StepDefinition): StepResult => ({
  status: 'skipped',
  code: 'already-in-iterable',
  message: `Iterable has this user already, and the step only inserts (${name}).`
});
