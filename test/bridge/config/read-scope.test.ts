import { readScope } from '../../../bridge/config/read-scope';
import { syncRow, type SyncRow } from '../../../bridge/config/rows';

const row = (given: Record<string, unknown>): SyncRow =>
  syncRow.parse({ DeveloperName: 'S', Source_Object__c: 'Contact', ...given });
const filter = (text: string) => readScope(row({ Scope_Type__c: 'Filter', Filter__c: text }));
const soql = (text: string) => readScope(row({ Scope_Type__c: 'SOQL', Query__c: text }));

describe('a filter is one condition', () => {
  test.each([
    ["LastName = 'O\\'Brien'"],
    ["Name = ')' OR Name = '('"],
    ["LastName = 'a' OR LastName = 'b'"],
    ["Id IN (SELECT ContactId FROM CampaignMember WHERE Status = 'Sent')"],
    ['NOT Email = null'],
    ["Interests__c INCLUDES ('a;b', 'c')"],
    ['CreatedDate = LAST_N_DAYS:5'],
    ['Account.Type != null'],
    ['LastModifiedDate >= [INTERVAL_TIMESTAMP]'],
    ['Birthdate >= [interval_date]']
  ])('DESIGN 7.1: %s is kept as it is written', (text) => {
    expect(filter(text)).toMatchObject({ type: 'Filter', condition: text });
  });

  test.each([
    ["LastName = 'x') OR (LastName = 'y'"],
    ["LastName = 'x') OR LastName != ('y'"],
    ["LastName = 'x'))"],
    ["(LastName = 'x'"],
    ["LastName = 'x' OR"],
    ["LastName = 'x'; SELECT Id FROM User"],
    ["LastName = 'x' // and so on"],
    ["LastName = 'x' LIMIT 5"],
    ["LastName = 'x' LIMIT 5 OFFSET 5"],
    ["LastName = 'x' ORDER BY LastName"],
    ["LastName = 'x' GROUP BY LastName"],
    ["LastName = 'x' GROUP BY LastName HAVING COUNT(Id) > 1"],
    ["LastName = 'x' FOR UPDATE"],
    ["LastName = 'x' FOR VIEW"],
    ["LastName = 'x' UPDATE TRACKING"],
    ["LastName = 'x' ALL ROWS"],
    ["LastName = 'x' USING SCOPE mine"],
    ["LastName = 'x' WITH SECURITY_ENFORCED"],
    ["LastName = 'x' WITH SYSTEM_MODE"],
    ["LastName = 'x' WITH DATA CATEGORY Geography__c AT usa__c"],
    ["WHERE LastName = 'x'"],
    ["LastName = 'line\nbreak'"],
    ['LastName = :name'],
    ['everything']
  ])('DESIGN 7.1: %j would leave its parentheses, or is no condition', (text) => {
    const answer = filter(text);
    expect(answer).toMatchObject({ field: 'Filter__c', code: 'config.invalid-soql' });
    expect('message' in answer && answer.message.length).toBeLessThan(250);
  });
});

describe('D-04 free SOQL is taken apart', () => {
  test('fields and condition are what is left of it', () => {
    const scope = soql(
      "SELECT Id, FirstName, Account.Name FROM Contact WHERE LastName LIKE 'A%' AND (Email != null OR Phone != null)"
    );
    expect(scope).toMatchObject({
      type: 'SOQL',
      fields: ['Id', 'FirstName', 'Account.Name'],
      condition: "LastName LIKE 'A%' AND (Email != NULL OR Phone != NULL)"
    });
  });

  test('D-08 an order of its own gives way to the order of paging', () => {
    expect(soql('SELECT Id, SystemModstamp FROM Contact ORDER BY SystemModstamp DESC')).toMatchObject({
      type: 'SOQL',
      fields: ['Id', 'SystemModstamp'],
      condition: null
    });
  });

  test.each([
    ['D-05', 'SystemModstamp >= [INTERVAL_TIMESTAMP]'],
    ['D-05', 'SystemModstamp >= [INTERVAL_TIMESTAMP] AND CreatedDate < [INTERVAL_TIMESTAMP]'],
    ['D-06', 'Birthdate > [INTERVAL_DATE]'],
    ['D-06', 'Birthdate > [INTERVAL_DATE] AND SystemModstamp > [INTERVAL_TIMESTAMP]']
  ])('%s macros stay macros: %s', (_row, condition) => {
    expect(soql(`SELECT Id FROM Contact WHERE ${condition}`)).toMatchObject({ condition });
  });

  test.each([['contact'], ['CONTACT']])('capitals of the object do not count: %s', (object) => {
    expect(soql(`select id from ${object} where lastname = 'X'`)).toMatchObject({ type: 'SOQL' });
  });

  test.each([
    ['another object', 'SELECT Id FROM Lead', "the sync's object is Contact"],
    ['a limit', 'SELECT Id FROM Contact LIMIT 10', 'Max_Records__c'],
    ['an aggregate', 'SELECT COUNT() FROM Contact', 'something other than fields'],
    ['groups', 'SELECT LastName FROM Contact GROUP BY LastName', 'GROUP BY'],
    ['a part of the children', 'SELECT Id, (SELECT Id FROM Cases LIMIT 5) FROM Contact', 'LIMIT'],
    [
      'a function of children',
      'SELECT Id, (SELECT toLabel(Status) FROM Cases) FROM Contact',
      'other than fields'
    ],
    ['a function', 'SELECT toLabel(LeadSource) FROM Contact', 'something other than fields'],
    ['FIELDS()', 'SELECT FIELDS(ALL) FROM Contact', 'something other than fields'],
    ['TYPEOF', 'SELECT TYPEOF What WHEN Account THEN Name END FROM Contact', 'something other than fields'],
    ['an alias of the object', 'SELECT c.Id FROM Contact c', 'alias'],
    ['a field under another name', 'SELECT Id, LastName surname FROM Contact', 'another name'],
    ['a scope of its own', 'SELECT Id FROM Contact USING SCOPE mine', 'USING SCOPE'],
    ['nothing that is SOQL', 'DROP TABLE Contact', 'not valid SOQL']
  ])('%s is refused: it cannot be paged through', (_what, text, why) => {
    const answer = soql(text);
    expect(answer).toMatchObject({ field: 'Query__c', code: 'config.invalid-soql' });
    expect('message' in answer && answer.message).toContain(why);
  });
});

