import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const goods = '/api/catalogs/goods';
const mappings = `${goods}/fieldMappings`;
const notFound = {
  error: 'NotFound',
  message: 'Catalog not found: goods',
  code: 'error.catalogs.notFound',
  data: { args: ['goods'] }
};

test('iterable-api 11: a catalog is created, listed and deleted', async () => {
  const { ask, project } = await start('Email');
  expect(await ask('POST', goods)).toMatchObject({ status: 201, body: { code: 'Success' } });
  expect((await ask('GET', '/api/catalogs')).body).toMatchObject({
    code: 'Success',
    params: { catalogNames: [{ name: 'goods' }], totalCatalogsCount: 1 }
  });
  expect(project.catalogs()).toEqual([{ name: 'goods', items: {}, fieldMappings: {} }]);
  expect((await ask('DELETE', goods)).status).toBe(200);
  expect(project.catalogs()).toEqual([]);
});

test.each([
  ['DELETE', goods, undefined],
  ['GET', mappings, undefined],
  ['PUT', mappings, { mappingsUpdates: [] }],
  ['GET', `${goods}/items`, undefined],
  ['POST', `${goods}/items`, { documents: {}, replaceUploadedFieldsOnly: true }],
  ['GET', `${goods}/items/1`, undefined],
  ['PUT', `${goods}/items/1`, { value: {} }],
  ['PATCH', `${goods}/items/1`, { update: {} }],
  ['DELETE', `${goods}/items/1`, undefined],
  ['DELETE', `${goods}/items`, { itemIds: [] }]
])('iterable-api 2.3.5: %s %s of an unknown catalog has the other envelope', async (method, path, body) => {
  const { ask } = await start('Email', { project: { catalogs: [{ name: 'Goods' }] } });
  expect(await ask(method, path, body)).toMatchObject({ status: 404, body: notFound });
});

test.each(['a_b', 'a b', 'ü', 'x'.repeat(256)])('iterable-api 11: %s is no name', async (name) => {
  const { ask } = await start('Email');
  expect((await ask('POST', `/api/catalogs/${encodeURIComponent(name)}`)).status).toBe(400);
});

test.each([400, 409] as const)(
  'iterable-api 11: names are unique ignoring case, or it is %i',
  async (catalogExists) => {
    const { ask, project } = await start('Email', { switches: { catalogExists } });
    await ask('POST', goods);
    expect((await ask('POST', '/api/catalogs/GOODS')).status).toBe(catalogExists);
    expect(project.catalogs()).toHaveLength(1);
  }
);

test('iterable-api 11: ten catalogs a page unless asked for otherwise, with links', async () => {
  const catalogs = Array.from({ length: 12 }, (_, index) => ({ name: `c${index}` }));
  const { ask, iterable } = await start('Email', { project: { catalogs } });
  const page = async (query: string) =>
    ((await ask('GET', `/api/catalogs${query}`)).body as { params: Record<string, unknown> }).params;
  const first = await page('');
  expect(first['catalogNames']).toHaveLength(10);
  expect(first['nextPageUrl']).toBe(`${iterable.url}/api/catalogs?page=2`);
  expect(await page('?page=2')).toEqual({
    catalogNames: [{ name: 'c10' }, { name: 'c11' }],
    totalCatalogsCount: 12,
    previousPageUrl: `${iterable.url}/api/catalogs?page=1`
  });
  expect((await ask('GET', '/api/catalogs?page=0')).status).toBe(400);
  expect((await ask('GET', '/api/catalogs?pageSize=1001')).status).toBe(400);
});

test('iterable-api 11: the type of a field can be set once', async () => {
  const items = { '1': { name: 'Pen', price: 1, place: { city: 'Rome' } } };
  const { ask, project } = await start('Email', { project: { catalogs: [{ name: 'goods', items }] } });
  const put = async (...mappingsUpdates: object[]): Promise<number> =>
    (await ask('PUT', mappings, { mappingsUpdates })).status;
  const price = { fieldName: 'price', fieldType: 'double' };
  const place = {
    fieldName: 'place',
    fieldType: 'object',
    children: [{ fieldName: 'city', fieldType: 'string' }]
  };
  expect(await put(price, place)).toBe(200);
  expect(await put(price)).toBe(200);
  expect(await put({ fieldName: 'since', fieldType: 'date' }, { ...price, fieldType: 'long' })).toBe(400);
  expect(await put({ fieldName: 'since', fieldType: 'day' })).toBe(400);
  const definedMappings = { price: 'double', place: 'object', 'place.city': 'string' };
  expect((await ask('GET', mappings)).body).toMatchObject({
    params: { definedMappings, undefinedFields: ['name'] }
  });
  expect(project.catalogs()[0]?.fieldMappings).toEqual(definedMappings);
});

test.each([400, 403, 404] as const)(
  'iterable-api 11: an account without the add-on gets %i',
  async (catalogsNotBought) => {
    const { ask } = await start('Email', {
      switches: { catalogsNotBought },
      project: { features: { catalogs: 'off' } }
    });
    expect((await ask('GET', '/api/catalogs')).status).toBe(catalogsNotBought);
    expect((await ask('POST', goods)).status).toBe(catalogsNotBought);
    expect((await ask('GET', `${goods}/items/1`)).status).toBe(catalogsNotBought);
  }
);

test.each([200, 201] as const)('iterable-api 11: a created catalog is %i', async (catalogCreated) => {
  const { ask } = await start('Email', { switches: { catalogCreated } });
  expect((await ask('POST', goods)).status).toBe(catalogCreated);
});
