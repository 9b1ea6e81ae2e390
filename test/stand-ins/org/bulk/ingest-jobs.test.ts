import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../local-org';
import type { Row } from '../model';
import { text } from '../schema/field-kinds';
import { BulkClient } from './ask-bulk';

let org: LocalOrg;
let bulk: BulkClient;

const key = { externalId: true, idLookup: true };

async function start(options: LocalOrgOptions = {}): Promise<void> {
  await org?.close();
  org = await startLocalOrg(options);
  org.catalog.putFields('Contact', [
    text('Key__c', 'Key', 20, key, { unique: true }),
    text('Loose__c', 'Loose', 20, key)
  ]);
  org.catalog.putFields('Account', [text('Number__c', 'Number', 20, key, { unique: true })]);
  bulk = new BulkClient(org);
}
beforeEach(() => start());
afterAll(() => org.close());

const insert = { object: 'Contact', operation: 'insert' };
const upsert = { object: 'Contact', operation: 'upsert', externalIdFieldName: 'Key__c' };

const only = (object: string) => Array.from(org.store.rows(object, { includeDeleted: false }));
const csv = async ({ id }: Row, results: string) => (await bulk.csv(`ingest/${String(id)}/${results}`)).text;

describe('the life of an ingest job', () => {
  test('salesforce-api 3.2: the answer to a new job', async () => {
    await start({ now: '2026-01-02T03:04:05Z' });
    const job = await bulk.create('ingest', upsert);
    expect(job).toEqual({
      id: expect.stringMatching(/^750\w{15}$/),
      operation: 'upsert',
      object: 'Contact',
      createdById: org.integrationUserId,
      createdDate: '2026-01-02T03:04:05.000+0000',
      systemModstamp: '2026-01-02T03:04:05.000+0000',
      state: 'Open',
      externalIdFieldName: 'Key__c',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 66,
      contentUrl: `services/data/v66.0/jobs/ingest/${String(job.id)}/batches`,
      lineEnding: 'LF',
      columnDelimiter: 'COMMA'
    });
  });

  test('salesforce-api 3.2: upload, close, in progress, complete', async () => {
    const { id } = await bulk.create('ingest', insert);
    expect(await bulk.upload(id, 'LastName\nLovelace\n')).toMatchObject({ status: 201, body: null });
    expect(await bulk.close(id)).toMatchObject({ status: 200, body: { state: 'UploadComplete' } });
    expect(await bulk.get('ingest', id)).toMatchObject({ state: 'InProgress', numberRecordsProcessed: 0 });
    expect(only('Contact')).toHaveLength(0);
    expect(await bulk.get('ingest', id)).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Ingest',
      numberRecordsProcessed: 1,
      numberRecordsFailed: 0,
      retries: 0,
      apexProcessingTime: 0,
      apiActiveProcessingTime: 0,
      totalProcessingTime: expect.any(Number)
    });
    expect(only('Contact')).toMatchObject([{ LastName: 'Lovelace', CreatedById: org.integrationUserId }]);
  });

  test('salesforce-api 0 (row 9): an upload may come in chunks, without a length', async () => {
    const { id } = await bulk.create('ingest', insert);
    const parts = ['LastName\nLove', 'lace\n'].map((part) => new TextEncoder().encode(part));
    const { token } = org.sessions.issue(org.integrationUserId);
    const answer = await fetch(`${org.url}/services/data/v66.0/jobs/ingest/${String(id)}/batches`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: ReadableStream.from(parts),
      duplex: 'half'
    });
    expect([answer.status, await answer.text()]).toEqual([201, '']);
    expect(org.requests.at(-1)?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
    await bulk.close(id);
    await bulk.until('ingest', id, 'JobComplete');
    expect(only('Contact')).toMatchObject([{ LastName: 'Lovelace' }]);
  });

  test('salesforce-api 3.2: one upload per job', async () => {
    const { id } = await bulk.create('ingest', insert);
    await bulk.upload(id, 'LastName\nA\n');
    expect(await bulk.upload(id, 'LastName\nB\n')).toMatchObject({
      status: 400,
      body: [{ message: expect.stringContaining('Found multiple contents for job') }]
    });
  });

  test('salesforce-api 3.3: an upload has a largest size', async () => {
    await start({ bulk: { maxUploadBytes: 20 } });
    const { id } = await bulk.create('ingest', insert);
    expect(await bulk.upload(id, 'LastName\nSomebody with a name\n')).toMatchObject({ status: 400 });
    expect(await bulk.upload(id, 'LastName\nShort\n')).toMatchObject({ status: 201 });
  });

  test('salesforce-api 4.1: an upload is text/csv', async () => {
    const { id } = await bulk.create('ingest', insert);
    expect(await bulk.ask('PUT', `jobs/ingest/${String(id)}/batches`, { body: {} })).toMatchObject({
      status: 415
    });
  });

  test('salesforce-api 3.2: an aborted job leaves all its records unprocessed', async () => {
    const job = await bulk.create('ingest', insert);
    await bulk.upload(job.id, 'LastName\nA\nB\n');
    await bulk.close(job.id);
    const { body } = await bulk.ask('PATCH', `jobs/ingest/${String(job.id)}`, { body: { state: 'Aborted' } });
    expect(body).toMatchObject({ state: 'Aborted' });
    expect(await csv(job, 'unprocessedrecords')).toBe('LastName\nA\nB\n');
    expect(await csv(job, 'successfulResults')).toBe('"sf__Id","sf__Created"\n');
    expect(only('Contact')).toHaveLength(0);
  });

  test('salesforce-api 3.2: what is done cannot be closed, aborted or filled', async () => {
    const { id } = await bulk.ingest(insert, 'LastName\nA\n');
    const patched = (state: string) => bulk.ask('PATCH', `jobs/ingest/${String(id)}`, { body: { state } });
    for (const answer of [
      await patched('Aborted'),
      await patched('UploadComplete'),
      await bulk.upload(id, 'x\n')
    ]) {
      expect(answer).toMatchObject({ status: 400, body: [{ errorCode: 'INVALIDJOBSTATE' }] });
    }
  });

  test('salesforce-api 3.2: an open job is not deleted, a complete one is', async () => {
    const open = await bulk.create('ingest', insert);
    expect((await bulk.ask('DELETE', `jobs/ingest/${String(open.id)}`)).status).toBe(400);
    const { id } = await bulk.ingest(insert, 'LastName\nA\n');
    expect((await bulk.ask('DELETE', `jobs/ingest/${String(id)}`)).status).toBe(204);
    expect((await bulk.ask('GET', `jobs/ingest/${String(id)}`)).status).toBe(404);
  });

  test('salesforce-api 3.2: results are there once the job is over', async () => {
    const { id } = await bulk.create('ingest', insert);
    for (const results of ['successfulResults', 'failedResults', 'unprocessedrecords']) {
      expect((await bulk.csv(`ingest/${String(id)}/${results}`)).status).toBe(400);
    }
  });

  test('salesforce-api 3.2: all jobs, the newest first', async () => {
    await bulk.ingest(insert, 'LastName\nA\n');
    const second = await bulk.create('ingest', upsert);
    const { body } = await bulk.ask('GET', 'jobs/ingest');
    expect(body).toMatchObject({ done: true, records: [{ id: second.id }, { state: 'JobComplete' }] });
  });

  test('salesforce-api 3.3: every 10,000 records are a batch of the day', async () => {
    await bulk.ingest(insert, `LastName\n${'X\n'.repeat(10_001)}`);
    expect((await bulk.ask('GET', 'limits')).body).toMatchObject({
      DailyBulkApiBatches: { Max: 15_000, Remaining: 14_998 }
    });
  });

  test('salesforce-api 3.1: a job that fails says why, or does not', async () => {
    org.bulk.failNext('InternalServerError : try again');
    const { id } = await bulk.create('ingest', insert);
    await bulk.upload(id, 'LastName\nA\n');
    await bulk.close(id);
    expect(await bulk.until('ingest', id, 'Failed')).toMatchObject({
      errorMessage: 'InternalServerError : try again',
      numberRecordsProcessed: 0
    });
  });

  test.each([
    [{ operation: 'upsert', object: 'Contact' }, 'INVALIDJOB', 'External ID was blank for Contact'],
    [
      { operation: 'upsert', object: 'Contact', externalIdFieldName: 'LastName' },
      'INVALIDJOB',
      'Field name provided, lastname does not match an External ID, Salesforce Id, or indexed field for Contact'
    ],
    [{ operation: 'undelete', object: 'Contact' }, 'INVALIDJOB', 'undelete'],
    [{ operation: 'insert', object: 'Nothing__c' }, 'INVALIDENTITY', 'Nothing__c'],
    [{ operation: 'insert', object: 'Contact', lineEnding: 'CR' }, 'INVALIDJOB', 'CR']
  ])('salesforce-api 3.2: a job that cannot be made: %j', async (job, errorCode, message) => {
    const { status, body } = await bulk.ask('POST', 'jobs/ingest', { body: job });
    expect([status, body]).toEqual([400, [{ errorCode, message: expect.stringContaining(message) }]]);
  });
});
