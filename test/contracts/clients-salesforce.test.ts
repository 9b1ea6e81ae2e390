import { resolve } from 'node:path';
import { ConfigError, RateLimitError, TransientError } from '../../bridge/errors';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { loadMetadata } from '../stand-ins/org/load/load-metadata';
import { OrgError } from '../stand-ins/org/model';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import { closeBench, loadContacts, requestsTo, startBench, thrownBy } from './salesforce-client-bench';

afterEach(closeBench);

const all = { includeDeleted: false };
const contacts = 'SELECT Id, Email FROM Contact ORDER BY Id LIMIT 2000';

describe('salesforce-api 2: queries', () => {
  test('2.1: all pages are read, however small the org makes them', async () => {
    const { org, client } = await startBench({ switches: { pageShare: 0.1 } });
    const ids = loadContacts(org, 450);
    const rows = await client.query(contacts, all);
    expect(rows.map(({ Id }) => Id)).toEqual([...ids].sort());
    expect(requestsTo(org, '/query')).toHaveLength(3);
    expect(client.calls).toBe(3);
  });

  test('2.5: deleted records by queryAll alone', async () => {
    const { org, client } = await startBench();
    const [id = ''] = loadContacts(org, 2);
    deleteRecord(org.store, 'Contact', id, org.adminUserId);
    expect(await client.query(contacts, all)).toHaveLength(1);
    const rows = await client.query('SELECT Id, IsDeleted FROM Contact', { includeDeleted: true });
    expect(rows).toContainEqual(expect.objectContaining({ Id: id, IsDeleted: true }));
    expect(requestsTo(org, '/queryAll')).toHaveLength(1);
  });

  test('2.2: a long query travels as a sub-request of a POST', async () => {
    const { org, client } = await startBench();
    const ids = loadContacts(org, 3);
    const list = [...ids, ...Array.from({ length: 400 }, () => ids[0] ?? '')]
      .map((id) => `'${id}'`)
      .join(',');
    const rows = await client.query(`SELECT Id FROM Contact WHERE Id IN (${list})`, all);
    expect(rows).toHaveLength(3);
    expect(requestsTo(org, '/composite').map(({ method }) => method)).toEqual(['POST']);
  });

  test('2.2: an error of a long query is the same as of a short one', async () => {
    const { client } = await startBench();
    const wrong = (filler: string) =>
      thrownBy(client.query(`SELECT Nme FROM Contact WHERE LastName != '${filler}'`, all));
    const [short, long] = [
      await wrong('x'),
      await wrong('x'.repeat(3900) + "' AND LastName != '" + 'ü'.repeat(1000))
    ];
    expect(short.error).toBeInstanceOf(ConfigError);
    expect([long.error.code, long.error.message.includes('Nme')]).toEqual([short.error.code, true]);
  });

  test.each([
    ['SELECT Id FROM', 'sf.malformed-query'],
    ['SELECT Nme FROM Contact', 'sf.invalid-field'],
    ['SELECT Id FROM Nothing__c', 'sf.invalid-type']
  ])('4.1: %s is a mistake to be corrected', async (soql, code) => {
    const { org, client, waits } = await startBench();
    expect((await thrownBy(client.query(soql, all))).error).toMatchObject({ code, name: 'ConfigError' });
    expect([requestsTo(org, '/query').length, waits]).toEqual([1, []]);
  });

  test('2.1: a cursor that is lost is not asked for again', async () => {
    const { org, client, waits } = await startBench({ switches: { pageShare: 0.1 } });
    loadContacts(org, 450);
    const lost = new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    org.faults.on({ path: /\/query\/01g/ }, { kind: 'answer', error: lost }, Infinity);
    expect((await thrownBy(client.query(contacts, all))).error).toMatchObject({ code: 'sf.cursor-lost' });
    expect([requestsTo(org, '/query').length, waits]).toEqual([2, []]);
  });
});

