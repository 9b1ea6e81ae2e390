/** What the stand-in answers: one row an endpoint, with the rate that the contract gives (iterable-api 17). */

export interface Rate {
  /** Calls that may be made at once, and that come back in `perMs`. */
  readonly calls: number;
  readonly per: 'second' | 'minute' | 'day';
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path segments that begin with `:` take any value. */
  readonly path: string;
  /** Per project, some per API key, of which a project has one here; null where the contract says "not documented". */
  readonly rate: Rate | null;
  /** Calls in 24 hours, besides the rate. */
  readonly perDay?: number;
  /** Bytes of body; only bulkUpdate documents a cap (iterable-api 2.6). */
  readonly maxBytes?: number;
}

const perSecond = (calls: number): Rate => ({ calls, per: 'second' });
const perMinute = (calls: number): Rate => ({ calls, per: 'minute' });

/** Fixed paths come before those with a variable part: the first that fits is taken. */
export const endpoints = {
  'users.update': { method: 'POST', path: '/api/users/update', rate: perSecond(500) },
  'users.bulkUpdate': {
    method: 'POST',
    path: '/api/users/bulkUpdate',
    rate: perSecond(5),
    maxBytes: 4_000_000
  },
  'users.updateEmail': { method: 'POST', path: '/api/users/updateEmail', rate: null },
  'users.updateSubscriptions': { method: 'POST', path: '/api/users/updateSubscriptions', rate: null },
  'users.bulkUpdateSubscriptions': {
    method: 'POST',
    path: '/api/users/bulkUpdateSubscriptions',
    rate: null
  },
  'users.merge': { method: 'POST', path: '/api/users/merge', rate: perSecond(50) },
  'users.forget': { method: 'POST', path: '/api/users/forget', rate: perSecond(3), perDay: 1000 },
  'users.unforget': { method: 'POST', path: '/api/users/unforget', rate: perSecond(3), perDay: 1000 },
  'users.forgotten': { method: 'GET', path: '/api/users/forgotten', rate: perSecond(3) },
  'users.forgottenUserIds': { method: 'GET', path: '/api/users/forgottenUserIds', rate: perSecond(3) },
  'users.getByEmail': { method: 'GET', path: '/api/users/getByEmail', rate: perSecond(100) },
  'users.getByUserId': { method: 'GET', path: '/api/users/byUserId', rate: perSecond(100) },
  'users.getFields': { method: 'GET', path: '/api/users/getFields', rate: perSecond(3) },
  'users.getSentMessages': { method: 'GET', path: '/api/users/getSentMessages', rate: perSecond(3) },
  'users.getByUserIdPath': { method: 'GET', path: '/api/users/byUserId/:userId', rate: perSecond(100) },
  'users.getByEmailPath': { method: 'GET', path: '/api/users/:email', rate: perSecond(100) },
  'users.deleteByUserId': { method: 'DELETE', path: '/api/users/byUserId/:userId', rate: perSecond(100) },
  'users.deleteByEmail': { method: 'DELETE', path: '/api/users/:email', rate: perSecond(100) },
  'events.track': { method: 'POST', path: '/api/events/track', rate: perSecond(2000) },
  'events.trackBulk': { method: 'POST', path: '/api/events/trackBulk', rate: perSecond(10) },
  'events.getByUserId': { method: 'GET', path: '/api/events/byUserId/:userId', rate: perSecond(100) },
  'events.getByEmail': { method: 'GET', path: '/api/events/:email', rate: perSecond(100) },
  'commerce.trackPurchase': { method: 'POST', path: '/api/commerce/trackPurchase', rate: null },
  'commerce.updateCart': { method: 'POST', path: '/api/commerce/updateCart', rate: null },
  'lists.list': { method: 'GET', path: '/api/lists', rate: perSecond(100) },
  'lists.create': { method: 'POST', path: '/api/lists', rate: null },
  'lists.subscribe': { method: 'POST', path: '/api/lists/subscribe', rate: null },
  'lists.unsubscribe': { method: 'POST', path: '/api/lists/unsubscribe', rate: null },
  'lists.getUsers': { method: 'GET', path: '/api/lists/getUsers', rate: perMinute(5) },
  'lists.previewUsers': { method: 'GET', path: '/api/lists/previewUsers', rate: perMinute(5) },
  'lists.size': { method: 'GET', path: '/api/lists/:listId/size', rate: perMinute(5) },
  'lists.delete': { method: 'DELETE', path: '/api/lists/:listId', rate: null },
  'subscriptions.bulk': {
    method: 'PUT',
    path: '/api/subscriptions/:subscriptionGroup/:subscriptionGroupId',
    rate: null
  },
  'subscriptions.subscribeByEmail': {
    method: 'PATCH',
    path: '/api/subscriptions/:subscriptionGroup/:subscriptionGroupId/user/:userEmail',
    rate: null
  },
  'subscriptions.unsubscribeByEmail': {
    method: 'DELETE',
    path: '/api/subscriptions/:subscriptionGroup/:subscriptionGroupId/user/:userEmail',
    rate: null
  },
  'subscriptions.subscribeByUserId': {
    method: 'PATCH',
    path: '/api/subscriptions/:subscriptionGroup/:subscriptionGroupId/byUserId/:userId',
    rate: null
  },
  'subscriptions.unsubscribeByUserId': {
    method: 'DELETE',
    path: '/api/subscriptions/:subscriptionGroup/:subscriptionGroupId/byUserId/:userId',
    rate: null
  },
  'catalogs.list': { method: 'GET', path: '/api/catalogs', rate: perSecond(100) },
  'catalogs.create': { method: 'POST', path: '/api/catalogs/:catalogName', rate: null },
  'catalogs.delete': { method: 'DELETE', path: '/api/catalogs/:catalogName', rate: null },
  'catalogs.getFieldMappings': {
    method: 'GET',
    path: '/api/catalogs/:catalogName/fieldMappings',
    rate: null
  },
  'catalogs.putFieldMappings': {
    method: 'PUT',
    path: '/api/catalogs/:catalogName/fieldMappings',
    rate: null
  },
  'catalogs.getItems': { method: 'GET', path: '/api/catalogs/:catalogName/items', rate: perSecond(100) },
  'catalogs.bulkUpsertItems': {
    method: 'POST',
    path: '/api/catalogs/:catalogName/items',
    rate: perSecond(100)
  },
  'catalogs.bulkDeleteItems': { method: 'DELETE', path: '/api/catalogs/:catalogName/items', rate: null },
  'catalogs.getItem': { method: 'GET', path: '/api/catalogs/:catalogName/items/:itemId', rate: null },
  'catalogs.putItem': {
    method: 'PUT',
    path: '/api/catalogs/:catalogName/items/:itemId',
    rate: perSecond(1000)
  },
  'catalogs.patchItem': { method: 'PATCH', path: '/api/catalogs/:catalogName/items/:itemId', rate: null },
  'catalogs.deleteItem': { method: 'DELETE', path: '/api/catalogs/:catalogName/items/:itemId', rate: null },
  'campaigns.list': { method: 'GET', path: '/api/campaigns', rate: perSecond(100) },
  'channels.list': { method: 'GET', path: '/api/channels', rate: perSecond(100) },
  'messageTypes.list': { method: 'GET', path: '/api/messageTypes', rate: perSecond(100) }
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

export const endpointNames = Object.keys(endpoints) as EndpointName[];

export const endpointOf = (name: EndpointName): Endpoint => endpoints[name];

export interface Route {
  readonly name: EndpointName;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The endpoint that a request is for; null is answered with the page "Action not found" (iterable-api 2.3.6). */
export function routeOf(method: string, path: string): Route | null {
  const segments = path.split('/');
  for (const name of endpointNames) {
    const endpoint = endpointOf(name);
    if (endpoint.method !== method) continue;
    const parameters = fit(endpoint.path.split('/'), segments);
    if (parameters) return { name, parameters };
  }
  return null;
}

function fit(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== segment) return null;
      continue;
    }
    const value = decoded(segment);
    if (!value) return null;
    parameters[part.slice(1)] = value;
  }
  return parameters;
}

/** Null for a broken percent escape. */
function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
