import express, { Router, type Request, type RequestHandler } from 'express';
import type { AdminParts } from './admin-parts';
import { callerOf } from './caller';
import type { Asked, Endpoint } from './endpoint';
import { sendCsv, wantsCsv } from './csv-answer';
import { HttpProblem } from './http-problem';

const largestBody = '1mb';

/** The routes of the endpoints: what comes in and what goes out passes through their schemas. */
export function routesOf(endpoints: readonly Endpoint[], parts: AdminParts): Router {
  const router = Router();
  for (const endpoint of endpoints)
    router[endpoint.method](routePath(endpoint), ...readers(endpoint), answering(endpoint, parts));
  for (const path of new Set(endpoints.map(routePath))) router.all(path, otherMethod);
  return router;
}

/** `/v1/runs/{id}` -> `/v1/runs/:id`. */
const routePath = ({ path }: Pick<Endpoint, 'path'>): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const readers = ({ body }: Endpoint): RequestHandler[] =>
  body === null ? [] : [requireJson, express.json({ limit: largestBody })];

/** What is not declared as JSON would be passed over, and what it says with it. */
const requireJson: RequestHandler = (request, _response, next) => {
  const isEmpty =
    !request.headers['transfer-encoding'] && Number(request.headers['content-length'] ?? 0) === 0;
  if (!isEmpty && !request.is('json')) throw Object.assign(new Error('not JSON'), { status: 415 });
  next();
};

const answering =
  (endpoint: Endpoint, parts: AdminParts): RequestHandler =>
  async (request, response) => {
    const answer = await endpoint.handle(askedOf(endpoint, request), parts);
    const parsed = endpoint.answer.parse(answer);
    if (endpoint.csv && wantsCsv(request))
      sendCsv(request, response, endpoint.csv(parsed as never), (parsed as { next?: unknown }).next);
    else response.status(endpoint.status).json(parsed);
  };

/** The handler's own types are the schemas' (see `endpoint`), so what they let through fits it. */
const askedOf = ({ params, query, body }: Endpoint, request: Request) =>
  ({
    params: params.parse(request.params),
    query: query.parse(request.query),
    body: body ? body.parse(request.body ?? {}) : {},
    caller: callerOf(request)
  }) as Asked<never, never, never>;

const otherMethod: RequestHandler = () => {
  throw new HttpProblem(405, 'http.method', 'This address does not take this method.', {
    fix: 'GET /v1/openapi.json lists what there is.'
  });
};
