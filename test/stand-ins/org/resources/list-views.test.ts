import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';

let org: LocalOrg;
let ask: Ask;
let german: string;

const start = async (options: Parameters<typeof startLocalOrg>[0] = {}) => {
  org = await startLocalOrg(options);
  ask = askOrg(org);
  german = org.listViews.add({
    object: 'Contact',
    developerName: 'Germans',
    label: 'People in Germany',
    columns: ['Name', 'toLabel(LeadSource)'],
    conditions: [{ field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] }]
  });
};

afterEach(() => org.close());

test('salesforce-list-views 1: the list views of an object, with where to read on', async () => {
  await start();
  org.listViews.add({ object: 'Lead', developerName: 'Hot' });
  const { body } = await ask('GET', 'sobjects/contact/listviews');
  const url = `/services/data/v66.0/sobjects/Contact/listviews/${german}`;
  expect(body).toEqual({
    done: true,
    listviews: [
      {
        describeUrl: `${url}/describe`,
        developerName: 'Germans',
        id: german,
        label: 'People in Germany',
        resultsUrl: `${url}/results`,
        soqlCompatible: true,
        url
      }
    ],
    nextRecordsUrl: null,
    size: 1,
    sobjectType: 'Contact'
  });
});

test('salesforce-list-views 1: SOQL finds the id by object and name', async () => {
  await start();
  const soql = "SELECT Id FROM ListView WHERE SobjectType = 'Contact' AND DeveloperName = 'Germans'";
  const { body } = await ask('GET', `query?q=${encodeURIComponent(soql)}`);
  expect(body).toMatchObject({ records: [{ Id: german }] });
  expect(german.slice(0, 3)).toBe('00B');
});

test('salesforce-list-views 2: describe tells the whole SOQL, the scope and the filter', async () => {
  await start();
  const { body } = await ask('GET', `sobjects/Contact/listviews/${german}/describe`);
  expect(body).toMatchObject({
    id: german.slice(0, 15),
    query:
      'SELECT Name, toLabel(LeadSource), Id, CreatedDate, LastModifiedDate, SystemModstamp FROM Contact ' +
      "WHERE MailingCountry = 'Germany' ORDER BY Name ASC NULLS FIRST, Id ASC NULLS FIRST",
    scope: 'everything',
    sobjectType: 'Contact',
    whereCondition: { field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] }
  });
});

test('salesforce-list-views 2: the SOQL of a view can be executed', async () => {
  await start();
  org.store.load('Contact', [
    { LastName: 'Berg', MailingCountry: 'Germany' },
    { LastName: 'Hill', MailingCountry: 'Ireland' }
  ]);
  const { body } = await ask('GET', `sobjects/Contact/listviews/${german.slice(0, 15)}/describe`);
  const { query } = body as { query: string };
  const rows = await ask('GET', `query?q=${encodeURIComponent(query)}`);
  expect(rows.body).toMatchObject({ totalSize: 1, records: [{ Name: 'Berg' }] });
});

test('salesforce-list-views 2: several conditions are a group, none an empty one', async () => {
  await start();
  const conditions = [
    { field: 'Email', operator: 'notEquals', values: ['null'] },
    { field: 'LeadSource', operator: 'in', values: ["'Web'", "'Phone Inquiry'"] }
  ] as const;
  const some = org.listViews.add({ object: 'Contact', developerName: 'Some', conditions, conjunction: 'or' });
  const all = org.listViews.add({ object: 'Contact', developerName: 'All' });
  expect((await ask('GET', `sobjects/Contact/listviews/${some}/describe`)).body).toMatchObject({
    query: expect.stringContaining("WHERE Email != null OR LeadSource IN ('Web', 'Phone Inquiry') ORDER BY"),
    whereCondition: { conditions, conjunction: 'or' }
  });
  expect((await ask('GET', `sobjects/Contact/listviews/${all}/describe`)).body).toMatchObject({
    query: expect.not.stringContaining('WHERE'),
    whereCondition: { conditions: [], conjunction: 'and' }
  });
});

test('salesforce-list-views 2: a scope of one person stands in the SOQL', async () => {
  await start();
  const recent = org.listViews.add({ object: 'Contact', developerName: 'Recent', scope: 'mru' });
  expect((await ask('GET', `sobjects/Contact/listviews/${recent}/describe`)).body).toMatchObject({
    query: expect.stringContaining('FROM Contact USING SCOPE mru ORDER BY'),
    scope: 'mru'
  });
});

test('salesforce-list-views 2 (switch): a view of all may show no scope', async () => {
  await start({ switches: { listViewOfAll: null } });
  expect((await ask('GET', `sobjects/Contact/listviews/${german}/describe`)).body).toMatchObject({
    scope: null
  });
});

test.each([
  ['salesforce-list-views 2: an unknown view', 'Contact/listviews/00B000000000009AAA', 404, 'NOT_FOUND'],
  ['salesforce-list-views 2: a view of another object', 'Lead/listviews/GERMAN', 404, 'NOT_FOUND'],
  ['salesforce-list-views 2: an unknown object', 'Nothing__c/listviews/GERMAN', 404, 'NOT_FOUND']
])('%s', async (_what, path, status, errorCode) => {
  await start();
  const answer = await ask('GET', `sobjects/${path.replace('GERMAN', german)}/describe`);
  expect([answer.status, answer.body]).toMatchObject([status, [{ errorCode }]]);
});

test('salesforce-list-views 2: a view that SOQL cannot express is refused', async () => {
  await start();
  const odd = org.listViews.add({ object: 'Contact', developerName: 'Odd', soqlCompatible: false });
  const answer = await ask('GET', `sobjects/Contact/listviews/${odd}/describe`);
  expect([answer.status, answer.body]).toMatchObject([400, [{ errorCode: 'INVALID_QUERY_SCOPE' }]]);
});
