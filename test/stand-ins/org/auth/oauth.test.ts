import { generateKeyPairSync } from 'node:crypto';
import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import { type Claims, signAssertion } from './sign-assertion';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const now = '2026-03-01T10:00:00Z';
const seconds = Date.parse(now) / 1000;

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg({ now });
  ask = askOrg(org);
});
afterEach(() => org.close());

const claims = (changed: Partial<Claims> = {}): Claims => ({
  iss: org.credentials.clientId,
  sub: org.credentials.username,
  aud: 'https://login.salesforce.com',
  exp: seconds + 120,
  ...changed
});

const post = (form: Record<string, string>, headers = {}) =>
  ask('POST', '/services/oauth2/token', { token: null, body: new URLSearchParams(form), headers });

const sendJwt = (changed: Partial<Claims> = {}, key = org.credentials.privateKey) =>
  post({ grant_type: jwtBearer, assertion: signAssertion(claims(changed), key) });

describe('JWT bearer', () => {
  test('salesforce-api 1.1: a signed assertion is answered with a token for the instance', async () => {
    const { status, body } = await sendJwt();
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^00D\w{12,15}![\w.]+$/) as string,
      scope: 'api web id',
      instance_url: org.url,
      id: `${org.url}/id/${org.orgId}/${org.integrationUserId}`,
      token_type: 'Bearer'
    });
  });

  test.each([
    ['test host', { aud: 'https://test.salesforce.com' }],
    ['slash at the end', { aud: 'https://login.salesforce.com/' }],
    ['expiry in milliseconds', { exp: seconds * 1000 + 300 }]
  ])('salesforce-api 0 (row 11), 1.1: %s is taken', async (_, changed) => {
    expect((await sendJwt(changed)).status).toBe(200);
  });

  test.each([
    ['another audience', { aud: 'https://example.com' }, 'invalid_grant', 'audience is invalid'],
    ['an expired assertion', { exp: seconds - 1 }, 'invalid_grant', 'expired authorization code'],
    ['an unknown app', { iss: 'other' }, 'invalid_client_id', 'client identifier invalid'],
    ['an unknown user', { sub: 'nobody@example.com' }, 'invalid_grant', "user hasn't approved this consumer"]
  ])('salesforce-api 1.4: %s is refused', async (_, changed, error, description) => {
    const { status, body } = await sendJwt(changed);
    expect(status).toBe(400);
    expect(body).toEqual({ error, error_description: description });
  });

  test('salesforce-api 1.4: a signature by another key is refused', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await sendJwt({}, other)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'invalid assertion' }
    });
  });

  test('salesforce-api 1.1: only RS256 is taken', async () => {
    const assertion = signAssertion(claims(), org.credentials.privateKey, 'none');
    expect((await post({ grant_type: jwtBearer, assertion })).status).toBe(400);
  });

  test.each([
    [true, 200],
    [false, 400]
  ])('salesforce-api 13.1: My Domain as audience, switch %s', async (myDomainAudience, status) => {
    await org.close();
    org = await startLocalOrg({ now, switches: { myDomainAudience } });
    ask = askOrg(org);
    expect((await sendJwt({ aud: `${org.url}/` })).status).toBe(status);
  });

  test('salesforce-api 1.4: a user who is not active is refused', async () => {
    org.store.update('User', org.integrationUserId, { IsActive: false }, org.adminUserId);
    expect((await sendJwt()).body).toMatchObject({ error: 'inactive_user' });
  });
});

describe('client credentials', () => {
  const form = (secret: string) => ({
    grant_type: 'client_credentials',
    client_id: org.credentials.clientId,
    client_secret: secret
  });

  test('salesforce-api 1.2: the reply carries issued_at in milliseconds, as text', async () => {
    const { status, body } = await post(form(org.credentials.clientSecret));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issued_at: String(Date.parse(now)),
      token_type: 'Bearer',
      instance_url: org.url
    });
  });

  test('salesforce-api 1.2: the secret may come by HTTP Basic', async () => {
    const { clientId, clientSecret } = org.credentials;
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    expect((await post({ grant_type: 'client_credentials' }, { authorization })).status).toBe(200);
  });

  test('salesforce-api 1.4: a wrong secret is refused', async () => {
    expect(await post(form('wrong'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_client', error_description: 'invalid client credentials' }
    });
  });

  test('salesforce-api 1.4: an unknown grant type is refused', async () => {
    expect((await post({ grant_type: 'password' })).body).toMatchObject({ error: 'unsupported_grant_type' });
  });

  test('salesforce-api 1.3: a refresh token gives a new session, without a secret too', async () => {
    const { clientId, refreshToken } = org.credentials;
    const given = { grant_type: 'refresh_token', client_id: clientId };
    expect((await post({ ...given, refresh_token: refreshToken })).status).toBe(200);
    expect((await post({ ...given, refresh_token: 'other' })).status).toBe(400);
  });
});

describe('sessions', () => {
  test('salesforce-api 1.4: each call renews a session, and without calls it expires', async () => {
    const hour = 60 * 60 * 1000;
    org.clock.advance(1.5 * hour);
    expect((await ask('GET', 'limits')).status).toBe(200);
    org.clock.advance(1.5 * hour);
    expect((await ask('GET', 'limits')).status).toBe(200);
    org.clock.advance(2 * hour);
    const { status, body, headers } = await ask('GET', 'limits');
    expect(status).toBe(401);
    expect(body).toEqual([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
    expect(headers.get('www-authenticate')).toBe('Token');
  });

  test('salesforce-api 0 (row 3): the version resource tells whether a token is alive', async () => {
    expect((await ask('GET', '/services/data/v66.0')).status).toBe(200);
    expect((await ask('GET', '/services/data/v66.0', { token: 'bad' })).status).toBe(401);
  });

  test('salesforce-api 1.4: a revoked token no longer holds', async () => {
    const { token } = org.sessions.issue(org.integrationUserId);
    const body = new URLSearchParams({ token });
    expect((await ask('POST', '/services/oauth2/revoke', { token: null, body })).status).toBe(200);
    expect((await ask('GET', 'limits', { token })).status).toBe(401);
  });

  test('salesforce-api 1.4: introspection says whether a token is active', async () => {
    const { token } = org.sessions.issue(org.integrationUserId);
    const introspect = (given: string) =>
      ask('POST', '/services/oauth2/introspect', {
        token: null,
        body: new URLSearchParams({ token: given })
      });
    expect((await introspect(token)).body).toMatchObject({ active: true });
    expect((await introspect('other')).body).toMatchObject({ active: false });
  });

  test('salesforce-api 1.4, 12: userinfo and identity name the user and the org', async () => {
    expect((await ask('GET', '/services/oauth2/userinfo')).body).toMatchObject({
      user_id: org.integrationUserId,
      organization_id: org.orgId,
      preferred_username: org.credentials.username
    });
    expect((await ask('GET', `/id/${org.orgId}/${org.integrationUserId}`)).body).toMatchObject({
      user_id: org.integrationUserId,
      username: org.credentials.username
    });
  });
});
