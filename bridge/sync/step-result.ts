import type { StepDefinition } from '../config/sync-definition';
import type { RecordState } from './bookkeeping';
import { fingerprintOf } from './diff';
import type { Operation, Outcome, OutcomeStatus, SourceRecord, StepState } from './model';
import { endpointTraits } from './operations/traits';

/** What became of one step of a record. */
export interface StepResult extends Pick<Outcome, 'code' | 'message' | 'field' | 'fix' | 'retryAt'> {
  readonly status: OutcomeStatus;
  /** Left out for a step that had nothing to send. */
  readonly operation?: Operation;
  /** A user is confirmed under this key, other than the operation's own. */
  readonly confirmedUser?: string;
  /** Nothing after it is for the record: there is no user to say it of. */
  readonly ends?: boolean;
  /** The user settles first: the run itself comes back to the record. */
  readonly waits?: boolean;
  /** Rejected for what Iterable left out: the rest arrived, and the user is there. */
  readonly arrived?: boolean;
  /** Nothing was sent, and what the operation concerned is remembered for the next time. */
  readonly remembers?: boolean;
  /** Nothing was sent: the very same was refused before. */
  readonly untried?: boolean;
}

/** Worst first (DESIGN section 4). */
const severity: readonly OutcomeStatus[] = ['rejected', 'deferred', 'delivered', 'skipped', 'unchanged'];

/** Of two deliveries the one that is no removal speaks for the record. */
const rankOf = ({ status, code }: StepResult): number =>
  severity.indexOf(status) + (code === 'removed' ? 0.5 : 0);

interface Moment {
  readonly at: string;
  /** What was known of the record's steps before. */
  readonly before?: RecordState['steps'];
}

/** Everything that one record's steps came to, as the one outcome that the record has in a run. Pure. */
export function outcomeOf(
  record: SourceRecord,
  results: readonly StepResult[],
  about: { readonly identityKey?: string; readonly fingerprint: string } & Moment
): Outcome {
  const [worst] = [...results].sort((a, b) => rankOf(a) - rankOf(b));
  const { status, code, message, field, fix, retryAt } = worst ?? nothingToDo;
  const steps = stepStates(results, about);
  return {
    recordId: record.id,
    object: record.object,
    status,
    code,
    message,
    field,
    fix,
    retryAt,
    identityKey: about.identityKey,
    confirmedUser: confirmedUser(results),
    goneUser: goneUser(results),
    steps: Object.keys(steps).length > 0 ? steps : undefined,
    fingerprint: worst && isFinal(worst) ? about.fingerprint : undefined,
    payload: status === 'rejected' ? worst?.operation?.body : undefined,
    ...takenAndKept(results),
    untried: worst?.untried
  };
}

/** A record that could not be mapped is looked at again whenever it or the mapping changed. */
const isFinal = ({ status, operation }: StepResult): boolean =>
  status === 'rejected' ? operation !== undefined : status === 'delivered' || status === 'unchanged';

const nothingToDo: StepResult = { status: 'unchanged', code: '', message: '' };

const farewells: ReadonlySet<string> = new Set(['deleteUser', 'forgetUser']);

/** What a removal took away, and what is kept for the day when something is. */
function takenAndKept(results: readonly StepResult[]): Pick<Outcome, 'sent' | 'takenAway'> {
  const done = results.flatMap(({ status, operation }) =>
    status === 'delivered' && operation ? [operation] : []
  );
  const sent = done.flatMap(({ kept, step, body }) => (kept ? [[step, body] as const] : []));
  const takenAway = done.flatMap(({ takesAway }) => takesAway ?? []);
  return {
    ...(sent.length > 0 && { sent: Object.fromEntries(sent) }),
    ...(takenAway.length > 0 && { takenAway })
  };
}

/** A step that was tried and not accepted may or may not have come through: its fingerprint is forgotten. */
function stepStates(results: readonly StepResult[], { at, before = {} }: Moment): Record<string, StepState> {
  const states = results.flatMap((result) => {
    const { operation, status, waits, remembers } = result;
    const isGone = isGoneAlready(result);
    if (!operation || (status === 'skipped' && !remembers && !isGone) || waits) return [];
    const accepted = status === 'delivered' || status === 'unchanged' || Boolean(remembers) || isGone;
    // Who may still be on a list is to be taken off it: what put the person there stays known.
    if (operation.removal && !accepted) return [];
    const state = accepted
      ? stateOf(operation, result, at)
      : uncertain(operation, result, { at, was: before[operation.step] });
    const names = new Set([operation.step, ...(operation.takesAway ?? []).map(({ step }) => step)]);
    return [...names].map((name) => [name, state] as const);
  });
  return Object.fromEntries(states);
}

