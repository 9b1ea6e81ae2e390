import { ConfigError, TransientError } from '../../bridge/errors';
import { toBatch } from '../../bridge/sync/batch';
import type { BulkCall } from '../../bridge/sync/model';
import {
  apiKey,
  closeBench,
  itemOf,
  people,
  send,
  sendAs,
  startBench,
  thrownBy
} from './iterable-client-bench';

afterEach(closeBench);

const [anna, ben, nobody] = ['anna@example.com', 'ben@example.com', 'nobody@example.com'] as const;
const subscribe = { endpoint: 'subscribe', listId: 7 } as const;
const unsubscribe = {
  endpoint: 'unsubscribe',
  listId: 7,
  channelUnsubscribe: false,
  campaignId: null
} as const;
const trackBulk = { endpoint: 'trackBulk' } as const;
const subscriptions = { endpoint: 'bulkUpdateSubscriptions' } as const;
const lists = [{ id: 7, name: 'static' }];
const bothOptions = [{ optionalArrays: 'all' }, { optionalArrays: 'non-empty' }] as const;

describe('iterable-api 9: lists', () => {
  test.each(bothOptions)('subscribe creates users and names who failed (%j)', async (switches) => {
    const { client, iterable } = await startBench({ project: { lists }, switches });
    iterable.project(apiKey).forget(ben);
    const answer = await sendAs(client, subscribe, [
      { email: anna, dataFields: { firstName: 'Anna' } },
      { email: ben },
      { email: 'bad@' }
    ]);
    expect(answer).toMatchObject({
      failCount: 2,
      failures: [
        { by: 'email', key: 'bad@', cause: 'invalid-email' },
        { by: 'email', key: ben, cause: 'forgotten' }
      ]
    });
    expect(iterable.project(apiKey).lists()[0]?.members).toMatchObject([{ email: anna }]);
  });

  test.each(['list-only', 'channel'] as const)(
    'D-41 unsubscribe leaves the channel alone, also where Iterable would not (%s)',
    async (channelUnsubscribeDefault) => {
      const { client, iterable } = await startBench({
        project: { lists },
        switches: { channelUnsubscribeDefault }
      });
      await sendAs(client, subscribe, [{ email: anna }]);
      const answer = await sendAs(client, unsubscribe, [{ email: anna }, { email: nobody }]);
      expect(answer.failures).toEqual([{ by: 'email', key: nobody, cause: 'not-found' }]);
      expect(iterable.requests.at(-1)?.body).toEqual({
        listId: 7,
        subscribers: [{ email: anna }, { email: nobody }],
        channelUnsubscribe: false
      });
      const user = iterable.project(apiKey).user(anna);
      expect([user?.listIds, user?.subscriptions.unsubscribedChannelIds]).toEqual([[], []]);
    }
  );

  test('unsubscribe takes the channel and the campaign along when it is told to', async () => {
    const { client, iterable } = await startBench({ project: { lists } });
    await sendAs(client, subscribe, [{ email: anna }]);
    await sendAs(client, { ...unsubscribe, channelUnsubscribe: true, campaignId: 12 }, [{ email: anna }]);
    expect(iterable.requests.at(-1)?.body).toMatchObject({ channelUnsubscribe: true, campaignId: 12 });
    expect(iterable.project(apiKey).user(anna)?.subscriptions.unsubscribedChannelIds).toHaveLength(1);
  });

  test.each([subscribe, unsubscribe])('2.3 trap 1: an unknown list is named (%j)', async (call) => {
    const { client } = await startBench();
    const { error } = await thrownBy(sendAs(client, call, [{ email: anna }]));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({
      code: 'iterable.unknown-list',
      message: 'The Iterable project has no list 7.'
    });
  });

  test('a list that was just made may be unknown for a while, not for ever', async () => {
    const { client, clock } = await startBench({ applyDelayMs: { lists: 600_000 } });
    const call = { endpoint: 'subscribe', listId: await client.createList('New') } as const;
    const soon = await thrownBy(sendAs(client, call, [{ email: anna }]));
    expect(soon.error).toBeInstanceOf(TransientError);
    expect(soon.error.code).toBe('iterable.unknown-list');
    clock.advance(120_000);
    const late = await thrownBy(sendAs(client, call, [{ email: anna }]));
    expect(late.error).toBeInstanceOf(ConfigError);
  });

  test('a list that was just made takes subscribers as soon as Iterable has it', async () => {
    const { client, iterable } = await startBench();
    const listId = await client.createList('New');
    iterable.settle();
    expect(await sendAs(client, { endpoint: 'subscribe', listId }, [{ email: anna }])).toMatchObject({
      failCount: 0
    });
  });
});

