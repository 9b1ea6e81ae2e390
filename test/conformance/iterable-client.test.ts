import type { IterableClient } from '@iterable/api' with { 'resolution-mode': 'import' };
import { manualClock } from '../stand-ins/iterable/clock';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import type { ProjectOptions, ProjectType } from '../stand-ins/iterable/options';
import type { Switches } from '../stand-ins/iterable/switches';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The official client, unchanged. It ships as an ES module, hence the import at run time. The clock stands still. */
async function startWithClient(
  type: ProjectType,
  project: Partial<ProjectOptions> = {},
  switches: Partial<Switches> = {}
): Promise<{ iterable: LocalIterable; client: IterableClient }> {
  const { IterableClient: Client } = await import('@iterable/api');
  const iterable = await startLocalIterable({
    projects: [{ apiKey: 'key', type, ...project }],
    clock: manualClock(),
    switches
  });
  const client = new Client({ apiKey: 'key', baseUrl: iterable.url });
  closers.push(
    () => client.destroy(),
    () => iterable.close()
  );
  return { iterable, client };
}

/** What the client threw. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to fail');
}

test('iterable-api 6.1 and 6.5: a user is written and read back once it is visible', async () => {
  const { iterable, client } = await startWithClient('Email');
  const written = await client.updateUser({
    email: 'first+tag@example.com',
    userId: '003/1',
    dataFields: { firstName: 'Ann', since: '2026-04-13 14:04:09 +00:00' }
  });
  expect(written.code).toBe('Success');
  expect(await client.getUserByEmail({ email: 'first+tag@example.com' })).toEqual({});
  iterable.settle();
  const expected = { email: 'first+tag@example.com', userId: '003/1', dataFields: { firstName: 'Ann' } };
  expect((await client.getUserByEmail({ email: 'first+tag@example.com' })).user).toMatchObject(expected);
  expect((await client.getUserByUserId({ userId: '003/1' })).user).toMatchObject(expected);
  expect((await client.getUserFields()).fields).toMatchObject({ firstName: 'string', since: 'date' });
});

test('iterable-api 6.2: a bulk update and its failures', async () => {
  const { iterable, client } = await startWithClient('Hybrid');
  const answer = await client.bulkUpdateUsers({
    users: [
      { email: 'a@example.com', userId: '1', dataFields: { level: 1 }, mergeNestedObjects: true },
      { email: 'bad@', dataFields: {} }
    ]
  });
  expect(answer).toMatchObject({
    successCount: 1,
    failCount: 1,
    createdFields: ['level'],
    failedUpdates: { invalidEmails: ['bad@'] }
  });
  expect(iterable.project('key').users()).toMatchObject([{ email: 'a@example.com', userId: '1' }]);
});

test('iterable-api 6.3 and 6.6: an address changes, users are deleted', async () => {
  const { iterable, client } = await startWithClient('Email');
  await client.bulkUpdateUsers({
    users: [{ email: 'old@example.com' }, { email: 'b@example.com', userId: '2' }]
  });
  iterable.settle();
  await client.updateEmail({ currentEmail: 'old@example.com', newEmail: 'new@example.com' });
  expect(iterable.project('key').user('new@example.com')).toBeDefined();
  await client.deleteUserByEmail({ email: 'new@example.com' });
  await client.deleteUserByUserId({ userId: '2' });
  expect(iterable.project('key').userCount()).toBe(0);
});

test('iterable-api 8: events are tracked, singly and in bulk, and read back', async () => {
  const { iterable, client } = await startWithClient('Email');
  const email = 'a@example.com';
  await client.updateUser({ email, userId: '1' });
  iterable.settle();
  const tracked = await client.trackEvent({
    email,
    eventName: 'task',
    id: '00T1',
    dataFields: { open: true }
  });
  expect(tracked.params).toEqual({ id: '00T1' });
  const events = [
    { email, eventName: 'task', id: '00T1', dataFields: { open: false }, createdAt: 1_700_000_000 },
    { userId: '404', eventName: 'task' }
  ];
  expect(await client.trackBulkEvents({ events })).toMatchObject({
    successCount: 1,
    failCount: 1,
    invalidUserIds: ['404'],
    disallowedEventNames: []
  });
  iterable.settle();
  const stored = { eventName: 'task', createdAt: '2023-11-14 22:13:20 +00:00', dataFields: { open: false } };
  expect((await client.getUserEventsByEmail({ email, limit: 200 })).events).toMatchObject([stored]);
  expect((await client.getUserEventsByUserId({ userId: '1' })).events).toMatchObject([stored]);
  expect(await client.getSentMessages({ email })).toEqual({ messages: [] });
  expect(await errorOf(client.trackEvent({ email: 'no@example.com', eventName: 'task' }))).toMatchObject({
    statusCode: 400
  });
});

test('iterable-api 9: a list from its creation to its deletion', async () => {
  const { iterable, client } = await startWithClient('Email');
  const { listId } = await client.createList({ name: 'List', description: 'of today' });
  iterable.settle();
  expect((await client.getLists()).lists).toMatchObject([{ id: listId, name: 'List', listType: 'Standard' }]);
  const subscribers = [{ email: 'a@example.com' }, { email: 'b@example.com' }];
  expect(await client.subscribeUserToList({ listId, subscribers })).toMatchObject({ successCount: 2 });
  iterable.settle();
  expect(await client.getListUsers({ listId })).toEqual({ users: subscribers });
  expect(await client.getListPreviewUsers({ listId, size: 1 })).toEqual({ users: ['a@example.com'] });
  expect(await client.getListSize({ listId })).toEqual({ size: 2 });
  expect(await client.unsubscribeUserFromList({ listId, subscribers })).toMatchObject({ successCount: 2 });
  expect((await client.deleteList({ listId })).code).toBe('Success');
});

test('iterable-api 6.4: two users become one', async () => {
  const { iterable, client } = await startWithClient('UserId');
  const users = [
    { userId: '1', dataFields: { pets: ['cat'], city: 'Rome' } },
    { userId: '2', dataFields: { pets: ['dog'] } }
  ];
  await client.bulkUpdateUsers({ users });
  iterable.settle();
  await client.mergeUsers({ sourceUserId: '1', destinationUserId: '2', arrayMerge: [{ field: 'pets' }] });
  expect(iterable.project('key').users()).toMatchObject([
    { userId: '2', fields: { pets: ['dog', 'cat'], city: 'Rome' } }
  ]);
});

test('iterable-api 7: subscriptions are replaced whole, or changed one at a time where that is switched on', async () => {
  const { iterable, client } = await startWithClient('Email', {
    lists: [{ id: 7, name: 'list' }],
    features: { incrementalSubscriptions: 'on' }
  });
  const email = 'a@example.com';
  await client.updateUserSubscriptions({ email, unsubscribedChannelIds: [1, 2], emailListIds: [7] });
  const user = () => iterable.project('key').user(email);
  expect(user()).toMatchObject({ listIds: [7], subscriptions: { unsubscribedChannelIds: [1, 2] } });
  const list = { subscriptionGroup: 'emailList', subscriptionGroupId: 7 } as const;
  await client.unsubscribeUserByEmail({ ...list, userEmail: email });
  expect(user()?.listIds).toEqual([]);
  await client.bulkUpdateSubscriptions({ ...list, action: 'subscribe', users: [email] });
  expect(user()?.listIds).toEqual([7]);
});

test('iterable-api 11: a catalog and its items', async () => {
  // The client unwraps all replies but that of one item.
  const { iterable, client } = await startWithClient('Email', {}, { catalogReplies: 'item-bare' });
  const catalogName = 'goods';
  await client.createCatalog({ catalogName });
  expect(await client.getCatalogs()).toEqual({
    catalogNames: [{ name: catalogName }],
    totalCatalogsCount: 1
  });
  await client.replaceCatalogItems({ catalogName, documents: { P1: { name: 'Pen', ink: 'blue' }, P2: {} } });
  await client.partialUpdateCatalogItems({ catalogName, documents: { P1: { ink: 'red' } } });
  await client.partialUpdateCatalogItem({ catalogName, itemId: 'P2', update: { name: 'Ink' } });
  await client.replaceCatalogItem({ catalogName, itemId: 'P3', value: { name: 'Cap' } });
  iterable.settle();
  expect((await client.getCatalogItem({ catalogName, itemId: 'P2' })).value).toEqual({ name: 'Ink' });
  expect((await client.getCatalogItems({ catalogName, pageSize: 2 })).totalItemsCount).toBe(3);
  await client.deleteCatalogItem({ catalogName, itemId: 'P2' });
  await client.bulkDeleteCatalogItems({ catalogName, itemIds: ['P3'] });
  expect(iterable.project('key').catalogs()).toMatchObject([{ items: { P1: { name: 'Pen', ink: 'red' } } }]);
  const mappingsUpdates = [{ fieldName: 'name', fieldType: 'string' }];
  await client.updateCatalogFieldMappings({ catalogName, mappingsUpdates });
  expect(await client.getCatalogFieldMappings({ catalogName })).toEqual({
    definedMappings: { name: 'string' },
    undefinedFields: ['ink']
  });
  await client.deleteCatalog({ catalogName });
  expect(await errorOf(client.getCatalogItems({ catalogName }))).toMatchObject({ statusCode: 404 });
});

test('iterable-api 12: channels and message types', async () => {
  const { client } = await startWithClient('Email');
  const { channels } = await client.getChannels();
  const { messageTypes } = await client.getMessageTypes();
  expect(messageTypes.map(({ channelId }) => channelId)).toEqual(channels.map(({ id }) => id));
});

test('iterable-api 12: campaigns, page by page', async () => {
  const campaigns = ['Spring', 'Summer', 'Autumn'].map((name, index) => ({ name, createdAt: index }));
  const { client } = await startWithClient('Email', { campaigns });
  const sort = { field: 'createdAt', direction: 'desc' } as const;
  const page = await client.getCampaigns({ page: 1, pageSize: 2, sort });
  expect(page).toMatchObject({ campaigns: [{ name: 'Autumn' }, { name: 'Summer' }], totalCampaignsCount: 3 });
  expect(new URL(page.nextPageUrl ?? '').searchParams.get('page')).toBe('2');
});

test('iterable-api 2: the client understands the errors', async () => {
  const { client } = await startWithClient('Email');
  expect(
    await errorOf(client.updateUser({ email: 'a@example.com', dataFields: { signupDate: 'GGG' } }))
  ).toMatchObject({
    statusCode: 400,
    code: 'RequestFieldsTypesMismatched'
  });
  expect(await errorOf(client.subscribeUserToList({ listId: 42, subscribers: [] }))).toMatchObject({
    statusCode: 400,
    code: 'Success'
  });
  expect(await errorOf(client.deleteList({ listId: 42 }))).toMatchObject({
    statusCode: 400,
    code: 'BadParams'
  });
  expect(await errorOf(client.getUserByUserId({ userId: 'nobody' }))).toMatchObject({ statusCode: 400 });
  expect(await errorOf(client.getJourneys())).toMatchObject({ statusCode: 404 });
});

test('iterable-api 2.4 and 2.7: a wrong key and too many calls', async () => {
  const { iterable, client } = await startWithClient('Email');
  const { IterableClient: Client } = await import('@iterable/api');
  const stranger = new Client({ apiKey: 'other', baseUrl: iterable.url });
  closers.push(() => stranger.destroy());
  expect(await errorOf(stranger.getChannels())).toMatchObject({ statusCode: 401, code: 'BadApiKey' });
  iterable.faults.add({ effect: { kind: 'rate-limit' } });
  expect(await errorOf(client.getChannels())).toMatchObject({ statusCode: 429, code: 'RateLimitExceeded' });
});
