/** Upsert_Catalog_Item and Delete_Catalog_Item, from a product to the local Iterable. */
import { createWorld, defineSync, longAgo, type World, type WorldOptions } from './world';
import { bodies, edit, expectNothingNew, stateOf } from './operation-stories';
import type { SyncOptions } from './define-sync';

let world: World;
afterEach(() => world.close());

const mappings = {
  itemId: 'ProductCode',
  'dataFields.name': 'Name',
  'dataFields.price': { Source__c: 'Description', Target_Type__c: 'double' }
};

const upsert = (values: object = {}): SyncOptions => ({
  name: 'Product_To_Catalog',
  object: 'Product2',
  values: { Write_Back__c: 'None' },
  steps: [
    {
      operation: 'Upsert_Catalog_Item',
      target: 'Products',
      values: { Create_New_Fields__c: true, ...values },
      mappings
    }
  ]
});

const start = async (options: WorldOptions = {}): Promise<void> => {
  world = await createWorld(options);
};

const load = (...rows: Record<string, unknown>[]): string[] =>
  world.org.store.load(
    'Product2',
    rows.map((row) => ({ IsActive: true, SystemModstamp: longAgo, CreatedDate: longAgo, ...row }))
  );

const tea = { Name: 'Tea', ProductCode: 'T1', Description: '5.25' };
const pot = { Name: 'Pot', ProductCode: 'P1', Description: '15' };

const fieldMappings = { name: 'string', price: 'double' } as const;
const products = { name: 'Products', fieldMappings };

test('H-04 H-31 H-33 Dx-06 the catalog is made on the first run, its fields get their types, items go in bulk', async () => {
  await start();
  const sync = defineSync(world.org, upsert());
  const [id = ''] = load(tea, pot);
  const run = await world.run(sync);
  expect(run).toMatchObject({ error: null, counts: { delivered: 2 } });
  expect(run.notices).toEqual([
    'Made the catalog "Products" in Iterable.',
    'Defined the fields name, price of the catalog "Products".'
  ]);
  expect(bodies(world, 'catalogs.bulkUpsertItems')).toEqual([
    {
      documents: { T1: { name: 'Tea', price: 5.25 }, P1: { name: 'Pot', price: 15 } },
      replaceUploadedFieldsOnly: true
    }
  ]);
  expect(world.project.catalogs()).toEqual([
    {
      name: 'Products',
      items: { T1: { name: 'Tea', price: 5.25 }, P1: { name: 'Pot', price: 15 } },
      fieldMappings
    }
  ]);
  await expectNothingNew(world, sync);
  world.iterable.clearRequests();
  await edit(world, id, { Description: '6.5' }, 'Product2');
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 }, notices: [] });
  expect(bodies(world, 'catalogs.bulkUpsertItems')).toEqual([
    { documents: { T1: { name: 'Tea', price: 6.5 } }, replaceUploadedFieldsOnly: true }
  ]);
});

test('D-44 H-31 a catalog of the same name in other capitals is the one; unmapped fields of its items stay', async () => {
  const items = { T1: { name: 'Old', colour: 'green' } };
  await start({ project: { catalogs: [{ ...products, name: 'products', items }] } });
  const sync = defineSync(world.org, upsert());
  load(tea);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(world.iterable.calls('catalogs.create')).toBe(0);
  expect(world.project.catalogs()[0]?.items).toEqual({ T1: { name: 'Tea', price: 5.25, colour: 'green' } });
});

test('D-45 an item is replaced whole where the step does not merge', async () => {
  await start({
    project: { catalogs: [{ ...products, items: { T1: { name: 'Old', colour: 'green' } } }] }
  });
  const sync = defineSync(world.org, upsert({ Merge_Nested_Objects__c: false }));
  load(tea);
  await world.run(sync);
  expect(world.project.catalogs()[0]?.items).toEqual({ T1: { name: 'Tea', price: 5.25 } });
});

