import type { BegunCall, CallSubject, RowFailures } from '../calls/call-log';
import type { RestRequest } from './transport';

type Json = Readonly<Record<string, unknown>>;

/** Rows of an update that are kept although nothing is wrong with them. */
const firstRows = 3;

/** Our names for what is called; the first that fits counts. */
const endpoints: readonly [RegExp, string][] = [
  [/^\/composite\/sobjects$/, 'updateRecords'],
  [/^\/composite\/sobjects\/[^/]+\/[^/]+$/, 'upsertRecords'],
  [/^\/composite$/, 'composite'],
  [/^\/query(\/|$)/, 'query'],
  [/^\/queryAll(\/|$)/, 'queryAll'],
  [/^\/limits$/, 'limits'],
  [/^\/sobjects\/[^/]+\/describe$/, 'describe'],
  [/^\/sobjects\/[^/]+\/deleted/, 'deleted'],
  [/^\/sobjects\/[^/]+\/updated/, 'updated'],
  [/\/listviews\//, 'listView'],
  [/^\/analytics\//, 'report'],
  [/^$/, 'version']
];

/** They tell what an org has, not who is in it. */
const aboutNobody: ReadonlySet<string> = new Set(['describe', 'limits', 'listView', 'version']);

/** A call as the record of calls is told of it. */
export function begunCall(request: RestRequest, apiVersion: string): BegunCall {
  const root = `/services/data/v${apiVersion}`;
  const [path = '', query] = request.path.split('?', 2);
  const below = path.startsWith(root) ? path.slice(root.length) : path;
  const endpoint = endpoints.find(([form]) => form.test(below))?.[1] ?? 'other';
  return {
    side: 'salesforce',
    endpoint,
    method: request.method,
    path: path.startsWith('/services') ? path : root + path,
    bytes: request.body === undefined ? 0 : Buffer.byteLength(JSON.stringify(request.body)),
    key: request,
    subject: { ...subjectOf(request, query), ...(aboutNobody.has(endpoint) && { open: true }) }
  };
}

function subjectOf({ body }: RestRequest, query: string | undefined): CallSubject {
  const asked = {
    ...(query && { query: Object.fromEntries(new URLSearchParams(query)) }),
    ...(isJson(body) && body)
  };
  const sent = recordsIn(body);
  const shown = (answer: unknown): Json[] => {
    const results = Array.isArray(answer) ? (answer as unknown[]) : [];
    return sent.filter((_, index) => index < firstRows || hasFailed(results[index]));
  };
  return {
    rows: Math.max(1, sent.length),
    records: (answer) => [...sent, ...rowsOf(answer)].flatMap(idOf),
    request: (answer) => (sent.length === 0 ? asked : { ...asked, records: shown(answer) }),
    shown: (answer) => shown(answer).flatMap(idOf),
    whole: () => asked,
    failures
  };
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordsIn = (body: unknown): Json[] =>
  isJson(body) && Array.isArray(body.records) ? (body.records as unknown[]).filter(isJson) : [];

/** Of a query, sent by itself or as a part of another call. */
function rowsOf(answer: unknown): Json[] {
  if (!isJson(answer) || !Array.isArray(answer.compositeResponse)) return recordsIn(answer);
  return (answer.compositeResponse as unknown[]).filter(isJson).flatMap(({ body }) => recordsIn(body));
}

const idOf = (row: Json): string[] => {
  const id = row.Id ?? row.id;
  return typeof id === 'string' ? [id] : [];
};

const hasFailed = (result: unknown): boolean => isJson(result) && result.success === false;

/** Records that refused their update, and sub-requests that were refused. */
function failures(answer: unknown): RowFailures {
  const parts = Array.isArray(answer)
    ? (answer as unknown[])
    : isJson(answer)
      ? answer.compositeResponse
      : null;
  const failed = (Array.isArray(parts) ? (parts as unknown[]) : []).filter(
    (part): part is Json => hasFailed(part) || (isJson(part) && Number(part.httpStatusCode) >= 400)
  );
  const codes = failed.flatMap(({ errors, body }) => codesIn(errors ?? body));
  return { count: failed.length, causes: [...new Set(codes)] };
}

const codesIn = (errors: unknown): string[] =>
  (Array.isArray(errors) ? (errors as unknown[]) : []).filter(isJson).flatMap(({ statusCode, errorCode }) => {
    const code = statusCode ?? errorCode;
    return typeof code === 'string' ? [`sf.${code.toLowerCase().replaceAll('_', '-')}`] : [];
  });
