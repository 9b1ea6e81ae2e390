/** The real jsforce makes Bulk jobs in the local org, within its traps (salesforce-api 0.1). */
import { Connection } from 'jsforce';
import { type IngestJobV2, QueryJobV2 } from 'jsforce/lib/api/bulk2';
import { HttpApi } from 'jsforce/lib/http-api';
import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../stand-ins/org/local-org';
import { OrgError } from '../stand-ins/org/model';
import { text } from '../stand-ins/org/schema/field-kinds';
import { connect, errorOf, version } from './jsforce-connection';

let org: LocalOrg;
let connection: Connection;

async function start(options: LocalOrgOptions = {}): Promise<void> {
  await org?.close();
  org = await startLocalOrg(options);
  const key = { externalId: true, idLookup: true, unique: true };
  org.catalog.putFields('Contact', [text('Key__c', 'Key', 20, key)]);
  connection = await connect(org);
}
beforeEach(() => start());
afterAll(() => org.close());

const pollingOptions = { pollInterval: 5, pollTimeout: 5000 };

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ LastName: `Person ${index}` }));

/** A query job, made and polled by jsforce. */
async function runQuery(query: string, operation: 'query' | 'queryAll' = 'query'): Promise<string> {
  const job = new QueryJobV2(connection, { bodyParams: { query, operation }, pollingOptions });
  await job.open();
  await job.poll();
  return String(job.id);
}

/** One page of results and its headers, read through jsforce's session. */
async function readPage(path: string): Promise<{ csv: string; locator: string; records: string }> {
  const api = new HttpApi(connection, { responseType: 'text/plain' });
  let headers: Record<string, string> = {};
  api.on('response', (response: { headers: Record<string, string> }) => ({ headers } = response));
  const url = `${connection.instanceUrl}/services/data/v${version}/jobs/query/${path}`;
  const csv = await api.request<string>({ method: 'GET', url });
  return {
    csv,
    locator: headers['sforce-locator'] ?? '',
    records: headers['sforce-numberofrecords'] ?? ''
  };
}

type JobOptions = Parameters<Connection['bulk2']['createJob']>[0];

/** An ingest job with a CSV text of our own, made and polled by jsforce. */
async function runIngest(options: JobOptions, csv: string): Promise<IngestJobV2<never>> {
  const job = connection.bulk2.createJob(options) as IngestJobV2<never>;
  await job.open();
  await job.uploadData(csv);
  await job.close();
  await job.poll(pollingOptions.pollInterval, pollingOptions.pollTimeout);
  return job;
}

describe('query jobs', () => {
  test('salesforce-api 0.1, 3.1: a job is made and polled, its pages are read with their headers', async () => {
    await start({ bulk: { pageRows: 2 } });
    org.store.load('Contact', people(3));
    const id = await runQuery('SELECT LastName FROM Contact');
    const first = await readPage(`${id}/results`);
    expect(first).toMatchObject({ csv: '"LastName"\n"Person 0"\n"Person 1"\n', records: '2' });
    const last = await readPage(`${id}/results?locator=${first.locator}`);
    expect(last).toEqual({ csv: '"LastName"\n"Person 2"\n', records: '1', locator: 'null' });
  });

  test('salesforce-api 0 (row 5), 3.1: jsforce reads a result of one page by itself', async () => {
    org.store.load('Contact', [{ LastName: 'O"Hara, Zoë', Description: 'one\ntwo' }]);
    const stream = await connection.bulk2.query('SELECT LastName, Description FROM Contact', pollingOptions);
    expect(await stream.toArray()).toEqual([{ LastName: 'O"Hara, Zoë', Description: 'one\ntwo' }]);
    expect(org.requests.filter(({ path }) => path.endsWith('/results'))).toHaveLength(1);
  });

  test('salesforce-api 0.1: a session that ended is renewed while a page is read', async () => {
    org.store.load('Contact', people(1));
    const id = await runQuery('SELECT Id FROM Contact');
    const refreshFn = jest.fn((_: Connection, done: (error: Error | null, token?: string) => void) => {
      done(null, org.sessions.issue(org.integrationUserId).token);
    });
    connection = new Connection({ instanceUrl: org.url, accessToken: 'ended', version, refreshFn });
    expect((await readPage(`${id}/results`)).records).toBe('1');
    expect(refreshFn).toHaveBeenCalledTimes(1);
  });

  test('salesforce-api 3.1: what Bulk refuses is an error with its code', async () => {
    const error = await errorOf(runQuery('SELECT Id, (SELECT Id FROM Contacts) FROM Account'));
    expect(error).toMatchObject({ name: 'FEATURENOTENABLED' });
  });

  test('salesforce-api 3.1: a job that fails, one that is aborted, one that is deleted', async () => {
    org.bulk.failNext();
    expect((await errorOf(runQuery('SELECT Id FROM Contact'))).message).toBe('Query job failed to complete');
    const bodyParams = { query: 'SELECT Id FROM Contact', operation: 'query' as const };
    const job = new QueryJobV2(connection, { bodyParams, pollingOptions });
    await job.open();
    expect(await job.abort()).toMatchObject({ state: 'Aborted' });
    expect((await errorOf(job.poll())).message).toBe('Job has been aborted');
    await job.delete();
    expect((await errorOf(job.check())).name).toBe('NOT_FOUND');
  });

  test('salesforce-api 3.1: queryAll by jsforce finds what is in the bin', async () => {
    org.store.load('Contact', [{ LastName: 'Gone', IsDeleted: true }]);
    const page = await readPage(`${await runQuery('SELECT LastName FROM Contact', 'queryAll')}/results`);
    expect(page.csv).toBe('"LastName"\n"Gone"\n');
  });
});