/** Who left, and is not in Iterable: there is nothing more to undo. */
const isGoneAlready = ({ operation, status, code }: StepResult): boolean =>
  operation?.removal === true && status === 'skipped' && code === 'not-in-iterable';

function stateOf(operation: Operation, { remembers }: StepResult, at: string): StepState {
  const isGone = operation.removal ?? farewells.has(operation.call.endpoint);
  return {
    // What was only remembered says nothing of a user: who opted out is not made by it.
    fingerprint: remembers ? '' : operation.fingerprint,
    at,
    key: operation.identity.key,
    removed: isGone || undefined,
    address: addressBeside(operation),
    ...(!isGone && { target: targetOf(operation) }),
    ...(operation.putsBack && { stays: true })
  };
}

/** Where it is to be found again when the record leaves. */
function targetOf({ call }: Operation): string | undefined {
  if (call.endpoint === 'subscribe') return String(call.listId);
  return call.endpoint === 'putItems' ? call.catalog : undefined;
}

/** A step that was not accepted this time: what it left there before is there still, and a lost answer may hide a yes. */
function uncertain(
  operation: Operation,
  { status, code, arrived = false }: StepResult,
  { at, was }: { readonly at: string; readonly was: StepState | undefined }
): StepState {
  const about = {
    fingerprint: '',
    at,
    key: formerAddress(operation) ?? operation.identity.key,
    address: addressBeside(operation)
  };
  const wasThere = was !== undefined && mayBeThere(was);
  const hasCome = arrived || (status === 'deferred' && !notTaken.has(code));
  if (farewells.has(operation.call.endpoint) || !(wasThere || hasCome)) return about;
  const own = targetOf(operation);
  return { ...about, maybe: true, target: hasCome ? own : (was?.target ?? own) };
}

/** Deferrals that are an answer: nothing of the operation came through. */
const notTaken: ReadonlySet<string> = new Set([
  'iterable.not-found',
  'iterable.rate-limit',
  'iterable.daily-limit'
]);

/** Whether Iterable has, or may have, what the step concerned. Pure. */
export const mayBeThere = ({ fingerprint, maybe = false, removed = false }: StepState): boolean =>
  !removed && (fingerprint !== '' || maybe);

const addressBeside = ({ identity, payload }: Operation): string | undefined =>
  identity.kind === 'userId' && typeof payload.email === 'string' ? payload.email.toLowerCase() : undefined;

/** A change of address that was not accepted leaves the user where it was: from there it is tried again. */
const formerAddress = ({ payload: { currentEmail } }: Operation): string | null =>
  typeof currentEmail === 'string' ? currentEmail.toLowerCase() : null;

const goneUser = (results: readonly StepResult[]): string | undefined =>
  results.find(
    ({ status, operation }) => status === 'delivered' && operation && farewells.has(operation.call.endpoint)
  )?.operation?.identity.key;

function confirmedUser(results: readonly StepResult[]): string | undefined {
  return results
    .map(({ status, arrived, operation, confirmedUser }) =>
      (status === 'delivered' || arrived) && operation && endpointTraits[operation.call.endpoint].confirmsUser
        ? (confirmedUser ?? operation.identity.key)
        : undefined
    )
    .findLast((key) => key !== undefined);
}

/** Of all that a record's steps ask for: equal means that nothing is new. */
export const planFingerprint = (operations: readonly Operation[]): string =>
  operations.length === 1 && operations[0]
    ? operations[0].fingerprint
    : fingerprintOf(...operations.map(({ step, fingerprint }) => `${step} ${fingerprint}`));

export const delivered = (operation: Operation): StepResult => ({
  status: 'delivered',
  code: operation.removal ? 'removed' : operation.putsBack ? 'put-back' : '',
  message: '',
  operation
});

export const unchanged = (operation: Operation): StepResult => ({
  ...delivered(operation),
  status: 'unchanged'
});

/** Skipped because the step is not for this record. */
export const notMet = (step: StepDefinition): StepResult => ({
  status: 'skipped',
  code: 'condition',
  message: `The condition of the step ${step.name} is not met.`
});

/** The very plan was refused before: it is not sent again until it changes (nor counted as anything better). */
export const asBefore = (known: RecordState, operation: Operation): StepResult => ({
  status: 'rejected',
  code: known.code,
  message: known.message,
  field: known.field ?? undefined,
  fix: known.fix ?? undefined,
  operation,
  untried: true
});

/** The sync only captures (D-27): what would be sent is kept back until it is active. */
export const captured = (operation: Operation, now: Date): StepResult => ({
  status: 'deferred',
  code: 'captured',
  message:
    'The sync captures: everything was worked out and nothing sent. It is sent when the sync is active.',
  retryAt: now.toISOString(),
  operation,
  waits: true
});
