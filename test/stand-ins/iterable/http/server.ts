import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { actionNotFound, refusal, type Answer } from './answer';
import { unknownKey, type ApiKeys } from './api-keys';
import type { Clock } from '../clock';
import { routeOf, type Route } from './endpoints';
import { faultAnswer, type FaultEffect, type Faults } from './faults';
import { page } from './page';
import type { Project } from '../project';
import { rateLimited, type RateLimits } from './rate-limits';
import { redacted, type RequestLog } from './request-log';
import { respond } from './respond';
import { skeletons } from './skeletons';
import { tooManyBytes } from './size-limits';

export interface ServerParts {
  readonly clock: Clock;
  readonly projects: readonly Project[];
  readonly keys: ApiKeys;
  readonly rates: RateLimits;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly logBodies: 'kept' | 'dropped';
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly method: string;
  readonly route: Route | null;
  readonly body: Buffer;
}

export function createStandInServer(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    handle(request, response, parts).catch(() => response.destroy());
  });
  // A connection that waits must not be cut under a client that is just about to use it again.
  server.keepAliveTimeout = 60_000;
  return server;
}

async function handle(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  if (method === 'GET' && url.pathname === '/') {
    send(response, page(parts.projects, url.searchParams));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  await serve({ request, response, url, method, route: routeOf(method, url.pathname), body }, parts);
}

async function serve(incoming: Incoming, parts: ServerParts): Promise<void> {
  const { method, url, route, body } = incoming;
  const subject = { endpoint: route?.name ?? null, method, path: url.pathname, body: body.toString('utf8') };
  const effect = parts.faults.next(subject);
  const opened = parts.keys.open(incoming.request.headers, method, url.pathname);
  const answer = answerFor(incoming, subject.body, opened, effect, parts);
  log(incoming, subject.body, opened, answer, effect, parts);
  await deliver(incoming.response, answer, effect);
}

/** Null: nothing is sent. */
function answerFor(
  incoming: Incoming,
  body: string,
  opened: Project | Answer,
  effect: FaultEffect | null,
  parts: ServerParts
): Answer | null {
  const early = effect === null ? undefined : insteadOfAnswer(effect, incoming, opened);
  if (early !== undefined) return early;
  const failingRows = effect?.kind === 'failing-rows' ? effect.keys : [];
  const answer = normalAnswer(incoming, body, opened, parts, new Set(failingRows));
  if (effect?.kind === 'reset' || effect?.kind === 'silence') return null;
  return effect?.kind === 'status' ? faultAnswer(effect) : answer;
}

/** What a fault answers without the request taking effect; undefined where it does take effect. */
function insteadOfAnswer(
  effect: FaultEffect,
  { url }: Incoming,
  opened: Project | Answer
): Answer | null | undefined {
  if (effect.kind === 'rate-limit' && !isAnswer(opened)) {
    const rate = { calls: 5, per: 'second' } as const;
    return rateLimited(opened, url.pathname, rate, {}, effect.retryAfterSeconds ?? null);
  }
  if (effect.kind === 'refused-key') return unknownKey(url.pathname);
  if (effect.kind === 'status' && effect.applied !== 'yes') return faultAnswer(effect);
  const cut = effect.kind === 'reset' || effect.kind === 'silence';
  return cut && effect.applied === 'no' ? null : undefined;
}

const isAnswer = (opened: Project | Answer): opened is Answer => 'contentType' in opened;

function normalAnswer(
  incoming: Incoming,
  body: string,
  opened: Project | Answer,
  parts: ServerParts,
  failingRows: ReadonlySet<string>
): Answer {
  const { route, url } = incoming;
  if (!route) return actionNotFound();
  if (isAnswer(opened)) return opened;
  const limited = parts.rates.take(route.name, opened, url.pathname);
  if (limited) return limited;
  const tooLarge = tooManyBytes(route.name, incoming.body.length, opened);
  if (tooLarge) return tooLarge;
  const { host, 'content-type': contentType = '' } = incoming.request.headers;
  if (route.name in skeletons && !/\bjson\b/.test(contentType)) {
    return refusal(400, 'BadJsonBody', `[${url.pathname}] Expecting an application/json body`);
  }
  return respond({
    project: opened,
    route,
    path: url.pathname,
    query: url.searchParams,
    body,
    origin: `http://${host}`,
    failingRows
  });
}

function log(
  { method, url, route, request, body: bytes }: Incoming,
  body: string,
  opened: Project | Answer,
  answer: Answer | null,
  effect: FaultEffect | null,
  parts: ServerParts
): void {
  parts.log.add({
    at: parts.clock.now(),
    method,
    path: url.pathname + url.search,
    endpoint: route?.name ?? null,
    projectId: isAnswer(opened) ? null : opened.id,
    headers: redacted(request.headers),
    text: parts.logBodies === 'kept' ? body : '',
    bytes: bytes.length,
    status: answer?.status ?? null,
    fault: effect?.kind ?? null
  });
}

async function deliver(
  response: ServerResponse,
  answer: Answer | null,
  effect: FaultEffect | null
): Promise<void> {
  if (effect?.kind === 'latency') await sleep(effect.ms);
  if (!answer) {
    if (effect?.kind !== 'silence') response.destroy();
    return;
  }
  if (effect?.kind === 'truncated') truncate(response, answer, effect.bytes);
  else if (effect?.kind === 'slow-body') await trickle(response, answer, effect.ms);
  else send(response, answer);
}

function writeHead(response: ServerResponse, answer: Answer, bytes: number): void {
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType,
    'Content-Length': bytes,
    ...answer.headers
  });
}

function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body);
  writeHead(response, answer, body.length);
  response.end(body);
}

/** The head promises the whole body and the connection ends before it. */
function truncate(response: ServerResponse, answer: Answer, bytes?: number): void {
  const body = Buffer.from(answer.body);
  writeHead(response, answer, body.length);
  const part = body.subarray(0, bytes ?? Math.floor(body.length / 2));
  response.write(part, () => response.destroy());
}

async function trickle(response: ServerResponse, answer: Answer, ms: number): Promise<void> {
  const body = Buffer.from(answer.body);
  const pieces = Math.min(5, body.length);
  writeHead(response, answer, body.length);
  response.flushHeaders();
  for (let piece = 0; piece < pieces; piece += 1) {
    await sleep(ms / pieces);
    const from = Math.floor((piece * body.length) / pieces);
    response.write(body.subarray(from, Math.floor(((piece + 1) * body.length) / pieces)));
  }
  response.end();
}
