import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { Row } from '../model';
import { check } from '../schema/field-kinds';

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg({ now: '2026-03-10T12:00:00Z', dailyApiRequests: 100 });
  ask = askOrg(org);
});
afterEach(() => org.close());

const fieldKeys =
  'name label type soapType length byteLength precision scale digits nillable createable updateable filterable sortable groupable aggregatable defaultedOnCreate defaultValue calculated calculatedFormula autoNumber custom externalId unique idLookup caseSensitive encrypted mask maskType htmlFormatted nameField namePointing permissionable referenceTo relationshipName relationshipOrder polymorphicForeignKey cascadeDelete restrictedDelete writeRequiresMasterRead picklistValues restrictedPicklist dependentPicklist controllerName compoundFieldName extraTypeInfo queryByDistance displayLocationInDecimal highScaleNumber inlineHelpText deprecatedAndHidden';

describe('describe', () => {
  test('salesforce-api 6: the list of objects', async () => {
    const { body } = await ask('GET', 'sobjects');
    expect(body).toMatchObject({ encoding: 'UTF-8', maxBatchSize: 200 });
    const contact = (body as { sobjects: Row[] }).sobjects.find(({ name }) => name === 'Contact');
    expect(contact).toMatchObject({
      keyPrefix: '003',
      queryable: true,
      mergeable: true,
      custom: false,
      urls: {
        sobject: '/services/data/v66.0/sobjects/Contact',
        describe: '/services/data/v66.0/sobjects/Contact/describe',
        rowTemplate: '/services/data/v66.0/sobjects/Contact/{ID}'
      }
    });
  });

  test('salesforce-api 6: an object with its fields, all keys of each, and its children', async () => {
    const { body } = await ask('GET', 'sobjects/contact/describe');
    const { fields, childRelationships, recordTypeInfos } = body as Record<string, Row[]>;
    for (const field of fields ?? [])
      expect(Object.keys(field)).toEqual(expect.arrayContaining(fieldKeys.split(' ')));
    expect(childRelationships).toContainEqual(
      expect.objectContaining({
        childSObject: 'CampaignMember',
        field: 'ContactId',
        relationshipName: 'CampaignMembers',
        cascadeDelete: true
      })
    );
    expect(recordTypeInfos).toMatchObject([{ developerName: 'Master', master: true, available: true }]);
  });

  test('salesforce-api 6: 304 until something changes', async () => {
    const first = await ask('GET', 'sobjects/Contact/describe');
    const headers = { 'if-modified-since': first.headers.get('last-modified') ?? '' };
    expect((await ask('GET', 'sobjects/Contact/describe', { headers })).status).toBe(304);
    expect((await ask('GET', 'sobjects', { headers })).status).toBe(304);
    org.clock.advance(5000);
    org.catalog.putFields('Contact', [check('Vip__c', 'VIP')]);
    expect((await ask('GET', 'sobjects/Contact/describe', { headers })).status).toBe(200);
  });

  test('salesforce-api 4.1: an unknown object is not found', async () => {
    expect((await ask('GET', 'sobjects/Nothing__c/describe')).status).toBe(404);
  });
});

describe('limits and headers', () => {
  test('salesforce-api 5, 0 (row 12): every reply carries the usage and the date of the org', async () => {
    await ask('GET', 'limits');
    const { headers, body } = await ask('GET', 'limits');
    expect(headers.get('sforce-limit-info')).toBe('api-usage=2/100');
    expect(headers.get('date')).toBe('Tue, 10 Mar 2026 12:00:00 GMT');
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(body).toMatchObject({ DailyApiRequests: { Max: 100, Remaining: 98 } });
  });

  test('salesforce-api 5: the list of versions is free and needs no session', async () => {
    const { status, body } = await ask('GET', '/services/data', { token: null });
    expect(status).toBe(200);
    expect(body).toContainEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    expect(org.usage.used).toBe(0);
  });

  test('salesforce-api 4.1, 5: beyond the daily limit every call is refused with 403', async () => {
    org.usage.max = 1;
    expect((await ask('GET', 'limits')).status).toBe(200);
    const { status, body } = await ask('GET', 'limits');
    expect(status).toBe(403);
    expect(body).toEqual([{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
  });

  test('salesforce-api 5: records are counted by object', async () => {
    org.store.load('Contact', [{ LastName: 'a' }]);
    const { body } = await ask('GET', 'limits/recordCount?sObjects=Contact,Nothing__c');
    expect(body).toEqual({ sObjects: [{ count: 1, name: 'Contact' }] });
  });
});

describe('what the command line asks when it logs in', () => {
  test('salesforce-api 0 (row 1, 4), 12: slashes at the front collapse, any version is taken', async () => {
    expect((await ask('GET', '//services/data', { token: null })).status).toBe(200);
    expect((await ask('GET', '//services/data/v66.0/limits')).status).toBe(200);
    const { body } = await ask('GET', `/services/data/v51.0/sobjects/User/${org.integrationUserId}`);
    expect(body).toMatchObject({ Username: org.credentials.username });
  });

  test('salesforce-api 12: the org is no dev hub, and says what it is', async () => {
    const query = (soql: string) => ask('GET', `query?q=${encodeURIComponent(soql)}`);
    expect(await query('SELECT Id FROM ScratchOrgInfo limit 1')).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_TYPE' }]
    });
    const fields = 'Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType';
    expect((await query(`SELECT ${fields} FROM Organization`)).body).toMatchObject({
      totalSize: 1,
      records: [{ IsSandbox: false, NamespacePrefix: null, OrganizationType: 'Developer Edition' }]
    });
  });

  test('salesforce-api 12: the Tooling API has none of the objects asked for', async () => {
    const soql = encodeURIComponent("SELECT Id FROM SandboxProcess WHERE SandboxOrganization='00D'");
    expect(await ask('GET', `tooling/query?q=${soql}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_TYPE' }]
    });
  });
});

test('salesforce-api 6 (switch): an account may be a person, with the fields of a contact', async () => {
  await org.close();
  org = await startLocalOrg({ switches: { personAccounts: true } });
  ask = askOrg(org);
  const { body } = await ask('GET', 'sobjects/Account/describe');
  const fields = new Map((body as { fields: Row[] }).fields.map((field) => [field.name, field]));
  expect(fields.get('IsPersonAccount')).toMatchObject({
    type: 'boolean',
    createable: false,
    nillable: false
  });
  expect(fields.get('PersonEmail')).toMatchObject({ type: 'email', length: 80 });
  expect(fields.get('Name')).toMatchObject({ nillable: true });
  org.store.create(
    'Account',
    { LastName: 'Lovelace', FirstName: 'Ada', PersonEmail: 'ada@example.com' },
    org.adminUserId
  );
  org.store.create('Account', { Name: 'Acme' }, org.adminUserId);
  const soql = 'SELECT Name, IsPersonAccount, PersonEmail FROM Account ORDER BY Name';
  const rows = await ask('GET', `query?q=${encodeURIComponent(soql)}`);
  expect(rows.body).toMatchObject({
    records: [
      { Name: 'Acme', IsPersonAccount: false, PersonEmail: null },
      { Name: 'Ada Lovelace', IsPersonAccount: true, PersonEmail: 'ada@example.com' }
    ]
  });
});
