import { askWith } from './ask';
import { startLocalIterable } from './local-iterable';
import { closeAll, start } from './start-for-test';

afterEach(closeAll);

test('iterable-api 2.4: a key that nobody has is 401 with the caller and the endpoint', async () => {
  const { iterable } = await start('Email');
  const answer = await askWith(iterable, 'other')('POST', '/api/users/update', { email: 'a@x.com' });
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual({
    msg: 'Invalid API key',
    code: 'BadApiKey',
    params: { ip: '127.0.0.1', endpoint: '/api/users/update' }
  });
});

test('iterable-api 2.4: a disabled key is 401 and names the key without giving it away', async () => {
  const { iterable } = await start('Email', {
    project: { refusedKeys: [{ key: 'disabled-key', because: 'disabled' }] }
  });
  const answer = await askWith(iterable, 'disabled-key')('GET', '/api/channels');
  expect(answer.status).toBe(401);
  expect(answer.body).toMatchObject({
    msg: 'Disabled API key or insufficient privileges',
    code: 'BadApiKey',
    params: { apiKeyIdentifier: expect.stringMatching(/^[0-9a-f]{8}$/) as string, apiKeyType: 'ServerSide' }
  });
  expect(answer.text).not.toContain('disabled-key');
});

test('iterable-api 1: a JWT-enabled key without a token is 401 BadAuthorizationHeader', async () => {
  const { iterable } = await start('Email', {
    project: { refusedKeys: [{ key: 'jwt-key', because: 'jwt' }] }
  });
  const answer = await askWith(iterable, 'jwt-key')('GET', '/api/channels');
  expect(answer.status).toBe(401);
  expect(answer.body).toMatchObject({ code: 'BadAuthorizationHeader' });
});

test('iterable-api 1: a read-only key reads and does not write', async () => {
  const { iterable } = await start('Email', {
    project: { refusedKeys: [{ key: 'reader', because: 'read-only' }] }
  });
  const ask = askWith(iterable, 'reader');
  expect((await ask('GET', '/api/lists')).status).toBe(200);
  expect((await ask('POST', '/api/lists', { name: 'new' })).status).toBe(401);
});

test.each(['Api-Key', 'api-key', 'Api_Key', 'api_key'])(
  'iterable-api 1: the header %s carries the key',
  async (header) => {
    const { iterable } = await start('Email');
    const response = await fetch(`${iterable.url}/api/channels`, { headers: { [header]: 'key' } });
    expect(response.status).toBe(200);
  }
);

test('iterable-api 1: each key opens its own project with users, fields and lists of its own', async () => {
  const iterable = await startLocalIterable({
    projects: [
      { apiKey: 'one', type: 'Email' },
      { apiKey: 'two', type: 'Hybrid' }
    ],
    applyDelayMs: 0
  });
  await askWith(iterable, 'one')('POST', '/api/users/update', { email: 'a@x.com', dataFields: { level: 1 } });
  expect(iterable.project('one').userCount()).toBe(1);
  expect(iterable.project('two').userCount()).toBe(0);
  expect(iterable.project('two').fields()).not.toHaveProperty('level');
  await iterable.close();
});

test('iterable-api 1: channels are the cheap check of a credential', async () => {
  const { ask } = await start('Email');
  const { body } = await ask('GET', '/api/channels');
  expect(body).toMatchObject({ channels: [{ channelType: 'Marketing', messageMedium: 'Email' }, {}, {}] });
});

test('iterable-api 12: each message type belongs to a channel and has a policy', async () => {
  const { ask } = await start('Email');
  const channels = (await ask('GET', '/api/channels')).body as { channels: { id: number }[] };
  const types = (await ask('GET', '/api/messageTypes')).body as { messageTypes: Record<string, unknown>[] };
  expect(types.messageTypes.map((type) => type['channelId'])).toEqual(channels.channels.map(({ id }) => id));
  expect(types.messageTypes[0]).toMatchObject({
    subscriptionPolicy: 'OptOut',
    createdAt: expect.any(Number) as number
  });
});

test.each([
  ['DELETE', '/api/lists/'],
  ['GET', '/api/nothing'],
  ['POST', '/api/users/getFields'],
  ['PUT', '/api/users/update']
])('iterable-api 2.3: %s %s is unknown and answered with a page', async (method, path) => {
  const { ask } = await start('Email');
  const answer = await ask(method, path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.text).toContain('<title>Action not found</title>');
});
