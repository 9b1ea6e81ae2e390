import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { ReadingWindow } from '../../../bridge/sync/bookkeeping';
import { pageQuery, recordsQuery, scopeQuery, soqlDateTime, soqlText } from '../../../bridge/sync/scope';
import { contactId, syncDefinition } from '../../builders';
import { describeRecorded, readRecorded } from '../../conformance/recordings';

const first: ReadingWindow = { start: null, end: '2026-02-01T10:00:00.000Z', position: null };
const next: ReadingWindow = { ...first, start: '2026-02-01T09:00:00.000Z' };
const scopeOf = (scope: Parameters<typeof syncDefinition>[0]) =>
  scopeQuery(syncDefinition(scope), ['Id', 'SystemModstamp', 'Email']);
const facts = { reads: [], relativeDates: false };
const all = scopeOf({});

test('salesforce-api 2.4: the first page is bounded by the end of the window, in keyset order', () => {
  expect(pageQuery(all, first, 2000)).toBe(
    'SELECT Id, SystemModstamp, Email FROM Contact WHERE SystemModstamp < 2026-02-01T10:00:00Z ' +
      'ORDER BY SystemModstamp ASC, Id ASC LIMIT 2000'
  );
});

test('D-07 a window with a beginning has it inclusive', () => {
  expect(pageQuery(all, next, 2000)).toContain(
    'WHERE SystemModstamp >= 2026-02-01T09:00:00Z AND SystemModstamp < 2026-02-01T10:00:00Z ORDER BY'
  );
});

test('D-08 keyset paging on (change field, Id): the next page begins after the exact record, also among equal stamps', () => {
  const position = { changedAt: '2026-02-01T09:30:00.000Z', id: contactId(7) };
  expect(pageQuery(all, { ...next, position }, 700)).toContain(
    `AND (SystemModstamp > 2026-02-01T09:30:00Z OR (SystemModstamp = 2026-02-01T09:30:00Z AND Id > '${contactId(7)}')) ` +
      'ORDER BY SystemModstamp ASC, Id ASC LIMIT 700'
  );
});

test('D-09 another change field is used for window, order and position', () => {
  const scope = scopeOf({ changeField: 'LastModifiedDate' });
  const position = { changedAt: '2026-02-01T09:30:00.000Z', id: contactId(7) };
  const soql = pageQuery(scope, { ...next, position }, 10);
  expect(soql.match(/LastModifiedDate/g)).toHaveLength(5);
  expect(soql.replace('SELECT Id, SystemModstamp', '')).not.toContain('SystemModstamp');
});

test('DESIGN 7.1: a filter is always wrapped in parentheses', () => {
  const scope = scopeOf({ scope: { type: 'Filter', condition: "LastName = 'a' OR LastName = 'b'", facts } });
  expect(pageQuery(scope, first, 10)).toContain(
    "WHERE (LastName = 'a' OR LastName = 'b') AND SystemModstamp < "
  );
  expect(recordsQuery(scope, [contactId(1)])).toContain("WHERE (LastName = 'a' OR LastName = 'b') AND Id IN");
});

test('D-10 fields of the query come after those that the sync needs, none of them twice', () => {
  const scope = scopeOf({
    scope: { type: 'SOQL', fields: ['id', 'EMAIL', 'Account.Name', 'account.name'], condition: null, facts }
  });
  expect(scope.fields).toEqual(['Id', 'SystemModstamp', 'Email', 'Account.Name']);
});

describe('child rows', () => {
  const fieldsOf = (needed: readonly string[], fields: readonly string[], includeDeleted = false) =>
    scopeQuery(
      syncDefinition({ includeDeleted, scope: { type: 'SOQL', fields, condition: null, facts } }),
      needed
    ).fields;

  test('D-12 of one relationship are selected once, with all fields that somebody asks for', () => {
    const list = fieldsOf(
      ['Id', '(SELECT Id, Name FROM Pets__r ORDER BY Id)'],
      ['(SELECT name, Owner.Name FROM pets__R)', '(SELECT Id FROM Cases)']
    );
    expect(list).toEqual([
      'Id',
      '(SELECT Id, Name, Owner.Name FROM Pets__r ORDER BY Id)',
      '(SELECT Id FROM Cases ORDER BY Id)'
    ]);
  });

  test('D-12 rows are those of the first that says which', () => {
    expect(
      fieldsOf(['(SELECT Id FROM Pets__r)'], ["(SELECT Name FROM Pets__r WHERE Kind__c = 'a, b')"])
    ).toEqual(["(SELECT Id, Name FROM Pets__r WHERE Kind__c = 'a, b' ORDER BY Id)"]);
  });

  test('D-16 deleted ones are left out where deleted records are read', () => {
    const list = fieldsOf(
      ['(SELECT Id FROM Pets__r WHERE Age__c > 1 OR Age__c = null ORDER BY Name)'],
      [],
      true
    );
    expect(list).toEqual([
      '(SELECT Id FROM Pets__r WHERE (Age__c > 1 OR Age__c = null) AND IsDeleted = false ORDER BY Name)'
    ]);
  });
});

