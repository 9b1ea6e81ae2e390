import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../local-org';
import { saveCustomMetadata } from '../load/custom-metadata';
import type { Row } from '../model';
import { customMetadataType } from '../schema/custom-object';

interface QueryBody {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Row[];
}

let org: LocalOrg;
let ask: Ask;

async function start(options: LocalOrgOptions = {}): Promise<void> {
  await org?.close();
  org = await startLocalOrg(options);
  ask = askOrg(org);
}
beforeEach(() => start());
afterAll(() => org.close());

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ LastName: `Person ${index}` }));

async function query(soql: string, batchSize?: number, resource = 'query'): Promise<QueryBody> {
  const headers: Record<string, string> = batchSize
    ? { 'Sforce-Query-Options': `batchSize=${batchSize}` }
    : {};
  const { status, body } = await ask('GET', `${resource}?q=${encodeURIComponent(soql)}`, { headers });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as QueryBody;
}

const next = async (page: QueryBody) => (await ask('GET', page.nextRecordsUrl ?? '')).body as QueryBody;

test('salesforce-api 2.1: records carry their type and address, fields in the order asked for', async () => {
  const [id] = org.store.load('Contact', [{ LastName: 'Lovelace', FirstName: 'Ada' }]);
  const { records, ...rest } = await query('SELECT FirstName, Id, Email, Account.Name FROM Contact');
  expect(rest).toEqual({ totalSize: 1, done: true });
  expect(JSON.stringify(records[0])).toBe(
    JSON.stringify({
      attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${id}` },
      FirstName: 'Ada',
      Id: id,
      Email: null,
      Account: null
    })
  );
});

test('salesforce-api 2.1: 2,000 records a page, the next by its locator with the offset', async () => {
  org.store.load('Contact', people(4500));
  const first = await query('SELECT Id FROM Contact');
  expect(first).toMatchObject({ totalSize: 4500, done: false });
  expect(first.records).toHaveLength(2000);
  expect(first.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/01g\w{12}-2000$/);
  const second = await next(first);
  expect(second.nextRecordsUrl).toMatch(/-4000$/);
  const third = await next(second);
  expect(third).toMatchObject({ totalSize: 4500, done: true });
  expect(third.records).toHaveLength(500);
  const ids = [first, second, third].flatMap(({ records }) => records.map(({ Id }) => Id));
  expect(new Set(ids).size).toBe(4500);
});

test.each([
  [200, 200],
  [10, 200],
  [5000, 2000]
])('salesforce-api 2.1: batchSize=%i gives pages of %i', async (asked, size) => {
  org.store.load('Contact', people(2500));
  expect((await query('SELECT Id FROM Contact', asked)).records).toHaveLength(size);
});

test('salesforce-api 2.1: a page may be shorter than asked, by a switch', async () => {
  await start({ switches: { pageShare: 0.5 } });
  org.store.load('Contact', people(1500));
  const page = await query('SELECT Id FROM Contact');
  expect([page.records.length, page.done]).toEqual([1000, false]);
});

test('salesforce-api 2.1: a page can be read again, and from either resource', async () => {
  org.store.load('Contact', people(2500));
  const first = await query('SELECT Id FROM Contact');
  const again = first.nextRecordsUrl?.replace('/query/', '/queryAll/') ?? '';
  expect((await ask('GET', again)).body).toMatchObject({ done: true });
  expect((await next(first)).records).toHaveLength(500);
});

test('salesforce-api 2.1: a big child set has pages of its own, a small one has not', async () => {
  await start({ switches: { childPageSize: 2 } });
  const [big, small] = org.store.load('Account', [{ Name: 'Big' }, { Name: 'Small' }]);
  org.store.load(
    'Contact',
    [...people(5), ...people(1)].map((row, index) => ({ ...row, AccountId: index < 5 ? big : small }))
  );
  const soql = 'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account ORDER BY Name';
  const { records } = await query(soql);
  const [first, other] = records.map(({ Contacts }) => Contacts as QueryBody);
  expect(first).toMatchObject({
    totalSize: 5,
    done: false,
    nextRecordsUrl: expect.stringMatching(/query\/01g\w{12}-2$/)
  });
  expect(other).toMatchObject({ totalSize: 1, done: true });
  const rest = [await next(first as QueryBody)];
  rest.push(await next(rest[0] as QueryBody));
  const names = [first as QueryBody, ...rest].flatMap((page) => page.records.map(({ LastName }) => LastName));
  expect(names).toEqual(people(5).map(({ LastName }) => LastName));
  expect(rest.map(({ done }) => done)).toEqual([false, true]);
});

test('salesforce-api 2.1: a cursor lives two days', async () => {
  org.clock.set('2026-03-01T00:00:00Z');
  org.store.load('Contact', people(2500));
  const first = await query('SELECT Id FROM Contact');
  org.clock.set('2026-03-03T00:00:01Z');
  const lost = await askOrg(org)('GET', first.nextRecordsUrl ?? '');
  expect(lost).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }]
  });
});

test.each(['01gAAAAAAAAAAAA-2000', 'nonsense'])(
  'salesforce-api 2.1: the locator %s is not known',
  async (locator) => {
    expect(await ask('GET', `query/${locator}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_QUERY_LOCATOR' }]
    });
  }
);

test('salesforce-api 2.1: queryAll finds deleted records, query does not', async () => {
  const [, gone = ''] = org.store.load('Contact', people(2));
  await ask('DELETE', `sobjects/Contact/${gone}`);
  expect((await query('SELECT Id FROM Contact')).totalSize).toBe(1);
  const all = await query('SELECT Id, IsDeleted FROM Contact', undefined, 'queryAll');
  expect(all.records.map(({ IsDeleted }) => IsDeleted)).toEqual([false, true]);
});

test('salesforce-api 2.1: COUNT() gives the number and no records', async () => {
  org.store.load('Contact', people(3));
  expect(await query('SELECT COUNT() FROM Contact')).toEqual({ totalSize: 3, done: true, records: [] });
});

test.each([
  ['SELECT Id FROM Nothing__c', 'INVALID_TYPE'],
  ['SELECT Nothing__c FROM Contact', 'INVALID_FIELD'],
  ['SELECT Id Contact', 'MALFORMED_QUERY']
])('salesforce-api 2.1: %s is refused with %s', async (soql, errorCode) => {
  expect(await ask('GET', `query?q=${encodeURIComponent(soql)}`)).toMatchObject({
    status: 400,
    body: [{ errorCode }]
  });
});

test('salesforce-api 2.2: a long URI is refused with 414, long headers with 431', async () => {
  const soql = (length: number) => `query?q=${'x'.repeat(length)}`;
  expect((await ask('GET', soql(16_400))).status).toBe(414);
  expect((await ask('GET', soql(16_000), { headers: { extra: 'x'.repeat(600) } })).status).toBe(431);
});

test('salesforce-api 2.2: the same query goes through composite instead', async () => {
  const [id] = org.store.load('Contact', [{ LastName: 'Lovelace' }]);
  const long = `SELECT Id FROM Contact WHERE LastName IN ('Lovelace'${", 'x'".repeat(4000)})`;
  const url = `/services/data/v66.0/query?q=${encodeURIComponent(long)}`;
  const { body } = await ask('POST', 'composite', {
    body: { compositeRequest: [{ method: 'GET', url, referenceId: 'q' }] }
  });
  expect(body).toMatchObject({
    compositeResponse: [{ httpStatusCode: 200, body: { records: [{ Id: id }] } }]
  });
});

test('salesforce-api 0 (row 6), 12: columns=true describes the columns of a query', async () => {
  const soql = 'SELECT Id, Name, Account.Name, IsDeleted, (SELECT Status FROM CampaignMembers) FROM Contact';
  const { body } = await ask('GET', `query?q=${encodeURIComponent(soql)}&columns=true`);
  const columns = (body as { columnMetadata: { columnName: string }[] }).columnMetadata;
  expect(columns.map(({ columnName }) => columnName)).toEqual([
    'Id',
    'Name',
    'Account',
    'IsDeleted',
    'CampaignMembers'
  ]);
  expect(body).toMatchObject({
    entityName: 'Contact',
    groupBy: false,
    idSelected: true,
    keyPrefix: '003',
    columnMetadata: [
      { apexType: 'Id', aggregate: false, joinColumns: [], foreignKeyName: null },
      { textType: true, numberType: false },
      { foreignKeyName: 'AccountId', joinColumns: [{ columnName: 'Name' }] },
      { booleanType: true },
      { aggregate: true, joinColumns: [{ columnName: 'Status' }] }
    ]
  });
});

test('salesforce-api 6, 2.1: a field hidden from the user does not exist for it', async () => {
  org.source.hide({ Contact: ['Birthdate'] });
  expect(await ask('GET', `query?q=${encodeURIComponent('SELECT Birthdate FROM Contact')}`)).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_FIELD' }]
  });
  const { body } = await ask('GET', 'sobjects/Contact/describe');
  const names = (body as { fields: { name: string }[] }).fields.map(({ name }) => name);
  expect(names).toContain('Email');
  expect(names).not.toContain('Birthdate');
  expect((await ask('POST', 'sobjects/Contact', { body: { LastName: 'x', Birthdate: null } })).status).toBe(
    400
  );
});

