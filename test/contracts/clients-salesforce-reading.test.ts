import { OrgError } from '../stand-ins/org/model';
import { deleteRecord, purgeRecord, undeleteRecord } from '../stand-ins/org/store/recycle';
import { mergeRecords } from '../stand-ins/org/store/merge';
import { closeBench, loadContacts, startBench, thrownBy } from './salesforce-client-bench';

afterEach(closeBench);

const all = { includeDeleted: false };
const minutes = (org: { clock: { now(): Date } }, count: number): string =>
  new Date(org.clock.now().getTime() + count * 60_000).toISOString();

describe('salesforce-api 2.1: child rows', () => {
  test('D-12 Sx-04 a record holds all of them, however small their pages are; small sets cost no call', async () => {
    const { org, client } = await startBench({ switches: { childPageSize: 2 } });
    const [big = '', small = '', none = ''] = org.store.load('Account', [
      { Name: 'Big' },
      { Name: 'Small' },
      { Name: 'None' }
    ]);
    const rows = [big, big, big, big, big, small].map((AccountId, index) => ({
      LastName: `P${index}`,
      AccountId
    }));
    org.store.load('Contact', rows);
    const soql = 'SELECT Id, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account ORDER BY Name';
    const found = await client.query(soql, all);
    const names = (id: string): unknown => {
      const children = found.find(({ Id }) => Id === id)?.Contacts as {
        records: { LastName: string }[];
      } | null;
      return children?.records.map(({ LastName }) => LastName);
    };
    expect([names(big), names(small), names(none)]).toEqual([
      ['P0', 'P1', 'P2', 'P3', 'P4'],
      ['P5'],
      undefined
    ]);
    expect(found[0]?.Contacts).toMatchObject({ done: true, totalSize: 5 });
    expect(client.calls).toBe(3);
  });

  test('a lost page of child rows is an error, not a shorter array', async () => {
    const { org, client } = await startBench({ switches: { childPageSize: 1 } });
    const [AccountId] = org.store.load('Account', [{ Name: 'Big' }]);
    org.store.load('Contact', [
      { LastName: 'A', AccountId },
      { LastName: 'B', AccountId }
    ]);
    const lost = new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    org.faults.on({ path: /\/query\/01g/ }, { kind: 'answer', error: lost }, Infinity);
    const { error } = await thrownBy(client.query('SELECT Id, (SELECT Id FROM Contacts) FROM Account', all));
    expect(error).toMatchObject({ code: 'sf.cursor-lost' });
  });
});

