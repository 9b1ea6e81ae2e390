import { askWith } from '../ask';
import { closeAll, start, type Started } from '../start-for-test';

afterEach(closeAll);

const email = 'a@example.com';
const update = ({ ask }: Started) => ask('POST', '/api/users/update', { email });

test.each([
  [500, 'json', 'application/json', /GenericError/],
  [502, 'html', 'text/html', /Bad Gateway/],
  [503, 'html', 'text/html', /Service Unavailable/],
  [504, 'empty', 'text/html', /^$/]
] as const)('iterable-api 2.2: %i with a body of %s, nothing applied', async (status, body, type, text) => {
  const started = await start('Email');
  started.iterable.faults.add({ effect: { kind: 'status', status, body } });
  const answer = await update(started);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain(type);
  expect(answer.text).toMatch(text);
  expect(started.project.userCount()).toBe(0);
  expect((await update(started)).status).toBe(200);
});

test.each([
  ['no', 0],
  ['yes', 1]
] as const)('iterable-api 21.12: a cut connection, applied: %s', async (applied, users) => {
  const started = await start('Email');
  started.iterable.faults.add({ effect: { kind: 'reset', applied } });
  await expect(update(started)).rejects.toThrow();
  expect(started.project.userCount()).toBe(users);
  expect(started.iterable.requests).toMatchObject([{ status: null, fault: 'reset' }]);
});

test('iterable-api 2.4: a key that is refused for a while, with nothing applied', async () => {
  const started = await start('Email');
  started.iterable.faults.add({ times: Infinity, effect: { kind: 'refused-key' } });
  const answer = await update(started);
  expect(answer.status).toBe(401);
  expect(answer.body).toMatchObject({ code: 'BadApiKey', params: { endpoint: '/api/users/update' } });
  expect(started.project.userCount()).toBe(0);
  started.iterable.faults.clear();
  expect((await update(started)).status).toBe(200);
});

test('iterable-api 21.12: a server error after the write took effect', async () => {
  const started = await start('Email');
  started.iterable.faults.add({ effect: { kind: 'status', status: 503, body: 'empty', applied: 'yes' } });
  expect((await update(started)).status).toBe(503);
  expect(started.project.userCount()).toBe(1);
});

test('iterable-api 21.12: an answer that breaks off', async () => {
  const started = await start('Email');
  started.iterable.faults.add({ effect: { kind: 'truncated', bytes: 10 } });
  await expect(update(started)).rejects.toThrow();
  expect(started.project.userCount()).toBe(1);
});

test('iterable-api 21.12: no answer until the caller gives up', async () => {
  const started = await start('Email');
  started.iterable.faults.add({ effect: { kind: 'silence', applied: 'no' } });
  const call = fetch(`${started.iterable.url}/api/channels`, {
    headers: { 'Api-Key': 'key' },
    signal: AbortSignal.timeout(50)
  });
  await expect(call).rejects.toThrow();
});

test.each([
  { kind: 'latency', ms: 300 },
  { kind: 'slow-body', ms: 300 }
] as const)('iterable-api 21.12: %j lets later calls pass and does not change the answer', async (effect) => {
  const started = await start('Email');
  started.iterable.faults.add({ match: { endpoint: 'users.update' }, effect });
  const finished: string[] = [];
  const late = update(started).finally(() => finished.push('late'));
  const prompt = started.ask('GET', '/api/channels').finally(() => finished.push('prompt'));
  expect((await late).body).toEqual({ msg: '', code: 'Success', params: null });
  await prompt;
  expect(finished).toEqual(['prompt', 'late']);
});

test.each([
  [undefined, null],
  [7, '7']
])('iterable-api 2.7: 429 on demand, Retry-After %s', async (retryAfterSeconds, header) => {
  const started = await start('Email');
  started.iterable.faults.add({ effect: { kind: 'rate-limit', retryAfterSeconds } });
  const answer = await update(started);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe(header);
  expect(answer.body).toMatchObject({ code: 'RateLimitExceeded' });
});

test('a fault hits the requests that it is meant for, as often as it says', async () => {
  const { ask, iterable } = await start('Email');
  iterable.faults.add({
    match: { endpoint: 'users.update', body: /b@example/ },
    skip: 1,
    times: 2,
    effect: { kind: 'status', status: 500, body: 'json' }
  });
  const statuses: number[] = [];
  for (const name of ['a', 'b', 'b', 'a', 'b', 'b']) {
    statuses.push((await ask('POST', '/api/users/update', { email: `${name}@example.com` })).status);
  }
  expect(statuses).toEqual([200, 200, 500, 200, 500, 200]);
  expect(iterable.faults.pending).toBe(0);
});

test('faults can be taken back', async () => {
  const started = await start('Email');
  started.iterable.faults.add({ times: Infinity, effect: { kind: 'status', status: 500, body: 'json' } });
  expect((await update(started)).status).toBe(500);
  started.iterable.faults.clear();
  expect((await update(started)).status).toBe(200);
});

test('requests are logged without the key and counted by endpoint', async () => {
  const { ask, iterable } = await start('Email');
  await ask('POST', '/api/users/update', { email });
  await askWith(iterable, 'wrong-key')('GET', '/api/lists?x=1');
  await ask('GET', '/api/nothing');
  expect(iterable.requests).toMatchObject([
    {
      method: 'POST',
      path: '/api/users/update',
      endpoint: 'users.update',
      projectId: 2158,
      body: { email },
      status: 200
    },
    {
      method: 'GET',
      path: '/api/lists?x=1',
      endpoint: 'lists.list',
      projectId: null,
      body: undefined,
      status: 401
    },
    { method: 'GET', path: '/api/nothing', endpoint: null, status: 404 }
  ]);
  expect(iterable.requests[0]?.bytes).toBe(JSON.stringify({ email }).length);
  expect(JSON.stringify(iterable.requests)).not.toContain('wrong-key');
  expect(iterable.calls()).toEqual({ 'users.update': 1, 'lists.list': 1 });
  expect(iterable.calls('users.update')).toBe(1);
  iterable.clearRequests();
  expect(iterable.calls('users.update')).toBe(0);
});
