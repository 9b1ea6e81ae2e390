import type { Answer } from './answer';
import type { Call, Handler } from './call';
import type { EndpointName } from './endpoints';
import { listCampaigns } from '../campaigns/read-campaigns';
import { catalogHandlers } from '../catalogs/catalog-handlers';
import { commerceHandlers } from '../commerce/commerce-handlers';
import { eventHandlers } from '../events/event-handlers';
import { listHandlers } from '../lists/list-handlers';
import { subscriptionHandlers } from '../subscriptions/subscription-handlers';
import { userHandlers } from '../users/user-handlers';

const handlers: Readonly<Record<EndpointName, Handler>> = {
  ...userHandlers,
  ...subscriptionHandlers,
  ...eventHandlers,
  ...commerceHandlers,
  ...catalogHandlers,
  ...listHandlers,
  'campaigns.list': listCampaigns
};

/** The answer to a call; what has fallen due is applied first. */
export function respond(call: Call): Answer {
  call.project.pipelines.catchUp();
  return handlers[call.route.name](call);
}