describe('salesforce-api 2.5: deleted, restored and merged records', () => {
  const including = { includeDeleted: true };
  const stamps = 'SELECT Id, IsDeleted, MasterRecordId, SystemModstamp FROM Contact ORDER BY Id';

  test('D-16 a deletion moves the stamp, and a restored record comes back with a newer one', async () => {
    const { org, client } = await startBench({ now: '2026-02-01T10:00:00Z' });
    const [id = ''] = loadContacts(org, 1);
    org.clock.advance(60_000);
    deleteRecord(org.store, 'Contact', id, org.adminUserId);
    const [gone] = await client.query(stamps, including);
    org.clock.advance(60_000);
    undeleteRecord(org.store, 'Contact', id, org.adminUserId);
    const [back] = await client.query(stamps, including);
    expect(gone).toMatchObject({ IsDeleted: true, SystemModstamp: expect.stringContaining('T10:01:') });
    expect(back).toMatchObject({ IsDeleted: false, SystemModstamp: expect.stringContaining('T10:02:') });
  });

  test('D-16 the loser of a merge names its winner', async () => {
    const { org, client } = await startBench();
    const [winner = '', loser = ''] = loadContacts(org, 2);
    mergeRecords(org.store, 'Contact', { winner, losers: [loser] }, org.adminUserId);
    const rows = await client.query(stamps, including);
    expect(rows).toMatchObject([
      { Id: winner, IsDeleted: false },
      { Id: loser, IsDeleted: true, MasterRecordId: winner }
    ]);
  });

  test('H-35 D-16 records of which no query shows a trace stand in the log of deletions', async () => {
    const { org, client } = await startBench();
    const [kept = '', binned = '', purged = ''] = loadContacts(org, 3);
    const start = minutes(org, -1);
    deleteRecord(org.store, 'Contact', binned, org.adminUserId);
    purgeRecord(org.store, 'Contact', purged);
    org.clock.advance(120_000);
    const { ids, complete } = await client.deletedIds('Contact', start, minutes(org, 0));
    expect([ids.toSorted(), complete]).toEqual([[binned, purged].sort(), true]);
    expect(ids).not.toContain(kept);
    expect(client.calls).toBe(1);
  });

  test('H-35 a span within one minute is widened: seconds do not count there', async () => {
    const { org, client } = await startBench({ now: '2026-02-01T10:00:10Z' });
    const [id = ''] = loadContacts(org, 1);
    deleteRecord(org.store, 'Contact', id, org.adminUserId);
    org.clock.advance(180_000);
    const span = ['2026-02-01T10:00:05.000Z', '2026-02-01T10:00:20.000Z'] as const;
    expect(await client.deletedIds('Contact', ...span)).toEqual({ ids: [id], complete: true });
  });

  test('H-35 a span that begins before the log is read as far as the log reaches, and says so', async () => {
    const { org, client } = await startBench({ now: '2026-02-01T10:00:00Z' });
    const [id = ''] = loadContacts(org, 1);
    deleteRecord(org.store, 'Contact', id, org.adminUserId);
    org.clock.advance(60_000);
    const since = (days: number): string => minutes(org, -days * 24 * 60);
    expect(await client.deletedIds('Contact', since(40), minutes(org, 0))).toEqual({
      ids: [id],
      complete: false
    });
    expect(await client.deletedIds('Contact', since(40), since(30))).toEqual({ ids: [], complete: false });
  });

  test('H-35 an object without a log says that deletions may be missing', async () => {
    const { org, client } = await startBench();
    const answer = await client.deletedIds('Report', minutes(org, -10), minutes(org, 0));
    expect(answer).toEqual({ ids: [], complete: false });
  });
});

describe('salesforce-list-views 3: what a list view selects', () => {
  const conditions = [
    { field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] },
    { field: 'CreatedDate', operator: 'equals', values: ['THIS_YEAR'] }
  ] as const;

  test.each([['id'], ['name']])('D-03 is its condition and the fields in it, by %s', async (way) => {
    const { org, client } = await startBench();
    const view = {
      object: 'Contact',
      developerName: 'Germans',
      conditions,
      columns: ['toLabel(LeadSource)']
    };
    const id = org.listViews.add(view);
    expect(await client.listView('Contact', way === 'id' ? id : 'Germans')).toEqual({
      condition: "MailingCountry = 'Germany' AND CreatedDate = THIS_YEAR",
      facts: {
        reads: ['MailingCountry', 'CreatedDate'].map((path) => ({ object: null, path, use: 'filter' })),
        relativeDates: true
      }
    });
    expect(client.calls).toBe(way === 'id' ? 1 : 2);
  });

  test.each([['everything'], [null]] as const)(
    'D-03 of all records, shown as %s: no condition',
    async (shown) => {
      const { org, client } = await startBench({ switches: { listViewOfAll: shown } });
      org.listViews.add({ object: 'Contact', developerName: 'All' });
      expect(await client.listView('Contact', 'All')).toMatchObject({ condition: null });
    }
  );

  test.each([
    ['of one person', { scope: 'mine' }, 'mine'],
    ['of what was looked at last', { scope: 'mru' }, 'mru'],
    ['of a queue', { scopeEntityId: '00G000000000001AAA' }, 'queue'],
    ['that SOQL cannot express', { soqlCompatible: false }, 'read by SOQL'],
    ['of another object', { object: 'Lead' }, 'no such list view'],
    ['that is not there', { developerName: 'Other' }, 'no such list view']
  ])('D-03 a list view %s is refused by name', async (_what, given, why) => {
    const { org, client } = await startBench();
    org.listViews.add({ object: 'Contact', developerName: 'View', ...given });
    expect(await client.listView('Contact', 'View')).toMatchObject({
      unusable: expect.stringContaining(why)
    });
  });

  test('D-03 a name with a quote is looked for, not run', async () => {
    const { client } = await startBench();
    expect(await client.listView('Contact', "x' OR Name != '")).toMatchObject({ fix: expect.any(String) });
  });

  test('an org that does not answer is not a list view that is not there', async () => {
    const { org, client } = await startBench();
    const id = org.listViews.add({ object: 'Contact', developerName: 'View' });
    org.faults.down({ path: '/listviews/' }, Infinity);
    expect((await thrownBy(client.listView('Contact', id))).error).toMatchObject({ code: 'sf.unavailable' });
  });
});

