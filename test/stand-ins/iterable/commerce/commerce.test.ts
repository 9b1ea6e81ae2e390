import { manualClock } from '../clock';
import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const buy = '/api/commerce/trackPurchase';
const cart = '/api/commerce/updateCart';
const user = { email, userId: '1' };
const item = { id: 'p1', name: 'Pen', price: 2.5, quantity: 4 };
const ok = { status: 200, body: { msg: '', code: 'Success', params: null } };

test('iterable-api 10: a purchase creates its user and is stored with its items', async () => {
  const { ask, project } = await start('Email', { clock: manualClock(5_000_000) });
  const details = {
    sku: 's',
    description: 'd',
    categories: ['c'],
    imageUrl: 'i',
    url: 'u',
    dataFields: { ink: 'blue' }
  };
  const purchase = {
    user,
    items: [{ ...item, ...details }],
    total: 10,
    dataFields: { channel: 'web' },
    campaignId: 7
  };
  expect(await ask('POST', buy, purchase)).toMatchObject(ok);
  expect(project.users()).toMatchObject([user]);
  expect(project.purchases(email)).toMatchObject([
    {
      email,
      total: 10,
      createdAt: 5_000_000,
      dataFields: { channel: 'web' },
      items: purchase.items,
      campaignId: 7
    }
  ]);
});

test('iterable-api 10: the same id updates the purchase', async () => {
  const { ask, project } = await start('Email');
  for (const total of [10, 12.5]) await ask('POST', buy, { id: '006A', user, items: [item], total });
  expect(project.purchases()).toMatchObject([{ id: '006A', total: 12.5 }]);
  await ask('POST', buy, { user, items: [], total: 1 });
  expect(project.purchases()).toHaveLength(2);
});

test('iterable-api 10: updateCart replaces the cart and creates the user, a purchase clears it', async () => {
  const { ask, project } = await start('Email');
  expect(await ask('POST', cart, { user, items: [item, { ...item, id: 'p2' }] })).toMatchObject(ok);
  expect(project.user(email)?.cart).toHaveLength(2);
  await ask('POST', cart, { user, items: [item] });
  expect(project.user(email)?.profile).toMatchObject({ shoppingCartItems: [item] });
  await ask('POST', buy, { user, items: [item], total: 10 });
  expect(project.user(email)?.cart).toEqual([]);
  await ask('POST', cart, { user, items: [item] });
  await ask('POST', cart, { user, items: [] });
  expect(project.user(email)?.cart).toEqual([]);
});

test.each([buy, cart])('iterable-api 10: %s writes the profile of its user', async (path) => {
  const { ask, project } = await start('Email');
  await ask('POST', '/api/users/update', { email, dataFields: { city: 'Rome', level: 1 } });
  const told = { ...user, dataFields: { level: 2 } };
  await ask('POST', path, { user: told, items: [item], ...(path === buy ? { total: 1 } : {}) });
  expect(project.user(email)?.fields).toMatchObject({ city: 'Rome', level: 2 });
});

test.each([
  [{ user: { email: 'bad@' } }, 400, 'InvalidEmailAddressError'],
  [{ user: {} }, 400, 'BadParams'],
  [{ user: { email, userId: '2' } }, 409, 'EmailAlreadyExists'],
  [{ user: { userId: 'gone' } }, 409, 'ForgottenUserError'],
  [{ total: '' }, 400, 'BadJsonBody'],
  [{ items: [{ ...item, quantity: 1.5 }] }, 400, 'BadJsonBody'],
  [{ items: [{ id: 'p1' }] }, 400, 'BadJsonBody'],
  [{ id: 'x'.repeat(513) }, 400, 'BadParams'],
  [{ user: { email, dataFields: { signupDate: 'GGG' } } }, 400, 'RequestFieldsTypesMismatched'],
  [{ dataFields: { level: 'high' } }, 400, 'RequestFieldsTypesMismatched'],
  [{ items: [{ ...item, dataFields: { ink: 7 } }] }, 400, 'RequestFieldsTypesMismatched']
])(
  'iterable-api 10 and 2.4: a purchase with %j is %i %s, and nothing of it is stored',
  async (part, status, code) => {
    const { ask, project } = await start('Hybrid');
    await ask('POST', buy, {
      user,
      items: [{ ...item, dataFields: { ink: 'blue' } }],
      total: 10,
      dataFields: { level: 1 }
    });
    project.forget('gone');
    const answer = await ask('POST', buy, { user, items: [item], total: 10, ...part });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(project.purchases()).toHaveLength(1);
    expect(project.users()).toHaveLength(1);
  }
);

test('iterable-api 10: prices are doubles, whole or not', async () => {
  const { ask } = await start('Email');
  for (const price of [10, 9.99]) {
    expect((await ask('POST', buy, { user, items: [{ ...item, price }], total: price })).status).toBe(200);
    expect((await ask('POST', cart, { user, items: [{ ...item, price }] })).status).toBe(200);
  }
});

test.each([
  ['told', { id: '006A' }],
  ['kept', null]
] as const)("iterable-api 10: the purchase's id is %s", async (purchaseId, params) => {
  const { ask } = await start('Email', { switches: { purchaseId } });
  const purchase = { id: '006A', user, items: [item], total: 10 };
  expect((await ask('POST', buy, purchase)).body).toEqual({ msg: '', code: 'Success', params });
});

test('iterable-api 8.3: a purchase is one of the events of its user', async () => {
  const { ask } = await start('Email', { clock: manualClock(0) });
  await ask('POST', buy, { user, items: [item], total: 10 });
  expect((await ask('GET', `/api/events/${email}`)).body).toMatchObject({
    events: [
      { eventType: 'purchase', total: 10, shoppingCartItems: [item], createdAt: '1970-01-01 00:00:00 +00:00' }
    ]
  });
});
