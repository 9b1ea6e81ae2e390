/** `POST /composite`: up to 25 calls in one, later ones using answers of earlier ones. Source: salesforce-api 4. */
import { type Call, json, parserError, recordBody, type Reply } from '../http/exchange';
import { normalisePath } from '../http/normalise-path';
import { OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import { fillReferences } from './references';

const maxRequests = 25;
const maxHeavy = 5;

interface SubRequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
  readonly httpHeaders?: Record<string, string>;
}

interface SubResponse {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

export function composite(org: LocalOrgState, call: Call): Reply {
  const body = recordBody(call);
  const requests = readRequests(body.compositeRequest);
  return json({ compositeResponse: runAll(org, call, requests, { allOrNone: body.allOrNone === true }) });
}

/** `POST /composite/graph`: several composites, each of them all or none. */
export function graph(org: LocalOrgState, call: Call): Reply {
  const { graphs } = recordBody(call);
  if (!Array.isArray(graphs) || graphs.length > 75)
    throw parserError('graphs must be an array of at most 75');
  const answers = (graphs as Row[]).map(({ graphId, compositeRequest }) => {
    const responses = runAll(org, call, readRequests(compositeRequest, 500), { allOrNone: true });
    const isSuccessful = responses.every((response) => response.httpStatusCode < 400);
    return { graphId, graphResponse: { compositeResponse: responses }, isSuccessful };
  });
  return json({ graphs: answers });
}

function readRequests(given: unknown, max = maxRequests): SubRequest[] {
  if (!Array.isArray(given)) throw parserError('compositeRequest must be an array');
  if (given.length > max) throw tooMany(`${max} subrequests`, given.length);
  const requests = given as SubRequest[];
  const heavy = requests.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/.test(url ?? ''));
  if (max === maxRequests && heavy.length > maxHeavy)
    throw tooMany(`${maxHeavy} queries or collections`, heavy.length);
  const ids = new Set(requests.map(({ referenceId }) => referenceId));
  if (ids.size !== requests.length) throw parserError('referenceId must be given and unique');
  return requests;
}

const tooMany = (what: string, count: number) =>
  new OrgError(400, 'LIMIT_EXCEEDED', `The request holds more than ${what}: ${count}`);

class Halted extends Error {}

function runAll(
  org: LocalOrgState,
  call: Call,
  requests: readonly SubRequest[],
  { allOrNone }: { allOrNone: boolean }
): SubResponse[] {
  const responses: SubResponse[] = [];
  const answered = new Map<string, unknown>();
  const work = () => {
    for (const request of requests) {
      const response = runOne(org, call, request, answered);
      responses.push(response);
      if (response.httpStatusCode < 400) answered.set(request.referenceId, response.body);
      else if (allOrNone) throw new Halted();
    }
  };
  try {
    if (allOrNone) org.store.journal.atomically(work);
    else work();
    return responses;
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    return requests.map(({ referenceId }, index) => {
      const response = responses[index];
      return response && response.httpStatusCode >= 400 ? response : halted(referenceId);
    });
  }
}

function halted(referenceId: string): SubResponse {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return {
    body: [{ errorCode: 'PROCESSING_HALTED', message }],
    httpHeaders: {},
    httpStatusCode: 400,
    referenceId
  };
}

function runOne(
  org: LocalOrgState,
  call: Call,
  request: SubRequest,
  answered: ReadonlyMap<string, unknown>
): SubResponse {
  const { referenceId } = request;
  try {
    const inner = innerCall(call, fillReferences(request, answered) as SubRequest);
    const { status, body, headers = {} } = org.answer(org, inner);
    return { body: body ?? null, httpHeaders: shownHeaders(headers), httpStatusCode: status, referenceId };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const body = [{ errorCode: error.errorCode, message: error.message }];
    return { body, httpHeaders: {}, httpStatusCode: error.status, referenceId };
  }
}

const shownNames: Readonly<Record<string, string>> = {
  etag: 'ETag',
  location: 'Location',
  'last-modified': 'Last-Modified'
};

function shownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [shownNames[name], value] as const);
  return Object.fromEntries(shown.filter(([name]) => name !== undefined)) as Record<string, string>;
}

/** The call that a sub-request stands for, made by the same session. */
export function innerCall(
  outer: Call,
  request: {
    readonly method: string;
    readonly url: string;
    readonly body?: unknown;
    readonly httpHeaders?: Record<string, string>;
  }
): Call {
  const { path, query } = normalisePath(request.url);
  const given = Object.entries(request.httpHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: request.method.toUpperCase(),
    path,
    query,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(given) },
    body: request.body === undefined ? '' : JSON.stringify(request.body),
    session: outer.session,
    params: {}
  };
}
