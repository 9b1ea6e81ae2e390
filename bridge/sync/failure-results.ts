import type { BridgeError } from '../errors';
import { fitsType } from './iterable-types';
import { deferredResult, type DeliveryContext, type OperationResult } from './delivery';
import { toIdentity } from './identity';
import { describeValue } from './map';
import type { Operation } from './model';
import { addressStep } from './operations/own-steps';
import { BatchRejectedError, type Clue, type RowFailure } from './ports';
import { sendPatiently } from './send-patiently';
import { sharedAddressText } from './shared-address';
import { valueOf } from './suspects';

/** What a refusal means for a person: cause and fix. */
const causes: Readonly<Record<Exclude<RowFailure['cause'], 'internal'>, { message: string; fix: string }>> = {
  'invalid-email': {
    message: 'Iterable does not accept the e-mail address: expected are a name, an at sign and a domain.',
    fix: 'Correct the field that the e-mail address is read from.'
  },
  'invalid-user-id': {
    message:
      'Iterable does not accept the user id: expected are 1 to 52 plain characters, no blank at the end.',
    fix: 'Correct the field that the user id is read from.'
  },
  'invalid-data': {
    message: 'Iterable does not accept a value of the record, and does not say which.',
    fix: 'Look for long texts and unusual values in what was sent; correct the value, or its mapping.'
  },
  conflict: {
    message: 'Another user in Iterable already has this e-mail address or user id.',
    fix: 'Merge the two, or correct the address.'
  },
  forgotten: {
    message: 'The person was forgotten in Iterable (privacy request) and may not be sent.',
    fix: 'Unforget the person in Iterable if that is intended, then send the record again.'
  },
  'not-found': {
    message: 'Iterable does not know this user.',
    fix: 'Send the user by a step before, or by another sync.'
  }
};

/** Of several steps the one that was refused; those that the bridge puts in by itself have no name for people. */
const inStep = (message: string, { step }: Operation): string =>
  step.startsWith('@') ? message : `${message.replace(/\.$/, '')} (step ${step}).`;

type Context = Pick<DeliveryContext, 'clock' | 'deferrals' | 'fieldTypes'>;

/** An event may come before its user is there: after so many tries it is no race any more (iterable-api 2.5). */
const triesOfUnknown = 5;

/** A row that an accepted call lists as failed. */
export async function resultOfFailure(
  operation: Operation,
  failure: RowFailure,
  context: Context & Pick<DeliveryContext, 'destination' | 'signal' | 'speakerOf'>
): Promise<OperationResult> {
  if (failure.cause === 'internal') {
    return deferredResult(operation, { code: 'iterable.internal', message: 'its own trouble' }, context);
  }
  if (isUnknown(operation, failure) || (await wasRenamed(operation, failure, context)))
    return unknownUser(operation, context, failure.by);
  const cause = causes[failure.cause];
  const misfit = failure.cause === 'invalid-data' ? await findMisfit(operation, context) : null;
  const shared =
    failure.cause === 'conflict' ? await sharedAddressText(operation.recordId, failure, context) : null;
  return {
    status: 'rejected',
    code: misfit ? 'iterable.type-mismatch' : `iterable.${failure.cause}`,
    message: misfit
      ? mismatchText(misfit.field, misfit.expected, valueOf(operation, misfit.field))
      : (shared ?? inStep(cause.message, operation)),
    field: misfit?.field ?? (failure.cause === 'invalid-data' ? undefined : failure.by),
    fix: cause.fix,
    operation
  };
}

/** An email-based project that is not to make users calls an unknown id invalid (iterable-api 3, preferUserId). */
const isUnknown = ({ payload }: Operation, { cause }: RowFailure): boolean =>
  cause === 'not-found' || (cause === 'invalid-user-id' && payload.preferUserId === false);

/**
 * A change of address that was taken, and of which nobody heard, stands in its own way when it is asked for again: nobody
 * has the old address any more.
 */
async function wasRenamed(
  { step, payload }: Operation,
  { cause }: RowFailure,
  context: Pick<DeliveryContext, 'destination' | 'clock' | 'signal'>
): Promise<boolean> {
  const { email } = payload;
  if (step !== addressStep || cause !== 'conflict' || email === undefined) return false;
  const user = await sendPatiently(() => context.destination.user(toIdentity('email', email)), context);
  return user === null;
}

