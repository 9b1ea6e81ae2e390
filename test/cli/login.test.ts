import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { callsOf, describeCli, patience, SalesforceCli } from './salesforce-cli';

jest.setTimeout(patience);

/** What the CLI asks after every sign-in: is this a hub, which versions are there, what org is it, a sandbox? */
const afterLogin = [
  'GET /services/data/v51.0/query',
  'GET /services/data',
  'GET /services/data/v66.0/query',
  'GET /services/data/v66.0/tooling/query'
];

describeCli('the real sf CLI signs in to the local org', () => {
  let org: LocalOrg;
  let cli: SalesforceCli;
  beforeAll(async () => {
    org = await startLocalOrg();
  });
  beforeEach(() => {
    cli = new SalesforceCli();
  });
  afterEach(() => cli.remove());
  afterAll(() => org?.close());

  const display = async () => (await cli.json('org', 'display')).result;
  const connected = {
    apiVersion: '66.0',
    connectedStatus: 'Connected',
    username: 'integration@local-org.example'
  };

  test('salesforce-api 0 (rows 1 to 4), 12: by an access token; org display says connected', async () => {
    const calls = await callsOf(org, async () => {
      const { code, stdout } = await cli.logIn(org);
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining(`Successfully authorized ${connected.username}`)
      ]);
    });
    expect(calls).toEqual([
      'GET /services/oauth2/userinfo',
      `GET /services/data/v51.0/sobjects/User/${org.integrationUserId}`,
      ...afterLogin
    ]);
    const asked = await callsOf(org, async () => {
      expect(await display()).toMatchObject({
        ...connected,
        id: org.orgId,
        instanceUrl: expect.stringContaining(org.url)
      });
    });
    expect(asked).toEqual(['GET /services/data/v66.0', 'GET /services/data/v66.0']);
  });

  test('salesforce-api 0 (rows 9 and 11), 12: by JWT, with a chunked form and an exp in milliseconds', async () => {
    cli.write('key.pem', org.credentials.privateKey);
    const { username, clientId } = org.credentials;
    const flags = [
      '--username',
      username,
      '--jwt-key-file',
      'key.pem',
      '--client-id',
      clientId,
      '--set-default'
    ];
    const calls = await callsOf(org, () =>
      cli.out('org', 'login', 'jwt', '--instance-url', org.url, ...flags)
    );
    expect(calls).toEqual(['POST /services/oauth2/token', ...afterLogin]);
    const form = org.requests.find(({ path }) => path === '/services/oauth2/token');
    expect(form?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
    expect(await display()).toMatchObject({ ...connected, clientId });
  });

  test('salesforce-api 12: or not at all, with the token as the org', async () => {
    const { token } = org.sessions.issue(org.integrationUserId);
    const args = ['data', 'query', '-q', 'SELECT Name FROM Organization', '-r', 'csv', '--target-org', token];
    const { code, stdout } = await cli.run(args, { SF_ORG_INSTANCE_URL: org.url });
    expect([code, stdout]).toEqual([0, 'Name\nLocal Org\n']);
  });
});
