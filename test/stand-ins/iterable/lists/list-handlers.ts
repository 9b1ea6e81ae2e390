import { parameter, withBody, type Call, type Handler } from '../http/call';
import type { EndpointName } from '../http/endpoints';
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
} from './list-endpoints';

const listQuery = ({ query }: Call): ListQuery => ({
  listId: query.get('listId'),
  preferUserId: query.get('preferUserId'),
  size: query.get('size')
});

/** iterable-api 9. */
export const listHandlers = {
  'lists.list': ({ project }) => allLists(project),
  'lists.create': (call) => withBody('lists.create', call, createList),
  'lists.subscribe': (call) => withBody('lists.subscribe', call, subscribe),
  'lists.unsubscribe': (call) => withBody('lists.unsubscribe', call, unsubscribe),
  'lists.getUsers': (call) => listUsers(call.project, listQuery(call)),
  'lists.previewUsers': (call) => previewListUsers(call.project, listQuery(call)),
  'lists.size': (call) => listSize(call.project, parameter(call, 'listId')),
  'lists.delete': (call) => deleteList(call.project, parameter(call, 'listId'))
} satisfies Partial<Record<EndpointName, Handler>>;
