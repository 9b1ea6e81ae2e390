import { toIdentity } from '../../bridge/sync/identity';
import type { Payload, SingleCall } from '../../bridge/sync/model';
import { BatchRejectedError, type SingleAnswer } from '../../bridge/sync/ports';
import type { IterableClient } from '../../bridge/iterable/iterable-client';
import type { ProjectType } from '../stand-ins/iterable/options';
import type { Switches } from '../stand-ins/iterable/switches';
import {
  apiKey,
  closeBench,
  operationOf,
  people,
  person,
  send,
  startBench,
  thrownBy
} from './iterable-client-bench';

afterEach(closeBench);

const sendOne = (
  client: IterableClient,
  endpoint: SingleCall['endpoint'],
  payload: Payload
): Promise<SingleAnswer> => client.sendOne(operationOf({ endpoint }, payload));

const remove = (client: IterableClient, kind: 'email' | 'userId', value: string): Promise<SingleAnswer> =>
  client.sendOne(operationOf({ endpoint: 'deleteUser' }, {}, toIdentity(kind, value)));

describe('iterable-api 6.3: a change of address', () => {
  const change = (client: IterableClient, currentEmail: string, newEmail: string) =>
    sendOne(client, 'updateEmail', { currentEmail, newEmail });

  test.each<[Partial<Switches>]>([
    [{}],
    [{ conflictStatus: 400 }],
    [{ conflictCode: 'ExternalKeyConflict' }]
  ])('is made, finds nobody, or finds the address taken (%j)', async (switches) => {
    const { client, iterable } = await startBench({ switches });
    await send(client, people(3));
    iterable.settle();
    expect(await change(client, 'person1@example.com', 'new@example.com')).toBe('done');
    iterable.settle();
    expect(iterable.project(apiKey).user('new@example.com')?.fields).toEqual({ firstName: 'First 1' });
    expect(await change(client, 'person1@example.com', 'other@example.com')).toBe('unknown-user');
    expect(await change(client, 'new@example.com', 'person2@example.com')).toBe('taken');
  });

  test('is made by user id too', async () => {
    const { client, iterable } = await startBench();
    await send(client, [person(1, {}, { userId: '003A' })]);
    const payload = { currentUserId: '003A', newEmail: 'new@example.com' };
    expect(await sendOne(client, 'updateEmail', payload)).toBe('done');
    expect(iterable.project(apiKey).user('003A')).toMatchObject({ email: 'new@example.com' });
  });

  test.each([400, 409] as const)('of a forgotten person is refused (%i)', async (forgottenStatus) => {
    const { client, iterable } = await startBench({ switches: { forgottenStatus } });
    iterable.project(apiKey).forget('gone@example.com');
    const { error, shown } = await thrownBy(change(client, 'gone@example.com', 'new@example.com'));
    expect(error).toBeInstanceOf(BatchRejectedError);
    expect(error.code).toBe('iterable.forgotten-user-error');
    expect(shown).not.toContain('gone@example.com');
  });

  test('to something that is no address is refused', async () => {
    const { client } = await startBench();
    await send(client, people(2));
    const { error, shown } = await thrownBy(change(client, 'person1@example.com', 'no-address-4711'));
    expect(error).toMatchObject({ code: 'iterable.invalid-email-address-error' });
    expect(shown).not.toContain('4711');
  });

  test('in a project that has none is refused, and says nothing of a user', async () => {
    const { client } = await startBench({ project: { type: 'UserId' } });
    const { error } = await thrownBy(change(client, 'a@example.com', 'b@example.com'));
    expect(error.code).toBe('iterable.bad-params');
  });
});

