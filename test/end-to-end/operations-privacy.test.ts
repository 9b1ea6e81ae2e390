/** Delete_User, Forget_User and Unforget_User: each once, when a record first appears. */
import type { Clock } from '../../bridge/sync/ports';
import { createWorld, defineSync, loadContacts, type World, type WorldOptions } from './world';
import { bodies, edit, elsewhere, expectNothingNew, nextSecond, stateOf } from './operation-stories';

let world: World;
afterEach(() => world.close());
afterEach(() => jest.restoreAllMocks());

const ada = 'ada@example.com';

/** Requests are records of which the title says what is asked for. */
const start = async (operation: string, options: WorldOptions = {}): Promise<string> => {
  world = await createWorld(options);
  return defineSync(world.org, {
    name: 'Privacy_Requests',
    project: { Forget_Calls_Per_Second__c: 100, Project_Type__c: options.project?.type ?? 'Email' },
    values: { Scope_Type__c: 'Filter', Filter__c: "Title = 'Request'" },
    steps: [{ operation }]
  });
};

const request = (Email: string) => ({ Email, Title: 'Request' });

test('H-07 H-42 Delete_User: the user goes when the record first appears; a change asks for nothing more', async () => {
  const sync = await start('Delete_User');
  for (const email of [ada, 'other@example.com']) await elsewhere(world, 'users/update', { email });
  const [id = ''] = loadContacts(world.org, [request(ada), { Email: 'other@example.com' }]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { extracted: 1, delivered: 1 } });
  const deletes = world.iterable.requests.filter(({ method }) => method === 'DELETE');
  expect(deletes.map(({ path }) => path)).toEqual(['/api/users/ada%40example.com']);
  expect(world.project.users().map(({ email }) => email)).toEqual(['other@example.com']);
  await expectNothingNew(world, sync);
  await elsewhere(world, 'users/update', { email: ada });
  await edit(world, id, { FirstName: 'Augusta' });
  expect(await world.run(sync)).toMatchObject({ counts: { unchanged: 1, delivered: 0 } });
  expect(world.project.user(ada)).toBeDefined();
});

test.each(['UserId', 'Hybrid'] as const)(
  'H-07 in a project of the type %s the user goes by userId',
  async (type) => {
    const sync = await start('Delete_User', { project: { type } });
    const [id = ''] = loadContacts(world.org, [request(ada)]);
    await elsewhere(world, 'users/update', { userId: id });
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
    const deletes = world.iterable.requests.filter(({ method }) => method === 'DELETE');
    expect(deletes.map(({ path }) => path)).toEqual([`/api/users/byUserId/${id}`]);
    expect(world.project.userCount()).toBe(0);
  }
);

test.each([200, 400, 404] as const)(
  'H-07 a user who is not there is gone already, however that is answered (%i)',
  async (deleteUnknown) => {
    const sync = await start('Delete_User', { iterable: { switches: { deleteUnknown } } });
    loadContacts(world.org, [request('nobody@example.com')]);
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { rejected: 0, deferred: 0 } });
    await expectNothingNew(world, sync);
  }
);

test('H-07 H-42 Forget_User: the person is forgotten once, and nothing is sent for them any more', async () => {
  const sync = await start('Forget_User');
  await elsewhere(world, 'users/update', { email: ada });
  const [id = '', unknown = ''] = loadContacts(world.org, [request(ada), request('nobody@example.com')]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
  expect(bodies(world, 'users.forget')).toEqual([{ email: ada }, { email: 'nobody@example.com' }]);
  expect(world.project.forgotten().emails).toEqual([ada]);
  expect(world.project.userCount()).toBe(0);
  expect(await stateOf(world, sync, unknown)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
  await edit(world, id, { FirstName: 'Augusta' });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 0 } });
  expect(world.iterable.requests.filter(({ body }) => JSON.stringify(body ?? '').includes(ada))).toHaveLength(
    2
  );

  const users = defineSync(world.org, { name: 'Users', steps: [{ operation: 'Update_User' }] });
  await (await world.bridge()).config(0);
  await world.run(users);
  expect(await stateOf(world, users, id)).toMatchObject({ status: 'rejected', code: 'iterable.forgotten' });
  expect(world.project.user(ada)).toBeUndefined();
});

