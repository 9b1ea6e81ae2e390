import type { Row } from '../model';
import { executeQuery } from './execute-query';
import { soqlSource } from './soql-fixture';

const PARENT = '001bn0000000001AAA';
const ids = ['a', 'b', 'c', 'd'].map((letter) => `003bn000000000${letter}AAA`);

const rows: Row[] = [
  {
    Name: 'one',
    Text__c: 'Alpha',
    Code__c: 'Ab',
    Count__c: 1,
    Rate__c: 1.5,
    Flag__c: true,
    Tags__c: 'A;B',
    Day__c: '2026-01-31',
    CreatedDate: '2026-01-31T23:59:59.000+0000',
    ParentId: PARENT
  },
  {
    Name: 'two',
    Text__c: 'alpha beta',
    Code__c: 'aB',
    Count__c: 2,
    Rate__c: -2,
    Flag__c: false,
    Tags__c: 'B;C',
    Day__c: '2026-02-01',
    CreatedDate: '2026-02-01T00:00:00.000+0000',
    ParentId: null
  },
  {
    Name: 'three',
    Text__c: "50% o_f\\O'Brien",
    Code__c: 'AB',
    Count__c: 3,
    Rate__c: 0,
    Flag__c: false,
    Tags__c: 'C',
    Day__c: null,
    CreatedDate: '2026-02-01T00:00:01.000+0000',
    ParentId: null
  },
  {
    Name: 'none',
    Text__c: null,
    Code__c: null,
    Count__c: null,
    Rate__c: null,
    Flag__c: null,
    Tags__c: null,
    Day__c: null,
    CreatedDate: null,
    ParentId: null
  }
];

const source = soqlSource({
  objects: {
    Account: {
      keyPrefix: '001',
      fields: { Id: 'id', Name: 'string', Flag__c: 'boolean', Industry: 'picklist' }
    },
    Contact: {
      keyPrefix: '003',
      fields: {
        Id: 'id',
        Name: 'string',
        Text__c: 'string',
        Code__c: { type: 'string', caseSensitive: true },
        Count__c: 'int',
        Rate__c: 'double',
        Flag__c: 'boolean',
        Tags__c: 'multipicklist',
        Day__c: 'date',
        CreatedDate: 'datetime',
        ParentId: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Parent' }
      }
    }
  },
  rows: {
    Account: [{ Id: PARENT, Name: 'Acme', Flag__c: true, Industry: null }],
    Contact: rows.map((row, index) => ({ Id: ids[index], ...row }))
  }
});

/** Names of the rows that a condition finds. */
function found(condition: string): string {
  const { rows: records } = executeQuery(source, `SELECT Name FROM Contact WHERE ${condition}`, {
    includeDeleted: false
  });
  return records.map((record) => String(record['Name'])).join(' ');
}

describe('text', () => {
  test.each([
    ['2.3', "Text__c = 'ALPHA'", 'one'],
    ['2.3', "Text__c != 'alpha'", 'two three none'],
    ['2.3', "Text__c <> 'alpha'", 'two three none'],
    ['2.3', "Code__c = 'Ab'", 'one'],
    ['2.3', "Code__c IN ('aB', 'AB')", 'two three'],
    ['2.3', "Code__c LIKE 'A%'", 'one three'],
    ['2.1', "Text__c = ''", 'none'],
    ['2.1', "Text__c != ''", 'one two three'],
    ['2.3', 'Text__c = null', 'none'],
    ['2.3', 'Text__c != NULL', 'one two three'],
    ['2.3', "Text__c IN ('alpha', null)", 'one none'],
    ['2.3', "Text__c NOT IN ('alpha')", 'two three none'],
    ['2.3', "Text__c > 'alpha'", 'two'],
    ['2.3', "Text__c <= 'ALPHA'", 'one three']
  ])('salesforce-api %s: %s finds: %s', (_section, condition, names) => {
    expect(found(condition)).toBe(names);
  });
});

