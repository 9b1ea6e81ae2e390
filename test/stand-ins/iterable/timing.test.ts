import { manualClock } from './clock';
import type { ApplyDelays } from './options';
import { closeAll, start, type Started } from './start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const delays: ApplyDelays = { single: 100, bulk: 1000, deletes: 500, lists: 300, catalogs: 400 };

async function startWithClock(): Promise<Started & { advance: (ms: number) => void }> {
  const clock = manualClock();
  const started = await start('Email', { clock, applyDelayMs: delays });
  return { ...started, advance: (ms) => clock.advance(ms) };
}

const single = ({ ask }: Started, dataFields: object) =>
  ask('POST', '/api/users/update', { email, dataFields });
const bulk = ({ ask }: Started, dataFields: object) =>
  ask('POST', '/api/users/bulkUpdate', { users: [{ email, dataFields }] });
const read = async ({ ask }: Started): Promise<unknown> =>
  (await ask('GET', `/api/users/getByEmail?email=${email}`)).body;

test('iterable-api 5: 200 means accepted, reads show it later', async () => {
  const started = await startWithClock();
  await single(started, { level: 1 });
  expect(await read(started)).toEqual({});
  expect(started.project.pendingWrites()).toBe(1);
  started.advance(99);
  expect(await read(started)).toEqual({});
  started.advance(1);
  expect(await read(started)).toMatchObject({ user: { dataFields: { level: 1 } } });
});

test('iterable-api 5: nothing orders a bulk write against a single write', async () => {
  const started = await startWithClock();
  await bulk(started, { level: 'older' });
  started.advance(50);
  await single(started, { level: 'newer' });
  started.advance(100);
  expect(await read(started)).toMatchObject({ user: { dataFields: { level: 'newer' } } });
  started.advance(1000);
  expect(await read(started)).toMatchObject({ user: { dataFields: { level: 'older' } } });
});

test('iterable-api 5: writes of one pipeline keep their order', async () => {
  const started = await startWithClock();
  await single(started, { level: 1 });
  await single(started, { level: 2 });
  started.advance(100);
  expect(await read(started)).toMatchObject({ user: { dataFields: { level: 2 } } });
});

test('iterable-api 5: a call that depends on a write has to wait for it', async () => {
  const started = await startWithClock();
  await single(started, {});
  const change = { currentEmail: email, newEmail: 'b@example.com' };
  expect((await started.ask('POST', '/api/users/updateEmail', change)).body).toMatchObject({
    code: 'BadParams'
  });
  started.advance(100);
  expect((await started.ask('POST', '/api/users/updateEmail', change)).status).toBe(200);
});

test('iterable-api 6.6: a delete takes its time, and a later write brings the user back empty', async () => {
  const started = await startWithClock();
  await single(started, { level: 1, city: 'Rome' });
  started.advance(100);
  await started.ask('DELETE', `/api/users/${email}`);
  expect(await read(started)).toHaveProperty('user');
  started.advance(450);
  await single(started, { level: 2 });
  started.advance(50);
  expect(await read(started)).toEqual({});
  started.advance(50);
  expect(await read(started)).toMatchObject({ user: { dataFields: { level: 2 } } });
  expect(started.project.user(email)?.fields).toEqual({ level: 2 });
});

test('iterable-api 9: a new list can be seen at once and takes subscribers later', async () => {
  const started = await startWithClock();
  const { listId } = (await started.ask('POST', '/api/lists', { name: 'new' })).body as { listId: number };
  const subscribe = () => started.ask('POST', '/api/lists/subscribe', { listId, subscribers: [{ email }] });
  expect((await subscribe()).body).toMatchObject({
    code: 'Success',
    msg: `error.lists.invalidListId(${listId})`
  });
  started.advance(300);
  expect((await subscribe()).body).toMatchObject({ successCount: 1 });
});

test('iterable-api 9: membership becomes visible after a while', async () => {
  const clock = manualClock();
  const { ask } = await start('Email', {
    clock,
    applyDelayMs: delays,
    project: { lists: [{ id: 7, name: 'list' }] }
  });
  await ask('POST', '/api/lists/subscribe', { listId: 7, subscribers: [{ email }] });
  expect((await ask('GET', '/api/lists/7/size')).text).toBe('0');
  clock.advance(1000);
  expect((await ask('GET', '/api/lists/7/size')).text).toBe('1');
});

test('a test sees the settled state and can let everything through', async () => {
  const started = await startWithClock();
  await bulk(started, { level: 1 });
  expect(started.project.visibleUserCount()).toBe(0);
  started.iterable.settle();
  expect(started.project.visibleUserCount()).toBe(1);
  await bulk(started, { level: 2 });
  expect(started.project.user(email)?.fields).toEqual({ level: 2 });
});

test('iterable-api 5: unless said otherwise, writes are visible late', async () => {
  const started = await start('Email', { clock: manualClock(), applyDelayMs: undefined });
  await single(started, { level: 1 });
  await bulk(started, { level: 2 });
  expect(started.project.pendingWrites()).toBe(2);
});
