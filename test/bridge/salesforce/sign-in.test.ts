import { generateKeyPairSync, verify } from 'node:crypto';
import { Connection } from 'jsforce';
import { AuthError } from '../../../bridge/errors';
import type { OrgAccess } from '../../../bridge/salesforce/org-access';
import { signIn } from '../../../bridge/salesforce/sign-in';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
});
const now = new Date('2026-02-01T10:00:00.900Z');
const access = (loginUrl: string): OrgAccess => ({
  loginUrl,
  clientId: 'consumer',
  auth: { flow: 'jwt', username: 'bridge@example.com', privateKey },
  apiVersion: '66.0',
  namespace: '',
  allowedOrgId: null
});

afterEach(() => jest.restoreAllMocks());

/** What is sent to the token endpoint, which answers with nothing. */
async function assertionFor(loginUrl: string): Promise<string> {
  const authorize = jest
    .spyOn(Connection.prototype, 'authorize')
    .mockResolvedValue({ id: '005', organizationId: '00D000000000001EAA', url: '' });
  await expect(signIn(access(loginUrl), now)).rejects.toThrow(AuthError);
  const [grant] = authorize.mock.calls[0] ?? [];
  return typeof grant === 'object' ? (grant.assertion ?? '') : '';
}

test.each([
  ['https://login.salesforce.com', 'https://login.salesforce.com'],
  ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
  ['https://sandbox.my.salesforce.com', 'https://login.salesforce.com'],
  ['https://test.salesforce.com', 'https://test.salesforce.com'],
  ['https://acme--full.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
  ['https://acme-1.scratch.my.salesforce.com', 'https://test.salesforce.com'],
  ['http://127.0.0.1:9', 'https://login.salesforce.com']
])('salesforce-api 1.1: the audience for %s is %s', async (loginUrl, audience) => {
  const [, claims = ''] = (await assertionFor(loginUrl)).split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    iss: 'consumer',
    sub: 'bridge@example.com',
    aud: audience,
    exp: Date.parse('2026-02-01T10:03:00Z') / 1000
  });
});

test('salesforce-api 1.1: the assertion is signed with the key, RS256', async () => {
  const [header = '', claims = '', signature = ''] = (
    await assertionFor('https://login.salesforce.com')
  ).split('.');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('an answer without a token is no session', async () => {
  const user = { id: '005', organizationId: '00D000000000001EAA', url: '' };
  jest.spyOn(Connection.prototype, 'authorize').mockResolvedValue(user);
  const session = signIn(access('https://login.salesforce.com'), now);
  await expect(session).rejects.toMatchObject({ code: 'sf.sign-in', name: 'AuthError' });
});