describe('iterable-api 6.4: merging users', () => {
  const merge = { sourceEmail: 'person1@example.com', destinationEmail: 'person0@example.com' };

  test('is done; the same again finds no source', async () => {
    const { client, iterable } = await startBench();
    await send(client, [person(0, { score: 1 }), person(1, { firstName: 'B', tags: ['x'] })]);
    expect(await sendOne(client, 'mergeUsers', { ...merge, arrayMerge: [{ field: 'tags' }] })).toBe('done');
    expect(iterable.project(apiKey).users()).toMatchObject([
      { email: 'person0@example.com', fields: { score: 1, firstName: 'B', tags: ['x'] } }
    ]);
    expect(await sendOne(client, 'mergeUsers', merge)).toBe('unknown-user');
  });

  test('by user id: a destination that is not there is what the source is called from then on', async () => {
    const { client, iterable } = await startBench({ project: { type: 'UserId' } });
    await send(client, [person(1, { score: 1 }, { email: undefined, userId: '003A' })]);
    const payload = { sourceUserId: '003A', destinationUserId: '003B' };
    expect(await sendOne(client, 'mergeUsers', payload)).toBe('done');
    expect(iterable.project(apiKey).users()).toMatchObject([{ userId: '003B', fields: { score: 1 } }]);
  });

  test('with somebody forgotten is refused, and so is what cannot be merged', async () => {
    const { client, iterable } = await startBench();
    await send(client, people(2));
    const wrong = { ...merge, arrayMerge: [{ field: 'firstName', dedupeBy: 'id' }] };
    expect((await thrownBy(sendOne(client, 'mergeUsers', wrong))).error.code).toBe('iterable.bad-params');
    iterable.project(apiKey).forget('person0@example.com');
    const { error } = await thrownBy(sendOne(client, 'mergeUsers', merge));
    expect(error).toMatchObject({
      code: 'iterable.forgotten-user-error',
      message: 'Iterable refused the call: a person was forgotten.'
    });
  });
});

describe('iterable-api 6.6: deleting a user', () => {
  test.each<[ProjectType, 'email' | 'userId', string]>([
    ['Email', 'email', 'first+tag/1%@example.com'],
    ['Email', 'userId', '00 3/A?b#c%'],
    ['UserId', 'userId', '003A'],
    ['Hybrid', 'email', 'a@example.com']
  ])('%s project, by %s %s', async (type, kind, value) => {
    const { client, iterable } = await startBench({ project: { type } });
    const row = { email: 'a@example.com', userId: '003A', [kind]: value };
    await send(client, [person(1, {}, row), person(2, {}, { userId: '003B' })]);
    expect(await remove(client, kind, value)).toBe('done');
    expect(iterable.project(apiKey).users()).toMatchObject([{ userId: '003B' }]);
  });

  test.each([200, 400, 404] as const)('who is not there is done too (%i)', async (deleteUnknown) => {
    const { client } = await startBench({ switches: { deleteUnknown } });
    expect(await remove(client, 'email', 'nobody@example.com')).toBe('done');
    expect(await remove(client, 'userId', 'nobody')).toBe('done');
  });

  test.each(['', '.', '..'])(
    'by "%s" never leaves: it would be the address of something else',
    async (value) => {
      const { client, iterable } = await startBench();
      const { error } = await thrownBy(remove(client, 'userId', value));
      expect(error.code).toBe('iterable.invalid-identifier');
      expect([iterable.requests.length, client.calls]).toEqual([0, 0]);
    }
  );

  test('by e-mail is refused by a userID-based project', async () => {
    const { client } = await startBench({ project: { type: 'UserId' } });
    expect((await thrownBy(remove(client, 'email', 'a@example.com'))).error.code).toBe('iterable.bad-params');
  });
});

