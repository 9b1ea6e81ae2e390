/** The real jsforce reads from the local org. */
import type { Connection } from 'jsforce';
import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import { connect, errorOf } from './jsforce-connection';

let org: LocalOrg;
let connection: Connection;
beforeEach(async () => {
  org = await startLocalOrg();
  connection = await connect(org);
});
afterEach(() => org.close());

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    LastName: `Person ${index}`,
    Email: `p${index}@example.com`
  }));

test('salesforce-api 2.1: query gives the first page, queryMore the next', async () => {
  org.store.load('Contact', people(4100));
  const first = await connection.query<{ Id: string }>('SELECT Id FROM Contact ORDER BY Id');
  expect([first.totalSize, first.done, first.records.length]).toEqual([4100, false, 2000]);
  const second = await connection.queryMore<{ Id: string }>(first.nextRecordsUrl ?? '');
  const third = await connection.queryMore<{ Id: string }>(second.nextRecordsUrl ?? '');
  expect([third.done, third.records.length, third.nextRecordsUrl]).toEqual([true, 100, undefined]);
  const ids = [first, second, third].flatMap(({ records }) => records.map(({ Id }) => Id));
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('salesforce-api 0.1: autoFetch reads all pages up to maxFetch', async () => {
  org.store.load('Contact', people(4100));
  const all = await connection.query('SELECT Id FROM Contact', { autoFetch: true, maxFetch: 100_000 });
  expect([all.records.length, all.done]).toEqual([4100, true]);
});

test('salesforce-api 0.1: batchSize goes with the first page and the following ones', async () => {
  org.store.load('Contact', people(500));
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const all = await connection.query('SELECT Id FROM Contact', { autoFetch: true, headers });
  expect(all.records).toHaveLength(500);
  const pages = org.requests.filter(({ path }) => path.includes('/query'));
  expect(pages.map((page) => page.headers['sforce-query-options'])).toEqual(Array(3).fill('batchSize=200'));
});

test('salesforce-api 2.1: parents and children come as nested records', async () => {
  const [account] = org.store.load('Account', [{ Name: 'Acme' }]);
  const [contact] = org.store.load('Contact', [{ LastName: 'x', AccountId: account }, { LastName: 'y' }]);
  const [campaign] = org.store.load('Campaign', [{ Name: 'Spring' }]);
  org.store.load('CampaignMember', [{ CampaignId: campaign, ContactId: contact, Status: 'Sent' }]);
  const { records } = await connection.query(
    'SELECT LastName, Account.Name, (SELECT Status, Campaign.Name FROM CampaignMembers) FROM Contact ORDER BY LastName'
  );
  expect(records).toMatchObject([
    {
      attributes: { type: 'Contact' },
      Account: { attributes: { type: 'Account' }, Name: 'Acme' },
      CampaignMembers: {
        totalSize: 1,
        done: true,
        records: [{ Status: 'Sent', Campaign: { Name: 'Spring' } }]
      }
    },
    { LastName: 'y', Account: null, CampaignMembers: null }
  ]);
});

test('salesforce-api 2.1: queryAll sees what was deleted', async () => {
  const [id = ''] = org.store.load('Contact', [{ LastName: 'x' }]);
  deleteRecord(org.store, 'Contact', id, org.adminUserId);
  expect((await connection.query('SELECT Id FROM Contact')).totalSize).toBe(0);
  const all = await connection.query('SELECT Id, IsDeleted FROM Contact', { scanAll: true });
  expect(all.records).toMatchObject([{ Id: id, IsDeleted: true }]);
});

test('salesforce-api 2.4: a window on SystemModstamp, resumed inside one second', async () => {
  org.store.load(
    'Contact',
    Array.from({ length: 5000 }, (_, index) => ({
      LastName: `${index}`,
      SystemModstamp: '2026-01-02T03:04:05Z'
    }))
  );
  const seen = new Set<string>();
  let last = '';
  for (;;) {
    const more =
      last === ''
        ? ''
        : `AND (SystemModstamp > 2026-01-02T03:04:05Z OR (SystemModstamp = 2026-01-02T03:04:05Z AND Id > '${last}'))`;
    const { records } = await connection.query<{ Id: string }>(
      `SELECT Id FROM Contact WHERE SystemModstamp >= 2026-01-02T00:00:00Z AND SystemModstamp < 2026-01-03T00:00:00Z ${more} ORDER BY SystemModstamp ASC, Id ASC LIMIT 700`
    );
    for (const { Id } of records) seen.add(Id);
    if (records.length === 0) break;
    last = records.at(-1)?.Id ?? '';
  }
  expect(seen.size).toBe(5000);
});

test.each([
  ['SELECT Nothing FROM Contact', 'INVALID_FIELD'],
  ['SELECT Id FROM Nothing__c', 'INVALID_TYPE'],
  ['SELECT FROM Contact', 'MALFORMED_QUERY']
])('salesforce-api 2.1: %s fails with %s', async (soql, errorCode) => {
  expect(await errorOf(connection.query(soql))).toMatchObject({ errorCode, name: errorCode });
});

test('salesforce-api 2.1: a lost cursor fails with INVALID_QUERY_LOCATOR', async () => {
  org.store.load('Contact', people(2100));
  const first = await connection.query('SELECT Id FROM Contact');
  org.cursors.forgetAll();
  expect(await errorOf(connection.queryMore(first.nextRecordsUrl ?? ''))).toMatchObject({
    errorCode: 'INVALID_QUERY_LOCATOR'
  });
});

test('salesforce-api 2.5: updated and deleted list ids', async () => {
  org.clock.set('2026-03-10T12:00:00Z');
  const fresh = await connect(org);
  const [kept, gone = ''] = org.store.load('Contact', people(2));
  deleteRecord(org.store, 'Contact', gone, org.adminUserId);
  org.clock.advance(10 * 60_000);
  const span = ['2026-03-10T11:50:00Z', '2026-03-10T12:05:00Z'] as const;
  expect((await fresh.updated('Contact', ...span)).ids).toEqual([kept]);
  expect((await fresh.deleted('Contact', ...span)).deletedRecords.map(({ id }) => id)).toEqual([gone]);
});
