/**
 * Kinds of rates that a project can have agreed otherwise, with the documented calls a second (iterable-api 17). Where
 * nothing is documented, 5 for bulk calls and 100 for single ones are advised.
 */
export const documentedRates = {
  bulk: 5,
  bulkEvents: 10,
  otherBulk: 5,
  catalog: 100,
  userFields: 3,
  userMerge: 50,
  userDelete: 100,
  forget: 3,
  read: 100,
  /** 5 a minute. */
  listUsers: 5 / 60,
  other: 100
} as const;

export type RateKind = keyof typeof documentedRates;

/** Calls in any 24 hours (iterable-api 6.7). */
export const documentedForgetsPerDay = 1000;

/** An endpoint that the bridge calls. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments that begin with `:` are filled in. */
  readonly path: string;
  /** Each endpoint has a budget of its own, but for those of one lane. */
  readonly rate: RateKind;
  /** Endpoints that share one budget; for `forget` that of 24 hours too. */
  readonly lane?: 'forget';
  /** Longest wait for the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** The answer is text of any length, which is read line by line. */
  readonly stream?: true;
}

const many = { method: 'POST', rate: 'otherBulk', timeoutMs: 120_000 } as const;
const single = { method: 'POST', rate: 'other', timeoutMs: 60_000 } as const;
const read = { method: 'GET', rate: 'read', timeoutMs: 30_000 } as const;

/** Source: iterable-api 6 to 12 and 17. */
export const endpoints = {
  bulkUpdate: { ...many, path: '/api/users/bulkUpdate', rate: 'bulk' },
  subscribe: { ...many, path: '/api/lists/subscribe' },
  unsubscribe: { ...many, path: '/api/lists/unsubscribe' },
  trackBulk: { ...many, path: '/api/events/trackBulk', rate: 'bulkEvents' },
  bulkUpdateSubscriptions: { ...many, path: '/api/users/bulkUpdateSubscriptions' },
  putItems: { ...many, path: '/api/catalogs/:catalog/items', rate: 'catalog' },
  deleteItems: { ...many, method: 'DELETE', path: '/api/catalogs/:catalog/items' },

  trackPurchase: { ...single, path: '/api/commerce/trackPurchase' },
  updateCart: { ...single, path: '/api/commerce/updateCart' },
  updateEmail: { ...single, path: '/api/users/updateEmail' },
  mergeUsers: { ...single, path: '/api/users/merge', rate: 'userMerge' },
  deleteUserByEmail: { ...single, method: 'DELETE', path: '/api/users/:email', rate: 'userDelete' },
  deleteUserById: { ...single, method: 'DELETE', path: '/api/users/byUserId/:userId', rate: 'userDelete' },
  forgetUser: { ...single, path: '/api/users/forget', rate: 'forget', lane: 'forget' },
  unforgetUser: { ...single, path: '/api/users/unforget', rate: 'forget', lane: 'forget' },

  userByEmail: { ...read, path: '/api/users/getByEmail' },
  userById: { ...read, path: '/api/users/byUserId' },
  userFields: { ...read, path: '/api/users/getFields', rate: 'userFields', timeoutMs: 60_000 },
  lists: { ...read, path: '/api/lists' },
  listUsers: { ...read, path: '/api/lists/getUsers', rate: 'listUsers', timeoutMs: 600_000, stream: true },
  createList: { ...single, path: '/api/lists' },
  deleteList: { ...single, method: 'DELETE', path: '/api/lists/:listId' },
  catalogs: { ...read, path: '/api/catalogs', rate: 'catalog' },
  createCatalog: { ...single, path: '/api/catalogs/:catalog' },
  catalogFields: { ...read, path: '/api/catalogs/:catalog/fieldMappings', rate: 'other' },
  defineCatalogFields: { ...single, method: 'PUT', path: '/api/catalogs/:catalog/fieldMappings' },
  channels: { ...read, path: '/api/channels' },
  messageTypes: { ...read, path: '/api/messageTypes' }
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** One base URL for each data centre (iterable-api 1). */
export const baseUrls = { US: 'https://api.iterable.com', EU: 'https://api.eu.iterable.com' } as const;