describe('ingest jobs', () => {
  test('salesforce-api 0.1, 3.2: upsert with a CSV text; one answer a record, told by our own key', async () => {
    org.store.load('Contact', [{ LastName: 'Old', Key__c: 'k1' }]);
    const job = await runIngest(
      { object: 'Contact', operation: 'upsert', externalIdFieldName: 'Key__c' },
      'Key__c,LastName,Email\nk1,New,new@example.com\nk2,Born,\nk3,,nobody@example.com\n'
    );
    expect(job.getInfo()).toMatchObject({ numberRecordsProcessed: 3, numberRecordsFailed: 1 });
    const { successfulResults, failedResults, unprocessedRecords } = await job.getAllResults();
    const created = (successfulResults as unknown as Record<string, string>[]).map((row) => [
      row.Key__c,
      row.sf__Created
    ]);
    expect(Object.fromEntries(created)).toEqual({ k1: 'false', k2: 'true' });
    expect(failedResults).toMatchObject([
      {
        Key__c: 'k3',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --'
      }
    ]);
    expect(unprocessedRecords).toEqual([]);
    expect(org.store.having('Contact', 'Key__c', 'k1')).toMatchObject([{ LastName: 'New' }]);
  });

  test('salesforce-api 0 (row 9): jsforce streams the upload, without a length', async () => {
    await runIngest({ object: 'Contact', operation: 'insert' }, 'LastName\nA\n');
    const upload = org.requests.find(({ method }) => method === 'PUT');
    expect(upload).toMatchObject({ status: 201, headers: { 'transfer-encoding': 'chunked' } });
  });

  test('salesforce-api 0.1: records as objects get a blank Id column, and null becomes #N/A', async () => {
    const [id] = org.store.load('Contact', [{ LastName: 'Old', Key__c: 'k1', Email: 'old@example.com' }]);
    const results = await connection.bulk2.loadAndWaitForResults({
      object: 'Contact',
      operation: 'upsert',
      externalIdFieldName: 'Key__c',
      input: [{ Key__c: 'k1', LastName: 'New', Email: null }],
      ...pollingOptions
    });
    expect(org.requests.find(({ method }) => method === 'PUT')?.body).toMatch(
      /^Id,Key__c,LastName,Email\n,k1,New,#N\/A/
    );
    expect(results.successfulResults).toMatchObject([{ sf__Id: id, sf__Created: 'false' }]);
    expect(org.store.get('Contact', id)).toMatchObject({ LastName: 'New', Email: null });
  });

  test('salesforce-api 3.2: update and delete by id', async () => {
    const ids = org.store.load('Contact', people(2));
    await runIngest({ object: 'Contact', operation: 'update' }, `Id,Title\n${ids[0]},Countess\n`);
    await runIngest({ object: 'Contact', operation: 'delete' }, `Id\n${ids[1]}\n`);
    expect(org.store.get('Contact', ids[0])).toMatchObject({ Title: 'Countess' });
    expect(org.store.get('Contact', ids[1])).toMatchObject({ IsDeleted: true });
  });

  test('salesforce-api 3.2: a header that is wrong fails the job with its reason', async () => {
    const failed = runIngest({ object: 'Contact', operation: 'insert' }, 'Surname\nA\n');
    expect((await errorOf(failed)).message).toContain('InvalidBatch : Field name not found : Surname');
  });

  test('salesforce-api 4.1: records that are locked are told one by one', async () => {
    const ids = org.store.load('Contact', people(2));
    org.faults.lockRow(String(ids[0]));
    org.faults.failWrite(
      { id: ids[1] },
      new OrgError(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No', ['Title'])
    );
    const job = await runIngest(
      { object: 'Contact', operation: 'update' },
      `Id,Title\n${ids[0]},A\n${ids[1]},B\n`
    );
    const failures = (await job.getFailedResults()) as unknown as Record<string, string>[];
    expect(Object.fromEntries(failures.map((row) => [row.sf__Id, row.sf__Error?.split(':')[0]]))).toEqual({
      [String(ids[0])]: 'UNABLE_TO_LOCK_ROW',
      [String(ids[1])]: 'FIELD_CUSTOM_VALIDATION_EXCEPTION'
    });
  });

  test('salesforce-api 3.2: an aborted job hands back what it did not do', async () => {
    const job = connection.bulk2.createJob({ object: 'Contact', operation: 'insert' });
    await job.open();
    await job.uploadData('LastName\nA\n');
    await job.close();
    await job.abort();
    expect(await job.getUnprocessedRecords()).toEqual([{ LastName: 'A' }]);
    await job.delete();
    expect((await errorOf(job.check())).name).toBe('NOT_FOUND');
  });
});
