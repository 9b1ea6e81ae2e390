import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import type { Row } from '../stand-ins/org/model';
import { text } from '../stand-ins/org/schema/field-kinds';
import { callsOf, describeCli, patience, SalesforceCli } from './salesforce-cli';

jest.setTimeout(patience);

const jobs = '/services/data/v66.0/jobs';
const asObject = (lines: string) => {
  const [header = '', ...rows] = lines.trim().split('\n');
  const names = header.replaceAll('"', '').split(',');
  return rows.map((row) => {
    const cells = row.replaceAll('"', '').split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  });
};

describeCli('the real sf CLI moves records in and out of the local org', () => {
  let org: LocalOrg;
  let cli: SalesforceCli;
  beforeAll(async () => {
    // The CLI waits five seconds between two looks at a job.
    org = await startLocalOrg({ bulk: { pace: { looks: 1 }, pageRows: 2 } });
    cli = new SalesforceCli();
    const key = { externalId: true, idLookup: true, unique: true };
    org.catalog.putFields('Contact', [text('Key__c', 'Key', 20, key)]);
    expect(await cli.logIn(org)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    cli?.remove();
    await org?.close();
  });

  const only = (object: string, name: string): Row | undefined =>
    org.store.having(object, object === 'Contact' ? 'LastName' : 'Name', name)[0];

  test('salesforce-api 3.1, 12: data export bulk joins two pages of results', async () => {
    org.store.load('Lead', [
      { LastName: 'One', Company: 'A', Description: 'x, "y"' },
      { LastName: 'Two', Company: 'B' },
      { LastName: 'Three', Company: 'C' }
    ]);
    const soql = 'SELECT LastName, Company, Description FROM Lead';
    const flags = ['--output-file', 'leads.csv', '--wait', '2'];
    const calls = await callsOf(org, async () => {
      expect(await cli.json('data', 'export', 'bulk', '-q', soql, ...flags)).toMatchObject({
        status: 0,
        result: { totalSize: 3 }
      });
    });
    expect(cli.read('leads.csv')).toBe(
      '"LastName","Company","Description"\n"One","A","x, ""y"""\n"Two","B",""\n"Three","C",""\n'
    );
    const results = calls.filter((call) => call.endsWith('/results'));
    expect([calls[0], results.length]).toEqual([`POST ${jobs}/query`, 2]);
  });

  test('salesforce-api 3.2, 12: data upsert bulk with failures, and data bulk results', async () => {
    org.store.load('Contact', [{ LastName: 'Old', Key__c: 'k1' }]);
    cli.write('people.csv', 'Key__c,LastName,Email\nk1,Renamed,a@example.com\nk2,Born,\nk3,,c@example.com\n');
    const flags = ['--file', 'people.csv', '--sobject', 'Contact', '--external-id', 'Key__c', '--wait', '2'];
    const failed = await cli.json('data', 'upsert', 'bulk', ...flags);
    expect(failed).toMatchObject({
      status: 1,
      name: 'FailedRecordDetailsError',
      data: { state: 'JobComplete' }
    });
    expect(only('Contact', 'Renamed')).toMatchObject({ Key__c: 'k1', Email: 'a@example.com' });
    const { jobId } = failed.data as { jobId: string };
    const { result } = await cli.json('data', 'bulk', 'results', '--job-id', jobId);
    expect(result).toMatchObject({ processedRecords: 3, successfulRecords: 2, failedRecords: 1 });
    expect(asObject(cli.read(`${jobId}-success-records.csv`))).toMatchObject([
      { Key__c: 'k2', sf__Created: 'true' },
      { Key__c: 'k1', sf__Created: 'false' }
    ]);
    expect(asObject(cli.read(`${jobId}-failed-records.csv`))).toMatchObject([
      {
        Key__c: 'k3',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --'
      }
    ]);
  });

  test('salesforce-api 3.2, 12: data upsert bulk of what is right', async () => {
    cli.write('right.csv', 'Key__c,LastName\nr1,Right One\nr2,Right Two\n');
    const flags = ['--file', 'right.csv', '--sobject', 'Contact', '--external-id', 'Key__c', '--wait', '2'];
    expect(await cli.json('data', 'upsert', 'bulk', ...flags)).toMatchObject({
      status: 0,
      result: {
        jobInfo: { state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 0 },
        records: {
          successfulResults: [
            { Key__c: 'r2', sf__Created: 'true' },
            { Key__c: 'r1', sf__Created: 'true' }
          ],
          failedResults: [],
          unprocessedRecords: []
        }
      }
    });
  });

  test('salesforce-api 3.2, 12: a file that cannot be read fails with the reason of the job', async () => {
    cli.write('wrong.csv', 'Surname\nA\n');
    const flags = [
      '--file',
      'wrong.csv',
      '--sobject',
      'Contact',
      '--column-delimiter',
      'COMMA',
      '--wait',
      '2'
    ];
    expect(await cli.json('data', 'import', 'bulk', ...flags)).toMatchObject({
      status: 1,
      name: 'JobFailedError',
      message: expect.stringContaining('InvalidBatch : Field name not found : Surname')
    });
  });

  test('salesforce-api 4, 12: data create record and data update record', async () => {
    const created = await cli.json(
      'data',
      'create',
      'record',
      '--sobject',
      'Account',
      '--values',
      "Name='Acme Inc'"
    );
    const { id } = created.result as { id: string };
    expect(only('Account', 'Acme Inc')).toMatchObject({ Id: id, OwnerId: org.integrationUserId });
    const flags = ['--sobject', 'Account', '--record-id', id, '--values', 'Industry=Banking'];
    expect(await cli.json('data', 'update', 'record', ...flags)).toMatchObject({ status: 0 });
    expect(only('Account', 'Acme Inc')).toMatchObject({ Industry: 'Banking' });
  });

  test('salesforce-api 4: data import tree plants parents with their children', async () => {
    const contact = { attributes: { type: 'Contact', referenceId: 'c1' }, LastName: 'Leaf' };
    const account = {
      attributes: { type: 'Account', referenceId: 'a1' },
      Name: 'Root',
      Contacts: { records: [contact] }
    };
    cli.write('tree.json', JSON.stringify({ records: [account] }));
    expect(await cli.json('data', 'import', 'tree', '--files', 'tree.json')).toMatchObject({ status: 0 });
    expect(only('Contact', 'Leaf')).toMatchObject({ AccountId: only('Account', 'Root')?.Id });
  });

  test('salesforce-api 5, 12: org list limits', async () => {
    const { result } = await cli.json('org', 'list', 'limits');
    expect(result).toContainEqual({
      name: 'DailyApiRequests',
      max: 15_000,
      remaining: 15_000 - org.usage.used
    });
  });

  test('salesforce-api 6, 12: sobject describe', async () => {
    const { result } = await cli.json('sobject', 'describe', '--sobject', 'Contact');
    const { name, fields } = result as { name: string; fields: Row[] };
    expect(name).toBe('Contact');
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'Key__c', type: 'string', length: 20, externalId: true })
    );
  });
});