describe('D-10 what the SOQL reads is known before it runs', () => {
  const reads = (scope: ReturnType<typeof filter>) => ('facts' in scope ? scope.facts.reads : scope);

  test('D-10 fields, relationship paths and functions of a filter', () => {
    const text = "Email != null AND (NOT Account.Owner.Name = 'Ada') AND CALENDAR_YEAR(CreatedDate) = 2026";
    expect(reads(filter(text))).toEqual(
      ['Email', 'Account.Owner.Name', 'CreatedDate'].map((path) => ({ object: null, path, use: 'filter' }))
    );
  });

  test('D-10 fields of a semi-join belong to its own object', () => {
    const text = "Id IN (SELECT ContactId FROM CampaignMember WHERE Campaign.Name = 'Spring')";
    expect(reads(filter(text))).toEqual([
      { object: null, path: 'Id', use: 'filter' },
      { object: 'CampaignMember', path: 'ContactId', use: 'select' },
      { object: 'CampaignMember', path: 'Campaign.Name', use: 'filter' }
    ]);
  });

  test('D-12 selected fields, paths up and child rows down', () => {
    const scope = soql(
      'SELECT Id, Account.Name, (SELECT Name, Owner.Name FROM Pets__r WHERE Age__c > 1 ORDER BY Name) FROM Contact'
    );
    expect(scope).toMatchObject({
      fields: ['Id', 'Account.Name', '(SELECT Name, Owner.Name FROM Pets__r WHERE Age__c > 1 ORDER BY Name)']
    });
    const pets = { relationship: 'Pets__r' };
    expect(reads(scope)).toEqual([
      { object: null, path: 'Id', use: 'select' },
      { object: null, path: 'Account.Name', use: 'select' },
      { object: pets, path: 'Name', use: 'select' },
      { object: pets, path: 'Owner.Name', use: 'select' },
      { object: pets, path: 'Age__c', use: 'filter' }
    ]);
  });

  test.each([
    ['CreatedDate = THIS_WEEK', true],
    ["LastName = 'x' OR Birthdate > LAST_N_DAYS:30", true],
    ['Id IN (SELECT WhoId FROM Task WHERE ActivityDate = TODAY)', true],
    ["LastName = 'THIS_WEEK'", false],
    ['CreatedDate > 2026-01-01T00:00:00Z', false]
  ])('Sx-01 %s: does it move with time? %s', (text, relativeDates) => {
    expect(filter(text)).toMatchObject({ facts: { relativeDates } });
  });
});

describe('lists that somebody made in Salesforce', () => {
  const scope = (type: string, Filter__c: string | null) =>
    readScope(row({ Scope_Type__c: type, ...(Filter__c ? { Filter__c } : {}) }));

  test('D-03 a list view by id or by name, a report by id', () => {
    expect(scope('List_View', 'Customers_In_Germany')).toEqual({
      type: 'List_View',
      view: 'Customers_In_Germany'
    });
    expect(scope('Report', '00O000000000001EAA')).toEqual({ type: 'Report', report: '00O000000000001EAA' });
  });

  test.each([
    ['List_View', null],
    ['Report', null],
    ['Report', 'All customers'],
    ['Report', '00B000000000001EAA']
  ])('D-03 %s without its id says so: %s', (type, text) => {
    const message = type === 'Report' ? 'No report is chosen.' : 'No list view is chosen.';
    expect(scope(type, text)).toMatchObject({ field: 'Filter__c', code: 'config.missing', message });
  });
});
