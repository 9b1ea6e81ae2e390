import { readScope } from '../../../bridge/config/read-scope';
import { syncRow } from '../../../bridge/config/rows';
import type { Scope, SyncDefinition } from '../../../bridge/config/sync-definition';
import type { SalesforceClient } from '../../../bridge/salesforce/salesforce-client';
import { readWindow } from '../../../bridge/sync/extract';
import { recordId } from '../../../bridge/sync/record-id';
import { resolveScope, withResolved } from '../../../bridge/sync/resolve-scope';
import { scopeQuery } from '../../../bridge/sync/scope';
import { scopeProblems } from '../../../bridge/sync/scope-problems';
import { syncDefinition } from '../../builders';
import { closeBench, loadContacts, startBench } from '../../contracts/salesforce-client-bench';
import { moment } from '../../stand-ins/org/schema/field-kinds';
import type { LocalOrgOptions } from '../../stand-ins/org/local-org';

afterEach(closeBench);

const long = { start: null, end: '2030-01-01T00:00:00.000Z', position: null };

/** Ids that a sync with this scope reads. */
async function idsInScope(definition: SyncDefinition, client: SalesforceClient): Promise<string[]> {
  const resolved = await resolveScope(definition, client);
  expect(await scopeProblems(definition, resolved, client)).toMatchObject({ problems: [] });
  const scope = withResolved(scopeQuery(definition, ['Id', 'SystemModstamp']), resolved);
  const ids: string[] = [];
  for await (const page of readWindow(
    { source: client, scope, includeDeleted: false, maxRecords: null },
    long
  ))
    ids.push(...page.records.map(({ id }) => id));
  return ids.sort();
}

const scopeFrom = (values: Record<string, unknown>): Scope => {
  const scope = readScope(syncRow.parse({ DeveloperName: 'S', Source_Object__c: 'Contact', ...values }));
  if ('type' in scope) return scope;
  throw new Error(scope.message);
};
const filter = (Filter__c: string): Scope => scopeFrom({ Scope_Type__c: 'Filter', Filter__c });
const soql = (Query__c: string): Scope => scopeFrom({ Scope_Type__c: 'SOQL', Query__c });

describe('a list view as a scope', () => {
  test('D-03 its condition is read by windows, its fields are checked', async () => {
    const { org, client } = await startBench();
    const [german = ''] = org.store.load('Contact', [
      { LastName: 'Berg', MailingCountry: 'Germany' },
      { LastName: 'Hill', MailingCountry: 'Ireland' }
    ]);
    const conditions = [{ field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] }] as const;
    org.listViews.add({ object: 'Contact', developerName: 'Germans', conditions });
    const definition = syncDefinition({ scope: { type: 'List_View', view: 'Germans' } });
    expect(await idsInScope(definition, client)).toEqual([german]);
  });

  test('D-03 a field in it that the integration user cannot read is named', async () => {
    const { org, client } = await startBench({ hiddenFields: { Contact: ['MailingCountry'] } });
    const conditions = [{ field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] }] as const;
    org.listViews.add({ object: 'Contact', developerName: 'Germans', conditions });
    const definition = syncDefinition({ scope: { type: 'List_View', view: 'Germans' } });
    const { problems } = await scopeProblems(definition, await resolveScope(definition, client), client);
    expect(problems).toMatchObject([
      { code: 'config.unreadable-field', message: expect.stringContaining('Contact has no MailingCountry') }
    ]);
  });

  test('D-03 one that cannot be used is a problem of the sync, and covers nothing', async () => {
    const { org, client } = await startBench();
    org.listViews.add({ object: 'Contact', developerName: 'Mine', scope: 'mine' });
    const definition = syncDefinition({ scope: { type: 'List_View', view: 'Mine' } });
    expect(await resolveScope(definition, client)).toMatchObject({
      condition: 'Id = null',
      problems: [
        {
          sync: 'Contact_To_User',
          where: 'Iterable_Sync.Contact_To_User, Filter__c',
          code: 'config.list-view'
        }
      ]
    });
  });
});

