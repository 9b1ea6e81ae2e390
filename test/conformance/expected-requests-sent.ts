import { routeOf, type EndpointName, type Route } from '../stand-ins/iterable/http/endpoints';

/** A request as it was sent, or is expected to be. */
export interface SentRequest {
  readonly method: string;
  /** From `/api`, escaped. */
  readonly path: string;
  readonly body: unknown;
}

/** What a request says about one user, event or item; `call` is the same for a single endpoint and its bulk twin. */
export interface SentRow {
  readonly call: string;
  readonly [name: string]: unknown;
}

type Body = Readonly<Record<string, unknown>>;
type Parameters = Route['parameters'];
type ReadRows = (body: Body, parameters: Parameters) => SentRow[];

const one =
  (call: string): ReadRows =>
  (body, parameters) => [{ call, ...parameters, ...body }];

/** Rows stand beside what is said for all of them. */
const many =
  (call: string, member: string): ReadRows =>
  (body) => {
    const { [member]: rows, ...rest } = body;
    return (rows as Body[]).map((row) => ({ call, ...rest, ...row }));
  };

const item = (
  { catalogName, itemId }: Parameters,
  value: unknown,
  replaceUploadedFieldsOnly: unknown
): SentRow => ({ call: 'item', catalogName, itemId, value, replaceUploadedFieldsOnly });

/** Source: iterable-api 6 to 11; an item that is replaced or patched alone is a bulk upload of one. */
const readers: Partial<Record<EndpointName, ReadRows>> = {
  'users.update': one('user'),
  'users.bulkUpdate': many('user', 'users'),
  'users.updateEmail': one('address'),
  'users.merge': one('merge'),
  'users.deleteByEmail': one('delete'),
  'users.deleteByUserId': one('delete'),
  'users.updateSubscriptions': one('subscriptions'),
  'users.bulkUpdateSubscriptions': many('subscriptions', 'updateSubscriptionsRequests'),
  'events.track': one('event'),
  'events.trackBulk': many('event', 'events'),
  'commerce.trackPurchase': one('purchase'),
  'commerce.updateCart': one('cart'),
  'lists.unsubscribe': many('unsubscribe', 'subscribers'),
  'catalogs.putItem': ({ value }, parameters) => [item(parameters, value, false)],
  'catalogs.patchItem': ({ update }, parameters) => [item(parameters, update, true)],
  'catalogs.bulkUpsertItems': ({ documents, replaceUploadedFieldsOnly }, parameters) =>
    Object.entries(documents as Body).map(([itemId, value]) =>
      item({ ...parameters, itemId }, value, replaceUploadedFieldsOnly)
    )
};

/** Null for a request that no operation of a sync sends. */
export function rowsOf({ method, path, body }: SentRequest): SentRow[] | null {
  const route = routeOf(method, path.split('?')[0] ?? '');
  const read = route && readers[route.name];
  return read ? read((body ?? {}) as Body, route.parameters) : null;
}
