import { askWith } from './ask';
import { manualClock } from './clock';
import { closeAll, start } from './start-for-test';

afterEach(closeAll);

const user = (size: number): object => ({ email: 'a@example.com', dataFields: { text: 'x'.repeat(size) } });

test.each([
  ['413', 413, undefined],
  ['BatchTooLarge', 400, 'BatchTooLarge']
] as const)(
  'iterable-api 2.6: bulkUpdate takes 4,000,000 bytes and answers one more with %s',
  async (oversize, status, code) => {
    const { ask, project } = await start('Email', { switches: { oversize, longValues: 'taken' } });
    const frame = JSON.stringify({ users: [user(0)] }).length;
    const fits = JSON.stringify({ users: [user(4_000_000 - frame)] });
    expect(fits).toHaveLength(4_000_000);
    const tooMuch = await ask('POST', '/api/users/bulkUpdate', `${fits} `);
    expect(tooMuch.status).toBe(status);
    expect((tooMuch.body as { code?: string } | undefined)?.code).toBe(code);
    expect(project.userCount()).toBe(0);
    expect((await ask('POST', '/api/users/bulkUpdate', fits)).status).toBe(200);
  }
);

test('iterable-api 2.6: the cap is on bytes, not on characters', async () => {
  const { ask } = await start('Email', { switches: { longValues: 'taken' } });
  const users = [{ email: 'a@example.com', dataFields: { text: 'ü'.repeat(2_100_000) } }];
  expect((await ask('POST', '/api/users/bulkUpdate', { users })).status).toBe(413);
});

test.each([
  [1000, 1001, 413],
  [100, 101, 413],
  [null, 1001, 200]
])('iterable-api 2.6: with at most %s rows, %i rows are %i', async (maxRows, count, status) => {
  const { ask } = await start('Email', { switches: { maxRows } });
  const users = Array.from({ length: count }, (_, index) => ({ email: `${index}@example.com` }));
  expect((await ask('POST', '/api/users/bulkUpdate', { users })).status).toBe(status);
});

test('iterable-api 17: bulkUpdate may be called 5 times a second, then 429 until the budget has refilled', async () => {
  const clock = manualClock();
  const { ask } = await start('Email', { clock, rates: {}, project: { id: 2158 } });
  const call = async (): Promise<number> =>
    (await ask('POST', '/api/users/bulkUpdate', { users: [{ email: 'a@example.com' }] })).status;
  for (let made = 0; made < 5; made += 1) expect(await call()).toBe(200);
  expect(await call()).toBe(429);
  clock.advance(200);
  expect(await call()).toBe(200);
  expect(await call()).toBe(429);
  clock.advance(60_000);
  for (let made = 0; made < 5; made += 1) expect(await call()).toBe(200);
  expect(await call()).toBe(429);
});

test('iterable-api 2.4: the 429 of getUsers, word for word', async () => {
  const { ask } = await start('Email', {
    clock: manualClock(),
    rates: {},
    project: { id: 2158, lists: [{ id: 7, name: 'list' }] }
  });
  const path = '/api/lists/getUsers?listId=7';
  for (let made = 0; made < 5; made += 1) expect((await ask('GET', path)).status).toBe(200);
  const answer = await ask('GET', path);
  expect(answer.status).toBe(429);
  expect(answer.body).toEqual({
    msg: 'Exceeded rate limit of 5.0 per minute for endpoint: /api/lists/getUsers, project: 2158 ',
    code: 'RateLimitExceeded',
    params: {}
  });
});

test.each([
  ['sent', '1', { rateLimitLimit: 5, rateLimitRemaining: 0, rateLimitReset: 1 }],
  ['absent', null, {}]
] as const)('iterable-api 2.7: what says when to come back is %s', async (form, header, params) => {
  const { ask } = await start('Email', {
    clock: manualClock(),
    rates: {},
    switches: { retryAfterHeader: form, rateLimitParams: form }
  });
  const call = () => ask('POST', '/api/users/bulkUpdate', { users: [{ email: 'a@example.com' }] });
  for (let made = 0; made < 5; made += 1) await call();
  const answer = await call();
  expect(answer.headers.get('retry-after')).toBe(header);
  expect(answer.body).toMatchObject({ code: 'RateLimitExceeded', params });
});

test('iterable-api 2.7: endpoints and projects do not share a budget', async () => {
  const projects = ['one', 'two'].map((apiKey) => ({ apiKey, type: 'Email' as const }));
  const { iterable } = await start('Email', { clock: manualClock(), rates: {}, projects });
  const [one, two] = [askWith(iterable, 'one'), askWith(iterable, 'two')];
  for (let made = 0; made < 3; made += 1) await one('GET', '/api/users/getFields');
  expect((await one('GET', '/api/users/getFields')).status).toBe(429);
  expect((await one('GET', '/api/channels')).status).toBe(200);
  expect((await two('GET', '/api/users/getFields')).status).toBe(200);
});

test('iterable-api 17: all figures are configuration', async () => {
  const { ask } = await start('Email', {
    clock: manualClock(),
    rates: { scale: 2, override: { 'lists.list': { calls: 1, per: 'second' }, 'channels.list': null } }
  });
  const statuses = async (path: string, times: number): Promise<number[]> => {
    const all: number[] = [];
    for (let made = 0; made < times; made += 1) all.push((await ask('GET', path)).status);
    return all;
  };
  expect((await statuses('/api/users/getFields', 7)).filter((status) => status === 200)).toHaveLength(6);
  expect(await statuses('/api/lists', 2)).toEqual([200, 429]);
  expect(new Set(await statuses('/api/channels', 250))).toEqual(new Set([200]));
});
