import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import axios, { isAxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import type { CallEnd, CallEnded, CallLog } from '../calls/call-log';
import { RateLimitError, RejectedError, type BridgeError } from '../errors';
import type { Lane } from '../sync/model';
import type { Clock } from '../sync/ports';
import { connectionsByLane } from './connections';
import { DailyAllowance } from './daily-allowance';
import {
  documentedForgetsPerDay,
  documentedRates,
  endpoints,
  type Endpoint,
  type EndpointName,
  type RateKind
} from './endpoints';
import type { ProjectUse } from './project-use';
import { CallBudget } from './rate-limit';
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
  /** Hears of the calls of clients that have no log of their own. */
  readonly log?: CallLog;
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
  private readonly connections = connectionsByLane();
  private readonly budgets = new Map<string, CallBudget>();
  private readonly forgets: DailyAllowance;

  constructor(private readonly options: IterableProjectOptions) {
    this.forgets = new DailyAllowance(options.forgetCallsPerDay ?? documentedForgetsPerDay, this.now);
    this.http = axios.create({
      baseURL: options.baseUrl,
      headers: { 'Api-Key': options.apiKey, 'Content-Type': 'application/json' },
      maxRedirects: 0,
      maxBodyLength: Infinity,
      proxy: false,
      validateStatus: () => true
    });
  }

  /**
   * One call, at the turn of its lane; `onSend` tells when it really goes out. Answers bodies of 2xx; throws the errors of
   * `errors.ts` for all others, RateLimitError also when the calls of a day are used up.
   */
  async call(name: EndpointName, parts: CallParts, onSend: () => CallEnded, lane: Lane): Promise<unknown> {
    const endpoint: Endpoint = endpoints[name];
    const url = addressOf(endpoint, parts);
    const allowance = endpoint.lane === 'forget' ? this.forgets : null;
    allowance?.check();
    const budget = this.budgetOf(name, endpoint);
    await budget.turn(lane);
    // The day may have ended for others while this call waited.
    allowance?.take();
    const ended = onSend();
    const response = await this.send(endpoint, url, lane, parts.body).catch((error: BridgeError) => {
      ended({ status: null, code: error.code, answer: error.message, bytes: null });
      throw error;
    });
    const error = refusalOf(response);
    ended(endOf(response, error));
    if (error) {
      if (!(error instanceof RateLimitError)) throw error;
      // Calls of a day are the allowance's affair: others may still have a turn of the second.
      budget.refused(allowance ? null : error.retryAfterSeconds);
      allowance?.refused(error.retryAfterSeconds);
      throw error;
    }
    budget.accepted();
    allowance?.accepted();
    return response.data;
  }

  /** Of calls that update many users: they bound all syncs of the project. */
  use(): ProjectUse {
    return this.budgetOf('bulkUpdate', endpoints.bulkUpdate).use();
  }

  private async send(
    endpoint: Endpoint,
    url: string,
    lane: Lane,
    body?: string
  ): Promise<AxiosResponse<unknown>> {
    const { method } = endpoint;
    const timeout = this.options.timeoutMs ?? endpoint.timeoutMs;
    const data = body === undefined ? undefined : Buffer.from(body);
    try {
      // axios' own time-out counts idle time only; the signal ends a slow trickle too.
      const signal = AbortSignal.timeout(timeout);
      const responseType = endpoint.stream ? 'stream' : 'json';
      const request = {
        method,
        url,
        data,
        timeout,
        signal,
        responseType,
        ...this.connections[lane]
      } as const;
      return await refusalAsText(await this.http.request<unknown>(request));
    } catch (error) {
      // The cause would carry the request with the key and people's data: only its code goes on.
      throw readNetworkError(isAxiosError(error) ? (error.code ?? 'no code') : 'no code', undefined);
    }
  }

  /** Nobody waits for a turn any more. */
  close(): void {
    for (const budget of this.budgets.values()) budget.close();
  }

  private budgetOf(name: EndpointName, { rate, lane }: Endpoint): CallBudget {
    const known = this.budgets.get(lane ?? name);
    if (known) return known;
    const { clock, rates } = this.options;
    const budget = new CallBudget(rates?.[rate] ?? documentedRates[rate], {
      now: this.now,
      sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal)
    });
    this.budgets.set(lane ?? name, budget);
    return budget;
  }

  private readonly now = (): number => this.options.clock.now().getTime();
}

/** Of an answer that is a stream. */
async function refusalAsText(response: AxiosResponse<unknown>): Promise<AxiosResponse<unknown>> {
  if (!(response.data instanceof Readable) || response.status < 300) return response;
  return { ...response, data: parsed(await text(response.data)) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

const refusalOf = ({ status, headers, data }: AxiosResponse<unknown>): BridgeError | null =>
  status >= 200 && status < 300 ? null : readIterableError(status, headers, data);

const endOf = ({ status, headers, data }: AxiosResponse<unknown>, error: BridgeError | null): CallEnd => ({
  status,
  code: error?.code ?? '',
  answer: data instanceof Readable ? 'a text, read line by line' : data,
  bytes: Number(headers['content-length'] ?? NaN) || null
});

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
