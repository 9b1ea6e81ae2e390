/** The real jsforce describes the local org, reads its limits and meets its failures. */
import type { Connection } from 'jsforce';
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { connect, errorOf } from './jsforce-connection';

let org: LocalOrg;
let connection: Connection;
beforeEach(async () => {
  org = await startLocalOrg({ dailyApiRequests: 1000 });
  connection = await connect(org);
});
afterEach(() => org.close());

test('salesforce-api 6: an object with fields and children', async () => {
  const contact = await connection.describe('Contact');
  const email = contact.fields.find(({ name }) => name === 'Email');
  expect(email).toMatchObject({ type: 'email', length: 80, updateable: true, idLookup: true });
  expect(contact.childRelationships.map(({ relationshipName }) => relationshipName)).toContain(
    'CampaignMembers'
  );
});

test('salesforce-api 6: all objects', async () => {
  const { sobjects } = await connection.describeGlobal();
  expect(sobjects.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Account', 'Contact', 'Lead', 'Campaign'])
  );
});

test('salesforce-api 0 (row 12), 5: the usage of the day is known after each call', async () => {
  await connection.query('SELECT Id FROM Organization');
  expect(connection.limitInfo).toEqual({ apiUsage: { used: 1, limit: 1000 } });
  expect((await connection.limits()).DailyApiRequests).toEqual({ Max: 1000, Remaining: 998 });
});

test('salesforce-api 0 (row 2): versions are listed', async () => {
  const versions = await connection.request<{ version: string }[]>('/services/data');
  expect(versions.map(({ version }) => version)).toContain('66.0');
});

test('salesforce-api 4.1: beyond the daily limit the code is REQUEST_LIMIT_EXCEEDED', async () => {
  org.usage.max = 0;
  expect(await errorOf(connection.query('SELECT Id FROM Contact'))).toMatchObject({
    errorCode: 'REQUEST_LIMIT_EXCEEDED',
    message: 'TotalRequests Limit exceeded.'
  });
});

test('salesforce-api 0.1: a GET is tried again after 503, a POST is not', async () => {
  org.faults.down({ method: 'GET' }, 2);
  expect((await connection.query('SELECT Id FROM Organization')).totalSize).toBe(1);
  org.faults.down({ method: 'POST' });
  expect(await errorOf(connection.sobject('Contact').create({ LastName: 'x' }))).toMatchObject({
    errorCode: 'SERVER_UNAVAILABLE'
  });
  expect(org.store.count('Contact')).toBe(0);
});

test('salesforce-api 0.1: an answer that is no JSON is ERROR_HTTP and its status', async () => {
  org.faults.on({ method: 'POST' }, { kind: 'raw', status: 502, body: '<html></html>' });
  expect(await errorOf(connection.sobject('Contact').create({ LastName: 'x' }))).toMatchObject({
    errorCode: 'ERROR_HTTP_502'
  });
});
