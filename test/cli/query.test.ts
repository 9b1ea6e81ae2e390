import { type LocalOrg, startLocalOrg } from '../stand-ins/org/local-org';
import { callsOf, describeCli, patience, SalesforceCli } from './salesforce-cli';

jest.setTimeout(patience);

const asked = 'GET /services/data/v66.0/query';

describeCli('the real sf CLI queries the local org', () => {
  let org: LocalOrg;
  let cli: SalesforceCli;
  let ids: string[];
  beforeAll(async () => {
    org = await startLocalOrg();
    cli = new SalesforceCli();
    const [AccountId] = org.store.load('Account', [{ Name: 'Acme' }]);
    ids = org.store.load('Contact', [
      { LastName: 'Lovelace', FirstName: 'Ada', Email: 'ada@example.com', AccountId },
      { LastName: 'Babbage', Description: 'engines, "difference"' }
    ]);
    expect(await cli.logIn(org)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    cli?.remove();
    await org?.close();
  });

  const query = (soql: string, ...more: string[]) => cli.out('data', 'query', '-q', soql, ...more);

  test('salesforce-api 0 (row 6), 12: as a table, with the columns asked for a second time', async () => {
    const calls = await callsOf(org, async () => {
      const table = await query('SELECT Name, Account.Name FROM Contact');
      expect(table).toMatch(/NAME +│ ACCOUNT\.NAME/);
      expect(table).toMatch(/│ Ada Lovelace +│ Acme +│/);
      expect(table).toMatch(/│ Babbage +│ +│/);
      expect(table).toContain('Total number of records retrieved: 2.');
    });
    expect(calls).toEqual([asked, asked]);
    expect(org.requests.at(-1)?.query).toContain('columns=true');
  });

  test('salesforce-api 12: as CSV, quoted where it has to be', async () => {
    expect(await query('SELECT Id, Account.Name, Description FROM Contact', '-r', 'csv')).toBe(
      `Id,Account.Name,Description\n${ids[0]},Acme,\n${ids[1]},,"engines, ""difference"""\n`
    );
  });

  test('salesforce-api 2.1, 12: as JSON, with the parent and null for none', async () => {
    const { result } = await cli.json('data', 'query', '-q', 'SELECT Email, Account.Name FROM Contact');
    expect(result).toMatchObject({
      totalSize: 2,
      done: true,
      records: [
        { Email: 'ada@example.com', Account: { attributes: { type: 'Account' }, Name: 'Acme' } },
        { Email: null, Account: null }
      ]
    });
  });

  test('salesforce-api 2.1, 12: with children, in a table and as JSON', async () => {
    const soql = 'SELECT Name, (SELECT LastName, Email FROM Contacts) FROM Account';
    const table = await query(soql);
    expect(table).toMatch(/NAME +│ CONTACTS\.LASTNAME +│ CONTACTS\.EMAIL/);
    expect(table).toMatch(/│ Acme +│ Lovelace +│ ada@example\.com +│/);
    const { result } = await cli.json('data', 'query', '-q', soql);
    expect(result).toMatchObject({
      records: [{ Contacts: { totalSize: 1, records: [{ LastName: 'Lovelace' }] } }]
    });
  });

  test('salesforce-api 12: what finds nothing asks for no columns', async () => {
    const calls = await callsOf(org, async () => {
      expect(await query("SELECT Name FROM Contact WHERE LastName = 'Nobody'")).toContain(
        'Total number of records retrieved: 0.'
      );
    });
    expect(calls).toEqual([asked]);
  });

  test('salesforce-api 2.1: a query that is refused fails with its code', async () => {
    expect(await cli.json('data', 'query', '-q', 'SELECT Nothing__c FROM Contact')).toMatchObject({
      status: 1,
      name: 'INVALID_FIELD',
      message: expect.stringContaining("No such column 'Nothing__c' on entity 'Contact'")
    });
  });

  test('salesforce-api 2.1: records beyond the first page are fetched', async () => {
    const rows = Array.from({ length: 2001 }, (_, index) => ({ Name: `Campaign ${index}` }));
    org.store.load('Campaign', rows);
    const lines = (await query('SELECT Name FROM Campaign', '-r', 'csv')).trim().split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([2002, 'Campaign 2000']);
  });
});
