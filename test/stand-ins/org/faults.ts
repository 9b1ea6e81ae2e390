/** Faults on demand: what a test tells the org to do wrong, and how often. Source: salesforce-api 4.1, section 0.1. */
import { OrgError, type Row } from './model';

/** Which requests a fault is for; what is left out fits all. Compared before the session is checked. */
export interface RequestMatch {
  readonly method?: string;
  /** Text: the path contains it. */
  readonly path?: string | RegExp;
  readonly when?: (request: SeenRequest) => boolean;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What is done to a request. `latency` goes on to the real answer, `cut` sends the beginning of it. */
export type Fault =
  | { readonly kind: 'latency'; readonly milliseconds: number }
  | { readonly kind: 'answer'; readonly error: OrgError }
  /** Status and body as a proxy in between would send them, not JSON. */
  | { readonly kind: 'raw'; readonly status: number; readonly body: string }
  /** The connection is reset before an answer; with `after`, once the work is done. */
  | { readonly kind: 'reset'; readonly after?: boolean }
  /** The answer breaks off after this share of its bytes, with the connection closed or left hanging. */
  | { readonly kind: 'cut'; readonly share: number; readonly hang?: boolean };

export interface RecordMatch {
  readonly object?: string;
  readonly id?: string;
  readonly when?: (record: Row) => boolean;
}

export const expiredSession = () => new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

export const requestLimit = () =>
  new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');

export const unavailable = () =>
  new OrgError(503, 'SERVER_UNAVAILABLE', 'The server is unavailable; try again later');

const locked = (id: string) =>
  new OrgError(
    400,
    'UNABLE_TO_LOCK_ROW',
    `unable to obtain exclusive access to this record or 1 records: ${id}`
  );

/** The planned faults of an org. Each `times` is how many requests or writes are hit; Infinity until cleared. */
export class Faults {
  private requests: { match: RequestMatch; fault: Fault; left: number }[] = [];
  private records: { match: RecordMatch; error: (id: string) => OrgError; left: number }[] = [];
  /** Decides freely, before the planned faults; undefined leaves the request alone. */
  hook: ((request: SeenRequest) => Fault | undefined) | undefined;

  on(match: RequestMatch, fault: Fault, times = 1): void {
    this.requests.push({ match, fault, left: times });
  }

  latency(milliseconds: number, match: RequestMatch = {}, times = Infinity): void {
    this.on(match, { kind: 'latency', milliseconds }, times);
  }

  /** 401 INVALID_SESSION_ID, whatever the token. */
  expire(match: RequestMatch = {}, times = 1): void {
    this.on(match, { kind: 'answer', error: expiredSession() }, times);
  }

  /** 503 SERVER_UNAVAILABLE. */
  down(match: RequestMatch = {}, times = 1): void {
    this.on(match, { kind: 'answer', error: unavailable() }, times);
  }

  /** 403 REQUEST_LIMIT_EXCEEDED. */
  overLimit(match: RequestMatch = {}, times = 1): void {
    this.on(match, { kind: 'answer', error: requestLimit() }, times);
  }

  reset(match: RequestMatch = {}, times = 1): void {
    this.on(match, { kind: 'reset' }, times);
  }

  cut(share: number, match: RequestMatch = {}, times = 1): void {
    this.on(match, { kind: 'cut', share }, times);
  }

  /** UNABLE_TO_LOCK_ROW for the next writes to this record. */
  lockRow(id: string, times = 1): void {
    this.records.push({ match: { id }, error: locked, left: times });
  }

  /** Any error for the next writes of fitting records, such as a validation rule or a trigger of the customer. */
  failWrite(match: RecordMatch, error: OrgError, times = 1): void {
    this.records.push({ match, error: () => error, left: times });
  }

  clear(): void {
    this.requests = [];
    this.records = [];
    this.hook = undefined;
  }

  /** The faults of a request, in the order they were planned; each counts as used. */
  take(request: SeenRequest): Fault[] {
    const hooked = this.hook?.(request);
    if (hooked) return [hooked];
    const due = this.requests.filter(({ match, left }) => left > 0 && fits(match, request));
    for (const planned of due) planned.left -= 1;
    return due.map(({ fault }) => fault);
  }

  /** Throws the fault planned for a write, if there is one. */
  strike(object: string, id: string | undefined, record: Row): void {
    const planned = this.records.find(({ match, left }) => left > 0 && fitsRecord(match, object, id, record));
    if (!planned) return;
    planned.left -= 1;
    throw planned.error(id ?? '');
  }
}

function fits({ method, path, when }: RequestMatch, request: SeenRequest): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (typeof path === 'string' && !request.path.includes(path)) return false;
  if (path instanceof RegExp && !path.test(request.path)) return false;
  return when === undefined || when(request);
}

function fitsRecord(match: RecordMatch, object: string, id: string | undefined, record: Row): boolean {
  if (match.object !== undefined && match.object !== object) return false;
  if (match.id !== undefined && match.id.slice(0, 15) !== id?.slice(0, 15)) return false;
  return match.when === undefined || match.when(record);
}
