import type { UserTimes } from './bookkeeping';
import type { Operation, Outcome } from './model';
import { addressStep } from './operations/own-steps';
import { endpointTraits } from './operations/traits';
import type { StepResult } from './step-result';

/** Everything that the wait before a call depends on. */
interface Moment {
  readonly times: UserTimes | null;
  /** Of the same person's user under the name that it has until now. */
  readonly formerTimes?: UserTimes | null;
  /** Of the record's steps before, in this run. */
  readonly results: readonly StepResult[];
  readonly now: Date;
  readonly settleSeconds: number;
}

/**
 * Until when a call has to wait for its user, because Iterable applies writes late and keeps no order between bulk and
 * single calls (DESIGN rule 5; iterable-api 5). Null when it may go now. Pure.
 */
export function mustWait(operation: Operation, moment: Moment): Date | null {
  const { times, results, now, settleSeconds } = moment;
  const { needs, movesUser } = endpointTraits[operation.call.endpoint];
  if (needs === 'nothing') return null;
  const written = results.some(
    (result) => result.status === 'delivered' && result.operation?.identity.key === operation.identity.key
  );
  const known =
    needs === 'quiet user' ? lastOf(times, movesUser ? moment.formerTimes : null) : times?.firstDeliveredAt;
  const since = known ? Date.parse(known) : written ? now.getTime() : null;
  if (since === null) return null;
  const isNewer = needs === 'quiet user' && written;
  const until = (isNewer ? now.getTime() : since) + settleSeconds * 1000;
  return until > now.getTime() ? new Date(until) : null;
}

/** A user that is renamed, or taken in by another one, has to be quiet under both names. */
const lastOf = (...users: readonly (UserTimes | null | undefined)[]): string | undefined =>
  users
    .flatMap((times) => times?.lastDeliveredAt ?? [])
    .sort()
    .at(-1);

/** A call that renames, joins or removes the user has to settle before anything else is said about it. */
export function afterTheFirst(results: readonly StepResult[], now: Date, settleSeconds: number): Date | null {
  const last = results.findLast(({ status }) => status === 'delivered')?.operation;
  const settles = last && (endpointTraits[last.call.endpoint].settlesAfter || last.step === addressStep);
  return settles && settleSeconds > 0 ? new Date(now.getTime() + settleSeconds * 1000) : null;
}

/** The record is looked at again when its user has settled, in the same run where that goes on for so long. */
export function settling(operation: Operation, until: Date, results: readonly StepResult[]): StepResult {
  const retryAt = until.toISOString();
  const renamed = results.some((result) => result.operation?.step === addressStep);
  return {
    status: 'deferred',
    code: renamed ? 'email-changed' : 'settling',
    message: renamed
      ? `The e-mail address was changed in Iterable; the other fields follow after ${retryAt}.`
      : `Iterable is still taking in what was sent for this person; the next call follows after ${retryAt}.`,
    retryAt,
    operation,
    waits: true
  };
}

/** Deferred for no other reason than that a user has to settle: the run itself comes back to the record. */
export const isSettling = ({ status, code }: Pick<Outcome, 'status' | 'code'>): boolean =>
  status === 'deferred' && (code === 'settling' || code === 'email-changed');
