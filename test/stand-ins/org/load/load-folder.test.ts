import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LocalOrgState } from '../org';
import type { Row } from '../model';
import { loadFolder } from './load-folder';

let folder: string;
let org: LocalOrgState;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  org = new LocalOrgState({}, () => ({ status: 500 }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const rows = (object: string): Row[] => Array.from(org.store.rows(object, { includeDeleted: true }));
const refused = () =>
  loadFolder(org, folder).refused.map(({ source, what, reason }) => `${source}: ${what}: ${reason}`);

describe('sObject trees', () => {
  test('names in any case, numbers as text, lookups by reference, forward as well', () => {
    write('Contacts.json', {
      records: [
        {
          attributes: { type: 'Contact', referenceId: 'c1' },
          lastName: 'Lovelace',
          EMAIL: 'ada@example.com',
          accountId: '@a1'
        }
      ]
    });
    write('Orgs.json', {
      records: [
        { attributes: { type: 'Account', referenceId: 'a1' }, name: 'Acme', annualrevenue: '5.0', Site: '' }
      ]
    });
    expect(refused()).toEqual([]);
    const [account] = rows('Account');
    expect(account).toMatchObject({ Name: 'Acme', AnnualRevenue: 5, Site: null });
    expect(rows('Contact')).toMatchObject([
      { LastName: 'Lovelace', Email: 'ada@example.com', AccountId: account?.Id }
    ]);
  });

  test('children nested in their parents', () => {
    write('Accounts.json', {
      records: [
        {
          attributes: { type: 'Account', referenceId: 'a1' },
          Name: 'Acme',
          Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c1' }, LastName: 'x' }] }
        }
      ]
    });
    expect(refused()).toEqual([]);
    expect(rows('Contact')[0]?.AccountId).toBe(rows('Account')[0]?.Id);
  });

  test('a data plan says the object of its files, and names files that are missing', () => {
    write('plan.json', [{ sobject: 'Lead', saveRefs: true, files: ['Some People.json', 'none.json'] }]);
    write('Some_People.json', { records: [{ LastName: 'x', Company: 'y' }] });
    expect(refused()).toEqual(['plan.json: none.json: no such file']);
    expect(rows('Lead')).toHaveLength(1);
  });

  test('unknown custom objects and fields become schema, by their values', () => {
    const thing = (values: Row, referenceId: string) => ({
      attributes: { type: 'Thing__c', referenceId },
      ...values
    });
    write('Things.json', {
      records: [
        thing(
          { Big__c: 'true', Count__c: '1.50', Day__c: '2026-01-02', Code__c: '007', Next__c: '@t2' },
          't1'
        ),
        thing({ Big__c: 'False', Count__c: 2, Day__c: null, Note__c: 'x'.repeat(300), Next__c: null }, 't2')
      ]
    });
    expect(refused()).toEqual([]);
    const fields = Object.fromEntries(
      org.catalog.get('Thing__c')?.fields.map((one) => [one.name, one]) ?? []
    );
    expect(fields).toMatchObject({
      Big__c: { type: 'boolean' },
      Count__c: { type: 'double', scale: 2 },
      Day__c: { type: 'date' },
      Code__c: { type: 'string', length: 255 },
      Note__c: { type: 'textarea' },
      Next__c: { type: 'reference', referenceTo: ['Thing__c'], relationshipName: 'Next__r' }
    });
    const [first, second] = rows('Thing__c');
    expect(first).toMatchObject({
      Big__c: true,
      Count__c: 1.5,
      Day__c: '2026-01-02',
      Code__c: '007',
      Next__c: second?.Id
    });
    expect(first?.Name).toBe(first?.Id);
  });

  test('what does not fit is refused by record and column; the rest is loaded', () => {
    const contact = (values: Row) => ({ attributes: { type: 'Contact', referenceId: 'x' }, ...values });
    write('People.json', {
      records: [
        contact({ LastName: 'a', Email: 'broken' }),
        contact({ FirstName: 'b' }),
        contact({ LastName: 'c', Wings: 2, AccountId: '@nobody' }),
        { attributes: { type: 'Dragon' }, Name: 'd' }
      ]
    });
    write('notes.txt', 'x');
    write('broken.json', '{');
    expect(refused()).toEqual([
      expect.stringMatching(/^broken\.json: file: .*JSON/) as string,
      'notes.txt: file: this kind of file is not loaded',
      'People.json: 1 records of Dragon: the local org has no such object',
      'People.json: column Wings of Contact: no such field',
      'People.json: record 1: INVALID_EMAIL_ADDRESS: Email: invalid email address: broken',
      'People.json: record 2: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]',
      'People.json: AccountId of 1 Contact records: points to records that are not here; left empty'
    ]);
    expect(rows('Contact')).toMatchObject([{ LastName: 'c', AccountId: null }]);
  });
});

describe('CSV', () => {
  test('upper-case headers, quoted line breaks, empty cells, ids and stamps of the export', () => {
    write(
      'accountData.csv',
      '"ID","NAME","BILLINGSTREET","SITE","SYSTEMMODSTAMP","OLD_ID__C"\n"001x0000002xLCVAA2","Acme ""A""","1 Street\nCity","","2011-02-11T20:34:26.000Z","0004"\n'
    );
    expect(refused()).toEqual([]);
    expect(rows('Account')).toMatchObject([
      {
        Id: '001x0000002xLCVAA2',
        Name: 'Acme "A"',
        BillingStreet: '1 Street\nCity',
        Site: null,
        SystemModstamp: '2011-02-11T20:34:26.000+0000',
        OLD_ID__c: '0004'
      }
    ]);
  });

  test('the twin of a tree is left out, and so is a file of no known object', () => {
    write('Contacts.json', { records: [{ attributes: { type: 'Contact' }, LastName: 'x' }] });
    write('Contacts.csv', 'LastName\nx\n');
    write('numbers.csv', 'a,b\n1,2\n');
    expect(refused()).toEqual([
      'Contacts.csv: file: the same records as Contacts.json',
      'numbers.csv: file: its name does not say of which object the rows are'
    ]);
    expect(rows('Contact')).toHaveLength(1);
  });
});

describe('SQL dumps', () => {
  const dump = `BEGIN TRANSACTION;
CREATE TABLE "Account" (
  id INTEGER NOT NULL, "name" VARCHAR(255), "RecordTypeId" VARCHAR(255), PRIMARY KEY (id));
CREATE TABLE "Account_rt_mapping" (record_type_id VARCHAR(18) NOT NULL, developer_name VARCHAR(255), PRIMARY KEY (record_type_id));
INSERT INTO "Account_rt_mapping" VALUES('0125j000000bo53AAA','Big_One');
CREATE TABLE "Deal__c" (id INTEGER NOT NULL, "close_date" VARCHAR(255), "Best_Account__c" VARCHAR(255), "Amount__c" VARCHAR(255), PRIMARY KEY (id));
-- a comment; with a semicolon
INSERT INTO
  "Account"
VALUES
  (7, 'O''Hara; Sons', '0125j000000bo53AAA');
INSERT INTO "Account" VALUES(8,NULL,NULL);
INSERT INTO "Deal__c" VALUES(1,'','7','12');
INSERT INTO "Deal__c" VALUES(1,'7');
DROP TABLE "Deal__c";
COMMIT;`;

  test('rows with their record types and lookups by local id', () => {
    write('data.sql', dump);
    expect(refused()).toEqual([
      'data.sql: statement 9: 2 values for 4 columns of Deal__c',
      'data.sql: statement 10: DROP TABLE is not read here',
      'data.sql: Account 8: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]',
      'data.sql: column close_date of Deal__c: no such field'
    ]);
    const [account] = rows('Account');
    expect(account).toMatchObject({ Name: "O'Hara; Sons", RecordTypeId: '0125j000000bo53AAA' });
    expect(rows('RecordType')).toMatchObject([{ DeveloperName: 'Big_One', SobjectType: 'Account' }]);
    expect(rows('Deal__c')).toMatchObject([{ Best_Account__c: account?.Id, Amount__c: 12 }]);
  });
});
