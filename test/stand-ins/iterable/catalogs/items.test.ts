import { manualClock } from '../clock';
import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const items = '/api/catalogs/goods/items';
const now = Date.UTC(2026, 0, 1);

const startWithCatalog = (options: Parameters<typeof start>[1] = {}): Promise<Started> =>
  start('Email', {
    ...options,
    project: {
      catalogs: [{ name: 'goods', items: { P1: { name: 'Pen', size: { cm: 14, mm: 2 } } } }],
      ...options.project
    }
  });

const stored = ({ project }: Started): unknown => project.catalogs()[0]?.items;
const upload = ({ ask }: Started, documents: object, replaceUploadedFieldsOnly = true) =>
  ask('POST', items, { documents, replaceUploadedFieldsOnly });

test('iterable-api 11 and 16: a bulk upload is taken and takes effect later', async () => {
  const clock = manualClock(now);
  const started = await startWithCatalog({ clock, applyDelayMs: 100 });
  const answer = await upload(started, { P2: { name: 'Ink' } });
  expect(answer).toMatchObject({
    status: 202,
    body: {
      msg: 'Request to bulk-upload documents into goods processed successfully',
      code: 'Success',
      params: null
    }
  });
  expect((await started.ask('GET', `${items}/P2`)).status).toBe(404);
  clock.advance(100);
  expect((await started.ask('GET', `${items}/P2`)).body).toEqual({
    msg: '',
    code: 'Success',
    params: { catalogName: 'goods', itemId: 'P2', lastModified: now + 100, size: 14, value: { name: 'Ink' } }
  });
});

test.each([
  [true, { name: 'Pen', size: { cm: 15 }, ink: 'blue' }],
  [false, { size: { cm: 15 }, ink: 'blue' }]
])('iterable-api 11: replaceUploadedFieldsOnly: %s', async (replaceUploadedFieldsOnly, expected) => {
  const started = await startWithCatalog();
  await upload(started, { P1: { size: { cm: 15 }, ink: 'blue' } }, replaceUploadedFieldsOnly);
  expect(stored(started)).toEqual({ P1: expected });
});

test('iterable-api 11: PUT replaces an item, PATCH merges its top-level fields, both create', async () => {
  const started = await startWithCatalog();
  expect((await started.ask('PATCH', `${items}/P1`, { update: { size: { cm: 15 } } })).status).toBe(202);
  expect(stored(started)).toEqual({ P1: { name: 'Pen', size: { cm: 15 } } });
  expect((await started.ask('PUT', `${items}/P1`, { value: { a: 1 } })).status).toBe(202);
  await started.ask('PUT', `${items}/p1`, { value: { b: 1 } });
  await started.ask('PATCH', `${items}/P3`, { update: { c: 1 } });
  expect(stored(started)).toEqual({ P1: { a: 1 }, p1: { b: 1 }, P3: { c: 1 } });
});

test('iterable-api 11: items are deleted one by one or many at once, by a body', async () => {
  const started = await startWithCatalog();
  await upload(started, { P2: {}, P3: {} });
  expect((await started.ask('DELETE', `${items}/P1`)).status).toBe(202);
  expect((await started.ask('DELETE', `${items}/unknown`)).status).toBe(202);
  expect((await started.ask('DELETE', items, { itemIds: ['P2', 'P4'] })).status).toBe(202);
  expect(stored(started)).toEqual({ P3: {} });
});

const fields = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, index]));

const bad: [string, object][] = [
  ['an id outside the alphabet', { a_b: {} }],
  ['an id of 256 characters', { ['x'.repeat(256)]: {} }],
  ['a period in a field name', { P2: { 'a.b': 1 } }],
  ['a period in a nested name', { P2: { a: [{ 'b.c': 1 }] } }],
  ['more than 30,000 bytes', { P2: { text: 'ü'.repeat(15_000) } }],
  ['a value that its type does not take', { P2: { price: 'high' } }],
  ['more than 350 fields', { P2: fields(347) }]
];
const preset = {
  catalogs: [
    {
      name: 'goods',
      items: { P1: { name: 'Pen', size: { cm: 14, mm: 2 } } },
      fieldMappings: { price: 'double' }
    }
  ]
} as const;

