import { z } from 'zod';
import { documentedForgetsPerDay, documentedRates, endpoints } from '../../bridge/iterable/endpoints';
import { describeRecorded, readRecorded } from '../conformance/recordings';
import { endpointOf, type EndpointName } from '../stand-ins/iterable/http/endpoints';
import type { LoggedRequest } from '../stand-ins/iterable/http/request-log';
import { everyCall, everything } from './clients-iterable-calls';
import { closeBench, startBench } from './iterable-client-bench';

afterEach(closeBench);

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: object;
}

interface Documented {
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly definitions: Readonly<Record<string, object>>;
}

describeRecorded('what goes out fits the official OpenAPI document', () => {
  const document = readRecorded<Document>('..', 'reference', 'iterable-openapi.json');

  function parametersOf(endpoint: EndpointName): readonly Parameter[] {
    const { method, path } = endpointOf(endpoint);
    return document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.parameters ?? [];
  }

  /** What the document says against a request. */
  function complaints(endpoint: EndpointName, { path, body }: LoggedRequest): string[] {
    const parameters = parametersOf(endpoint);
    const asked = [...new URLSearchParams(path.split('?')[1] ?? '').keys()];
    const known = new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name));
    const unknown = asked.filter((name) => !known.has(name)).map((name) => `no query parameter ${name}`);
    const schema = parameters.find((one) => one.in === 'body')?.schema;
    if (!schema) return body === undefined ? unknown : [...unknown, 'takes no body'];
    return [...unknown, ...misfits({ ...schema, definitions: document.definitions }, body)];
  }

  function misfits(schema: object, body: unknown): string[] {
    const reader = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0], {
      defaultTarget: 'draft-4'
    });
    const issues = reader.safeParse(body).error?.issues ?? [];
    return issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  }

  test.each(Object.entries(endpoints))('iterable-api 17: the rate of %s', (_name, { method, path, rate }) => {
    // The names of the segments are ours.
    const form = (text: string): string => text.replace(/\{\w+\}|:\w+/g, '*');
    const [, operations] = Object.entries(document.paths).find(([one]) => form(one) === form(path)) ?? [];
    const { description = '' } = operations?.[method.toLowerCase()] ?? {};
    const [, count, unit] = /<b>Rate limit<\/b>: ([\d,]+) requests\/(second|minute)/.exec(description) ?? [];
    const documented = count && (unit === 'minute' ? Number(count) / 60 : Number(count));
    const advised: readonly number[] = [documentedRates.otherBulk, documentedRates.other];
    expect(documented === undefined ? advised : [documented]).toContain(documentedRates[rate]);
    const cap = /<b>Daily Cap<\/b>: (\d+) requests/.exec(description)?.[1];
    expect(cap === undefined ? 'none' : Number(cap)).toBe(
      rate === 'forget' ? documentedForgetsPerDay : 'none'
    );
  });

  test('the document would tell', () => {
    const [body] = parametersOf('lists.subscribe').filter((one) => one.in === 'body');
    const schema = { ...body?.schema, definitions: document.definitions };
    expect(misfits(schema, { listId: '7' })).toHaveLength(2);
  });

  test.each(everyCall)('%s', async (endpoint, call) => {
    const { client, iterable } = await startBench({ project: everything });
    await call(client);
    const request = iterable.requests.find((one) => one.endpoint === endpoint);
    if (!request) throw new Error('nothing arrived');
    expect(complaints(endpoint, request)).toEqual([]);
    expect(request.status).toBeLessThan(500);
    expect(request.headers).toMatchObject({ 'api-key': '[redacted]' });
  });
});