describe('salesforce-api 4.1: what may pass', () => {
  test('503, then well: with growing waits', async () => {
    const { org, client, waits } = await startBench();
    loadContacts(org, 3);
    org.faults.down({ path: '/query' }, 3);
    expect(await client.query(contacts, all)).toHaveLength(3);
    expect(
      waits.map((wait, index) => wait >= [500, 1500, 4500][index]! && wait <= [1000, 3000, 9000][index]!)
    ).toEqual([true, true, true]);
    expect(client.calls).toBe(4);
  });

  test('503 without end is given up after four attempts, none stacked on others', async () => {
    const { org, client } = await startBench();
    org.faults.down({ path: '/query' }, Infinity);
    expect((await thrownBy(client.query(contacts, all))).error).toMatchObject({ code: 'sf.unavailable' });
    expect(requestsTo(org, '/query')).toHaveLength(4);
  });

  test.each([
    ['a page of HTML', { kind: 'raw', status: 502, body: '<html>Bad Gateway</html>' }],
    ['a reset', { kind: 'reset' }],
    ['a reset after the work was done', { kind: 'reset', after: true }],
    ['an answer that breaks off', { kind: 'cut', share: 0.5 }],
    ['an answer that breaks off and hangs', { kind: 'cut', share: 0.5, hang: true }]
  ] as const)('%s', async (_what, fault) => {
    const { org, client } = await startBench({}, undefined, { timeoutMs: 500 });
    const ids = loadContacts(org, 50);
    await client.serverTime();
    org.faults.on({ path: '/query' }, fault);
    org.faults.on({ path: '/composite/sobjects' }, fault);
    expect(await client.query(contacts, all)).toHaveLength(50);
    const updates = ids.map((id) => ({ id, fields: { FirstName: 'New' } }));
    expect(await client.updateRecords('Contact', updates)).toEqual(ids.map(() => ({ ok: true })));
  });

  test('0.1: an answer that never ends is given up', async () => {
    const { org, client } = await startBench({}, undefined, { timeoutMs: 200 });
    loadContacts(org, 50);
    await client.serverTime();
    org.faults.on({ path: '/query' }, { kind: 'cut', share: 0.5, hang: true }, Infinity);
    const { error } = await thrownBy(client.query(contacts, all));
    expect(error).toBeInstanceOf(TransientError);
    expect(error.code).toBe('sf.timeout');
  });

  test('the limit of the org is not: nothing is asked again', async () => {
    const { org, client, waits } = await startBench();
    org.faults.overLimit({ path: '/query' }, Infinity);
    const { error } = await thrownBy(client.query(contacts, all));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: 'sf.request-limit', retryAfterSeconds: 300 });
    expect([requestsTo(org, '/query').length, waits]).toEqual([1, []]);
  });
});

describe('salesforce-api 6: describe', () => {
  test('gives fields by their names in any capitals, with what the bridge needs', async () => {
    const { client } = await startBench();
    const schema = await client.describe('Contact');
    expect(schema.object).toBe('Contact');
    expect(schema.fields.get('accountid')).toMatchObject({
      name: 'AccountId',
      type: 'reference',
      relationshipName: 'Account',
      referenceTo: ['Account']
    });
    expect(schema.fields.get('systemmodstamp')).toMatchObject({ type: 'datetime', updateable: false });
  });

  test('is asked once an hour, by all clients together', async () => {
    let now = new Date('2026-02-01T10:00:00Z');
    const { org, bridgeOrg } = await startBench({ now }, undefined, { now: () => now });
    for (const object of ['Contact', 'contact', 'Contact']) await bridgeOrg.client().describe(object);
    expect(requestsTo(org, '/describe')).toHaveLength(1);
    now = new Date(now.getTime() + 60 * 60 * 1000 + 1);
    await bridgeOrg.client().describe('Contact');
    expect(requestsTo(org, '/describe')).toHaveLength(2);
  });

  test('does not show what the integration user may not see', async () => {
    const { client } = await startBench({ hiddenFields: { Contact: ['Email'] } });
    expect((await client.describe('Contact')).fields.has('email')).toBe(false);
  });

  test('of an object that is not there says so, and is not remembered', async () => {
    const { org, client } = await startBench();
    const { error } = await thrownBy(client.describe('Nothing__c'));
    expect(error).toMatchObject({ code: 'sf.unknown-object', name: 'ConfigError' });
    await thrownBy(client.describe('Nothing__c'));
    expect(requestsTo(org, '/describe')).toHaveLength(2);
  });
});

