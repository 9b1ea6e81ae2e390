import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../local-org';
import { OrgError, type Row } from '../model';
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

describe('what the Bulk API does not do', () => {
  const refusal = async (query: unknown, more: Row = {}) => {
    const { status, body } = await bulk.ask('POST', 'jobs/query', {
      body: { operation: 'query', query, ...more }
    });
    return { status, ...(body as Row[])[0] };
  };

  test.each([
    ['SELECT Name, COUNT(Id) FROM Contact GROUP BY Name', 'FEATURENOTENABLED', 'GROUP BY'],
    ['SELECT MAX(CreatedDate) FROM Contact', 'FEATURENOTENABLED', 'Aggregate functions'],
    ['SELECT COUNT() FROM Contact', 'FEATURENOTENABLED', 'Aggregate functions'],
    ['SELECT Id FROM Contact LIMIT 5 OFFSET 5', 'FEATURENOTENABLED', 'OFFSET'],
    ['SELECT TYPEOF Who WHEN Contact THEN Email END FROM Task', 'FEATURENOTENABLED', 'TYPEOF'],
    [
      'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
      'FEATURENOTENABLED',
      'Aggregate Relationships not supported in Bulk V2 Query with CSV content type'
    ],
    [
      'SELECT MailingAddress FROM Contact',
      'FUNCTIONALITY_NOT_ENABLED',
      'Selecting compound data not supported in Bulk Query'
    ],
    [
      'SELECT Account.BillingAddress FROM Contact',
      'FUNCTIONALITY_NOT_ENABLED',
      'Selecting compound data not supported in Bulk Query'
    ],
    ['SELECT Nothing__c FROM Contact', 'INVALID_FIELD', "No such column 'Nothing__c'"],
    ['SELECT Id FROM Contact WHERE Nothing__c = 1', 'INVALID_FIELD', "No such column 'Nothing__c'"],
    ['SELECT Id FROM Nothing__c', 'INVALID_TYPE', "sObject type 'Nothing__c' is not supported"],
    ['SELECT FROM', 'MALFORMED_QUERY', 'unexpected token']
  ])('salesforce-api 3.1: refused when the job is made: %s', async (query, errorCode, message) => {
    const refused = await refusal(query);
    expect(refused).toMatchObject({ status: 400, errorCode });
    expect(refused).toMatchObject({ message: expect.stringContaining(message) });
    expect((await bulk.ask('GET', 'jobs/query')).body).toMatchObject({ records: [] });
  });

  test('salesforce-api 3.1: an object that the Bulk API does not serve', async () => {
    await start({ bulk: { unsupportedObjects: ['CaseComment', 'Case'] } });
    expect(await refusal('SELECT Id FROM Case')).toMatchObject({
      status: 400,
      errorCode: 'INVALIDENTITY',
      message: "Entity 'Case' is not supported by the Bulk API."
    });
  });

  test.each([
    { operation: 'delete' },
    { contentType: 'JSON' },
    { columnDelimiter: 'DOT' },
    { lineEnding: 'CR' },
    { query: 17 }
  ])('salesforce-api 3.1: a job that does not exist: %j', async (more) => {
    expect(await refusal('SELECT Id FROM Contact', more)).toMatchObject({ status: 400 });
  });

  test('salesforce-api 3.1: the day has room for so many jobs', async () => {
    await start({ sessionSeconds: Infinity, bulk: { dailyQueryJobs: 1 } });
    await run('SELECT Id FROM Contact');
    expect(await refusal('SELECT Id FROM Contact')).toMatchObject({
      status: 400,
      errorCode: 'LIMIT_EXCEEDED',
      message: 'Max bulk v2 query jobs (1) per 24 hrs has been reached'
    });
    org.clock.advance(24 * 60 * 60 * 1000);
    expect(await run('SELECT Id FROM Contact')).toMatch(/^750/);
  });

  test('salesforce-api 5: /limits counts jobs and the size of results', async () => {
    org.store.load('Contact', people(2));
    await run('SELECT Id FROM Contact');
    expect((await bulk.ask('GET', 'limits')).body).toMatchObject({
      DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 9_999 },
      DailyBulkV2QueryFileStorageMB: { Max: 976_562, Remaining: 976_561 }
    });
  });

  test('salesforce-api 3.1: faults strike requests of jobs like any other', async () => {
    org.faults.on(
      { path: '/results' },
      { kind: 'answer', error: new OrgError(400, 'TXN_SECURITY_METERING_ERROR', 'slow') }
    );
    const id = await run('SELECT Id FROM Contact');
    expect((await bulk.csv(`query/${id}/results`)).status).toBe(400);
    expect((await bulk.csv(`query/${id}/results`)).status).toBe(200);
  });
});
