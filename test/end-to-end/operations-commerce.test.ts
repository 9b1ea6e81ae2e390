/** Track_Purchase and Update_Cart, from an order with its lines to the local Iterable. */
import { constant, createWorld, defineSync, type World, type WorldOptions } from './world';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import {
  bodies,
  defineOrders,
  edit,
  elsewhere,
  expectNothingNew,
  loadOrder,
  stateOf
} from './operation-stories';

let world: World;
afterEach(() => world.close());

const ada = 'ada@example.com';

const items = {
  items: { Kind__c: 'Array', Source__c: 'Lines__r' },
  'items[].id': 'Sku__c',
  'items[].name': 'Name',
  'items[].price': 'Price__c',
  'items[].quantity': 'Quantity__c'
};

const start = async (
  operation: string,
  { mappings = items, options = {} }: { mappings?: object; options?: WorldOptions } = {}
): Promise<string> => {
  world = await createWorld(options);
  defineOrders(world.org);
  return defineSync(world.org, {
    name: 'Order_To_Commerce',
    object: 'Order__c',
    values: { Identity_Source__c: 'Email__c', Write_Back__c: 'None' },
    steps: [{ operation, mappings: { ...mappings } }]
  });
};

const order = { Name: 'O-1', Email__c: ada, Total__c: 25.5 };
const tea = { Name: 'Tea', Sku__c: 'T1', Price__c: 5.25, Quantity__c: 2 };
const pot = { Name: 'Pot', Sku__c: 'P1', Price__c: 15, Quantity__c: 1 };

const teaItem = { id: 'T1', name: 'Tea', price: 5.25, quantity: 2 };
const potItem = { id: 'P1', name: 'Pot', price: 15, quantity: 1 };

const purchase = {
  ...items,
  total: 'Total__c',
  createdAt: 'CreatedDate',
  campaignId: constant('11'),
  templateId: constant('12'),
  'dataFields.number': 'Name'
};

test('H-21 H-28 Track_Purchase: an order becomes one purchase with items and total; a change changes it', async () => {
  const sync = await start('Track_Purchase', { mappings: purchase });
  const { id } = loadOrder(world.org, order, [tea, pot]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  const sent = {
    user: { email: ada },
    id: `${id}:${sync}_1`,
    items: [teaItem, potItem],
    total: 25.5,
    createdAt: Date.parse('2026-01-05T08:00:00Z') / 1000,
    campaignId: 11,
    templateId: 12,
    dataFields: { number: 'O-1' }
  };
  expect(bodies(world, 'commerce.trackPurchase')).toEqual([sent]);
  expect(world.project.purchases(ada)).toMatchObject([
    { id: sent.id, total: 25.5, items: [teaItem, potItem] }
  ]);
  await expectNothingNew(world, sync);
  await edit(world, id, { Total__c: 20 }, 'Order__c');
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(world.project.purchases(ada)).toMatchObject([{ id: sent.id, total: 20 }]);
  expect(world.project.userCount()).toBe(1);
});

test('H-21 H-28 a purchase empties the cart of the person', async () => {
  const sync = await start('Track_Purchase', { mappings: { ...items, total: 'Total__c' } });
  await elsewhere(world, 'commerce/updateCart', { user: { email: ada }, items: [potItem] });
  loadOrder(world.org, order, [tea]);
  await world.run(sync);
  expect(world.project.user(ada)?.cart).toEqual([]);
});

test('H-28 an order without total or items, or with part of a thing, is named and nothing of it is sent', async () => {
  const sync = await start('Track_Purchase', {
    mappings: { ...items, total: 'Total__c' }
  });
  const without = loadOrder(world.org, { ...order, Total__c: null }, [tea]);
  const empty = loadOrder(world.org, order, []);
  const half = loadOrder(world.org, order, [{ ...tea, Quantity__c: 1.5 }]);
  loadOrder(world.org, order, [pot]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, rejected: 3 } });
  expect(await stateOf(world, sync, without.id)).toMatchObject({
    status: 'rejected',
    message: expect.stringContaining('Total__c')
  });
  expect(await stateOf(world, sync, empty.id)).toMatchObject({
    status: 'rejected',
    message: expect.stringContaining('items')
  });
  expect(await stateOf(world, sync, half.id)).toMatchObject({
    status: 'rejected',
    message: expect.stringContaining('a whole number'),
    fix: expect.stringContaining('ROUND(')
  });
  expect(world.project.purchases()).toMatchObject([{ items: [potItem] }]);
});

test('H-28 a purchase that was made although its answer was lost is one purchase; a forgotten buyer is named', async () => {
  const sync = await start('Track_Purchase', { mappings: { ...items, total: 'Total__c' } });
  world.project.forget('gone@example.com');
  loadOrder(world.org, order, [tea]);
  const gone = loadOrder(world.org, { ...order, Email__c: 'gone@example.com' }, [tea]);
  world.iterable.faults.add({
    match: { endpoint: 'commerce.trackPurchase', body: /ada@/ },
    effect: { kind: 'status', status: 502, body: 'html', applied: 'yes' }
  });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, rejected: 1 } });
  expect(world.project.purchases()).toHaveLength(1);
  expect(await stateOf(world, sync, gone.id)).toMatchObject({ code: expect.stringMatching(/forgotten/) });
});

test('H-03 H-21 H-30 Update_Cart: the cart is what the record says, each time; no line is no cart', async () => {
  const sync = await start('Update_Cart');
  await elsewhere(world, 'commerce/updateCart', {
    user: { email: ada },
    items: [{ ...potItem, id: 'OLD' }]
  });
  const { id, lines } = loadOrder(world.org, order, [tea, pot]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(bodies(world, 'commerce.updateCart')[1]).toEqual({
    user: { email: ada },
    items: [teaItem, potItem]
  });
  expect(world.project.user(ada)?.cart).toEqual([teaItem, potItem]);
  await expectNothingNew(world, sync);
  for (const line of lines) deleteRecord(world.org.store, 'Line__c', line, world.org.adminUserId);
  await edit(world, id, { Name: 'O-1b' }, 'Order__c');
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(world.project.user(ada)?.cart).toEqual([]);
});

test.each(['Update', 'Insert'])(
  'H-03 in the mode %s a cart makes nobody, or changes nobody, against the word of the step',
  async (mode) => {
    world = await createWorld();
    defineOrders(world.org);
    const sync = defineSync(world.org, {
      name: 'Order_To_Cart',
      object: 'Order__c',
      values: { Identity_Source__c: 'Email__c', Write_Back__c: 'None' },
      steps: [{ operation: 'Update_Cart', mode, mappings: items }]
    });
    await elsewhere(world, 'users/update', { email: ada });
    loadOrder(world.org, order, [tea]);
    loadOrder(world.org, { ...order, Email__c: 'new@example.com' }, [tea]);
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
    expect(world.project.user(ada)?.cart).toEqual(mode === 'Update' ? [teaItem] : []);
    expect(world.project.user('new@example.com')?.cart).toEqual(mode === 'Update' ? undefined : [teaItem]);
  }
);