/** What follows would be about a user that is not there, and may not be made. */
const writesUser = ({ call }: Operation): boolean =>
  ['bulkUpdate', 'subscribe', 'bulkUpdateSubscriptions'].includes(call.endpoint);

/** Iterable has no such user: nothing to do, worth another try, or a refusal, as the operation says. */
export function unknownUser(operation: Operation, context: Context, field?: string): OperationResult {
  const { fix } = causes['not-found'];
  const message = inStep(causes['not-found'].message, operation);
  if (operation.whenUnknown === 'skip')
    return { status: 'skipped', code: 'not-in-iterable', message, operation, ends: writesUser(operation) };
  if (operation.whenUnknown === 'retry' && context.deferrals(operation.recordId) < triesOfUnknown) {
    return deferredResult(
      operation,
      { code: 'iterable.not-found', message: 'it does not know this user yet' },
      context
    );
  }
  return { status: 'rejected', code: 'iterable.not-found', message, field, fix, operation };
}

/** The project takes no events of this name: HTTP 200 all the same (iterable-api 2.3). */
export const eventRefused = (operation: Operation): OperationResult => ({
  status: 'rejected',
  code: 'iterable.event-not-allowed',
  message: `The Iterable project takes no events of the name ${describeValue(operation.payload.eventName)}.`,
  field: 'eventName',
  fix: 'Allow the event name in Iterable, or use another one.',
  operation
});

export const addressTaken = (operation: Operation): OperationResult => ({
  status: 'rejected',
  code: 'iterable.email-taken',
  message: inStep('The new e-mail address belongs to another user in Iterable.', operation),
  field: 'email',
  fix: 'Merge the two users (the step Merge_Users, or in Iterable), or correct the address.',
  operation
});

/** An operation that was refused when it travelled alone; null when Iterable gave no reason. */
export async function resultOfRefusal(
  operation: Operation,
  error: BridgeError | null,
  context: Pick<Context, 'fieldTypes'>
): Promise<OperationResult> {
  const base = { status: 'rejected', operation } as const;
  if (!error) {
    const message = inStep('Iterable counted the record as failed and gave no reason.', operation);
    return {
      ...base,
      code: 'iterable.unexplained',
      message,
      fix: 'Replay the record; if it comes back, ask Iterable support with the time of this call.'
    };
  }
  const clue: Clue = error instanceof BatchRejectedError ? error.clue : { kind: 'none' };
  const misfit = await misfitOf(operation, error, clue, context);
  if (misfit) {
    const message = mismatchText(misfit.field, misfit.expected, valueOf(operation, misfit.field));
    return { ...base, code: error.code, message, field: misfit.field, fix: error.fix };
  }
  const field = clue.kind === 'row' ? clue.field : undefined;
  return { ...base, code: error.code, message: inStep(error.message, operation), field, fix: error.fix };
}

interface Misfit {
  readonly field: string;
  readonly expected: string;
}

/** The answer's own words, else what Iterable's field types tell. */
async function misfitOf(
  operation: Operation,
  error: BridgeError,
  clue: Clue,
  source: Pick<Context, 'fieldTypes'>
): Promise<Misfit | null> {
  if (clue.kind === 'type') return clue.fields[0] ?? null;
  return error.code === 'iterable.type-mismatch' ? findMisfit(operation, source) : null;
}

/** Types that cannot be read now only make the outcome say less. */
async function findMisfit(operation: Operation, source: Pick<Context, 'fieldTypes'>): Promise<Misfit | null> {
  // The types are those of user fields: events and items have their own.
  if (operation.call.endpoint !== 'bulkUpdate' && operation.call.endpoint !== 'subscribe') return null;
  const types = await source.fieldTypes().catch(() => new Map<string, string>());
  for (const [field, expected] of types) {
    if (!fitsType(valueOf(operation, field), expected)) return { field, expected };
  }
  return null;
}

const mismatchText = (field: string, expected: string, found: unknown): string =>
  `The Iterable field ${field} takes values of type ${expected}; the record has ${describeValue(found)}.`;
