import type { Answer } from './answer';
import type { EndpointName, Route } from './endpoints';
import {
  allLists,
  createList,
  deleteList,
  listSize,
  listUsers,
  previewListUsers,
  subscribe,
  unsubscribe,
  type ListQuery
} from '../lists/list-endpoints';
import type { Project } from '../project';
import { deleteByEmail, deleteByUserId, userByEmail, userByUserId, userFields } from '../users/read-users';
import { allChannels, allMessageTypes } from '../channels/read-channels';
import { readBody, type BodyOf, type SkeletonName } from './skeleton';
import { updateEmail } from '../users/update-email';
import { bulkUpdateUsers, updateUser } from '../users/write-users';

/** A request whose key opened a project and whose endpoint is known. */
export interface Call {
  readonly project: Project;
  readonly route: Route;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** Runs a handler on a body whose shape is right. */
function withBody<N extends SkeletonName>(
  name: N,
  call: Call,
  handle: (project: Project, body: BodyOf<N>) => Answer
): Answer {
  const read = readBody(name, call.path, call.body, call.project.switches);
  return 'refused' in read ? read.refused : handle(call.project, read.body);
}

const listQuery = ({ query }: Call): ListQuery => ({
  listId: query.get('listId'),
  preferUserId: query.get('preferUserId'),
  size: query.get('size')
});

const parameter = (call: Call, name: string): string => call.route.parameters[name] ?? '';

const handlers: Readonly<Record<EndpointName, (call: Call) => Answer>> = {
  'users.update': (call) => withBody('users.update', call, updateUser),
  'users.bulkUpdate': (call) => withBody('users.bulkUpdate', call, bulkUpdateUsers),
  'users.updateEmail': (call) => withBody('users.updateEmail', call, updateEmail),
  'users.getByEmail': (call) => userByEmail(call.project, call.query.get('email')),
  'users.getByEmailPath': (call) => userByEmail(call.project, parameter(call, 'email')),
  'users.getByUserId': (call) => userByUserId(call.project, call.query.get('userId')),
  'users.getByUserIdPath': (call) => userByUserId(call.project, parameter(call, 'userId')),
  'users.getFields': (call) => userFields(call.project),
  'users.deleteByEmail': (call) => deleteByEmail(call.project, parameter(call, 'email')),
  'users.deleteByUserId': (call) => deleteByUserId(call.project, parameter(call, 'userId')),
  'lists.list': (call) => allLists(call.project),
  'lists.create': (call) => withBody('lists.create', call, createList),
  'lists.subscribe': (call) => withBody('lists.subscribe', call, subscribe),
  'lists.unsubscribe': (call) => withBody('lists.unsubscribe', call, unsubscribe),
  'lists.getUsers': (call) => listUsers(call.project, listQuery(call)),
  'lists.previewUsers': (call) => previewListUsers(call.project, listQuery(call)),
  'lists.size': (call) => listSize(call.project, parameter(call, 'listId')),
  'lists.delete': (call) => deleteList(call.project, parameter(call, 'listId')),
  'channels.list': (call) => allChannels(call.project),
  'messageTypes.list': (call) => allMessageTypes(call.project)
};

/** The answer to a call; what has fallen due is applied first. */
export function respond(call: Call): Answer {
  call.project.pipelines.catchUp();
  return handlers[call.route.name](call);
}
