/** The endpoints that the bridge calls; source: iterable-api 17. Rates are calls a second for one project. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly callsPerSecond: number;
  /** Longest wait for the answer, in milliseconds. */
  readonly timeoutMs: number;
}

const second = 1000;

export const endpoints = {
  bulkUpdate: { method: 'POST', path: '/api/users/bulkUpdate', callsPerSecond: 5, timeoutMs: 120 * second },
  /** No rate is documented: the advised one for single calls. */
  updateEmail: {
    method: 'POST',
    path: '/api/users/updateEmail',
    callsPerSecond: 100,
    timeoutMs: 60 * second
  },
  getFields: { method: 'GET', path: '/api/users/getFields', callsPerSecond: 3, timeoutMs: 60 * second },
  channels: { method: 'GET', path: '/api/channels', callsPerSecond: 100, timeoutMs: 30 * second }
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** One base URL for each data centre (iterable-api 1). */
export const baseUrls = { US: 'https://api.iterable.com', EU: 'https://api.eu.iterable.com' } as const;