describe('iterable-api 8.2: events', () => {
  const event = (email: string, given: object = {}) => ({ email, eventName: 'task', ...given });

  test.each(bothOptions)('unknown and forgotten users and blocked names are told (%j)', async (switches) => {
    const { client, iterable } = await startBench({ project: { disallowedEvents: ['spam'] }, switches });
    await send(client, people(1));
    iterable.project(apiKey).forget(ben);
    const answer = await sendAs(client, trackBulk, [
      event('person0@example.com', { id: '00T1', dataFields: { subject: 'Call' }, createNewFields: true }),
      event(nobody),
      event(ben),
      event('person0@example.com', { eventName: 'spam' })
    ]);
    expect(answer).toMatchObject({
      failures: [
        { by: 'email', key: ben, cause: 'forgotten' },
        { by: 'email', key: nobody, cause: 'not-found' }
      ],
      disallowedEventNames: ['spam'],
      createdFields: ['subject']
    });
    expect(iterable.project(apiKey).events()).toMatchObject([{ id: '00T1', eventName: 'task' }]);
  });

  test('2.5: the same id again is the same event', async () => {
    const { client, iterable } = await startBench();
    await send(client, people(1));
    for (let time = 0; time < 2; time += 1)
      await sendAs(client, trackBulk, [event('person0@example.com', { id: '00T1' })]);
    expect(iterable.project(apiKey).events()).toHaveLength(1);
  });

  test('2.4: a wrong value in the skeleton names its row', async () => {
    const { client } = await startBench();
    const rows = [event(anna), event(anna, { createdAt: 'today' })];
    const { error } = await thrownBy(sendAs(client, trackBulk, rows));
    expect(error).toMatchObject({
      code: 'iterable.bad-json-body',
      clue: { kind: 'row', index: 1, field: 'createdAt' }
    });
  });
});

describe('iterable-api 7.2: subscriptions', () => {
  test('are written, creating users, and bad rows are told from rows that failed inside', async () => {
    const { client, iterable } = await startBench();
    iterable.faults.add({ effect: { kind: 'failing-rows', keys: [ben] } });
    const answer = await sendAs(client, subscriptions, [
      { email: anna, unsubscribedChannelIds: [3] },
      { email: ben, unsubscribedChannelIds: [3] },
      { email: 'bad@', unsubscribedChannelIds: [3] }
    ]);
    expect(answer).toEqual({
      failures: [
        { by: 'email', key: 'bad@', cause: 'invalid-email' },
        { by: 'email', key: ben, cause: 'internal' }
      ],
      failCount: 2,
      filteredOutFields: [],
      createdFields: [],
      disallowedEventNames: []
    });
    expect(iterable.project(apiKey).user(anna)?.subscriptions.unsubscribedChannelIds).toEqual([3]);
  });
});

describe('iterable-api 11: items of catalogs', () => {
  const put = { endpoint: 'putItems', catalog: 'Goods-1', replaceFieldsOnly: true } as const;
  const remove = { endpoint: 'deleteItems', catalog: 'Goods-1' } as const;
  const catalogs = [{ name: 'Goods-1' }];
  const replies = [{ catalogWriteStatus: 202 }, { catalogWriteStatus: 200 }] as const;

  test.each(replies)('are merged, replaced whole and deleted (%j)', async (switches) => {
    const { client, iterable } = await startBench({ project: { catalogs }, switches });
    const items = () => {
      iterable.settle();
      return iterable.project(apiKey).catalogs()[0]?.items;
    };
    const write = (call: BulkCall, id: string, value: object) =>
      client.send(toBatch(call, [itemOf(call, id, { ...value })]));
    await write(put, 'A-1', { name: 'Pen', price: 1 });
    expect(await write(put, 'A-1', { price: 2 })).toMatchObject({ failCount: 0, failures: [] });
    expect(items()).toEqual({ 'A-1': { name: 'Pen', price: 2 } });
    await write({ ...put, replaceFieldsOnly: false }, 'A-1', { price: 3 });
    expect(items()).toEqual({ 'A-1': { price: 3 } });
    await client.send(toBatch(remove, [itemOf(remove, 'A-1'), itemOf(remove, 'never')]));
    expect(items()).toEqual({});
  });

  test.each([put, remove])('2.3 trap 5: an unknown catalog is named (%j)', async (call) => {
    const { client } = await startBench();
    const { error } = await thrownBy(client.send(toBatch(call, [itemOf(call, 'A')])));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({
      code: 'iterable.unknown-catalog',
      message: 'The Iterable project has no catalog Goods-1.'
    });
  });

  test('a bad item refuses them all', async () => {
    const { client } = await startBench({ project: { catalogs } });
    const rows = [itemOf(put, 'A'), itemOf(put, 'a b')];
    expect((await thrownBy(client.send(toBatch(put, rows)))).error.code).toBe('iterable.bad-params');
  });
});