test('H-32 ids get the alphabet of catalogs; two that become one are reported, the first one stays', async () => {
  await start({ project: { catalogs: [products] } });
  const sync = defineSync(world.org, upsert());
  const [first = '', second = ''] = load(
    { ...tea, ProductCode: 'Tee / grün 1' },
    { ...pot, ProductCode: 'Tee_grün 1' },
    { ...pot, ProductCode: 'x'.repeat(255) }
  );
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 2, skipped: 1 } });
  expect(Object.keys(world.project.catalogs()[0]?.items ?? {})).toEqual(['Tee-gr-n-1', 'x'.repeat(255)]);
  expect(world.project.catalogs()[0]?.items['Tee-gr-n-1']).toMatchObject({ name: 'Tea' });
  expect(await stateOf(world, sync, second)).toMatchObject({
    status: 'skipped',
    code: 'item-collision',
    message: expect.stringContaining(first)
  });
});

test.each([
  ['has no such field', { name: 'string' }, false, 'guard.unknown-field', 'price'],
  ['has the field with another type', { name: 'string', price: 'boolean' }, true, 'guard.type-clash', 'price']
] as const)(
  'H-17 H-18 H-33 a catalog that %s stops the run before the first item, naming the mapping',
  async (_what, types, mayCreate, code, field) => {
    await start({ project: { catalogs: [{ name: 'Products', fieldMappings: types }] } });
    const sync = defineSync(world.org, upsert({ Create_New_Fields__c: mayCreate }));
    load(tea);
    const run = await world.run(sync);
    expect(run).toMatchObject({ state: 'failed', error: { code }, counts: { extracted: 0 } });
    expect(run.error?.message).toContain(`Iterable_Field_Mapping.${sync}_1_2, Target__c`);
    expect(run.error?.message).toContain(`"${field}"`);
    const writes = world.iterable.requests.filter(({ method }) => method !== 'GET');
    expect(writes).toEqual([]);
    expect((await world.cli('check', '--json')).stdout).toContain(code);
  }
);

test('H-04 an item that is too large is found among the others and named', async () => {
  const parts = Array.from({ length: 9 }, (_, index) => `part${index}`);
  await start({
    project: {
      catalogs: [
        { name: 'Products', fieldMappings: Object.fromEntries(parts.map((part) => [part, 'string'])) }
      ]
    }
  });
  const sync = defineSync(world.org, {
    ...upsert(),
    steps: [
      {
        operation: 'Upsert_Catalog_Item',
        target: 'Products',
        mappings: {
          itemId: 'ProductCode',
          ...Object.fromEntries(parts.map((part) => [`dataFields.${part}`, 'Description']))
        }
      }
    ]
  });
  const [, huge = ''] = load(tea, { ...pot, Description: 'y'.repeat(4000) }, { ...pot, ProductCode: 'P2' });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 2, rejected: 1 } });
  expect(Object.keys(world.project.catalogs()[0]?.items ?? {})).toEqual(['T1', 'P2']);
  expect(await stateOf(world, sync, huge)).toMatchObject({ status: 'rejected', code: 'iterable.bad-params' });
});

test('H-34 H-42 Delete_Catalog_Item: an item goes when its record first appears, once', async () => {
  await start({
    project: { catalogs: [{ ...products, items: { T1: { name: 'Tea' }, P1: { name: 'Pot' } } }] }
  });
  const sync = defineSync(world.org, {
    name: 'Product_Gone',
    object: 'Product2',
    values: { Write_Back__c: 'None', Scope_Type__c: 'Filter', Filter__c: 'IsActive = false' },
    steps: [{ operation: 'Delete_Catalog_Item', target: 'Products', mappings: { itemId: 'ProductCode' } }]
  });
  const [id = ''] = load({ ...tea, IsActive: false }, pot);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(bodies(world, 'catalogs.bulkDeleteItems')).toEqual([{ itemIds: ['T1'] }]);
  expect(Object.keys(world.project.catalogs()[0]?.items ?? {})).toEqual(['P1']);
  await edit(world, id, { Name: 'Green tea' }, 'Product2');
  expect(await world.run(sync)).toMatchObject({ counts: { extracted: 1, unchanged: 1, delivered: 0 } });
  expect(world.iterable.calls('catalogs.bulkDeleteItems')).toBe(1);
});
