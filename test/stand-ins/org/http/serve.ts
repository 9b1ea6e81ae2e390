import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { tokenOf } from '../auth/sessions';
import { expiredSession, type Fault, requestLimit, type SeenRequest } from '../faults';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { type Call, errorReply, type Reply } from './exchange';
import { normalisePath } from './normalise-path';
import type { Match, Router } from './router';
import { send } from './send';

const maxLine = 16_384;
const logged = 5000;

/** Pages that people look at are no part of the API: this is asked first, and answers undefined for the rest. */
export type Page = (request: SeenRequest) => Reply | undefined;

/** The HTTP server in front of an org. */
export function serve(org: LocalOrgState, router: Router, page: Page): Server {
  // Node would refuse long heads by itself, with an answer of its own.
  return createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    handle(org, router, page, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(org, response, errorReply(error), []);
      else response.destroy();
    });
  });
}

async function handle(
  org: LocalOrgState,
  router: Router,
  page: Page,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const seen = await readRequest(request);
  const shown = page(seen);
  if (shown) return send(org, response, shown, []);
  const faults = org.faults.take(seen);
  await wait(faults);
  if (faults.some((fault) => fault.kind === 'reset' && !fault.after)) return reset(request);
  const reply = planned(faults) ?? answer(org, router, seen, request.url ?? '/');
  log(org, seen, reply.status);
  if (faults.some((fault) => fault.kind === 'reset')) return reset(request);
  return send(org, response, reply, faults);
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  const { path, query } = normalisePath(request.url ?? '/');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value
    ])
  );
  return { method: request.method ?? 'GET', path, query, headers, body: body.toString('utf8') };
}

async function wait(faults: readonly Fault[]): Promise<void> {
  for (const fault of faults) {
    if (fault.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  }
}

function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

function planned(faults: readonly Fault[]): Reply | undefined {
  for (const fault of faults) {
    if (fault.kind === 'answer') return errorReply(fault.error);
    if (fault.kind === 'raw') {
      return {
        status: fault.status,
        text: fault.body,
        headers: { 'content-type': 'text/html;charset=UTF-8' }
      };
    }
  }
  return undefined;
}

/** The gate of the API: length of the head, route, session, daily limit; then the resource. */
function answer(org: LocalOrgState, router: Router, seen: SeenRequest, url: string): Reply {
  try {
    checkLength(url, seen.headers);
    const method = seen.query.get('_HttpMethod') ?? seen.method;
    const match = findRoute(router, method, seen.path);
    const session = org.sessions.use(tokenOf(seen.headers, seen.query));
    const access = match?.route.access ?? 'api';
    if (access !== 'open' && !session) throw expiredSession();
    if (access === 'api') countCall(org);
    const call: Call = { ...seen, method, session, params: match?.params ?? {} };
    return router.answer(org, call);
  } catch (error) {
    return errorReply(error);
  }
}

function countCall({ usage }: LocalOrgState): void {
  if (usage.used >= usage.max) throw requestLimit();
  usage.used += 1;
}

/** Undefined for what does not exist: a bad session is told before that. */
function findRoute(router: Router, method: string, path: string): Match | undefined {
  try {
    return router.match(method, path);
  } catch {
    return undefined;
  }
}

function checkLength(url: string, headers: SeenRequest['headers']): void {
  const line = Buffer.byteLength(url);
  if (line > maxLine) throw new OrgError(414, 'URI_TOO_LONG', 'URI too long');
  const head = Object.entries(headers).reduce(
    (sum, [name, value]) => sum + name.length + (value?.length ?? 0) + 4,
    line
  );
  if (head > maxLine)
    throw new OrgError(431, 'REQUEST_HEADER_FIELDS_TOO_LARGE', 'Request header fields too large');
}

function log(org: LocalOrgState, seen: SeenRequest, status: number): void {
  const { method, path, query, headers, body } = seen;
  org.requests.push({ method, path, query: query.toString(), headers, body, status });
  if (org.requests.length > logged) org.requests.shift();
}
