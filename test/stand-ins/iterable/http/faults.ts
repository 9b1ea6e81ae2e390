import { gatewayPage, html, refusal, type Answer } from './answer';
import type { EndpointName } from './endpoints';

/** What goes wrong, iterable-api 21.12. `applied` says whether the request took effect although its answer says or shows nothing. */
export type FaultEffect =
  /** The answer is late by so many milliseconds. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The head comes at once, the body in pieces over so many milliseconds. */
  | { readonly kind: 'slow-body'; readonly ms: number }
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds?: number }
  | {
      readonly kind: 'status';
      readonly status: 500 | 502 | 503 | 504;
      /** `json` is the envelope with GenericError; a gateway's page or nothing at all. */
      readonly body: 'json' | 'html' | 'empty';
      readonly applied?: 'no' | 'yes';
    }
  /** The key is not known any more, or not yet (iterable-api 2.4); nothing takes effect. */
  | { readonly kind: 'refused-key' }
  /** The connection is cut. */
  | { readonly kind: 'reset'; readonly applied: 'no' | 'yes' }
  /** The answer breaks off after so many bytes (half of it unless said); the request took effect. */
  | { readonly kind: 'truncated'; readonly bytes?: number }
  /** Rows with these e-mails or userIds fail inside the service; bulkUpdateSubscriptions alone tells (iterable-api 7.2). */
  | { readonly kind: 'failing-rows'; readonly keys: readonly string[] }
  /** No answer until the caller gives up. */
  | { readonly kind: 'silence'; readonly applied: 'no' | 'yes' };

export interface FaultMatcher {
  readonly endpoint?: EndpointName;
  readonly method?: string;
  /** Without the query. */
  readonly path?: RegExp;
  readonly body?: RegExp;
}

export interface Fault {
  readonly match?: FaultMatcher;
  readonly effect: FaultEffect;
  /** Requests that it hits; 1 unless said, Infinity for all. */
  readonly times?: number;
  /** Matching requests that pass before the first is hit. */
  readonly skip?: number;
}

export interface FaultSubject {
  readonly endpoint: EndpointName | null;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

interface ArmedFault {
  readonly fault: Fault;
  skip: number;
  left: number;
}

/** Faults to come, in the order in which they were added; a request meets at most one. */
export class Faults {
  private armed: ArmedFault[] = [];

  add(fault: Fault): void {
    this.armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  /** Requests that are still to be hit. */
  get pending(): number {
    return this.armed.reduce((total, { left }) => total + left, 0);
  }

  next(subject: FaultSubject): FaultEffect | null {
    for (const armed of this.armed) {
      if (!matches(armed.fault.match ?? {}, subject)) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      armed.left -= 1;
      if (armed.left <= 0) this.armed = this.armed.filter((other) => other !== armed);
      return armed.fault.effect;
    }
    return null;
  }
}

const matches = (match: FaultMatcher, subject: FaultSubject): boolean =>
  (match.endpoint === undefined || match.endpoint === subject.endpoint) &&
  (match.method === undefined || match.method === subject.method) &&
  (match.path === undefined || match.path.test(subject.path)) &&
  (match.body === undefined || match.body.test(subject.body));

const reasons = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out'
} as const;

/** iterable-api 2.2: 5xx often comes from a gateway and is not JSON. */
export function faultAnswer({ status, body }: Extract<FaultEffect, { kind: 'status' }>): Answer {
  if (body === 'empty') return html(status, '');
  if (body === 'html') return gatewayPage(status, reasons[status]);
  return refusal(status, 'GenericError', 'An unexpected error occurred, please try again');
}