describe('LIKE', () => {
  test.each([
    ["Text__c LIKE 'ALPHA%'", 'one two'],
    ["Text__c LIKE 'alpha'", 'one'],
    ["Text__c LIKE '_lpha'", 'one'],
    ["Text__c LIKE '%et%'", 'two'],
    ["Text__c LIKE '%'", 'one two three'],
    ["Text__c LIKE '50\\% o\\_f%'", 'three'],
    ["Text__c LIKE '%\\\\O\\'Brien'", 'three'],
    ["Text__c LIKE '5_\\%%'", 'three'],
    ["(NOT Text__c LIKE 'alpha%')", 'three none']
  ])('salesforce-api 2.3: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });

  test('salesforce-api 2.3: signs of regular expressions are plain text', () => {
    expect(found("Text__c LIKE '.*'")).toBe('');
    expect(found("Text__c LIKE '[a-z]%' OR Text__c LIKE '(%' OR Text__c LIKE '^%'")).toBe('');
  });
});

describe('escapes', () => {
  const store = (text: string) =>
    soqlSource({
      objects: { Note__c: { keyPrefix: 'a00', fields: { Id: 'id', Text__c: 'string' } } },
      rows: { Note__c: [{ Id: 'a00bn0000000001AAA', Text__c: text }] }
    });

  test.each([
    ["'", "\\'"],
    ['\\', '\\\\'],
    ['a\nb\rc\td', 'a\\nb\\rc\\td'],
    ['"', '\\"'],
    ['\b\f', '\\b\\f'],
    ['é', '\\u00e9']
  ])('salesforce-api 2.3: the text %j is written %s', (text, written) => {
    const soql = `SELECT Id FROM Note__c WHERE Text__c = '${written}'`;
    expect(executeQuery(store(text), soql, { includeDeleted: false }).totalSize).toBe(1);
  });

  test('salesforce-api 2.3: an escape that does not exist is refused', () => {
    expect(() => found("Text__c = 'a\\qb'")).toThrow(/Illegal character sequence '\\q'/);
  });
});

describe('numbers and checkboxes', () => {
  test.each([
    ['Count__c = 2', 'two'],
    ['Count__c != 2', 'one three none'],
    ['Count__c > 1', 'two three'],
    ['Count__c <= 1', 'one'],
    ['Count__c IN (1, 3)', 'one three'],
    ['Rate__c < 1.5', 'two three'],
    ['Rate__c = -2', 'two'],
    ['Rate__c = 0', 'three'],
    ['Count__c = null', 'none'],
    ['Flag__c = true', 'one'],
    ['Flag__c = FALSE', 'two three none'],
    ['Flag__c != true', 'two three none'],
    ['Flag__c = null', 'two three none'],
    ['Flag__c != null', 'one']
  ])('salesforce-api 2.3: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });
});

describe('multi-select picklists', () => {
  test.each([
    ["Tags__c INCLUDES ('A;B')", 'one'],
    ["Tags__c INCLUDES ('A', 'C')", 'one two three'],
    ["Tags__c INCLUDES ('A;C')", ''],
    ["Tags__c INCLUDES ('A;B', 'C')", 'one two three'],
    ["Tags__c EXCLUDES ('B')", 'three none'],
    ["Tags__c = 'B;A'", 'one'],
    ["Tags__c = 'A'", ''],
    ['Tags__c = null', 'none']
  ])('salesforce-api 2.3: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });
});

describe('dates and datetimes', () => {
  test.each([
    ['Day__c = 2026-01-31', 'one'],
    ['Day__c > 2026-01-31', 'two'],
    ['Day__c != 2026-01-31', 'two three none'],
    ['CreatedDate = 2026-02-01T00:00:00Z', 'two'],
    ['CreatedDate >= 2026-02-01T00:00:00.000Z', 'two three'],
    ['CreatedDate < 2026-02-01T01:00:00+01:00', 'one'],
    ['CreatedDate = 2026-01-31T19:00:00-05:00', 'two'],
    ['CreatedDate > 2026-02-01T00:00:00.000+0000', 'three'],
    ['CreatedDate IN (2026-02-01T00:00:00Z, 2026-02-01T00:00:01Z)', 'two three']
  ])('salesforce-api 2.3: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });
});

describe('ids', () => {
  test.each([
    [`Id = '${ids[0]}'`, 'one'],
    [`Id = '${ids[0]?.slice(0, 15)}'`, 'one'],
    [`Id IN ('${ids[1]?.slice(0, 15)}', '${ids[2]}')`, 'two three'],
    [`Id > '${ids[1]}'`, 'three none'],
    [`ParentId = '${PARENT.slice(0, 15)}'`, 'one'],
    ['ParentId = null', 'two three none'],
    [`ParentId != '${PARENT}'`, 'two three none']
  ])('salesforce-api 2.3: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });
});

describe('parents', () => {
  test.each([
    ["Parent.Name = 'acme'", 'one'],
    ["Parent.Name != 'acme'", 'two three none'],
    ['Parent.Name = null', 'two three none'],
    ['Parent.Flag__c = false', 'two three none'],
    ['Parent.Industry = null', 'one two three none'],
    [`Parent.Id = '${PARENT}'`, 'one'],
    ["Contact.Name = 'two'", 'two'],
    ["Contact.Parent.Name = 'Acme'", 'one']
  ])('salesforce-api 2.1: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });
});

describe('AND, OR, NOT', () => {
  test.each([
    ["Name = 'one' OR Name = 'two' OR Name = 'none'", 'one two none'],
    ["Count__c > 1 AND (Name = 'one' OR Name = 'three')", 'three'],
    ["((Count__c > 1) AND ((Name = 'two')))", 'two'],
    ["NOT Name = 'one'", 'two three none'],
    ["NOT (Name = 'one' OR Name = 'two')", 'three none'],
    ["Count__c > 1 AND (NOT Name = 'two')", 'three'],
    ["NOT (Count__c > 1 AND (NOT Name = 'two'))", 'one two none'],
    ["((NOT Name = 'one') AND Count__c < 3)", 'two']
  ])('salesforce-api 2.1: %s finds: %s', (condition, names) => {
    expect(found(condition)).toBe(names);
  });

  test.each([
    ["Name = 'one' AND Count__c = 1 OR Count__c = 2", "unexpected token: 'OR'"],
    ["Name = 'one' OR Count__c = 1 AND Count__c = 2", "unexpected token: 'AND'"],
    ["Name = 'one' AND NOT Count__c = 1", "unexpected token: 'NOT'"],
    [
      "NOT Name = 'one' AND Count__c = 1",
      'not supported by the local org: NOT beside AND without parentheses'
    ],
    ["NOT NOT Name = 'one'", 'not supported by the local org: NOT NOT without parentheses'],
    ["(Name = 'one'", "unexpected token: '<EOF>'"],
    ["Name = 'one')", "unexpected token: ')'"]
  ])('salesforce-api 2.1: parentheses are required: %s', (condition, message) => {
    expect(() => found(condition)).toThrow(message);
  });
});