describe('a report as a scope', () => {
  const contactId = { name: 'CONTACT_ID', label: 'Contact ID', path: 'Id' };
  const lastName = { name: 'LAST_NAME', label: 'Last Name', path: 'LastName', linksTo: 'Id' };
  const manager = {
    name: 'REPORTS_TO',
    label: 'Reports To',
    path: 'ReportsTo.LastName',
    linksTo: 'ReportsToId'
  };
  const account = { name: 'ACCOUNT', label: 'Account Name', path: 'Account.Name', linksTo: 'AccountId' };
  const email = { name: 'EMAIL', label: 'Email', path: 'Email' };
  const of = (report: string) => syncDefinition({ scope: { type: 'Report', report } });

  test.each([['15 characters'], ['18 characters']] as const)(
    'D-03 its rows are read by their ids of %s, whenever they changed',
    async (reportIds) => {
      const { org, client } = await startBench({ switches: { reportIds } });
      const ids = loadContacts(org, 5);
      org.store.load('Contact', [{ LastName: 'Without' }]);
      const report = org.reports.add({
        name: 'With e-mail',
        object: 'Contact',
        columns: [email, account, contactId, lastName],
        where: 'Email != null'
      });
      expect(await idsInScope(of(report), client)).toEqual(ids.toSorted());
    }
  );

  test('D-03 without rows it covers nothing', async () => {
    const { org, client } = await startBench();
    const report = org.reports.add({ name: 'None', object: 'Contact', columns: [contactId] });
    expect(await idsInScope(of(report), client)).toEqual([]);
  });

  test.each([
    ['no column with ids', [email, account], 'no column'],
    ['two columns that differ', [lastName, manager], 'Last Name and Reports To']
  ])('D-03 a report with %s is refused by name', async (_what, columns, why) => {
    const { org, client } = await startBench();
    const [boss = ''] = loadContacts(org, 1);
    const [AccountId] = org.store.load('Account', [{ Name: 'Acme' }]);
    org.store.load('Contact', [{ LastName: 'Member', ReportsToId: boss, AccountId }]);
    const report = org.reports.add({ name: 'R', object: 'Contact', columns, where: 'ReportsToId != null' });
    expect(await resolveScope(of(report), client)).toMatchObject({
      recordIds: null,
      problems: [{ code: 'config.report', message: expect.stringContaining(why) }]
    });
  });

  test('D-03 a report that is not there', async () => {
    const { client } = await startBench();
    expect((await resolveScope(of('00O000000000009AAA'), client)).problems).toMatchObject([
      { code: 'config.report', where: 'Iterable_Sync.Contact_To_User, Filter__c' }
    ]);
  });
});

