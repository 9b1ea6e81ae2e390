import { z } from 'zod';
import { askWith, type Ask } from '../stand-ins/iterable/ask';
import { endpointNames, endpointOf, type EndpointName } from '../stand-ins/iterable/http/endpoints';
import { skeletons, type SkeletonName } from '../stand-ins/iterable/http/skeletons';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import { answerDifferences } from './iterable-openapi-differences';
import { describeRecorded, readRecorded } from './recordings';

/** A schema as Swagger 2 writes it; what JSON Schema says comes close enough to be read as the same. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly description?: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema?: Schema }[];
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

const withBody = Object.keys(skeletons) as SkeletonName[];

describeRecorded('the official OpenAPI document', () => {
  const document = readRecorded<Document>('..', 'reference', 'iterable-openapi.json');

  const operationOf = (name: EndpointName): Operation => {
    const { method, path } = endpointOf(name);
    const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    if (!operation) throw new Error(`The document has no ${method} ${path}`);
    return operation;
  };

  const resolved = (schema: Schema, own: Schema['$defs'] = {}): Schema => {
    // What may be null as well is written as a choice; the document never says so.
    const nullable = schema.anyOf?.find(({ type }) => type !== 'null');
    if (nullable) return resolved(nullable, own);
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (own[name] ?? document.definitions[name] ?? {});
  };

  /** Path in the body -> type, with a star for what is required; what holds its own kind is looked into once. */
  function outline(schema: Schema, path = '', own = schema.$defs): Record<string, string> {
    if (/(\.\w+\[\])\1/.test(`.${path}`)) return {};
    const { properties, items, required = [] } = resolved(schema, own);
    if (items) return outline(items, `${path}[]`, own);
    if (!properties) return {};
    const lines = Object.entries(properties).map(([name, property]) => {
      const here = path === '' ? name : `${path}.${name}`;
      const kind = (resolved(property, own).type ?? 'object') + (required.includes(name) ? '*' : '');
      return { [here]: kind, ...outline(property, here, own) };
    });
    return Object.assign({}, ...lines) as Record<string, string>;
  }

  test.each(endpointNames)('%s is in the document, with the same rate', (name) => {
    const { description = '' } = operationOf(name);
    const [, calls, unit] =
      /<b>Rate limit<\/b>: ([\d,]+) requests\/(second|minute), per (?:project|API key)/.exec(description) ??
      [];
    const documented = calls === undefined ? null : { calls: Number(calls.replace(',', '')), per: unit };
    expect(endpointOf(name).rate).toEqual(documented);
    const cap = /<b>Daily Cap<\/b>: (\d+) requests per 24 hour/.exec(description)?.[1];
    expect(endpointOf(name).perDay).toBe(cap === undefined ? undefined : Number(cap));
  });

  test.each(withBody)('%s takes the documented body: names, types, what is required', (name) => {
    const body = operationOf(name).parameters?.find((parameter) => parameter.in === 'body');
    const ours = z.toJSONSchema(skeletons[name]) as Schema;
    expect(outline(ours)).toEqual(outline(body?.schema ?? {}));
  });

  test('the calls without a body take none in the document either', () => {
    const others = endpointNames.filter((name) => !withBody.some((one) => one === name));
    const bodies = others.filter((name) =>
      operationOf(name).parameters?.some((parameter) => parameter.in === 'body')
    );
    expect(bodies).toEqual([]);
  });

  describe('answers', () => {
    let iterable: LocalIterable;

    beforeAll(async () => {
      iterable = await startLocalIterable({
        projects: [
          {
            apiKey: 'key',
            type: 'Hybrid',
            lists: [{ id: 7, name: 'list' }],
            campaigns: [{ name: 'Spring', startAt: 1, endedAt: 2, listIds: [7] }],
            features: { incrementalSubscriptions: 'on' }
          }
        ],
        // As the document has it: what is taken is 200, and catalogs are bare.
        switches: {
          incrementalStatus: 200,
          catalogReplies: 'bare',
          catalogCreated: 200,
          catalogWriteStatus: 200
        },
        applyDelayMs: 0
      });
    });

    afterAll(() => iterable.close());

    /** What the document's schema of the 200 says against an answer. */
    function complaints(name: EndpointName, body: unknown): string[] {
      const schema = operationOf(name).responses['200']?.schema ?? {};
      const self = { ...schema, definitions: document.definitions } as Parameters<typeof z.fromJSONSchema>[0];
      const read = z.fromJSONSchema(self, { defaultTarget: 'draft-4' });
      const issues = read.safeParse(body).error?.issues ?? [];
      return issues.map(({ path, message }) => `${name}: ${path.join('.')} ${message}`);
    }

    const users = [
      { email: 'a@example.com', userId: '1', dataFields: { level: 1 } },
      { userId: '2' },
      { email: 'bad@' }
    ];
    const item = { id: 'p', name: 'Pen', price: 1, quantity: 1 };
    const goods = '/api/catalogs/goods';
    const calls: [EndpointName, string, unknown?][] = [
      ['users.update', '', users[0]],
      ['users.bulkUpdate', '', { users }],
      ['users.getByEmail', '?email=a@example.com'],
      ['users.getByEmailPath', '/api/users/a@example.com'],
      ['users.getByUserId', '?userId=1'],
      ['users.getByUserIdPath', '/api/users/byUserId/2'],
      ['users.getFields', ''],
      ['users.updateSubscriptions', '', { email: 'a@example.com', unsubscribedChannelIds: [] }],
      ['users.bulkUpdateSubscriptions', '', { updateSubscriptionsRequests: [{ userId: '2' }] }],
      ['subscriptions.bulk', '/api/subscriptions/emailList/7?action=subscribe', { usersByUserId: ['1'] }],
      ['subscriptions.subscribeByEmail', '/api/subscriptions/emailList/7/user/a@example.com'],
      ['subscriptions.unsubscribeByEmail', '/api/subscriptions/emailList/7/user/a@example.com'],
      ['subscriptions.subscribeByUserId', '/api/subscriptions/emailList/7/byUserId/1'],
      ['subscriptions.unsubscribeByUserId', '/api/subscriptions/emailList/7/byUserId/1'],
      ['events.track', '', { email: 'a@example.com', eventName: 'task' }],
      [
        'events.trackBulk',
        '',
        {
          events: [
            { email: 'a@example.com', eventName: 'task' },
            { userId: '404', eventName: 'task' }
          ]
        }
      ],
      ['events.getByEmail', '/api/events/a@example.com'],
      ['events.getByUserId', '/api/events/byUserId/1'],
      ['users.getSentMessages', '?email=a@example.com'],
      ['commerce.trackPurchase', '', { user: { userId: '1' }, items: [item], total: 1 }],
      ['commerce.updateCart', '', { user: { userId: '1' }, items: [item] }],
      ['catalogs.create', goods],
      ['catalogs.list', ''],
      [
        'catalogs.bulkUpsertItems',
        `${goods}/items`,
        { documents: { P1: {}, P2: {} }, replaceUploadedFieldsOnly: true }
      ],
      ['catalogs.putItem', `${goods}/items/P1`, { value: { name: 'Pen' } }],
      ['catalogs.patchItem', `${goods}/items/P1`, { update: { price: 1 } }],
      ['catalogs.putFieldMappings', `${goods}/fieldMappings`, { mappingsUpdates: [] }],
      ['catalogs.getFieldMappings', `${goods}/fieldMappings`],
      ['catalogs.getItem', `${goods}/items/P1`],
      ['catalogs.deleteItem', `${goods}/items/P1`],
      ['catalogs.bulkDeleteItems', `${goods}/items`, { itemIds: ['P1'] }],
      ['catalogs.getItems', `${goods}/items`],
      ['catalogs.delete', goods],
      ['users.merge', '', { sourceUserId: '1', destinationUserId: '3' }],
      ['users.forget', '', { userId: '3' }],
      ['users.forgotten', ''],
      ['users.forgottenUserIds', ''],
      ['users.unforget', '', { userId: '3' }],
      ['lists.create', '', { name: 'new' }],
      ['lists.list', ''],
      ['lists.subscribe', '', { listId: 7, subscribers: users }],
      ['lists.unsubscribe', '', { listId: 7, subscribers: [{ email: 'no@example.com' }] }],
      ['campaigns.list', '?page=1&pageSize=10'],
      ['channels.list', ''],
      ['messageTypes.list', ''],
      ['lists.delete', '/api/lists/7'],
      ['users.deleteByEmail', '/api/users/a@example.com'],
      ['users.deleteByUserId', '/api/users/byUserId/2']
    ];

    test('have the documented schemas, but for the listed differences', async () => {
      const ask: Ask = askWith(iterable, 'key');
      const found: string[] = [];
      for (const [name, place, body] of calls) {
        const { method, path } = endpointOf(name);
        const answer = await ask(method, place.startsWith('/') ? place : path + place, body);
        expect([name, answer.status]).toEqual([name, 200]);
        found.push(...complaints(name, answer.body));
      }
      const listed = answerDifferences.flatMap((difference) => difference.complaints);
      expect(found.sort()).toEqual([...listed].sort());
    });
  });
});