describe('scopes that the org makes', () => {
  test.each([
    [{ type: 'Campaign', rules: [], takesUnnamed: true }],
    [{ type: 'List_View', view: 'Mine' }],
    [{ type: 'Report', report: '00O000000000001EAA' }]
  ] as const)('T-02 D-03 %j covers nothing before the org was asked', (scope) => {
    expect(pageQuery(scopeOf({ scope }), first, 10)).toContain('WHERE (Id = null) AND ');
  });

  test('T-02 members are read with their campaign and status', () => {
    const scope = { type: 'Campaign', rules: [], takesUnnamed: true } as const;
    expect(scopeOf({ scope }).fields).toEqual(['Id', 'SystemModstamp', 'Email', 'CampaignId', 'Status']);
  });
});

describe('macros', () => {
  const scope = scopeOf({
    scope: {
      type: 'SOQL',
      fields: [],
      facts,
      condition: 'LastModifiedDate >= [INTERVAL_TIMESTAMP] AND Birthdate >= [interval_date]'
    }
  });

  test('D-05 D-06 are the beginning of the window', () => {
    expect(pageQuery(scope, next, 10)).toContain(
      '(LastModifiedDate >= 2026-02-01T09:00:00Z AND Birthdate >= 2026-02-01)'
    );
  });

  test('D-05 D-06 are the beginning of time before there was a window, and for single records', () => {
    const beginning = '(LastModifiedDate >= 1970-01-01T00:00:00Z AND Birthdate >= 1970-01-01)';
    expect(pageQuery(scope, first, 10)).toContain(beginning);
    expect(recordsQuery(scope, [contactId(1)])).toContain(beginning);
  });
});

test('given records are asked for by their ids', () => {
  expect(recordsQuery(all, [contactId(1), contactId(2)])).toBe(
    `SELECT Id, SystemModstamp, Email FROM Contact WHERE Id IN ('${contactId(1)}','${contactId(2)}')`
  );
});

test.each([
  ['2026-02-01T10:00:00.000Z', '2026-02-01T10:00:00Z'],
  ['2026-02-01T10:00:00.250Z', '2026-02-01T10:00:00.250Z'],
  ['2026-02-01T11:00:00+01:00', '2026-02-01T10:00:00Z']
])('salesforce-api 2.3: %s is written %s', (iso, written) => {
  expect(soqlDateTime(iso)).toBe(written);
});

/** The value that a reader of SOQL would see between the quotes (salesforce-api 2.3). */
const readBack = (literal: string): string =>
  literal.replace(/\\(.)/gs, (_, letter: string) => ({ n: '\n', r: '\r' })[letter] ?? letter);

const nasty = ["O'Brien", 'back\\slash', "\\' OR Id != '", 'line\nbreak\r', "'", '\\', "a\\'b\\\\'c", '日本'];

test.each(nasty)('salesforce-api 2.3: %j stays between its quotes', (text) => {
  const literal = soqlText(text);
  expect(literal).not.toMatch(/(^|[^\\])(\\\\)*'/);
  expect(readBack(literal)).toBe(text);
  expect(() => parseQuery(`SELECT Id FROM Contact WHERE Name = '${literal}'`)).not.toThrow();
});

describeRecorded('recorded escapes of string literals', () => {
  const cases = readRecorded<{ description: string; input: string; escaped: string }[]>(
    'nasty',
    'soql',
    'string-literal-escaping.json'
  );
  // The recorded function takes text that may be escaped already and leaves such parts alone; ours takes plain values.
  const plain = cases.filter(({ input }) => !/\\([nrtbf"']|u[0-9a-fA-F]{4})/.test(input));
  test.each(plain)('$description', ({ input, escaped }) => expect(soqlText(input)).toBe(escaped));
  test.each(cases)('$description: the value is kept', ({ input }) =>
    expect(readBack(soqlText(input))).toBe(input)
  );
});
