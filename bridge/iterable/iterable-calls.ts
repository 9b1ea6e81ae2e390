import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { isAxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { RateLimitError, RejectedError } from '../errors';
import type { Clock } from '../sync/ports';
import { DailyAllowance } from './daily-allowance';
import {
  documentedForgetsPerDay,
  documentedRates,
  endpoints,
  type Endpoint,
  type EndpointName,
  type RateKind
} from './endpoints';
import { CallSpacing } from './rate-limit';
import { readIterableError, readNetworkError } from './read-errors';

export interface IterableProjectOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Overrides of the documented rates, in calls a second. */
  readonly rates?: Partial<Record<RateKind, number>>;
  /** Forget and unforget together, in any 24 hours. */
  readonly forgetCallsPerDay?: number;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Longest wait for any call, in milliseconds; each endpoint's own when left out. */
  readonly timeoutMs?: number;
}

/** What a call is about, beside its endpoint. */
export interface CallParts {
  /** What the variable segments of the path stand for. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

/** HTTP to one project: connections, and the budgets of its endpoints. */
export class IterableCalls {
  private readonly http: AxiosInstance;
  private readonly spacings = new Map<string, CallSpacing>();
  private readonly forgets: DailyAllowance;

  constructor(private readonly options: IterableProjectOptions) {
    this.forgets = new DailyAllowance(options.forgetCallsPerDay ?? documentedForgetsPerDay, this.now);
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

  /**
   * One call, at its turn; `onSend` tells when it really goes out. Answers bodies of 2xx; throws the errors of
   * `errors.ts` for all others, RateLimitError also when the calls of a day are used up.
   */
  async call(name: EndpointName, parts: CallParts, onSend: () => void): Promise<unknown> {
    const endpoint: Endpoint = endpoints[name];
    const url = addressOf(endpoint, parts);
    const allowance = endpoint.lane === 'forget' ? this.forgets : null;
    allowance?.check();
    const spacing = this.spacingOf(name, endpoint);
    await spacing.turn();
    // The day may have ended for others while this call waited.
    allowance?.take();
    onSend();
    const response = await this.send(endpoint, url, parts.body);
    if (response.status < 200 || response.status >= 300) {
      const error = readIterableError(response.status, response.headers, response.data);
      if (!(error instanceof RateLimitError)) throw error;
      spacing.holdFor(1000);
      allowance?.refused(error.retryAfterSeconds);
      throw error;
    }
    allowance?.accepted();
    return response.data;
  }

  private async send(endpoint: Endpoint, url: string, body?: string): Promise<AxiosResponse<unknown>> {
    const { method } = endpoint;
    const timeout = this.options.timeoutMs ?? endpoint.timeoutMs;
    const data = body === undefined ? undefined : Buffer.from(body);
    try {
      // axios' own time-out counts idle time only; the signal ends a slow trickle too.
      const signal = AbortSignal.timeout(timeout);
      return await this.http.request({ method, url, data, timeout, signal });
    } catch (error) {
      // The cause would carry the request with the key and people's data: only its code goes on.
      throw readNetworkError(isAxiosError(error) ? (error.code ?? 'no code') : 'no code', undefined);
    }
  }

  private spacingOf(name: EndpointName, { rate, lane }: Endpoint): CallSpacing {
    const known = this.spacings.get(lane ?? name);
    if (known) return known;
    const { clock, rates } = this.options;
    const spacing = new CallSpacing(rates?.[rate] ?? documentedRates[rate], this.now, (milliseconds) =>
      clock.sleep(milliseconds)
    );
    this.spacings.set(lane ?? name, spacing);
    return spacing;
  }

  private readonly now = (): number => this.options.clock.now().getTime();
}

/** The path with its query, both percent-encoded. */
export function addressOf({ path }: Endpoint, { path: segments = {}, query }: CallParts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => segmentOf(segments[name] ?? ''));
  return query ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}

/** Nothing and dots would make it the address of something else. */
function segmentOf(value: string): string {
  if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
  throw new RejectedError('iterable.invalid-identifier', 'An identifier is empty or made of dots only.', {
    fix: 'Correct the value in Salesforce, or its mapping.'
  });
}
