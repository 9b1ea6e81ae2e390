import { createHash } from 'node:crypto';
import { badParams, json, refusal, success, type Answer } from '../http/answer';
import type { BodyOf } from '../http/skeletons';
import type { Project } from '../project';
import type { RowKey } from './bulk-answer';
import { givenIdentity, isKey } from './given-identity';
import { refusalOf } from './single-refusal';

/** GDPR, iterable-api 6.7: both calls are queued like deletes. */

const pair = 'email or userId';

export function forgetUser(project: Project, body: BodyOf<'users.forget'>): Answer {
  const key = givenIdentity(body, pair, project);
  if (!isKey(key)) return key;
  if (project.users.by(key).length === 0) return nobodyLeft(key, project);
  project.pipelines.push('deletes', () => project.forget(key));
  return success();
}

const nobodyLeft = (key: RowKey, project: Project): Answer =>
  project.switches.forgetAgain === 'forgotten' && project.forgotten.has(key)
    ? refusalOf({ kind: 'forgotten', ...key }, project.switches)
    : nobody(key, project);

/** Lifts the block; the data stays gone. */
export function unforgetUser(project: Project, body: BodyOf<'users.unforget'>): Answer {
  const key = givenIdentity(body, pair, project);
  if (!isKey(key)) return key;
  if (!project.forgotten.has(key)) return nobody(key, project);
  project.pipelines.push('deletes', () => project.forgotten.remove(key));
  return success();
}

function nobody({ by }: RowKey, { switches }: Project): Answer {
  const specific = by === 'email' ? 'UnknownEmailError' : 'UnknownUserIdError';
  const code = switches.forgetUnknownCode === 'specific' ? specific : switches.forgetUnknownCode;
  return refusal(400, code, 'User does not exist');
}

export const forgottenEmails = (project: Project): Answer =>
  project.type === 'UserId'
    ? badParams('This project forgets users by userId')
    : json(200, { hashedEmails: project.forgotten.emails.map(hashed) });

export const forgottenUserIds = (project: Project): Answer =>
  project.type === 'Email'
    ? badParams('This project forgets users by email')
    : json(200, { hashedUserIds: project.forgotten.userIds.map(hashed) });

/** SHA-256 of the trimmed identity in lower case, hexadecimal. */
const hashed = (identity: string): string =>
  createHash('sha256').update(identity.trim().toLowerCase()).digest('hex');
