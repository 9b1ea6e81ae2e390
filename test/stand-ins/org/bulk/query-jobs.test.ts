import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../local-org';
import type { Row } from '../model';
import { BulkClient } from './ask-bulk';

let org: LocalOrg;
let bulk: BulkClient;

async function start(options: LocalOrgOptions = {}): Promise<void> {
  await org?.close();
  org = await startLocalOrg(options);
  bulk = new BulkClient(org);
}
beforeEach(() => start());
afterAll(() => org.close());

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ LastName: `Person ${index}` }));

/** A finished job for a query; its id. */
async function run(query: string, more: Row = {}): Promise<string> {
  const { id } = await bulk.create('query', { operation: 'query', query, ...more });
  await bulk.until('query', id, 'JobComplete');
  return String(id);
}

const results = async (query: string, more: Row = {}) => bulk.csv(`query/${await run(query, more)}/results`);

describe('the life of a query job', () => {
  test('salesforce-api 3.1: the answer to a new job', async () => {
    await start({ now: '2026-01-02T17:38:59Z' });
    const job = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    expect(job).toEqual({
      id: expect.stringMatching(/^750\w{15}$/),
      operation: 'query',
      object: 'Contact',
      createdById: org.integrationUserId,
      createdDate: '2026-01-02T17:38:59.000+0000',
      systemModstamp: '2026-01-02T17:38:59.000+0000',
      state: 'UploadComplete',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 66,
      lineEnding: 'LF',
      columnDelimiter: 'COMMA'
    });
  });

  test('salesforce-api 3.1: in progress at the first look, complete at the second', async () => {
    org.store.load('Contact', people(3));
    const { id } = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    expect(await bulk.get('query', id)).toMatchObject({ state: 'InProgress', numberRecordsProcessed: 0 });
    expect(await bulk.get('query', id)).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Query',
      numberRecordsProcessed: 3,
      retries: 0,
      totalProcessingTime: expect.any(Number),
      isPkChunkingSupported: true
    });
  });

  test('salesforce-api 3.1: or it takes its time by the clock of the org', async () => {
    await start({ now: '2026-01-02T03:00:00Z', bulk: { pace: { seconds: 60 } } });
    const { id } = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    expect(await bulk.get('query', id)).toMatchObject({ state: 'UploadComplete' });
    org.clock.advance(30_000);
    expect(await bulk.get('query', id)).toMatchObject({ state: 'InProgress' });
    org.clock.advance(30_000);
    expect(await bulk.get('query', id)).toMatchObject({ state: 'JobComplete' });
  });

  test('salesforce-api 3.1: ORDER BY and LIMIT switch PK chunking off', async () => {
    const id = await run('SELECT Id FROM Contact ORDER BY Name LIMIT 1');
    expect(await bulk.get('query', id)).toMatchObject({ isPkChunkingSupported: false });
  });

  test('salesforce-api 3.1: a job is aborted while it is worked on, and has no results', async () => {
    const { id } = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    const { status, body } = await bulk.ask('PATCH', `jobs/query/${String(id)}`, {
      body: { state: 'Aborted' }
    });
    expect([status, body]).toEqual([200, expect.objectContaining({ state: 'Aborted' })]);
    expect((await bulk.csv(`query/${String(id)}/results`)).status).toBe(400);
  });

  test('salesforce-api 3.1: a complete job is not aborted', async () => {
    const id = await run('SELECT Id FROM Contact');
    expect(await bulk.ask('PATCH', `jobs/query/${id}`, { body: { state: 'Aborted' } })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALIDJOBSTATE', message: 'Aborting already Completed Job not allowed' }]
    });
  });

  test('salesforce-api 3.1: a deleted job is gone', async () => {
    const id = await run('SELECT Id FROM Contact');
    expect(await bulk.ask('DELETE', `jobs/query/${id}`)).toMatchObject({ status: 204, body: null });
    expect(await bulk.ask('GET', `jobs/query/${id}`)).toMatchObject({ status: 404 });
  });

  test('salesforce-api 3.3: jobs are kept seven days', async () => {
    await start({ sessionSeconds: Infinity });
    const id = await run('SELECT Id FROM Contact');
    org.clock.advance(6 * 24 * 60 * 60 * 1000);
    expect((await bulk.csv(`query/${id}/results`)).status).toBe(200);
    org.clock.advance(2 * 24 * 60 * 60 * 1000);
    expect((await bulk.csv(`query/${id}/results`)).status).toBe(404);
  });

  test('salesforce-api 3.1: all jobs, the newest first', async () => {
    const first = await run('SELECT Id FROM Contact');
    const second = await run('SELECT Id FROM Lead');
    const { body } = await bulk.ask('GET', 'jobs/query');
    expect(body).toMatchObject({
      done: true,
      nextRecordsUrl: null,
      records: [
        { id: second, object: 'Lead' },
        { id: first, object: 'Contact' }
      ]
    });
    expect((await bulk.ask('GET', 'jobs/query?jobType=V2Ingest')).body).toMatchObject({ records: [] });
  });

  test('salesforce-api 3.1: a failed job may not say why', async () => {
    org.bulk.failNext();
    const { id } = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    expect(await bulk.until('query', id, 'Failed')).not.toHaveProperty('errorMessage');
  });
});

