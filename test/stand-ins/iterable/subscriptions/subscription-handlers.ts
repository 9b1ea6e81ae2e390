import { allChannels, allMessageTypes } from '../channels/read-channels';
import { parameter, withBody, type Call, type Handler } from '../http/call';
import type { EndpointName } from '../http/endpoints';
import { changeMany, changeOne } from './incremental';
import { bulkUpdateSubscriptions, updateSubscriptions } from './write-subscriptions';

const byEmail = (call: Call): { email: string } => ({ email: parameter(call, 'userEmail') });
const byUserId = (call: Call): { userId: string } => ({ userId: parameter(call, 'userId') });

/** iterable-api 7 and 12. */
export const subscriptionHandlers = {
  'users.updateSubscriptions': (call) => withBody('users.updateSubscriptions', call, updateSubscriptions),
  'users.bulkUpdateSubscriptions': (call) =>
    withBody('users.bulkUpdateSubscriptions', call, (project, body) =>
      bulkUpdateSubscriptions(project, body, call.failingRows)
    ),
  'subscriptions.bulk': changeMany,
  'subscriptions.subscribeByEmail': (call) => changeOne(call, 'subscribe', byEmail(call)),
  'subscriptions.unsubscribeByEmail': (call) => changeOne(call, 'unsubscribe', byEmail(call)),
  'subscriptions.subscribeByUserId': (call) => changeOne(call, 'subscribe', byUserId(call)),
  'subscriptions.unsubscribeByUserId': (call) => changeOne(call, 'unsubscribe', byUserId(call)),
  'channels.list': ({ project }) => allChannels(project),
  'messageTypes.list': ({ project }) => allMessageTypes(project)
} satisfies Partial<Record<EndpointName, Handler>>;
