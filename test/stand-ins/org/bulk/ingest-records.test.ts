import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from '../local-org';
import { OrgError, type Row } from '../model';
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

/** The errors of a job, in the order of the upload. */
async function errors(job: Row): Promise<string[]> {
  const lines = (await csv(job, 'failedResults')).trim().split('\n').slice(1).reverse();
  return lines.map((line) => /^"[^"]*","((?:[^"]|"")*)"/.exec(line)?.[1] ?? line);
}

describe('writing records', () => {
  test('salesforce-api 3.2: insert, with the results beside the columns that were sent', async () => {
    const job = await bulk.ingest(
      insert,
      'LastName,FirstName,Email\nA,"O""Hara, Zoë",a@example.com\n,B,b@example.com\n'
    );
    expect(job).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    const [made] = only('Contact');
    expect(made).toMatchObject({ LastName: 'A', FirstName: 'O"Hara, Zoë' });
    expect(await csv(job, 'successfulResults')).toBe(
      `"sf__Id","sf__Created","LastName","FirstName","Email"\n"${String(made?.Id)}","true","A","O""Hara, Zoë","a@example.com"\n`
    );
    expect(await csv(job, 'failedResults')).toBe(
      '"sf__Id","sf__Error","LastName","FirstName","Email"\n' +
        '"","REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --","","B","b@example.com"\n'
    );
    expect(await csv(job, 'unprocessedrecords')).toBe('"LastName","FirstName","Email"\n');
  });

  test('salesforce-api 3.2: the order of the results is not that of the upload', async () => {
    const lines = 'LastName\nA\nB\nC\n';
    const order = async () => {
      const text = await csv(await bulk.ingest(insert, lines), 'successfulResults');
      return text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.at(-2));
    };
    expect(await order()).toEqual(['C', 'B', 'A']);
    await start({ switches: { bulkResultOrder: 'as uploaded' } });
    expect(await order()).toEqual(['A', 'B', 'C']);
  });

  test('salesforce-api 3.2: update; an empty cell leaves the value, #N/A clears it', async () => {
    const ids = org.store.load('Contact', [
      { LastName: 'A', FirstName: 'Old', Email: 'a@example.com' },
      { LastName: 'B', FirstName: 'Old', Email: 'b@example.com' }
    ]);
    const job = await bulk.ingest(
      { object: 'Contact', operation: 'update' },
      `Id,FirstName,Email\n${ids[0]},,#N/A\n${ids[1]?.slice(0, 15)},New,\n003000000000000,X,\n,X,\n`
    );
    expect(org.store.get('Contact', ids[0])).toMatchObject({ FirstName: 'Old', Email: null });
    expect(org.store.get('Contact', ids[1])).toMatchObject({ FirstName: 'New', Email: 'b@example.com' });
    expect(await errors(job)).toEqual([
      'INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--',
      'MISSING_ARGUMENT:Id not specified in an update call:Id --'
    ]);
  });

  test('salesforce-api 3.2: upsert by external id creates and updates', async () => {
    const [id] = org.store.load('Contact', [{ LastName: 'Old', Key__c: 'k1' }]);
    const job = await bulk.ingest(upsert, 'Key__c,LastName\nk1,New\nk2,Born\n,Lost\n');
    expect(only('Contact')).toMatchObject([
      { Id: id, LastName: 'New', Key__c: 'k1' },
      { LastName: 'Born', Key__c: 'k2' }
    ]);
    const created = (await csv(job, 'successfulResults')).match(/"(true|false)"/g);
    expect(created).toEqual(['"true"', '"false"']);
    expect(await errors(job)).toEqual(['MISSING_ARGUMENT:Key__c not specified:--']);
  });

  test('salesforce-api 3.2: upsert by Id creates where the cell is blank', async () => {
    const [id] = org.store.load('Contact', [{ LastName: 'Old' }]);
    const byId = { object: 'Contact', operation: 'upsert', externalIdFieldName: 'Id' };
    await bulk.ingest(byId, `Id,LastName\n${id},New\n,Born\n`);
    expect(only('Contact').map(({ LastName }) => LastName)).toEqual(['New', 'Born']);
  });

  test('salesforce-api 13.4: (uncertain) a blank Id beside an external id', async () => {
    const lines = 'Id,Key__c,LastName\n,k1,Born\n';
    expect(await bulk.ingest(upsert, lines)).toMatchObject({ numberRecordsFailed: 0 });
    await start({ switches: { bulkBlankId: 'refused' } });
    expect(await errors(await bulk.ingest(upsert, lines))).toEqual([
      'INVALID_FIELD_FOR_INSERT_UPDATE:cannot specify Id in an insert call:Id --'
    ]);
  });

  test('salesforce-api 3.2: an Id and an external id contradict each other', async () => {
    const [id] = org.store.load('Contact', [{ LastName: 'Old' }]);
    const job = await bulk.ingest(upsert, `Id,Key__c,LastName\n${id},k1,New\n`);
    expect(await errors(job)).toEqual([
      `INVALID_FIELD:cannot specify both an external ID reference Key__c and a salesforce id, ${id}:--`
    ]);
  });

  test('salesforce-api 4: an external id that is not unique writes nothing', async () => {
    const ids = org.store.load('Contact', [
      { LastName: 'A', Loose__c: 'x' },
      { LastName: 'B', Loose__c: 'x' }
    ]);
    const job = await bulk.ingest(
      { ...upsert, externalIdFieldName: 'Loose__c' },
      'Loose__c,LastName\nx,New\n'
    );
    expect(await errors(job)).toEqual([
      `DUPLICATE_EXTERNAL_ID:more than one record found for external id field: [${ids.join(', ')}]:--`
    ]);
  });

  test('salesforce-api 3.2: delete and hardDelete', async () => {
    const ids = org.store.load('Contact', [{ LastName: 'A' }, { LastName: 'B' }]);
    const removed = await bulk.ingest({ object: 'Contact', operation: 'delete' }, `Id\n${ids[0]}\n`);
    expect(await csv(removed, 'successfulResults')).toBe(
      `"sf__Id","sf__Created","Id"\n"${ids[0]}","false","${ids[0]}"\n`
    );
    expect(org.store.get('Contact', ids[0])).toMatchObject({ IsDeleted: true });
    const purged = await bulk.ingest(
      { object: 'Contact', operation: 'hardDelete' },
      `Id\n${ids[1]}\n${ids[0]}\n`
    );
    expect(org.store.get('Contact', ids[1])).toBeUndefined();
    expect(await errors(purged)).toEqual(['ENTITY_IS_DELETED:entity is deleted:--']);
  });

  test('salesforce-api 3.2: a parent by its external id', async () => {
    const [account] = org.store.load('Account', [{ Name: 'Acme', Number__c: '17' }]);
    const job = await bulk.ingest(insert, 'LastName,Account.Number__c\nA,17\nB,#N/A\nC,\nD,18\n');
    expect(only('Contact')).toMatchObject([
      { LastName: 'A', AccountId: account },
      { LastName: 'B', AccountId: null },
      { LastName: 'C', AccountId: null }
    ]);
    expect(await errors(job)).toEqual([
      'INVALID_FIELD:Foreign key external ID: 18 not found for field Number__c in entity Account:--'
    ]);
  });

  test('salesforce-api 3.2: a parent of several kinds is named with its object', async () => {
    const [who] = org.store.load('Contact', [{ LastName: 'A', Key__c: 'k1' }]);
    await bulk.ingest({ object: 'Task', operation: 'insert' }, 'Subject,Contact:Who.Key__c\nCall,k1\n');
    expect(only('Task')).toMatchObject([{ Subject: 'Call', WhoId: who }]);
  });

  test('salesforce-api 4.1: each record is held to the rules of the org, alone', async () => {
    const job = await bulk.ingest(
      { object: 'Contact', operation: 'insert' },
      [
        'LastName,Email,Birthdate,HasOptedOutOfEmail,AccountId,Key__c',
        'Good,good@example.com,1980-02-01,true,,k1',
        'Email,not an address,,,,',
        'Day,,yesterday,,,',
        'Flag,,,perhaps,,',
        'Parent,,,,001000000000000AAA,',
        'Twin,,,,,k1',
        `${'x'.repeat(81)},,,,,`,
        ''
      ].join('\n')
    );
    expect(job).toMatchObject({ numberRecordsProcessed: 7, numberRecordsFailed: 6 });
    expect(only('Contact')).toMatchObject([{ Birthdate: '1980-02-01', HasOptedOutOfEmail: true }]);
    expect((await errors(job)).map((error) => error.split(':')[0])).toEqual([
      'INVALID_EMAIL_ADDRESS',
      'INVALID_TYPE_ON_FIELD_IN_RECORD',
      'INVALID_TYPE_ON_FIELD_IN_RECORD',
      'INVALID_CROSS_REFERENCE_KEY',
      'DUPLICATE_VALUE',
      'STRING_TOO_LONG'
    ]);
  });

  test('salesforce-api 3.3: a field of an upload has at most 32,000 characters', async () => {
    const job = await bulk.ingest(
      insert,
      `LastName,Description\nA,${'x'.repeat(32_001)}\nB,${'x'.repeat(32_000)}\n`
    );
    expect(await errors(job)).toEqual([expect.stringMatching(/^LIMIT_EXCEEDED:/)]);
  });

  test('salesforce-api 4.1: records that are locked fail alone', async () => {
    const ids = org.store.load('Contact', [{ LastName: 'A' }, { LastName: 'B' }]);
    org.faults.lockRow(String(ids[0]));
    org.faults.failWrite(
      { id: ids[1] },
      new OrgError(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No', ['Email'])
    );
    const job = await bulk.ingest(
      { object: 'Contact', operation: 'update' },
      `Id,Title\n${ids[0]},X\n${ids[1]},X\n`
    );
    expect(await errors(job)).toEqual([
      expect.stringMatching(/^UNABLE_TO_LOCK_ROW:unable to obtain exclusive access .*:--$/),
      'FIELD_CUSTOM_VALIDATION_EXCEPTION:No:Email --'
    ]);
  });
});

describe('uploads that fail as a whole', () => {
  const failure = async (job: Row, lines: string) => {
    const { id } = await bulk.create('ingest', job);
    await bulk.upload(id, lines);
    await bulk.close(id);
    const details = await bulk.until('ingest', id, 'Failed');
    expect(details).toMatchObject({ numberRecordsProcessed: 0, numberRecordsFailed: 0 });
    expect(await csv(details, 'unprocessedrecords')).toBe(lines);
    return details.errorMessage;
  };

  test.each([
    ['Surname\nA\n', 'InvalidBatch : Field name not found : Surname'],
    ['LastName,Parent__r.Key__c\nA,1\n', 'InvalidBatch : Unable to find relationship: Parent__r'],
    ['LastName,Account.Industry\nA,1\n', 'InvalidBatch : Field name not found : Account.Industry'],
    [
      'LastName,Account:Account.Number__c\nA,1\n',
      'InvalidBatch : type is not needed for non polymorphic foreign key references: Account'
    ],
    ['LastName,FirstName\nA\n', 'InvalidBatch : Line 2 has another number of columns than the header'],
    [
      'LastName\r\nA\r\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'
    ],
    ['LastName\n"A', expect.stringContaining('InvalidBatch : Failed to parse CSV') as string]
  ])('salesforce-api 3.2: %j', async (lines, message) => {
    expect(await failure(insert, lines)).toEqual(message);
    expect(only('Contact')).toHaveLength(0);
  });

  test('salesforce-api 3.2: the line ending is the one of the job', async () => {
    const crlf = { ...insert, lineEnding: 'CRLF' };
    expect(await failure(crlf, 'LastName\nA\n')).toMatch(/setting is CRLF$/);
    await bulk.ingest(crlf, 'LastName,Description\r\nA,"one\ntwo"\r\n');
    expect(only('Contact')).toMatchObject([{ LastName: 'A', Description: 'one\ntwo' }]);
  });

  test('salesforce-api 3.2: so is the delimiter, also of the results', async () => {
    const job = await bulk.ingest(
      { ...insert, columnDelimiter: 'SEMICOLON' },
      'LastName;FirstName\nA;"B;C"\n'
    );
    expect(only('Contact')).toMatchObject([{ LastName: 'A', FirstName: 'B;C' }]);
    expect(await csv(job, 'successfulResults')).toContain('"sf__Id";"sf__Created";"LastName";"FirstName"\n');
  });

  test('salesforce-api 3.2: a deletion names ids and nothing else', async () => {
    expect(
      await failure({ object: 'Contact', operation: 'delete' }, 'Id,LastName\n003000000000000,A\n')
    ).toBe("InvalidBatch : The 'delete' batch must contain only ids");
  });
});