describe('pages of results', () => {
  test('salesforce-api 3.1: every page repeats the header; the last one has the locator "null"', async () => {
    org.store.load('Contact', people(5));
    const id = await run('SELECT LastName FROM Contact');
    const first = await bulk.csv(`query/${id}/results?maxRecords=3`);
    expect(first.text).toBe('"LastName"\n"Person 0"\n"Person 1"\n"Person 2"\n');
    expect(first.headers.get('content-type')).toBe('text/csv');
    expect(first.headers.get('sforce-numberofrecords')).toBe('3');
    const locator = first.headers.get('sforce-locator');
    const last = await bulk.csv(`query/${id}/results?maxRecords=3&locator=${locator}`);
    expect(last.text).toBe('"LastName"\n"Person 3"\n"Person 4"\n');
    expect(last.headers.get('sforce-numberofrecords')).toBe('2');
    expect(last.headers.get('sforce-locator')).toBe('null');
    const again = await bulk.csv(`query/${id}/results?maxRecords=3&locator=${locator}`);
    expect(again.text).toBe(last.text);
  });

  test('salesforce-api 3.1: the locator is the base64 of the offset', async () => {
    await start({ bulk: { pageRows: 10_000 } });
    org.store.load('Contact', people(10_001));
    const first = await bulk.csv(`query/${await run('SELECT Id FROM Contact')}/results?maxRecords=50000`);
    expect(first.headers.get('sforce-numberofrecords')).toBe('10000');
    expect(first.headers.get('sforce-locator')).toBe('MTAwMDA');
  });

  test.each(['locator=null', 'locator=OTk5OTk', 'maxRecords=0', 'maxRecords=many'])(
    'salesforce-api 3.1: %s is refused',
    async (parameter) => {
      org.store.load('Contact', people(2));
      const id = await run('SELECT Id FROM Contact');
      expect((await bulk.csv(`query/${id}/results?${parameter}`)).status).toBe(400);
    }
  );

  test('salesforce-api 3.1: another version than that of the job answers 409', async () => {
    const id = await run('SELECT Id FROM Contact');
    expect((await bulk.csv(`query/${id}/results`, '65.0')).status).toBe(409);
    expect((await bulk.csv(`query/${id}/resultPages`, '65.0')).status).toBe(409);
  });

  test('salesforce-api 3.1: results are there once the job is complete', async () => {
    const { id } = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    expect(await bulk.csv(`query/${String(id)}/results`)).toMatchObject({
      status: 400,
      text: expect.stringContaining('INVALIDJOBSTATE')
    });
  });

  test('salesforce-api 3.1: (uncertain) before that the answer may be empty', async () => {
    await start({ switches: { bulkEarlyResults: 'no content' } });
    const { id } = await bulk.create('query', { operation: 'query', query: 'SELECT Id FROM Contact' });
    expect(await bulk.csv(`query/${String(id)}/results`)).toMatchObject({ status: 204, text: '' });
  });

  test('salesforce-api 13.9: (uncertain) no rows: the header alone, or nothing', async () => {
    const header = await results('SELECT Id, Email FROM Contact');
    expect(header).toMatchObject({ status: 200, text: '"Id","Email"\n' });
    expect(header.headers.get('sforce-numberofrecords')).toBe('0');
    expect(header.headers.get('sforce-locator')).toBe('null');
    await start({ switches: { bulkEmptyResult: 'nothing' } });
    expect(await results('SELECT Id, Email FROM Contact')).toMatchObject({ status: 200, text: '' });
  });

  test('salesforce-api 3.1: the addresses of five pages at a time', async () => {
    await start({ bulk: { pageRows: 2 } });
    org.store.load('Contact', people(11));
    const id = await run('SELECT LastName FROM Contact');
    const { body } = await bulk.ask('GET', `jobs/query/${id}/resultPages`);
    const { resultPages, nextRecordsUrl, done } = body as Row & { resultPages: { resultUrl: string }[] };
    expect([resultPages.length, done]).toEqual([5, false]);
    const second = String(resultPages[1]?.resultUrl).replace('/services/data/v66.0/jobs/', '');
    expect((await bulk.csv(second)).text).toBe('"LastName"\n"Person 2"\n"Person 3"\n');
    const rest = (await bulk.ask('GET', String(nextRecordsUrl))).body;
    expect(rest).toMatchObject({ done: true, nextRecordsUrl: null });
    expect((rest as Row).resultPages).toHaveLength(1);
  });

  test('salesforce-api 3.1: (uncertain) the key of the next five may be nextRecordUrl', async () => {
    await start({ bulk: { pageRows: 1 }, switches: { bulkNextPagesKey: 'nextRecordUrl' } });
    org.store.load('Contact', people(6));
    const { body } = await bulk.ask('GET', `jobs/query/${await run('SELECT Id FROM Contact')}/resultPages`);
    expect(body).toMatchObject({ nextRecordUrl: expect.stringContaining('/resultPages?locator=') });
    expect(body).not.toHaveProperty('nextRecordsUrl');
  });
});

