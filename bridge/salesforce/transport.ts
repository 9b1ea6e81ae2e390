import { HttpApi } from 'jsforce/lib/http-api';
import type { Connection } from 'jsforce';
import type { CallEnded } from '../calls/call-log';
import { TransientError } from '../errors';
import { Exchange, type Heard } from './exchange';
import { readSalesforceError } from './read-errors';

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/services/data/vXX.X`, or whole when it begins with `/services`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is not tried again when it fails. */
  readonly once?: true;
}

export interface RestAnswer {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * One REST call through jsforce, which renews the session by itself. Its `HttpApi` is used because `connection.request`
 * hides the answer's headers; the time-out is ours because jsforce waits for ever on an answer that is cut off; its own
 * repeating of reads is off, so that one policy holds for all calls (salesforce-api 0.1, so the version of jsforce is pinned).
 */
export async function restCall(
  connection: Connection,
  request: RestRequest,
  { timeoutMs, begin }: { readonly timeoutMs: number; readonly begin: () => CallEnded }
): Promise<RestAnswer> {
  const api = new HttpApi(connection, { retry: { maxRetries: 0 } });
  const exchange = new Exchange(begin);
  api.on('request', () => exchange.sent());
  api.on('response', (response: Heard) => exchange.heard(response));
  const call = api.request({
    method: request.method,
    url: urlOf(connection, request.path),
    headers: { 'content-type': 'application/json', ...request.headers },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) })
  });
  call.catch(() => undefined);
  try {
    const body = await withTimeout(call, timeoutMs);
    return { body, headers: exchange.accepted(body) };
  } catch (error) {
    const read = readSalesforceError(error);
    exchange.refused(read.code);
    throw read;
  }
}

function urlOf(connection: Connection, path: string): string {
  const base = connection.instanceUrl.replace(/\/+$/, '');
  return path.startsWith('/services') ? base + path : `${base}/services/data/v${connection.version}${path}`;
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new TransientError(
            'sf.timeout',
            `Salesforce did not answer within ${Math.round(timeoutMs / 1000)} s.`
          )
        ),
      timeoutMs
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
