import { parameter, withBody, type Handler } from '../http/call';
import type { EndpointName } from '../http/endpoints';
import { eventsOf, sentMessages } from './read-events';
import { trackEvent, trackEvents } from './track-events';

/** iterable-api 8 and 6.9. */
export const eventHandlers = {
  'events.track': (call) => withBody('events.track', call, trackEvent),
  'events.trackBulk': (call) => withBody('events.trackBulk', call, trackEvents),
  'events.getByEmail': (call) =>
    eventsOf(call.project, { by: 'email', value: parameter(call, 'email') }, call.query.get('limit')),
  'events.getByUserId': (call) =>
    eventsOf(call.project, { by: 'userId', value: parameter(call, 'userId') }, call.query.get('limit')),
  'users.getSentMessages': ({ project, query }) => sentMessages(project, query)
} satisfies Partial<Record<EndpointName, Handler>>;