describe('the CSV of results', () => {
  test('salesforce-api 3.1: columns in the order asked for, parents as Account.Name, null as nothing', async () => {
    const [AccountId] = org.store.load('Account', [{ Name: 'Acme', Industry: null }]);
    org.store.load('Contact', [{ LastName: 'With', AccountId }, { LastName: 'Without' }]);
    const { text } = await results('SELECT account.name, c.lastname, Account.Industry FROM Contact c');
    expect(text).toBe('"Account.Name","LastName","Account.Industry"\n"Acme","With",""\n"","Without",""\n');
  });

  test('salesforce-api 3.1 and 6: dateTimes end in Z, whole numbers in .0, booleans are words', async () => {
    org.store.load('Opportunity', [
      {
        Name: 'Big',
        Amount: 912,
        IsPrivate: true,
        CloseDate: '2026-01-02',
        CreatedDate: '2026-01-02T03:04:05Z'
      }
    ]);
    const query = 'SELECT Amount, IsPrivate, CloseDate, CreatedDate FROM Opportunity';
    const row = '"912.0","true","2026-01-02","2026-01-02T03:04:05.000Z"\n';
    expect((await results(query)).text.split('\n').slice(1).join('\n')).toBe(row);
  });

  test('salesforce-api 3.1: (uncertain) whole numbers may be plain', async () => {
    await start({ switches: { bulkWholeNumbers: 'plain' } });
    org.store.load('Account', [{ Name: 'Acme', NumberOfEmployees: 40, AnnualRevenue: 1.5 }]);
    const { text } = await results('SELECT NumberOfEmployees, AnnualRevenue FROM Account');
    expect(text).toBe('"NumberOfEmployees","AnnualRevenue"\n"40","1.5"\n');
  });

  test('salesforce-api 3.1: quotes are doubled, delimiters and line breaks stay inside quotes', async () => {
    org.store.load('Contact', [{ LastName: 'O"Hara, Zoë', Description: 'one\ntwo' }]);
    const { text } = await results('SELECT LastName, Description FROM Contact');
    expect(text).toBe('"LastName","Description"\n"O""Hara, Zoë","one\ntwo"\n');
  });

  test.each([
    ['TAB', '\t'],
    ['SEMICOLON', ';'],
    ['PIPE', '|'],
    ['CARET', '^'],
    ['BACKQUOTE', '`']
  ])('salesforce-api 3.1: %s as the delimiter, lines that end in CRLF', async (columnDelimiter, sign) => {
    org.store.load('Contact', [{ LastName: 'A', FirstName: 'B' }]);
    const { text } = await results('SELECT LastName, FirstName FROM Contact', {
      columnDelimiter,
      lineEnding: 'CRLF'
    });
    expect(text).toBe(`"LastName"${sign}"FirstName"\r\n"A"${sign}"B"\r\n`);
  });

  test('salesforce-api 3.1: queryAll finds deleted records too', async () => {
    const [id] = org.store.load('Contact', [{ LastName: 'Gone', IsDeleted: true }]);
    const query = 'SELECT Id, IsDeleted FROM Contact';
    expect((await results(query)).text).toBe('"Id","IsDeleted"\n');
    expect((await results(query, { operation: 'queryAll' })).text).toBe(`"Id","IsDeleted"\n"${id}","true"\n`);
  });
});
