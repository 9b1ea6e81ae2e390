import { AuthError, ConfigError, TransientError } from '../../bridge/errors';
import type { LocalOrg } from '../stand-ins/org/local-org';
import { OrgError } from '../stand-ins/org/model';
import {
  closeBench,
  loadContacts,
  requestsTo,
  secretAccess,
  startBench,
  thrownBy
} from './salesforce-client-bench';

afterEach(closeBench);

const signIns = (org: LocalOrg) => requestsTo(org, '/oauth2/token');
const formOf = ({ body }: { body: string }) => Object.fromEntries(new URLSearchParams(body));

describe('salesforce-api 1: signing in', () => {
  test('1.1: by JWT bearer, with the fixed audience and a short life', async () => {
    const { org, client } = await startBench();
    expect(await client.organizationId()).toBe(org.orgId);
    const [request] = signIns(org);
    const form = formOf(request ?? { body: '' });
    expect(form.grant_type).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const [header, claims] = (form.assertion ?? '')
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(claims).toMatchObject({
      iss: org.credentials.clientId,
      sub: org.credentials.username,
      aud: 'https://login.salesforce.com'
    });
    const lifetime = Number(claims?.exp) - org.clock.now().getTime() / 1000;
    expect(lifetime).toBeGreaterThan(100);
    expect(lifetime).toBeLessThanOrEqual(180);
  });

  test('1.2: by client credentials', async () => {
    const { org, client } = await startBench({}, secretAccess);
    expect(await client.organizationId()).toBe(org.orgId);
    expect(formOf(signIns(org)[0] ?? { body: '' })).toEqual({
      grant_type: 'client_credentials',
      client_id: org.credentials.clientId,
      client_secret: org.credentials.clientSecret
    });
  });

  test('once for all clients, however many begin at once', async () => {
    const { org, bridgeOrg } = await startBench();
    await Promise.all(Array.from({ length: 5 }, () => bridgeOrg.client().serverTime()));
    expect(signIns(org)).toHaveLength(1);
  });

  test('again after a sign-in that failed', async () => {
    const { org, client } = await startBench();
    org.faults.on({ path: '/oauth2/token' }, { kind: 'raw', status: 503, body: '<html>down</html>' });
    expect((await thrownBy(client.serverTime())).error).toBeInstanceOf(TransientError);
    expect(await client.serverTime()).toBeInstanceOf(Date);
  });
});

describe('salesforce-api 1.4: sign-ins that are refused', () => {
  const otherKey = `-----BEGIN PRIVATE KEY-----\nsecret-4711\n-----END PRIVATE KEY-----`;
  test.each<[string, Parameters<typeof startBench>[1], typeof AuthError | typeof ConfigError, string]>([
    [
      'a secret that is wrong',
      () => ({ auth: { flow: 'clientCredentials', clientSecret: 'secret-4711' } }),
      AuthError,
      'sf.sign-in'
    ],
    ['an app that is not there', () => ({ clientId: 'nobody' }), AuthError, 'sf.sign-in'],
    [
      'a user who has not approved',
      (org) => ({
        auth: { flow: 'jwt', username: 'nobody@example.com', privateKey: org.credentials.privateKey }
      }),
      AuthError,
      'sf.sign-in'
    ],
    [
      'a key that is none',
      (org) => ({ auth: { flow: 'jwt', username: org.credentials.username, privateKey: otherKey } }),
      ConfigError,
      'settings.private-key'
    ],
    [
      'another org than the one that is served',
      () => ({ allowedOrgId: '00D999999999999EAA' }),
      ConfigError,
      'sf.other-org'
    ]
  ])('%s', async (_what, access, kind, code) => {
    const { org, client } = await startBench({}, access);
    const { error, shown } = await thrownBy(client.serverTime());
    expect(error).toBeInstanceOf(kind);
    expect(error.code).toBe(code);
    expect(error.fix).not.toBe('');
    expect(shown).not.toContain('4711');
    expect(shown).not.toContain('PRIVATE KEY-----');
    expect(requestsTo(org, '/services/data')).toEqual([]);
  });

  test('DESIGN 3: the org that is served may be named by 15 characters', async () => {
    const { client } = await startBench({}, (org) => ({ allowedOrgId: org.orgId.slice(0, 15) }));
    expect(await client.serverTime()).toBeInstanceOf(Date);
  });
});

describe('salesforce-api 1.4: sessions end', () => {
  test('between two pages of a query: a new sign-in, and the query goes on', async () => {
    const { org, client } = await startBench({ switches: { pageShare: 0.1 } });
    loadContacts(org, 450);
    org.faults.expire({ path: /\/query\/01g/ }, 1);
    const rows = await client.query('SELECT Id FROM Contact ORDER BY Id LIMIT 2000', {
      includeDeleted: false
    });
    expect(new Set(rows.map(({ Id }) => Id)).size).toBe(450);
    expect(signIns(org)).toHaveLength(2);
  });

  test('by time', async () => {
    const { org, client } = await startBench({ sessionSeconds: 60, now: '2026-02-01T10:00:00Z' });
    await client.serverTime();
    org.clock.advance(61_000);
    await client.serverTime();
    expect(signIns(org)).toHaveLength(2);
  });

  test('with a write: it is made once', async () => {
    const { org, client } = await startBench();
    const [id = ''] = loadContacts(org, 1);
    await client.serverTime();
    org.sessions.expireAll();
    const results = await client.updateRecords('Contact', [{ id, fields: { FirstName: 'New' } }]);
    expect(results).toEqual([{ ok: true }]);
    expect(org.store.get('Contact', id)).toMatchObject({ FirstName: 'New' });
  });

  test('0.1: an org that refuses the sessions it gives is not asked for ever', async () => {
    const { org, client } = await startBench();
    org.faults.expire({ path: '/services/data' }, Infinity);
    const { error, shown } = await thrownBy(client.serverTime());
    expect(error).toBeInstanceOf(AuthError);
    expect(signIns(org).length).toBeLessThanOrEqual(3);
    expect(shown).not.toMatch(/00D\w+!/);
    org.faults.clear();
  });

  test('0.1: after a while it is asked again', async () => {
    let now = new Date('2026-02-01T10:00:00Z');
    const { org, client } = await startBench({ now }, undefined, { now: () => now });
    org.faults.expire({ path: '/services/data' }, Infinity);
    await thrownBy(client.serverTime());
    org.faults.clear();
    now = new Date(now.getTime() + 31_000);
    expect(await client.serverTime()).toBeInstanceOf(Date);
  });
});

test.each([
  ['an error of a query', new OrgError(400, 'INVALID_FIELD', 'No such column')],
  ['the limit of the org', new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')],
  ['an outage', new OrgError(503, 'SERVER_UNAVAILABLE', 'later')],
  ['an answer of another kind', new OrgError(400, 'SOMETHING_NEW', 'why')]
])('no secret is in what is thrown by %s', async (_what, planned) => {
  const { org, client } = await startBench({}, secretAccess);
  org.faults.on({ path: '/query' }, { kind: 'answer', error: planned }, Infinity);
  const { shown } = await thrownBy(client.query('SELECT Id FROM Contact', { includeDeleted: false }));
  expect(shown).not.toContain(org.credentials.clientSecret);
  expect(shown).not.toMatch(/00D\w+!/);
  expect(shown).not.toContain('Bearer');
});
