import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const merge = '/api/users/merge';
const subscriptions = '/api/users/updateSubscriptions';
const lists = [7, 8].map((id) => ({ id, name: `list ${id}` }));

/** The source is on list 7, has unsubscribed from channel 1, and has an event and a purchase. */
async function startWithSource(options: Parameters<typeof start>[1] = {}): Promise<Started> {
  const started = await start('UserId', { project: { lists }, ...options });
  const { ask } = started;
  const row = { userId: 'source', dataFields: { email: 'a@example.com', pets: ['cat'] } };
  await ask('POST', '/api/lists/subscribe', { listId: 7, subscribers: [row] });
  await ask('POST', subscriptions, { userId: 'source', unsubscribedChannelIds: [1] });
  await ask('POST', '/api/events/track', { userId: 'source', eventName: 'task' });
  await ask('POST', '/api/commerce/trackPurchase', { user: { userId: 'source' }, items: [], total: 1 });
  return started;
}

const body = { sourceUserId: 'source', destinationUserId: 'destination' };

test('iterable-api 6.4: without a destination the source is called so and keeps all that it has', async () => {
  const { ask, project } = await startWithSource();
  expect((await ask('POST', merge, { ...body, arrayMerge: [{ field: 'pets' }] })).status).toBe(200);
  expect(project.users()).toMatchObject([
    {
      userId: 'destination',
      email: 'a@example.com',
      fields: { pets: ['cat'] },
      listIds: [7],
      subscriptions: { unsubscribedChannelIds: [1] }
    }
  ]);
  expect(project.lists()[0]?.members).toMatchObject([{ userId: 'destination' }]);
  expect([project.events('destination'), project.purchases('destination')]).toMatchObject([[{}], [{}]]);
  expect((await ask('GET', '/api/users/byUserId/source')).status).toBe(400);
});

test.each([
  ['as-fields', undefined, [1]],
  ['as-fields', [2], [2]],
  ['destination', undefined, []],
  ['destination', [2], [2]],
  ['union', undefined, [1]],
  ['union', [2], [2, 1]]
] as const)(
  'iterable-api 6.4: opt-outs after a merge are %s: %j beside [1] gives %j',
  async (mergedSubscriptions, unsubscribedChannelIds, expected) => {
    const { ask, project } = await startWithSource({ switches: { mergedSubscriptions } });
    await ask('POST', subscriptions, { userId: 'destination', unsubscribedChannelIds });
    expect((await ask('POST', merge, body)).status).toBe(200);
    expect(project.users()).toMatchObject([{ userId: 'destination', email: 'a@example.com' }]);
    expect(project.user('destination')?.subscriptions.unsubscribedChannelIds).toEqual(expected);
  }
);

test('iterable-api 6.4: a merge cannot be undone: the source comes back as another user', async () => {
  const { ask, project } = await startWithSource();
  await ask('POST', merge, body);
  await ask('POST', '/api/users/update', { userId: 'source' });
  expect(project.users()).toMatchObject([{ userId: 'destination' }, { userId: 'source', fields: {} }]);
  expect(project.events('source')).toEqual([]);
});
