import { badParams, json, refusal, success, text, type Answer } from '../http/answer';
import { emailKey, isValidEmail } from './email-address';
import type { Project } from '../project';
import { invalidEmail } from './single-refusal';
import { profileOf, type UserRecord } from './user-store';

/** GET by e-mail, iterable-api 6.5: nobody is `{}` with 200. */
export function userByEmail(project: Project, email: string | null): Answer {
  if (email === null) return badParams('Either email or userId must be set');
  if (!isValidEmail(email)) return invalidEmail(email);
  const found = project.users.byEmail(email)[0];
  return json(200, found ? { user: asAnswered(found, project) } : {});
}

/** GET by userId, iterable-api 6.5: what nobody looks like is uncertain. */
export function userByUserId(project: Project, userId: string | null): Answer {
  if (userId === null) return badParams('Either email or userId must be set');
  const found = project.users.byUserId(userId)[0];
  return found ? json(200, { user: asAnswered(found, project) }) : unknownUserId(userId, project);
}

function asAnswered(record: UserRecord, project: Project): Record<string, unknown> {
  return {
    ...(record.email === null ? {} : { email: record.email }),
    ...(record.userId === null ? {} : { userId: record.userId }),
    dataFields: profileOf(record, project.type)
  };
}

function unknownUserId(userId: string, { switches }: Project): Answer {
  switch (switches.unknownUserId) {
    case 200:
      return json(200, {});
    case 'plain-text':
      return text(400, 'No user with that id exists!');
    default:
      return refusal(
        switches.unknownUserId,
        'error.users.noUserWithIdExists',
        `No user exists with userId ${userId}`
      );
  }
}

/** `GET users/getFields`, iterable-api 6.8. */
export const userFields = (project: Project): Answer => json(200, { fields: project.fields });

/** iterable-api 6.6. */
export function deleteByEmail(project: Project, email: string): Answer {
  if (project.type === 'UserId') return badParams('Users of a userID-based project are deleted by userId');
  if (!isValidEmail(email)) return invalidEmail(email);
  return deleteUsers(project, () => project.users.byEmail(emailKey(email)));
}

/** iterable-api 6.6: every user who shares the userId goes. */
export const deleteByUserId = (project: Project, userId: string): Answer =>
  deleteUsers(project, () => project.users.byUserId(userId));

function deleteUsers(project: Project, find: () => readonly UserRecord[]): Answer {
  const { deleteUnknown } = project.switches;
  if (find().length === 0 && deleteUnknown !== 200) {
    return refusal(deleteUnknown, deleteUnknown === 404 ? 'NotFound' : 'BadParams', 'User does not exist');
  }
  project.pipelines.push('deletes', () => {
    for (const record of [...find()]) project.remove(record);
  });
  return success();
}