describe('salesforce-api 4 and 10: writes', () => {
  test('carry the headers that keep customers undisturbed', async () => {
    const { org, client } = await startBench();
    const [id = ''] = loadContacts(org, 1);
    await client.updateRecords('Contact', [{ id, fields: { FirstName: 'New', LastName: 'Name' } }]);
    const [request] = requestsTo(org, '/composite/sobjects');
    expect(request).toMatchObject({ method: 'PATCH', status: 200 });
    expect(request?.headers).toMatchObject({
      'sforce-auto-assign': 'FALSE',
      'sforce-duplicate-rule-header': 'allowSave=true; includeRecordDetails=false; runAsCurrentUser=true',
      'sforce-call-options': 'client=iterable-bridge'
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      allOrNone: false,
      records: [{ attributes: { type: 'Contact' }, id, FirstName: 'New', LastName: 'Name' }]
    });
  });

  test('have a result for each record, in order; errors of one are no exceptions', async () => {
    const { org, client } = await startBench();
    const ids = loadContacts(org, 4);
    org.faults.lockRow(ids[1] ?? '');
    deleteRecord(org.store, 'Contact', ids[2] ?? '', org.adminUserId);
    const results = await client.updateRecords('Contact', [
      { id: ids[0] ?? '', fields: { FirstName: 'New' } },
      { id: ids[1] ?? '', fields: { FirstName: 'New' } },
      { id: ids[2] ?? '', fields: { FirstName: 'New' } },
      { id: ids[3] ?? '', fields: { LastName: 'x'.repeat(500) } }
    ]);
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, code: 'UNABLE_TO_LOCK_ROW', retryable: true },
      { ok: false, code: 'ENTITY_IS_DELETED', retryable: false },
      { ok: false, code: 'STRING_TOO_LONG', retryable: false }
    ]);
  });

  test('every call says who calls', async () => {
    const { org, client } = await startBench();
    await client.serverTime();
    await client.query(contacts, all);
    const calls = requestsTo(org, '/services/data');
    expect(calls.map(({ headers }) => headers['sforce-call-options'])).toEqual(
      calls.map(() => 'client=iterable-bridge')
    );
  });
});

test('salesforce-api 2.4: the time is that of the org', async () => {
  const { client } = await startBench({ now: '2031-05-06T07:08:09Z' }, undefined, {
    now: () => new Date('2031-05-06T07:08:09Z')
  });
  expect((await client.serverTime()).toISOString()).toBe('2031-05-06T07:08:09.000Z');
});

test('salesforce-api 5: the calls of the day that are left', async () => {
  const { client } = await startBench({ dailyApiRequests: 100 });
  expect(await client.apiLimits()).toEqual({ max: 100, remaining: 99 });
});

describe('salesforce-api 9: custom metadata', () => {
  const columns = ['DeveloperName', 'Source_Object__c', 'Project__r.DeveloperName'];
  const sync = {
    Source_Object__c: 'Contact',
    Direction__c: 'To_Iterable',
    Status__c: 'Active',
    Scope_Type__c: 'All'
  };
  const project = { Data_Center__c: 'US', Project_Type__c: 'Email' };
  test.each(['', 'itbl'])('is read whole, under its plain names (namespace "%s")', async (namespace) => {
    const { org, client } = await startBench({}, () => ({ namespace }));
    loadMetadata(org, resolve(__dirname, '../../force-app'), { namespace: namespace || undefined });
    const own = (name: string): string => (namespace ? `${namespace}__${name}` : name);
    const save = (type: string, developerName: string, values: Record<string, string>) =>
      saveCustomMetadata(org, {
        type: own(type),
        developerName,
        label: developerName,
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [own(name), value]))
      });
    save('Iterable_Project__mdt', 'Main', project);
    save('Iterable_Sync__mdt', 'Contact_To_User', { ...sync, Project__c: 'Main' });
    const rows = await client.readMetadata('Iterable_Sync__mdt', columns);
    expect(rows).toMatchObject([
      { DeveloperName: 'Contact_To_User', Source_Object__c: 'Contact', Project__r: { DeveloperName: 'Main' } }
    ]);
    expect(client.qualify('Iterable_Status__c')).toBe(own('Iterable_Status__c'));
  });

  test('of more than 2,000 records is read by Id, without OR and without a cursor', async () => {
    const { org, client } = await startBench();
    loadMetadata(org, resolve(__dirname, '../../force-app'));
    const names = Array.from({ length: 2003 }, (_, number) => `Project_${String(number).padStart(4, '0')}`);
    for (const developerName of names) {
      saveCustomMetadata(org, {
        type: 'Iterable_Project__mdt',
        developerName,
        label: developerName,
        values: project
      });
    }
    const rows = await client.readMetadata('Iterable_Project__mdt', ['DeveloperName']);
    expect(rows.map(({ DeveloperName }) => DeveloperName).sort()).toEqual(names);
    const queries = requestsTo(org, '/query').map(({ query }) =>
      decodeURIComponent(query.replaceAll('+', ' '))
    );
    expect(queries).toHaveLength(2);
    expect(queries[1]).toContain("WHERE Id > '");
  });
});
