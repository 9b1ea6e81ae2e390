import { parameter, withBody, type Handler } from '../http/call';
import type { EndpointName } from '../http/endpoints';
import { forgetUser, forgottenEmails, forgottenUserIds, unforgetUser } from './forget-users';
import { mergeUsers } from './merge-users';
import { deleteByEmail, deleteByUserId, userByEmail, userByUserId, userFields } from './read-users';
import { updateEmail } from './update-email';
import { bulkUpdateUsers, updateUser } from './write-users';

/** iterable-api 6. */
export const userHandlers = {
  'users.update': (call) => withBody('users.update', call, updateUser),
  'users.bulkUpdate': (call) => withBody('users.bulkUpdate', call, bulkUpdateUsers),
  'users.updateEmail': (call) => withBody('users.updateEmail', call, updateEmail),
  'users.merge': (call) => withBody('users.merge', call, mergeUsers),
  'users.forget': (call) => withBody('users.forget', call, forgetUser),
  'users.unforget': (call) => withBody('users.unforget', call, unforgetUser),
  'users.forgotten': ({ project }) => forgottenEmails(project),
  'users.forgottenUserIds': ({ project }) => forgottenUserIds(project),
  'users.getByEmail': ({ project, query }) => userByEmail(project, query.get('email')),
  'users.getByEmailPath': (call) => userByEmail(call.project, parameter(call, 'email')),
  'users.getByUserId': ({ project, query }) => userByUserId(project, query.get('userId')),
  'users.getByUserIdPath': (call) => userByUserId(call.project, parameter(call, 'userId')),
  'users.getFields': ({ project }) => userFields(project),
  'users.deleteByEmail': (call) => deleteByEmail(call.project, parameter(call, 'email')),
  'users.deleteByUserId': (call) => deleteByUserId(call.project, parameter(call, 'userId'))
} satisfies Partial<Record<EndpointName, Handler>>;