describe('what a condition reads is held against the org', () => {
  const findings = async (scope: Scope, options: LocalOrgOptions = {}, changeField = 'SystemModstamp') => {
    const { org, client } = await startBench(options);
    org.catalog.putFields('Contact', [moment('Touched__c', 'Touched')]);
    const definition = syncDefinition({ scope, changeField });
    return scopeProblems(definition, await resolveScope(definition, client), client);
  };

  test.each([
    ["Email != null AND Account.Owner.Name = 'Ada'"],
    ["Contact.LastName = 'Berg'"],
    ["Owner.Name = 'Ada' AND ReportsTo.Email != null"],
    ["Id IN (SELECT ContactId FROM CampaignMember WHERE Campaign.Name = 'Spring')"],
    ['CALENDAR_YEAR(CreatedDate) = 2026']
  ])('D-10 %s is fine', async (text) => {
    expect(await findings(filter(text))).toEqual({ problems: [], notices: [] });
  });

  test.each([
    ['Nickname__c = 1', 'Nickname__c: Contact has no Nickname__c'],
    ["Account.Secret__c = 'x'", 'Account.Secret__c: Account has no Secret__c'],
    ["Account.Industry = 'x'", 'Account.Industry: Account has no Industry'],
    ["Boss.Name = 'x'", 'Boss.Name: Contact has no Boss'],
    ['Id IN (SELECT Nobody FROM CampaignMember)', 'Nobody: CampaignMember has no Nobody'],
    ['Id IN (SELECT ContactId FROM Nothing__c)', 'The org has no Nothing__c'],
    ['DAY_ONLY(Born__c) = TODAY', 'Born__c: Contact has no Born__c']
  ])('D-10 %s names the field and its object before anything runs', async (text, message) => {
    const { problems } = await findings(filter(text), { hiddenFields: { Account: ['Industry'] } });
    expect(problems.map((problem) => [problem.code, problem.where, problem.message])).toContainEqual([
      'config.unreadable-field',
      'Iterable_Sync.Contact_To_User, Filter__c',
      expect.stringContaining(message)
    ]);
  });

  test('D-10 a field that Salesforce cannot filter by', async () => {
    const { problems } = await findings(filter("Account.Description = 'x'"));
    expect(problems).toMatchObject([
      {
        code: 'config.not-filterable',
        message: 'Account.Description: Salesforce cannot filter by Description of Account.'
      }
    ]);
  });

  test('D-04 D-12 selected fields, paths and child rows of a full query', async () => {
    const good = soql(
      'SELECT Id, Account.Name, (SELECT Subject FROM Cases WHERE IsClosed = false) FROM Contact'
    );
    expect(await findings(good)).toEqual({ problems: [], notices: [] });
    await closeBench();
    const bad = soql('SELECT Nick__c, (SELECT Nope FROM Cases), (SELECT Id FROM Pets__r) FROM Contact');
    const { problems } = await findings(bad);
    expect(problems.map(({ where, message }) => [where.split(', ')[1], message.split(' that ')[0]])).toEqual([
      ['Query__c', 'Nick__c: Contact has no Nick__c'],
      ['Query__c', 'Nope: Case has no Nope'],
      ['Query__c', 'Pets__r: Contact has no Pets__r']
    ]);
  });

  test.each([
    ['SystemModstamp', []],
    ['LastModifiedDate', []],
    ['CreatedDate', ['CreatedDate never moves']],
    ['Touched__c', ['Touched__c may not be indexed', 'Salesforce does not keep Touched__c']]
  ])('D-09 the change field %s is noted with %j', async (changeField, expected) => {
    const { problems, notices } = await findings({ type: 'All' }, {}, changeField);
    expect([problems, notices]).toEqual([[], expected.map((text) => expect.stringContaining(text))]);
  });

  test('Sx-01 a condition that moves with time is noted', async () => {
    const { notices } = await findings(filter('CreatedDate = LAST_N_DAYS:30'));
    expect(notices).toEqual([expect.stringContaining('a date that moves by itself')]);
  });

  test('T-02 no campaign at all is noted', async () => {
    const { client } = await startBench();
    const scope = { type: 'Campaign', rules: [], takesUnnamed: false } as const;
    const definition = syncDefinition({ sourceObject: 'CampaignMember', scope });
    const resolved = { ...(await resolveScope(syncDefinition(), client)), links: [] };
    expect((await scopeProblems(definition, resolved, client)).notices).toEqual([
      expect.stringContaining('no campaign is linked')
    ]);
  });
});

test.each([
  ['0036A0000035mJEQAY', '0036A0000035mJEQAY'],
  ['0036A0000035mJE', '0036A0000035mJEQAY'],
  ['00Df20000080l1o', '00Df20000080l1oEAA'],
  ['Acme', null],
  ['', null],
  [null, null],
  [17, null]
])('salesforce-api 2.3: the id %j has 18 characters: %j', (value, expected) => {
  expect(recordId(value)).toBe(expected);
});