describe('iterable-api 6.7: forgetting and unforgetting', () => {
  test.each(['BadParams', 'specific'] as const)(
    'is done, and tells who is not there (%s)',
    async (forgetUnknownCode) => {
      const { client, iterable } = await startBench({ switches: { forgetUnknownCode } });
      await send(client, people(1));
      const user = { email: 'person0@example.com' };
      expect(await sendOne(client, 'unforgetUser', user)).toBe('unknown-user');
      expect(await sendOne(client, 'forgetUser', user)).toBe('done');
      iterable.settle();
      expect(iterable.project(apiKey).forgotten().emails).toEqual([user.email]);
      expect(await sendOne(client, 'forgetUser', { email: 'nobody@example.com' })).toBe('unknown-user');
      expect(await sendOne(client, 'unforgetUser', user)).toBe('done');
      expect(iterable.project(apiKey).forgotten().emails).toEqual([]);
    }
  );

  test('both together have 3 calls a second and those of a day, then nothing leaves until one is free', async () => {
    const { client, iterable, clock } = await startBench(
      { project: { type: 'UserId' } },
      { forgetCallsPerDay: 3 }
    );
    await sendOne(client, 'forgetUser', { userId: '1' });
    clock.advance(3_600_000);
    await sendOne(client, 'unforgetUser', { userId: '1' });
    await sendOne(client, 'forgetUser', { userId: '2' });
    expect(clock.slept).toEqual([334]);
    const { error } = await thrownBy(sendOne(client, 'forgetUser', { userId: '3' }));
    expect(error).toMatchObject({ code: 'iterable.daily-limit', retryAfterSeconds: 23 * 3600 });
    expect([iterable.requests.length, client.calls]).toEqual([3, 3]);
    clock.advance(23 * 3_600_000);
    expect(await sendOne(client, 'forgetUser', { userId: '3' })).toBe('unknown-user');
  });

  test('calls that wait for their turn when the day ends stay at home', async () => {
    const { client, iterable } = await startBench({ project: { type: 'UserId' } }, { forgetCallsPerDay: 2 });
    const calls = Array.from({ length: 5 }, (_, user) =>
      sendOne(client, 'forgetUser', { userId: String(user) })
    );
    const settled = await Promise.allSettled(calls);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect([iterable.requests.length, client.calls]).toEqual([2, 2]);
  });

  test.each([
    ['absent', 3600],
    ['sent', 86_400]
  ] as const)(
    'what others used up of a day is learnt by the refusal (Retry-After %s)',
    async (retryAfterHeader, seconds) => {
      const { client, iterable } = await startBench({
        switches: { retryAfterHeader },
        rates: { scale: Infinity, perDay: { 'users.forget': 1 } }
      });
      const user = { email: 'nobody@example.com' };
      await sendOne(client, 'forgetUser', user);
      const refused = await thrownBy(sendOne(client, 'forgetUser', user));
      expect(refused.error).toMatchObject({ code: 'iterable.rate-limit', retryAfterSeconds: seconds });
      const kept = await thrownBy(sendOne(client, 'unforgetUser', user));
      expect(kept.error).toMatchObject({ code: 'iterable.daily-limit' });
      expect(iterable.requests).toHaveLength(2);
    }
  );
});

describe('iterable-api 10: purchases and carts', () => {
  const user = { email: 'person0@example.com' };
  const item = { id: 'p1', name: 'Pen', price: 9.5, quantity: 2 };

  test.each(['told', 'kept'] as const)(
    'H-22 the same purchase again updates it (id %s)',
    async (purchaseId) => {
      const { client, iterable } = await startBench({ switches: { purchaseId } });
      for (const total of [19, 20])
        expect(await sendOne(client, 'trackPurchase', { user, items: [item], total, id: '006A' })).toBe(
          'done'
        );
      expect(iterable.project(apiKey).purchases()).toMatchObject([{ id: '006A', total: 20, items: [item] }]);
    }
  );

  test('a cart replaces the cart', async () => {
    const { client, iterable } = await startBench();
    expect(await sendOne(client, 'updateCart', { user, items: [item, { ...item, id: 'p2' }] })).toBe('done');
    expect(await sendOne(client, 'updateCart', { user, items: [item] })).toBe('done');
    expect(iterable.project(apiKey).user(user.email)?.cart).toEqual([item]);
  });

  test.each(['trackPurchase', 'updateCart'] as const)(
    '%s for who is forgotten, unknown or taken is refused',
    async (endpoint) => {
      const { client, iterable } = await startBench({ project: { type: 'Hybrid' } });
      iterable.project(apiKey).forget('gone');
      await send(client, [person(1, {}, { userId: '1' })]);
      const total = endpoint === 'trackPurchase' ? { total: 1 } : {};
      const code = async (given: object) =>
        (await thrownBy(sendOne(client, endpoint, { user: given, items: [item], ...total }))).error.code;
      expect(await code({ userId: 'gone' })).toBe('iterable.forgotten-user-error');
      expect(await code({ email: 'person1@example.com', userId: '2' })).toBe('iterable.email-already-exists');
      expect(await code({})).toBe('iterable.bad-params');
    }
  );
});

test('a bulk operation is no single one', async () => {
  const { client } = await startBench();
  const { error } = await thrownBy(
    client.sendOne(operationOf({ endpoint: 'trackBulk' }, { email: 'a@b.de' }))
  );
  expect(error.code).toBe('iterable.not-single');
});
