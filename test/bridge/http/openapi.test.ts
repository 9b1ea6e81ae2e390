import { adminEndpoints, openEndpoints } from '../../../bridge/http/endpoints/all-endpoints';
import { createServer } from '../../../bridge/http/server';
import { startAdminApi, type AdminApi } from './admin-api';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly ({ name: string; in: string; required: boolean } & { $ref?: string })[];
  readonly security?: unknown[];
  readonly responses: Record<string, unknown>;
  readonly requestBody?: { content: { 'application/json': { schema: { properties: object } } } };
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, unknown>>;
}

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method?: string }[] };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

let api: AdminApi;
let document: Document;
beforeAll(async () => {
  api = await startAdminApi();
  document = (await api.ask('GET', '/v1/openapi.json')).body as unknown as Document;
});
afterAll(() => api.close());

const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      path,
      method,
      operation
    ])
  );

/** Methods and paths that the express app really answers. */
function routesOf(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return handle?.stack ? routesOf(handle.stack) : [];
    const methods = new Set(route.stack.flatMap(({ method }) => (method ? [method] : [])));
    return [...methods].map((method) => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`);
  });
}

test('the document describes exactly the routes that there are, besides itself', () => {
  const parts = {} as Parameters<typeof createServer>[0];
  const outboundMessages = { secret: null, hear: () => Promise.resolve() };
  const app = createServer({ ...parts, token: null, outboundMessages }) as unknown as {
    router: { stack: Layer[] };
  };
  const described = operations().map(([path, method]) => `${method} ${path}`);
  expect(routesOf(app.router.stack).sort()).toEqual([...described, 'get /v1/openapi.json'].sort());
  expect(described).toHaveLength(openEndpoints.length + adminEndpoints.length + 1);
});

test('DESIGN 5: the endpoints of this version', () => {
  expect(operations().map(([path, method]) => `${method.toUpperCase()} ${path}`)).toEqual([
    'POST /outbound-messages/{secret}',
    'GET /health',
    'GET /ready',
    'GET /v1/status',
    'GET /v1/home',
    'GET /v1/runs/{id}/summary',
    'GET /v1/runs/{id}/held-records',
    'POST /v1/syncs/{name}/pause',
    'POST /v1/syncs/{name}/resume',
    'GET /v1/syncs',
    'GET /v1/syncs/{name}',
    'POST /v1/syncs/{name}/runs',
    'GET /v1/syncs/{name}/definitions',
    'GET /v1/syncs/{name}/definitions/{version}',
    'GET /v1/syncs/{name}/published',
    'POST /v1/definitions/plan',
    'POST /v1/definitions/differences',
    'GET /v1/syncs/{name}/history',
    'GET /v1/syncs/{name}/history/{entry}',
    'GET /v1/runs',
    'GET /v1/runs/{id}',
    'GET /v1/runs/{id}/records',
    'GET /v1/run-log',
    'GET /v1/runs/{id}/page',
    'GET /v1/runs/{id}/lines',
    'GET /v1/runs/{id}/call-lines',
    'GET /v1/runs/{id}/records/{recordId}',
    'GET /v1/runs/{id}/records/{recordId}/trace',
    'GET /v1/people',
    'GET /v1/causes',
    'GET /v1/causes/{key}/records',
    'POST /v1/causes/{key}/replay',
    'POST /v1/runs/{id}/approve',
    'POST /v1/runs/{id}/discard',
    'POST /v1/runs/{id}/put-back',
    'POST /v1/records/sync',
    'POST /v1/records/progress',
    'GET /v1/records/{id}',
    'POST /v1/records/{id}/sync',
    'GET /v1/records/{id}/panel',
    'GET /v1/records/{id}/why',
    'POST /v1/preview',
    'GET /v1/records/{id}/explain',
    'GET /v1/calls',
    'GET /v1/calls/{id}',
    'GET /v1/runs/{id}/calls',
    'GET /v1/records/{id}/calls',
    'GET /v1/search',
    'GET /v1/dead-letters',
    'GET /v1/dead-letters/causes',
    'GET /v1/deferred-records',
    'POST /v1/dead-letters/replay',
    'GET /v1/errors',
    'GET /v1/errors/{code}',
    'POST /v1/check',
    'POST /v1/forecast',
    'POST /v1/conditions',
    'POST /v1/schedule',
    'GET /v1/syncs/{name}/counts',
    'GET /v1/syncs/{name}/counts/{reason}/records',
    'GET /v1/campaigns/{id}/counts',
    'GET /v1/campaigns/{id}/counts/{reason}/records',
    'GET /v1/iterable/{project}/counts',
    'GET /v1/campaigns/{id}/links',
    'POST /v1/campaigns/{id}/links/forecast',
    'POST /v1/campaigns/{id}/links/end',
    'POST /v1/campaigns/{id}/sync',
    'GET /v1/campaign-lists',
    'POST /v1/campaign-lists',
    'GET /v1/iterable/{project}/fields',
    'POST /v1/iterable/{project}/fields',
    'GET /v1/iterable/{project}/lists',
    'POST /v1/iterable/{project}/lists',
    'GET /v1/iterable/{project}/catalogs',
    'GET /v1/iterable/{project}/channels',
    'POST /v1/forecast/people',
    'POST /v1/definitions/missing-fields',
    'POST /v1/definitions/create-fields',
    'POST /v1/trials/plan',
    'POST /v1/trials',
    'GET /v1/trials',
    'GET /v1/trials/{id}',
    'GET /v1/trials/{id}/people',
    'POST /v1/trials/{id}/undo',
    'POST /v1/trials/{id}/keep',
    'GET /v1/mapping-words',
    'GET /v1/iterable/{project}/mapping-targets',
    'GET /v1/iterable/{project}/catalogs/{catalog}/fields',
    'GET /v1/templates',
    'GET /v1/templates/{name}',
    'GET /v1/setup',
    'POST /v1/setup/projects/probe',
    'POST /v1/setup/field-access',
    'POST /v1/setup/consent-rules/check'
  ]);
});

test('it is OpenAPI 3.1 whose references all lead somewhere and whose names are unique', () => {
  expect(document.openapi).toBe('3.1.0');
  const text = JSON.stringify(document);
  for (const [, kind, name] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g))
    expect(document.components[kind ?? '']).toHaveProperty(name ?? '');
  const names = operations().map(([, , { operationId }]) => operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(text).not.toMatch(/"\$schema"|"\$id"/);
});

test('every path parameter is described and required', () => {
  for (const [path, , { parameters }] of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = parameters.filter((parameter) => parameter.in === 'path');
    expect(described.map(({ name }) => name)).toEqual(inPath);
    expect(described.every(({ required }) => required)).toBe(true);
  }
});

test('only health, readiness and outbound messages need no token; the others name the refusal and both headers', () => {
  const open = ['/health', '/ready', '/outbound-messages/{secret}'];
  for (const [path, , { security, responses, parameters }] of operations()) {
    const isOpen = open.includes(path);
    expect(security).toEqual(isOpen ? [] : undefined);
    expect('401' in responses).toBe(!isOpen);
    const headers = parameters.filter(({ $ref }) => $ref);
    expect(headers).toHaveLength(isOpen ? 0 : 2);
  }
  expect(document.components.parameters).toMatchObject({
    orgId: { name: 'X-Salesforce-Org-Id' },
    userId: { name: 'X-Salesforce-User-Id' }
  });
});

test('DESIGN 5: what a run can be asked for with', () => {
  const body = document.paths['/v1/syncs/{name}/runs']?.post?.requestBody;
  const names = Object.keys(body?.content['application/json'].schema.properties ?? {});
  expect(names).toEqual(expect.arrayContaining(['since', 'full', 'dryRun', 'recordIds']));
});

test('every problem is an application/problem+json, and everything about an outbound message SOAP', () => {
  for (const [path, , { responses }] of operations()) {
    const isSoap = path.startsWith('/outbound-messages');
    for (const [status, answer] of Object.entries(responses)) {
      const json = Number(status) < 300 ? 'application/json' : 'application/problem+json';
      const type = isSoap ? 'text/xml' : json;
      const types = Object.keys((answer as { content: object }).content);
      expect(types.filter((other) => other !== 'text/csv')).toEqual([type]);
    }
  }
});