test('H-07 H-42 Unforget_User: the block is lifted once; the data does not come back', async () => {
  const sync = await start('Unforget_User');
  world.project.forget(ada);
  const [, never = ''] = loadContacts(world.org, [request(ada), request('never@example.com')]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
  expect(bodies(world, 'users.unforget')[0]).toEqual({ email: ada });
  expect(world.project.forgotten().emails).toEqual([]);
  expect(world.project.userCount()).toBe(0);
  expect(await stateOf(world, sync, never)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
});

test('H-42 a record that leaves and comes back is no new request; another record is', async () => {
  const sync = await start('Forget_User');
  await elsewhere(world, 'users/update', { email: ada });
  const [id = ''] = loadContacts(world.org, [request(ada)]);
  await world.run(sync);
  await edit(world, id, { Title: null });
  await world.run(sync);
  await edit(world, id, { Title: 'Request' });
  await world.run(sync);
  expect(world.iterable.calls('users.forget')).toBe(1);
  world.project.unforget(ada);
  await elsewhere(world, 'users/update', { email: ada });
  loadContacts(world.org, [request(ada)]);
  await nextSecond();
  await world.run(sync, { full: true });
  expect(world.iterable.calls('users.forget')).toBe(2);
  expect(world.project.forgotten().emails).toEqual([ada]);
});

const emails = Array.from({ length: 30 }, (_, index) => `person${index}@example.com`);

/** All of the records, as they stand in the ledger. */
const statesOf = async (sync: string, ids: readonly string[]) => {
  const { ledger } = await world.bridge();
  return ledger.recordStates(sync, ids);
};

test("H-07 a day's worth of forgetting: the rest waits for the next day, says so, and goes on then", async () => {
  const sync = await start('Forget_User');
  defineSync(world.org, {
    name: sync,
    project: { Forget_Calls_Per_Second__c: 100, Forget_Calls_Per_Day__c: 12 },
    steps: [{ operation: 'Forget_User' }]
  });
  for (const email of emails) await elsewhere(world, 'users/update', { email });
  const ids = loadContacts(world.org, emails.map(request));
  const { clock } = await world.bridge();
  const began = clock.now().getTime();
  expect(await world.run(sync)).toMatchObject({
    state: 'done',
    error: null,
    counts: { delivered: 12, deferred: 18 }
  });
  expect(world.iterable.calls('users.forget')).toBe(12);
  const waiting = (await statesOf(sync, ids)).filter((state) => state?.status === 'deferred');
  for (const state of waiting) {
    expect(state).toMatchObject({ code: 'iterable.daily-limit' });
    const wait = Date.parse(state?.retryAt ?? '') - began;
    expect(wait).toBeGreaterThan(86_400_000 - 10_000);
    expect(wait).toBeLessThan(86_400_000 + 60_000);
  }
  const [first] = waiting;
  expect(world.org.store.get('Contact', first?.recordId)).toMatchObject({
    Iterable_Status__c: 'Pending',
    Iterable_Message__c: expect.stringContaining('tried again after')
  });
  jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + 86_460_000));
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { delivered: 12, deferred: 6 } });
  expect(world.project.forgotten().emails).toHaveLength(24);
});

/** Long waits are over at once, on the bridge's clock. */
function passTime(clock: Clock): void {
  let ahead = 0;
  const sleep = clock.sleep.bind(clock);
  jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + ahead));
  jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
    if (milliseconds < 5000) await sleep(milliseconds);
    else ahead += milliseconds;
  });
}

test('H-07 when Iterable itself says that the day is used up, other syncs go on all the same', async () => {
  const sync = await start('Forget_User', {
    iterable: { rates: { scale: 50, perDay: { 'users.forget': 5 } } }
  });
  const others = defineSync(world.org, { name: 'Others', values: { Write_Back__c: 'None' } });
  for (const email of emails.slice(0, 8)) await elsewhere(world, 'users/update', { email });
  loadContacts(world.org, [...emails.slice(0, 8).map(request)]);
  const { clock } = await world.bridge();
  passTime(clock);
  expect(await world.run(sync)).toMatchObject({
    state: 'done',
    error: null,
    counts: { delivered: 5, deferred: 3 }
  });
  loadContacts(world.org, [{ FirstName: 'New', Email: 'new@example.com' }]);
  await nextSecond();
  expect(await world.run(others)).toMatchObject({ state: 'done', counts: { delivered: 4, rejected: 5 } });
  expect(world.project.user('new@example.com')?.fields).toMatchObject({ firstName: 'New' });
});
