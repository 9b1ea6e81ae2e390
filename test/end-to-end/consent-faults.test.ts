import { once } from 'node:events';
import {
  channelsLeftBy,
  consentRuns,
  consentState,
  createConsentWorld,
  defineWithRule,
  edit,
  marketing,
  nextSecond,
  writes
} from './consent-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

describe('what Iterable or the machine does in between', () => {
  async function optedOut(): Promise<{ sync: string; id: string }> {
    world = await createConsentWorld();
    const sync = defineWithRule(world);
    const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
    await world.run(sync);
    edit(world, id, { HasOptedOutOfEmail: true });
    await nextSecond();
    return { sync, id };
  }

  test.each([
    ['429 to the call', { kind: 'rate-limit', retryAfterSeconds: 1 }, 'users.bulkUpdateSubscriptions'],
    ['503 to the call', { kind: 'status', status: 503, body: 'html' }, 'users.bulkUpdateSubscriptions'],
    ['a lost answer', { kind: 'reset', applied: 'yes' }, 'users.bulkUpdateSubscriptions'],
    ['500 to the reading', { kind: 'status', status: 500, body: 'json' }, 'users.getByEmail'],
    ['429 to the reading', { kind: 'rate-limit' }, 'users.getByEmail']
  ] as const)('%s is waited for', async (_what, effect, endpoint) => {
    const { sync, id } = await optedOut();
    world.iterable.faults.add({ match: { endpoint }, effect });
    expect(await world.run(sync)).toMatchObject({ error: null, state: 'done' });
    expect(channelsLeftBy(world, 'ada@example.com')).toEqual([marketing]);
    expect(await consentState(world, id)).toMatchObject({ status: 'delivered' });
  });

  test('a row that fails inside Iterable is tried again by the next run', async () => {
    const { sync, id } = await optedOut();
    const failing = { kind: 'failing-rows', keys: ['ada@example.com'] } as const;
    world.iterable.faults.add({ match: { endpoint: 'users.bulkUpdateSubscriptions' }, effect: failing });
    await world.run(sync);
    await world.run(sync);
    expect(channelsLeftBy(world, 'ada@example.com')).toEqual([marketing]);
    expect(await consentState(world, id)).toMatchObject({ status: 'delivered', retryAt: null });
  });

  test('kill -9 in the middle of many opt-outs: the next run goes on, everybody is told', async () => {
    world = await createConsentWorld({
      iterable: { rates: { scale: 20, override: { 'users.getByEmail': { calls: 100, per: 'second' } } } }
    });
    const sync = defineWithRule(world);
    const rows = Array.from({ length: 300 }, (_, index) => ({
      FirstName: 'P',
      Email: `p${index}@example.com`
    }));
    const ids = loadContacts(world.org, rows);
    await world.run(sync);
    for (const id of ids) edit(world, id, { HasOptedOutOfEmail: true });
    await nextSecond();
    const child = world.start('run', sync);
    const ended = once(child, 'exit');
    while (world.iterable.calls('users.bulkUpdateSubscriptions') < 1)
      await new Promise((go) => setTimeout(go, 5));
    child.kill('SIGKILL');
    await ended;
    expect(await world.run(sync)).toMatchObject({ state: 'done' });
    expect(
      world.project.users().filter(({ subscriptions }) => subscriptions.unsubscribedChannelIds.length === 1)
    ).toHaveLength(300);
    expect((await consentRuns(world)).every(({ state }) => state === 'done')).toBe(true);
    expect(world.project.userCount()).toBe(300);
  });
});

test('two processes that run two syncs at once take turns: told once, and before either sends', async () => {
  world = await createConsentWorld();
  const [one, two] = [defineWithRule(world), defineSync(world.org, { name: 'Second' })];
  const people = Array.from({ length: 20 }, (_, index) => ({
    FirstName: 'P',
    Email: `p${index}@example.com`
  }));
  const ids = loadContacts(world.org, people);
  await world.run(one);
  for (const id of ids) edit(world, id, { HasOptedOutOfEmail: true });
  await nextSecond();
  world.iterable.clearRequests();
  const ends = await Promise.all([world.cli('run', one), world.cli('run', two)]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  const told = world.iterable.requests.filter(({ endpoint }) => endpoint === 'users.bulkUpdateSubscriptions');
  expect(
    told.flatMap(
      ({ body }) => (body as { updateSubscriptionsRequests: unknown[] }).updateSubscriptionsRequests
    )
  ).toHaveLength(20);
  expect(writes(world)[0]).toBe('users.bulkUpdateSubscriptions');
  expect(writes(world)).toContain('users.bulkUpdate');
});
