import { z } from 'zod';
import { components, problemDocument } from './answers';
import { orgHeader, userHeader } from './caller';
import type { Endpoint } from './endpoint';
import { outboundMessagesPage, outboundMessagesPath } from './outbound-messages';

type Json = Record<string, unknown>;

/** Problems that any endpoint behind the token may answer. */
const commonProblems = [400, 401, 409, 502, 503];

const reasons: Readonly<Record<number, string>> = {
  400: 'The request is not as described here.',
  401: 'The bearer token is missing or wrong.',
  404: 'There is no such sync or run.',
  409: 'This bridge serves another org.',
  413: 'The body is larger than 1 MB.',
  415: 'The body is not declared as JSON.',
  422: 'What was asked for cannot be done as the org is configured.',
  502: 'Salesforce refuses the bridge.',
  503: 'Store, queue or Salesforce cannot be reached; try again.'
};

/** The OpenAPI 3.1 document of these endpoints, made from the schemas that their requests and answers pass through. */
export function openApiDocument(open: readonly Endpoint[], admin: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = { [outboundMessagesPath]: outboundMessagesPage };
  for (const endpoint of [...open, ...admin]) {
    const operation = operationOf(endpoint);
    const entry = admin.includes(endpoint) ? behindToken(operation) : { ...operation, security: [] };
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: entry };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Iterable Sync for Salesforce: admin API of the bridge',
      version: '1',
      description: 'Starts runs, and says what happened to each record.'
    },
    security: [{ bridgeToken: [] }],
    paths,
    components: {
      schemas: namedSchemas(),
      parameters: {
        orgId: header(orgHeader, 'The org that calls.'),
        userId: header(userHeader, 'Who acts there.')
      },
      securitySchemes: { bridgeToken: { type: 'http', scheme: 'bearer', description: 'BRIDGE_TOKEN' } }
    }
  };
}

function operationOf(endpoint: Endpoint): Json & { parameters: unknown[]; responses: Json } {
  const { operationId, summary, status, answer, problems, body } = endpoint;
  const answers: [number, Json][] = [
    [
      status,
      {
        description: summary,
        content: { 'application/json': { schema: referenceTo(answer) }, ...csvOf(endpoint) }
      }
    ],
    ...problems.map((problem): [number, Json] => [problem, problemAnswer(problem)])
  ];
  return {
    operationId,
    summary,
    parameters: [...parametersOf(endpoint, 'params'), ...parametersOf(endpoint, 'query')],
    ...(body && { requestBody: { content: { 'application/json': { schema: inline(body) } } } }),
    responses: Object.fromEntries(answers)
  };
}

const csvOf = ({ csv }: Endpoint): Json => (csv ? { 'text/csv': { schema: { type: 'string' } } } : {});

function behindToken(operation: ReturnType<typeof operationOf>): Json {
  const problems = 'requestBody' in operation ? [...commonProblems, 413, 415] : commonProblems;
  const common = Object.fromEntries(problems.map((problem) => [problem, problemAnswer(problem)]));
  const headers = ['orgId', 'userId'].map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return {
    ...operation,
    parameters: [...operation.parameters, ...headers],
    responses: { ...common, ...operation.responses }
  };
}

function parametersOf(endpoint: Endpoint, kind: 'params' | 'query'): Json[] {
  const { properties = {}, required = [] } = inline(endpoint[kind]) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: kind === 'params' ? 'path' : 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema
  }));
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' }
});

const problemAnswer = (status: number): Json => ({
  description: reasons[status] ?? 'It could not be done.',
  content: { 'application/problem+json': { schema: referenceTo(problemDocument) } }
});

const place = (id: string): string => `#/components/schemas/${id}`;

function referenceTo(schema: z.ZodType): Json {
  const id = components.get(schema)?.id;
  if (id === undefined) throw new Error('An answer of the admin API has no name.');
  return { $ref: place(id) };
}

const inline = (schema: z.ZodType): Json => plain(z.toJSONSchema(schema, { io: 'input', override: brief }));

function namedSchemas(): Record<string, Json> {
  const { schemas } = z.toJSONSchema(components, { uri: place, override: brief });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema as Json)]));
}

/** A named format says it; the pattern behind it is for machines that know no formats. */
function brief({ jsonSchema }: { jsonSchema: { format?: unknown; pattern?: unknown } }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}

const plain = ({ $schema: _dialect, $id: _place, ...schema }: Json): Json => schema;