describe('salesforce-query-plan 2: how a query would be run', () => {
  test('D-04 is the cheapest plan, and what no index helps with', async () => {
    const { org, client } = await startBench();
    loadContacts(org, 20);
    const [id = ''] = org.store.load('Contact', [{ LastName: 'Lovelace' }]);
    expect(await client.plan(`SELECT Id FROM Contact WHERE Id = '${id}' AND LastName = 'L'`)).toMatchObject({
      how: 'index',
      unhelped: ['LastName']
    });
    expect(await client.plan("SELECT Id FROM Contact WHERE LastName = 'L'")).toMatchObject({ how: 'table' });
    expect(client.calls).toBe(2);
  });

  test('D-04 a query that is too long for an address is not asked about', async () => {
    const { client } = await startBench();
    expect(await client.plan(`SELECT Id FROM Contact WHERE LastName = '${'x'.repeat(9_000)}'`)).toBeNull();
    expect(client.calls).toBe(0);
  });

  test('D-04 it is asked for once, and what is wrong is said', async () => {
    const { org, client } = await startBench();
    org.faults.down({ path: '/query' }, Infinity);
    expect((await thrownBy(client.plan('SELECT Id FROM Contact'))).error).toMatchObject({
      code: 'sf.unavailable'
    });
    expect(client.calls).toBe(1);
  });
});

describe('salesforce-reports 2: the rows of a report', () => {
  const columns = [
    { name: 'CONTACT_ID', label: 'Contact ID', path: 'Id' },
    { name: 'LAST_NAME', label: 'Last Name', path: 'LastName', linksTo: 'Id' }
  ];
  const base = { name: 'People', object: 'Contact', columns };

  test.each([
    ['tabular', {}],
    ['summary', { format: 'SUMMARY', groupBy: 'LastName' }],
    ['matrix', { format: 'MATRIX', groupBy: 'LastName' }]
  ] as const)('D-03 are read from a %s report by one call', async (_what, given) => {
    const { org, client } = await startBench();
    const ids = loadContacts(org, 3);
    const answer = await client.report(org.reports.add({ ...base, ...given }));
    if ('unusable' in answer) throw new Error(answer.unusable);
    expect(answer.columns).toEqual(['Contact ID', 'Last Name']);
    expect(answer.rows.map(([, name]) => name?.value).toSorted()).toEqual([...ids].sort());
    expect(client.calls).toBe(1);
  });

  test.each([
    ['joined', { format: 'MULTI_BLOCK' }, 'joined'],
    ['without details', { detailRows: false }, 'no detail rows']
  ] as const)('D-03 a report %s is refused by name', async (_what, given, why) => {
    const { org, client } = await startBench();
    const answer = await client.report(org.reports.add({ ...base, ...given }));
    expect(answer).toMatchObject({ unusable: expect.stringContaining(why), fix: expect.any(String) });
  });

  test('D-03 a report of more than 2,000 rows is refused with what to do', async () => {
    const { org, client } = await startBench();
    loadContacts(org, 2001);
    expect(await client.report(org.reports.add(base))).toMatchObject({
      unusable: expect.stringContaining('2,000'),
      fix: expect.stringContaining('Filter')
    });
  });

  test('D-03 a report that is not there is refused by name', async () => {
    const { client } = await startBench();
    expect(await client.report('00O000000000009AAA')).toMatchObject({
      unusable: expect.stringContaining('no such')
    });
  });
});
