import type { ProjectType } from '../options';
import { closeAll, start } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const lists = [{ id: 7, name: 'list' }];

/** Every call that names a user, on the right of the table those that make one (iterable-api 3). */
const calls: readonly [name: string, path: string, body: (user: object) => object, creates: boolean][] = [
  ['users/update', '/api/users/update', (user) => user, true],
  ['users/bulkUpdate', '/api/users/bulkUpdate', (user) => ({ users: [user] }), true],
  ['updateSubscriptions', '/api/users/updateSubscriptions', (user) => user, true],
  [
    'bulkUpdateSubscriptions',
    '/api/users/bulkUpdateSubscriptions',
    (user) => ({ updateSubscriptionsRequests: [user] }),
    true
  ],
  ['lists/subscribe', '/api/lists/subscribe', (user) => ({ listId: 7, subscribers: [user] }), true],
  ['trackPurchase', '/api/commerce/trackPurchase', (user) => ({ user, items: [], total: 1 }), true],
  ['updateCart', '/api/commerce/updateCart', (user) => ({ user, items: [] }), true],
  ['events/track', '/api/events/track', (user) => ({ ...user, eventName: 'task' }), false],
  ['trackBulk', '/api/events/trackBulk', (user) => ({ events: [{ ...user, eventName: 'task' }] }), false],
  ['lists/unsubscribe', '/api/lists/unsubscribe', (user) => ({ listId: 7, subscribers: [user] }), false],
  ['forget', '/api/users/forget', (user) => user, false]
];

const identities: Readonly<Record<ProjectType, object>> = {
  Email: { email },
  UserId: { userId: '003A' },
  Hybrid: { userId: '003A' }
};

const cases = calls.flatMap(([name, path, body, creates]) =>
  (['Email', 'UserId', 'Hybrid'] as const).map((type) => ({ name, path, body, creates, type }))
);

test.each(cases)(
  'iterable-api 3: $name in a $type project makes an unknown user: $creates',
  async ({ path, body, creates, type }) => {
    const { ask, project } = await start(type, { project: { lists } });
    await ask('POST', path, body(identities[type]));
    expect(project.users()).toMatchObject(creates ? [identities[type]] : []);
  }
);

test('iterable-api 4: subscription arrays may be written as data', async () => {
  const { ask, project } = await start('Email');
  const dataFields = { unsubscribedChannelIds: [3], emailListIds: [7] };
  await ask('POST', '/api/users/update', { email, dataFields });
  expect(project.user(email)?.subscriptions.unsubscribedChannelIds).toEqual([3]);
  expect(project.user(email)?.listIds).toEqual([]);
});

test('iterable-api 6.6 and 3: a hybrid project deletes by either identity', async () => {
  const { ask, project } = await start('Hybrid');
  await ask('POST', '/api/users/bulkUpdate', { users: [{ email }, { userId: '2' }] });
  expect((await ask('DELETE', `/api/users/${email}`)).status).toBe(200);
  expect((await ask('DELETE', '/api/users/byUserId/2')).status).toBe(200);
  expect(project.users()).toEqual([]);
});

test('iterable-api 6.7 and 3: a hybrid project blocks the identity that was forgotten, the other is free', async () => {
  const { ask, project } = await start('Hybrid');
  await ask('POST', '/api/users/update', { email, userId: '1' });
  expect((await ask('POST', '/api/users/forget', { email })).status).toBe(200);
  expect(project.users()).toEqual([]);
  expect((await ask('POST', '/api/users/update', { email, userId: '1' })).status).toBe(409);
  expect((await ask('POST', '/api/users/update', { userId: '1' })).status).toBe(200);
});

test('iterable-api 6.4 and 3: of two known users the destination keeps its own identities', async () => {
  const { ask, project } = await start('Hybrid');
  const users = [
    { email, userId: '1' },
    { email: 'b@example.com', userId: '2' }
  ];
  await ask('POST', '/api/users/bulkUpdate', { users });
  await ask('POST', '/api/users/merge', { sourceUserId: '1', destinationEmail: 'b@example.com' });
  expect(project.users()).toMatchObject([{ email: 'b@example.com', userId: '2' }]);
  expect((await ask('POST', '/api/users/update', { email, userId: '1' })).status).toBe(200);
  expect(project.userCount()).toBe(2);
});
