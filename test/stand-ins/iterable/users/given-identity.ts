import { badParams, type Answer } from '../http/answer';
import type { Project } from '../project';
import { emailKey, isValidEmail, isValidUserId } from './email-address';
import type { RowKey } from './bulk-answer';
import { refusalOf } from './single-refusal';

/** Calls that take one identity, that of the project's type, and no other (iterable-api 3 and 19). */

interface Given {
  readonly email?: string;
  readonly userId?: string;
}

/** `what` names the pair in a refusal, as `sourceEmail or sourceUserId`. */
export function givenIdentity({ email, userId }: Given, what: string, project: Project): RowKey | Answer {
  if ((email === undefined) === (userId === undefined))
    return badParams(`Exactly one of ${what} must be set`);
  const key: RowKey =
    email === undefined ? { by: 'userId', value: userId ?? '' } : { by: 'email', value: emailKey(email) };
  const isValid = key.by === 'email' ? isValidEmail(key.value) : isValidUserId(key.value);
  if (!isValid) return refusalOf({ kind: 'invalid', ...key }, project.switches);
  const { type } = project;
  const fits = type === 'Hybrid' || (type === 'Email') === (key.by === 'email');
  return fits ? key : badParams(`This project knows its users by ${type === 'Email' ? 'email' : 'userId'}`);
}

export const isKey = (given: RowKey | Answer): given is RowKey => 'by' in given;
