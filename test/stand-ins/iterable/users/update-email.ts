import { badParams, refusal, success, type Answer } from '../http/answer';
import { emailKey, isValidEmail } from './email-address';
import type { Project } from '../project';
import { invalidEmail, refusalOf } from './single-refusal';
import type { BodyOf } from '../http/skeletons';
import type { UserRecord } from './user-store';

/** `POST users/updateEmail`, iterable-api 6.3: e-mail-based projects only; the current e-mail wins over the current userId. */
export function updateEmail(project: Project, body: BodyOf<'users.updateEmail'>): Answer {
  if (project.type !== 'Email') return badParams('updateEmail is for email-based projects');
  const { currentEmail, currentUserId, newEmail } = body;
  if (currentEmail === undefined && currentUserId === undefined) {
    return badParams('Either currentEmail or currentUserId must be set');
  }
  if (currentEmail !== undefined && !isValidEmail(currentEmail)) {
    return refusal(400, 'InvalidEmailAddressError', `Invalid currentEmail ${currentEmail}`);
  }
  if (!isValidEmail(newEmail)) return invalidEmail(newEmail);
  return changeEmail(project, body);
}

function changeEmail(project: Project, body: BodyOf<'users.updateEmail'>): Answer {
  const current = body.currentEmail ?? body.currentUserId ?? '';
  const email = emailKey(body.newEmail);
  const forgotten = [body.currentEmail, email].find(
    (one) => one !== undefined && project.forgotten.hasEmail(one)
  );
  if (forgotten !== undefined) {
    return refusalOf({ kind: 'forgotten', by: 'email', value: forgotten }, project.switches);
  }
  const record = currentUser(project, body);
  if (!record) return badParams(`Cannot change user Some(${current}) to ${email}. User does not exist`);
  const owners = project.identities.byEmail(email).filter((owner) => owner !== record.identity);
  if (owners.length > 0)
    return refusal(400, 'EmailAlreadyExists', `A user with email ${email} already exists`);
  const identity = project.claim({ identity: record.identity, email });
  project.write('single', { identity, email, fields: {}, nested: 'replace', source: 'API' });
  return success();
}

const currentUser = (project: Project, body: BodyOf<'users.updateEmail'>): UserRecord | undefined =>
  body.currentEmail === undefined
    ? project.users.byUserId(body.currentUserId ?? '')[0]
    : project.users.byEmail(body.currentEmail)[0];
