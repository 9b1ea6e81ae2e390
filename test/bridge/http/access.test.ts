import { ConfigError, TransientError } from '../../../bridge/errors';
import { listen } from '../../../bridge/http/listen';
import { orgId, startAdminApi, token, type AdminApi } from './admin-api';

/** DESIGN section 5: who is let in, and how a refusal reads. */

let api: AdminApi;
afterEach(() => api.close());

const bearer = (text: string) => ({ headers: { authorization: text } });

describe('the token', () => {
  test.each([
    ['none', ''],
    ['a wrong one', 'Bearer something-else-altogether'],
    ['the right one cut short', `Bearer ${token.slice(0, -1)}`],
    ['the right one and more', `Bearer ${token}x`],
    ['another scheme', `Basic ${token}`]
  ])('%s: 401, before anything is looked at', async (_what, authorization) => {
    api = await startAdminApi();
    for (const path of ['/v1/status', '/v1/openapi.json', '/v1/no-such-thing']) {
      const answer = await api.ask('GET', path, bearer(authorization));
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.body).toMatchObject({ status: 401, code: 'http.unauthorized' });
      expect(JSON.stringify(answer.body)).not.toContain(token);
    }
  });

  test('the right one lets in, however the scheme is spelt', async () => {
    api = await startAdminApi();
    expect((await api.ask('GET', '/v1/status')).status).toBe(200);
    expect((await api.ask('GET', '/v1/status', bearer(`bearer  ${token}`))).status).toBe(200);
  });

  test('health and readiness need none', async () => {
    api = await startAdminApi();
    expect(await api.ask('GET', '/health', bearer(''))).toMatchObject({
      status: 200,
      body: { status: 'ok' }
    });
    expect(await api.ask('GET', '/ready', bearer(''))).toMatchObject({
      status: 200,
      body: { status: 'ready' }
    });
  });
});

describe('without a token set', () => {
  test('programs of this machine are let in', async () => {
    api = await startAdminApi({ token: null });
    expect((await api.ask('GET', '/v1/status', bearer(''))).status).toBe(200);
  });

  test('a page in a browser is not: it could start runs behind the back of whoever looks at it', async () => {
    api = await startAdminApi({ token: null });
    const answer = await api.ask('POST', '/v1/syncs/Contact_To_User/runs', {
      headers: { origin: 'https://example.com' }
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'http.browser' } });
    expect(api.asked).toEqual([]);
  });
});

describe('the org', () => {
  test.each([orgId, orgId.slice(0, 15)])('calls from %s are served', async (caller) => {
    api = await startAdminApi();
    const answer = await api.ask('GET', '/v1/status', { headers: { 'X-Salesforce-Org-Id': caller } });
    expect(answer.status).toBe(200);
  });

  test('another org is told whom this bridge serves', async () => {
    api = await startAdminApi();
    const answer = await api.ask('GET', '/v1/status', {
      headers: { 'X-Salesforce-Org-Id': '00D000000000002EAA' }
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'http.other-org', detail: `this bridge serves ${orgId}` }
    });
  });

  test('without a good token it is not told', async () => {
    api = await startAdminApi();
    const answer = await api.ask('GET', '/v1/status', {
      headers: { 'X-Salesforce-Org-Id': '00D000000000002EAA', authorization: 'Bearer wrong' }
    });
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.body)).not.toContain(orgId);
  });
});

describe('readiness', () => {
  test.each([
    [
      'Salesforce is down',
      new TransientError('sf.unavailable', 'Salesforce could not answer.'),
      'sf.unavailable'
    ],
    ['a definition is missing', new ConfigError('sf.unknown-object', 'no such object'), 'sf.unknown-object'],
    ['something unexpected', new Error('secret detail'), 'http.not-ready']
  ])('%s: 503 with the reason', async (_what, error, code) => {
    api = await startAdminApi({ readiness: () => Promise.reject(error) });
    const answer = await api.ask('GET', '/ready', bearer(''));
    expect(answer).toMatchObject({ status: 503, body: { code } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect((await api.ask('GET', '/health', bearer(''))).status).toBe(200);
  });
});

describe('a port', () => {
  test('that is taken is named', async () => {
    api = await startAdminApi();
    const port = Number(new URL(api.url).port);
    await expect(listen(() => undefined, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'settings.port',
      message: `The admin API cannot listen on 127.0.0.1:${port} (EADDRINUSE).`
    });
  });
});
