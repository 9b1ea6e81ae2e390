/** The real jsforce logs in to the local org and keeps its session. */
import { Connection } from 'jsforce';
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { assertion, connect, errorOf, version } from './jsforce-connection';

let org: LocalOrg;
beforeEach(async () => {
  org = await startLocalOrg();
});
afterEach(() => org.close());

/** A connection that logs in anew by client credentials whenever its session ends. */
function credentialConnection(): { connection: Connection; refreshes: () => number } {
  let count = 0;
  const { clientId, clientSecret } = org.credentials;
  const connection = new Connection({
    instanceUrl: org.url,
    accessToken: 'none yet',
    version,
    refreshFn: (current, callback) => {
      count += 1;
      if (count > 2) return callback(new Error('too many refreshes'));
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const asked = fetch(`${current.instanceUrl}/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form)
      });
      asked
        .then((answer) => answer.json() as Promise<{ access_token: string }>)
        .then(({ access_token }) => callback(null, access_token))
        .catch((error: Error) => callback(error));
    }
  });
  return { connection, refreshes: () => count };
}

test('salesforce-api 0.1, 1.1: JWT bearer sets the instance, the token and the user', async () => {
  const connection = await connect(org);
  expect(connection.instanceUrl).toBe(org.url);
  expect(connection.accessToken).toMatch(/^00D\w{12,15}![\w.]+$/);
  expect(connection.userInfo).toMatchObject({ id: org.integrationUserId, organizationId: org.orgId });
});

test('salesforce-api 1.4: a refused assertion is an error with its name', async () => {
  org.store.update('User', org.integrationUserId, { IsActive: false }, org.adminUserId);
  const error = await errorOf(connect(org));
  expect(error).toMatchObject({ name: 'inactive_user' });
});

test('salesforce-api 0.1, 1.2: the request that met an ended session runs again with a new one', async () => {
  const { connection, refreshes } = credentialConnection();
  expect((await connection.query('SELECT Id FROM Organization')).totalSize).toBe(1);
  expect(refreshes()).toBe(1);
  expect((await connection.query('SELECT Id FROM Organization')).totalSize).toBe(1);
  expect(refreshes()).toBe(1);
});

test('salesforce-api 0 (row 7): a session that ends by time is renewed by the client', async () => {
  const { connection, refreshes } = credentialConnection();
  await connection.query('SELECT Id FROM Organization');
  org.clock.advance(3 * 60 * 60 * 1000);
  await connection.query('SELECT Id FROM Organization');
  expect(refreshes()).toBe(2);
});

test('salesforce-api 0.1: a planned 401 is met by one refresh', async () => {
  const { connection, refreshes } = credentialConnection();
  await connection.query('SELECT Id FROM Organization');
  org.faults.expire({ path: '/query' });
  await connection.query('SELECT Id FROM Organization');
  expect(refreshes()).toBe(2);
});

test('salesforce-api 1.4: identity answers with the token in the query string', async () => {
  const connection = await connect(org);
  expect(await connection.identity()).toMatchObject({
    user_id: org.integrationUserId,
    organization_id: org.orgId,
    username: org.credentials.username
  });
});

test('salesforce-api 1.4: a revoked session no longer holds', async () => {
  const connection = await connect(org);
  await connection.oauth2.revokeToken(connection.accessToken ?? '');
  expect(await errorOf(connection.query('SELECT Id FROM Organization'))).toMatchObject({
    errorCode: 'INVALID_SESSION_ID'
  });
});

test('salesforce-api 0 (row 9): the token endpoint takes a form without a length', async () => {
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(org)
  }).toString();
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(form));
      controller.close();
    }
  });
  const answer = await fetch(`${org.url}/services/oauth2/token`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { 'content-type': 'application/x-www-form-urlencoded' }
  });
  expect(answer.status).toBe(200);
});
