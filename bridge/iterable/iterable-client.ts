import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { isAxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { TransientError } from '../errors';
import type { Batch } from '../sync/model';
import type { BulkAnswer, Clock, Destination } from '../sync/ports';
import { bulkAnswer, fieldsAnswer } from './answers';
import { endpoints, type Endpoint, type EndpointName } from './endpoints';
import { CallSpacing } from './rate-limit';
import { readBulkAnswer } from './read-bulk-answer';
import { readIterableError, readNetworkError } from './read-errors';

export interface IterableProjectOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Overrides of the documented rates, in calls a second. */
  readonly rates?: Partial<Record<EndpointName, number>>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Longest wait for any call, in milliseconds; each endpoint's own when left out. */
  readonly timeoutMs?: number;
}

/** What a project shares among all runs: connections and the rate of each endpoint. */
export class IterableProject {
  private readonly http: AxiosInstance;
  private readonly spacings = new Map<EndpointName, CallSpacing>();

  constructor(private readonly options: IterableProjectOptions) {
    this.http = axios.create({
      baseURL: options.baseUrl,
      headers: { 'Api-Key': options.apiKey, 'Content-Type': 'application/json' },
      httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 16 }),
      httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 16 }),
      maxRedirects: 0,
      maxBodyLength: Infinity,
      proxy: false,
      validateStatus: () => true
    });
  }

  /** A client with a call counter of its own, e.g. for one run. */
  client(): IterableClient {
    return new IterableClient(this);
  }

  /** One call, at its turn. Answers bodies of 2xx; throws the errors of `errors.ts` for all others. */
  async call(name: EndpointName, data?: Buffer): Promise<unknown> {
    const spacing = this.spacingOf(name);
    await spacing.turn();
    const response = await this.send(endpoints[name], data);
    if (response.status >= 200 && response.status < 300) return response.data;
    const error = readIterableError(response.status, response.headers, response.data);
    if (response.status === 429) spacing.holdFor(1000);
    throw error;
  }

  private async send(endpoint: Endpoint, data?: Buffer): Promise<AxiosResponse<unknown>> {
    const timeout = this.options.timeoutMs ?? endpoint.timeoutMs;
    try {
      // axios' own time-out counts idle time only; the signal ends a slow trickle too.
      const signal = AbortSignal.timeout(timeout);
      return await this.http.request({ method: endpoint.method, url: endpoint.path, data, timeout, signal });
    } catch (error) {
      // The cause would carry the request with the key and people's data: only its code goes on.
      throw readNetworkError(isAxiosError(error) ? (error.code ?? 'no code') : 'no code', undefined);
    }
  }

  private spacingOf(name: EndpointName): CallSpacing {
    const known = this.spacings.get(name);
    if (known) return known;
    const { clock, rates } = this.options;
    const rate = rates?.[name] ?? endpoints[name].callsPerSecond;
    const spacing = new CallSpacing(
      rate,
      () => clock.now().getTime(),
      (milliseconds) => clock.sleep(milliseconds)
    );
    this.spacings.set(name, spacing);
    return spacing;
  }
}

/** One short method for each endpoint. */
export class IterableClient implements Destination {
  calls = 0;

  constructor(private readonly project: IterableProject) {}

  async bulkUpdate(batch: Batch, { createNewFields }: { createNewFields: boolean }): Promise<BulkAnswer> {
    const rows = batch.operations.map((operation) => operation.body).join(',');
    const body = Buffer.from(`{"users":[${rows}],"createNewFields":${createNewFields}}`);
    return readBulkAnswer(read(bulkAnswer, await this.call('bulkUpdate', body)));
  }

  async fields(): Promise<ReadonlyMap<string, string>> {
    const { fields } = read(fieldsAnswer, await this.call('getFields'));
    return new Map(Object.entries(fields));
  }

  /** 400 says which of the two addresses is the trouble in words only (iterable-api 2.4, 6.3). */
  async changeEmail(from: string, to: string): Promise<'changed' | 'unknown-user' | 'taken'> {
    const body = Buffer.from(JSON.stringify({ currentEmail: from, newEmail: to }));
    try {
      await this.call('updateEmail', body);
      return 'changed';
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'iterable.bad-params' || code === 'iterable.unknown-email-error') return 'unknown-user';
      if (code === 'iterable.email-already-exists' || code === 'iterable.external-key-conflict')
        return 'taken';
      throw error;
    }
  }

  /** Cheapest call that needs a good key (iterable-api 1). */
  async checkKey(): Promise<void> {
    await this.call('channels');
  }

  private call(name: EndpointName, data?: Buffer): Promise<unknown> {
    this.calls += 1;
    return this.project.call(name, data);
  }
}

/** A 200 of another shape is no answer of Iterable's: it may pass. */
function read<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  body: unknown
): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new TransientError('iterable.unreadable', "Iterable's answer cannot be read");
}