test.each(bad)('iterable-api 11: %s refuses the whole request', async (_what, documents) => {
  const started = await startWithCatalog({ project: preset });
  const before = stored(started);
  const answer = await upload(started, { ok: {}, ...documents });
  expect(answer).toMatchObject({ status: 400, body: { code: 'BadParams' } });
  expect(stored(started)).toEqual(before);
  const [[id = '', value] = []] = Object.entries(documents);
  expect((await started.ask('PUT', `${items}/${id}`, { value })).status).toBe(400);
});

test.each(bad)(
  'iterable-api 11: with the switch, %s is found out late and nobody is told',
  async (_what, documents) => {
    const started = await startWithCatalog({ project: preset, switches: { catalogValidation: 'late' } });
    expect((await upload(started, { ok: {}, ...documents })).status).toBe(202);
    expect(Object.keys(stored(started) as object)).toEqual(['P1', 'ok']);
  }
);

test('iterable-api 11: 350 fields, 30,000 bytes and 1000 documents are taken, one more is not', async () => {
  const started = await startWithCatalog();
  expect((await upload(started, { P2: fields(346) })).status).toBe(202);
  expect((await upload(started, { P3: { f0: 'x'.repeat(30_000 - 9) } })).status).toBe(202);
  const documents = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`D${index}`, {}]));
  expect((await upload(started, documents(1000))).status).toBe(202);
  expect((await upload(started, documents(1001))).status).toBe(400);
});

test('iterable-api 11: 30,000 bytes are the limit of the merged item, too', async () => {
  const started = await startWithCatalog();
  const text = 'x'.repeat(20_000);
  expect((await upload(started, { P1: { one: text } })).status).toBe(202);
  expect((await started.ask('PATCH', `${items}/P1`, { update: { two: text } })).status).toBe(400);
  expect((await started.ask('PUT', `${items}/P1`, { value: { two: text } })).status).toBe(202);
  expect((await started.ask('PATCH', `${items}/P1`, { update: { two: 'x' } })).status).toBe(202);
});

test('iterable-api 11: items are read in pages and sorted by a field', async () => {
  const started = await startWithCatalog();
  await upload(started, { P2: { rank: 2 }, P3: { rank: 10 }, P4: { rank: 1 } });
  const ids = async (query: string): Promise<string[]> => {
    const { body } = await started.ask('GET', `${items}?${query}`);
    const { params } = body as { params: { catalogItemsWithProperties: { itemId: string }[] } };
    return params.catalogItemsWithProperties.map(({ itemId }) => itemId);
  };
  expect(await ids('pageSize=3&page=2')).toEqual(['P4']);
  expect(await ids('orderBy=rank&sortAscending=true&pageSize=4')).toEqual(['P1', 'P4', 'P2', 'P3']);
  expect(await ids('orderBy=rank&pageSize=2')).toEqual(['P3', 'P2']);
  expect((await started.ask('GET', `${items}?pageSize=2`)).body).toMatchObject({
    params: { totalItemsCount: 4, nextPageUrl: expect.stringContaining('page=2') }
  });
});

test('iterable-api 2.3.5 and 11: an unknown item is 404 in the envelope of catalogs', async () => {
  const { ask } = await startWithCatalog();
  expect(await ask('GET', `${items}/no`)).toMatchObject({ status: 404, body: { error: 'NotFound' } });
});

test('iterable-api 11: both members of a bulk upload are required', async () => {
  const { ask } = await startWithCatalog();
  const answer = await ask('POST', items, { documents: {} });
  expect(answer).toMatchObject({ status: 400, body: { code: 'BadJsonBody' } });
});

test('iterable-api 11: with the switches, replies are bare and writes are 200', async () => {
  const { ask } = await startWithCatalog({ switches: { catalogReplies: 'bare', catalogWriteStatus: 200 } });
  expect((await ask('GET', `${items}/P1`)).body).toMatchObject({ itemId: 'P1', value: { name: 'Pen' } });
  expect((await ask('DELETE', `${items}/P1`)).status).toBe(200);
});
