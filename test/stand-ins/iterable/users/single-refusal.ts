import { badParams, refusal, type Answer } from '../http/answer';
import type { RowFailure } from './row';
import type { Switches } from '../switches';

/** Why a single call was refused (iterable-api 2.2, 2.4, 3). */
export function refusalOf(failure: RowFailure, switches: Switches): Answer {
  const byEmail = failure.by === 'email';
  switch (failure.kind) {
    case 'no-identifier':
      return badParams('Either email or userId must be set');
    case 'invalid':
      return byEmail
        ? invalidEmail(failure.value)
        : refusal(400, 'InvalidUserIdError', `Invalid userId: ${failure.value}`);
    case 'conflict':
      return conflict(failure, switches);
    case 'forgotten':
      return forgotten(failure, switches);
    case 'invalid-data':
      return badParams(failure.reason ?? 'Invalid data');
    case 'unknown':
    case 'not-found':
      return byEmail
        ? refusal(400, 'UnknownEmailError', `No user exists with email ${failure.value}`)
        : refusal(400, 'UnknownUserIdError', `No user exists with userId ${failure.value}`);
  }
}

export const invalidEmail = (email: string): Answer =>
  refusal(400, 'InvalidEmailAddressError', `Invalid email: ${email}`);

function conflict(failure: RowFailure, { conflictStatus, conflictCode }: Switches): Answer {
  const specific = failure.by === 'email' ? 'EmailAlreadyExists' : 'UserIdAlreadyExists';
  const code = conflictCode === 'specific' ? specific : conflictCode;
  return refusal(conflictStatus, code, `Another user has the ${failure.by} ${failure.value}`);
}

const forgotten = (failure: RowFailure, { forgottenStatus }: Switches): Answer =>
  refusal(
    forgottenStatus,
    'ForgottenUserError',
    `The user with ${failure.by} ${failure.value} was forgotten`
  );
