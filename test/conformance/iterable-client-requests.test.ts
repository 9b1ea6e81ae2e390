import { routeOf } from '../stand-ins/iterable/http/endpoints';
import { askWith } from '../stand-ins/iterable/ask';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import { skeletons, type SkeletonName } from '../stand-ins/iterable/http/skeletons';
import { describeRecorded, readRecorded } from './recordings';

interface Expected {
  readonly method: string;
  readonly path: string;
  /** Of a DELETE: options of the HTTP client, the body is their `data`. */
  readonly bodyOrOptions?: { readonly data?: unknown } | null;
}

interface Cases {
  readonly [section: string]: readonly { readonly expectedRequests?: readonly Expected[] }[];
}

const hasBody = (name: string | undefined): name is SkeletonName => name !== undefined && name in skeletons;

describeRecorded("requests that the vendor's own client is tested to send", () => {
  const cases = readRecorded<Cases>('iterable', 'expected-requests', 'iterable-api-client.json');
  const requests = Object.values(cases)
    .flat()
    .flatMap(({ expectedRequests = [] }) => expectedRequests)
    .flatMap(({ method, path, bodyOrOptions }) => {
      const name = routeOf(method, path.split('?')[0] ?? '')?.name;
      const body = method === 'DELETE' ? bodyOrOptions?.data : bodyOrOptions;
      return hasBody(name) ? [{ name, path, body }] : [];
    });

  test.each(requests)('iterable-api 6 to 11: $name takes the body of $path', ({ name, body }) => {
    expect(skeletons[name].safeParse(body).error).toBeUndefined();
  });

  test('there are such requests for all kinds of destinations', () => {
    const kinds = new Set(requests.map(({ name }) => name.split('.')[0]));
    expect([...kinds].sort()).toEqual(['catalogs', 'lists', 'subscriptions', 'users']);
  });
});

interface Judged {
  readonly id: string;
  readonly schema: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly valid: boolean;
}

type Asked = readonly [method: string, path: string, body?: unknown];

const itemPath = ({ catalogName, itemId }: Judged['input']): string =>
  `/api/catalogs/${String(catalogName)}/items/${encodeURIComponent(String(itemId))}`;

/** The request that a method of the client makes of its parameters. */
const requestOf: Readonly<Record<string, (input: Judged['input']) => Asked>> = {
  MergeUsersParams: (input) => ['POST', '/api/users/merge', input],
  GetUserByEmailParams: ({ email }) => ['GET', `/api/users/getByEmail?email=${String(email)}`],
  PartialUpdateCatalogItemParams: (input) => ['PATCH', itemPath(input), { update: input['update'] }],
  ReplaceCatalogItemParams: (input) => ['PUT', itemPath(input), { value: input['value'] }],
  GetCampaignsParams: ({ sort, ...paging }) => {
    const { field, direction } = (sort ?? { field: 'id', direction: 'asc' }) as Record<string, string>;
    const sign = { asc: '', desc: '-' }[direction ?? ''] ?? '*';
    const query = new URLSearchParams({ ...(paging as Record<string, string>), sort: `${sign}${field}` });
    return ['GET', `/api/campaigns?${query.toString()}`];
  }
};

describeRecorded("parameters that the vendor's own client is tested to judge", () => {
  const { paramValidity } = readRecorded<{ paramValidity: Judged[] }>(
    'iterable',
    'expected-requests',
    'iterable-api-client.json'
  );
  const judged = paramValidity.filter(({ schema }) => schema in requestOf);
  let iterable: LocalIterable;

  beforeEach(async () => {
    iterable = await startLocalIterable({
      projects: [{ apiKey: 'key', type: 'Hybrid', catalogs: [{ name: 'products' }] }],
      applyDelayMs: 0
    });
    const users = [{ email: 'source@example.com' }, { userId: 'src-123' }];
    await askWith(iterable, 'key')('POST', '/api/users/bulkUpdate', { users });
  });

  afterEach(() => iterable.close());

  test.each(judged)(
    'iterable-api 6, 11, 12: $schema of $id: valid $valid',
    async ({ schema, input, valid }) => {
      const [method, path, body] = requestOf[schema]?.(input) ?? ['', ''];
      const { status } = await askWith(iterable, 'key')(method, path, body);
      expect(status < 300).toBe(valid);
      expect(status).toBeLessThan(500);
    }
  );

  test('parameters of five methods are judged', () => {
    expect(new Set(judged.map(({ schema }) => schema)).size).toBe(5);
  });
});
