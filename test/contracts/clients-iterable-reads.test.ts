import { ConfigError } from '../../bridge/errors';
import { IterableProject } from '../../bridge/iterable/iterable-client';
import { toIdentity } from '../../bridge/sync/identity';
import { apiKey, closeBench, person, send, startBench, thrownBy } from './iterable-client-bench';

afterEach(closeBench);

describe('iterable-api 6.5: one user', () => {
  test.each([
    ['email', 'first+tag/1@example.com'],
    ['userId', '003/A+b c']
  ] as const)('is read by %s', async (kind, value) => {
    const { client } = await startBench();
    await send(client, [
      person(1, { firstName: 'Zoë' }, { email: 'a@example.com', userId: '1', [kind]: value })
    ]);
    expect(await client.user(toIdentity(kind, value))).toMatchObject({
      email: kind === 'email' ? value : 'a@example.com',
      userId: kind === 'userId' ? value : '1',
      dataFields: { firstName: 'Zoë', emailListIds: [] }
    });
  });

  test('who has no address has none', async () => {
    const { client } = await startBench({ project: { type: 'Hybrid' } });
    await send(client, [person(1, {}, { email: undefined, userId: '1' })]);
    expect(await client.user(toIdentity('userId', '1'))).toMatchObject({ email: null, userId: '1' });
  });

  test.each([200, 400, 500, 'plain-text'] as const)(
    'who is not there is null (%s)',
    async (unknownUserId) => {
      const { client } = await startBench({ switches: { unknownUserId } });
      expect(await client.user(toIdentity('userId', '42'))).toBeNull();
      expect(await client.user(toIdentity('email', 'nobody@example.com'))).toBeNull();
    }
  );

  test('an address that is none is refused, and the wrong address of the API is no answer', async () => {
    const { client, iterable, clock } = await startBench();
    const { error } = await thrownBy(client.user(toIdentity('email', 'foo@')));
    expect(error.code).toBe('iterable.invalid-email-address-error');
    const lost = new IterableProject({ baseUrl: `${iterable.url}/somewhere`, apiKey, clock }).client();
    const wrong = await thrownBy(lost.user(toIdentity('email', 'a@example.com')));
    expect(wrong.error).toMatchObject({ code: 'iterable.not-found' });
  });
});

describe('iterable-api 9: lists', () => {
  test('H-38 are told with their kinds, a new one among them', async () => {
    const lists = [
      { id: 7, name: 'static' },
      { id: 8, name: 'dynamic', listType: 'Dynamic' as const }
    ];
    const { client } = await startBench({ project: { lists } });
    const id = await client.createList('Spring "24"');
    expect(await client.lists()).toEqual([
      { id: 7, name: 'static', type: 'Standard' },
      { id: 8, name: 'dynamic', type: 'Dynamic' },
      { id, name: 'Spring "24"', type: 'Standard' }
    ]);
  });

  test('a second one of the same name may be refused', async () => {
    const { client } = await startBench({ switches: { duplicateListNames: 'refused' } });
    await client.createList('New');
    expect((await thrownBy(client.createList('New'))).error.code).toBe('iterable.bad-params');
  });
});

describe('iterable-api 11: catalogs', () => {
  const replies = [
    { catalogReplies: 'wrapped' },
    { catalogReplies: 'bare', catalogCreated: 200 },
    { catalogReplies: 'item-bare', catalogExists: 409 }
  ] as const;

  test.each(replies)('are made once, and typed (%j)', async (switches) => {
    const { client } = await startBench({ switches });
    await client.createCatalog('Goods-1');
    await client.createCatalog('goods-1');
    expect(await client.catalogs()).toEqual(['Goods-1']);
    expect(await client.catalogFields('Goods-1')).toEqual({ defined: new Map(), undefinedFields: [] });
    const types = new Map([
      ['price', 'double'],
      ['size', 'object'],
      ['size.width', 'long']
    ]);
    await client.defineCatalogFields('Goods-1', types);
    expect((await client.catalogFields('Goods-1')).defined).toEqual(types);
    await client.defineCatalogFields('Goods-1', new Map());
    const clash = client.defineCatalogFields('Goods-1', new Map([['price', 'string']]));
    expect((await thrownBy(clash)).error.code).toBe('iterable.bad-params');
  });

  test('fields without a type are told', async () => {
    const catalogs = [{ name: 'goods', items: { A: { colour: 'red' } } }];
    const { client } = await startBench({ project: { catalogs } });
    expect((await client.catalogFields('goods')).undefinedFields).toEqual(['colour']);
  });

  test('are read page by page, without following an address', async () => {
    const catalogs = Array.from({ length: 2100 }, (_, number) => ({ name: `c${number}` }));
    const { client, iterable } = await startBench({ project: { catalogs } });
    expect(await client.catalogs()).toHaveLength(2100);
    expect(iterable.requests.map(({ path }) => path)).toEqual(
      [1, 2, 3].map((page) => `/api/catalogs?page=${page}&pageSize=1000`)
    );
  });

  test('a name that is none is refused', async () => {
    const { client } = await startBench();
    expect((await thrownBy(client.createCatalog('my goods'))).error.code).toBe('iterable.bad-params');
  });

  test('2.3 trap 5: one that is not there is named', async () => {
    const { client } = await startBench();
    const { error } = await thrownBy(client.catalogFields('goods'));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toBe('The Iterable project has no catalog goods.');
  });

  test.each([
    [400, 'iterable.bad-params'],
    [403, 'iterable.forbidden'],
    [404, 'iterable.nothing-there']
  ] as const)('an account without them is told so (%i)', async (catalogsNotBought, code) => {
    const { client } = await startBench({
      project: { features: { catalogs: 'off' } },
      switches: { catalogsNotBought }
    });
    expect((await thrownBy(client.catalogs())).error.code).toBe(code);
    expect((await thrownBy(client.createCatalog('goods'))).error.code).toBe(code);
  });
});

test('iterable-api 12: channels and message types', async () => {
  const channels = [{ id: 3, name: 'News', channelType: 'Marketing', messageMedium: 'Email' }] as const;
  const messageTypes = [
    { id: 30, name: 'Weekly', channelId: 3, subscriptionPolicy: 'OptIn' },
    { id: 31, name: 'Daily', channelId: 3, subscriptionPolicy: 'OptOut' }
  ] as const;
  const { client } = await startBench({ project: { channels, messageTypes } });
  expect(await client.channels()).toEqual([{ id: 3, name: 'News' }]);
  expect(await client.messageTypes()).toEqual([
    { id: 30, name: 'Weekly', channelId: 3, policy: 'OptIn' },
    { id: 31, name: 'Daily', channelId: 3, policy: 'OptOut' }
  ]);
});