test('salesforce-api 2.5: without the marketing feature CampaignMember does not exist', async () => {
  await start({ switches: { campaignMembers: false } });
  const soql = encodeURIComponent('SELECT Id FROM CampaignMember');
  expect(await ask('GET', `query?q=${soql}`)).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_TYPE' }]
  });
  expect((await ask('GET', 'sobjects/CampaignMember/describe')).status).toBe(404);
});

test.each([
  [true, 200],
  [false, 400]
])('salesforce-api 13.6: COUNT() over custom metadata, switch %s', async (countCustomMetadata, status) => {
  await start({ switches: { countCustomMetadata } });
  org.catalog.put(customMetadataType({ name: 'Rule__mdt', label: 'Rule', keyPrefix: 'm00' }));
  saveCustomMetadata(org, { type: 'Rule__mdt', developerName: 'One', label: 'One', values: {} });
  const soql = encodeURIComponent("SELECT COUNT() FROM Rule__mdt WHERE DeveloperName = 'One'");
  const answer = await ask('GET', `query?q=${soql}`);
  expect(answer.status).toBe(status);
  if (status === 200) expect(answer.body).toEqual({ totalSize: 1, done: true, records: [] });
});

test.each([
  ['refused', 400],
  ['locator', 200]
] as const)(
  'salesforce-api 13.6: more custom metadata than a page, switch %s',
  async (customMetadataPages, status) => {
    await start({ switches: { customMetadataPages } });
    org.catalog.put(customMetadataType({ name: 'Rule__mdt', label: 'Rule', keyPrefix: 'm00' }));
    const rows = Array.from({ length: 2001 }, (_, index) => ({
      DeveloperName: `R${index}`,
      MasterLabel: 'x'
    }));
    org.store.load('Rule__mdt', rows);
    const read = (more: string) =>
      ask('GET', `query?q=${encodeURIComponent(`SELECT Id FROM Rule__mdt ${more}`)}`);
    expect((await read('ORDER BY Id')).status).toBe(status);
    expect((await read('ORDER BY Id LIMIT 2000')).body).toMatchObject({ totalSize: 2000, done: true });
  }
);
