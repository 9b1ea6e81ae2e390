import { executeQuery } from './execute-query';
import { refusalOf, soqlSource } from './soql-fixture';

const source = soqlSource({
  objects: {
    Group__mdt: { keyPrefix: 'm00', fields: { Id: 'id', DeveloperName: 'string' } },
    Rule__mdt: {
      keyPrefix: 'm01',
      fields: {
        Id: 'id',
        DeveloperName: 'string',
        MasterLabel: 'string',
        Order__c: 'double',
        Query__c: { type: 'textarea', length: 131072 },
        Group__c: {
          type: 'reference',
          referenceTo: ['Group__mdt'],
          relationshipName: 'Group__r',
          childRelationshipName: 'Rules__r'
        }
      }
    }
  },
  rows: {
    Group__mdt: [{ Id: 'm00bn0000000001AAA', DeveloperName: 'First' }],
    Rule__mdt: ['A', 'B', 'C'].map((name, index) => ({
      Id: `m01bn000000000${index}AAA`,
      DeveloperName: name,
      MasterLabel: `Rule ${name}`,
      Order__c: index,
      Query__c: 'text',
      Group__c: index === 0 ? 'm00bn0000000001AAA' : null
    }))
  }
});

const found = (clauses: string): string =>
  executeQuery(source, `SELECT DeveloperName FROM Rule__mdt ${clauses}`, { includeDeleted: false })
    .rows.map((row) => row['DeveloperName'])
    .join('');

describe('custom metadata types', () => {
  test.each([
    ["WHERE DeveloperName = 'B'", 'B'],
    ["WHERE DeveloperName = 'A' OR DeveloperName = 'C' OR DeveloperName LIKE 'B%'", 'ABC'],
    ["WHERE Order__c > 0 AND (DeveloperName = 'A' OR DeveloperName = 'C')", 'C'],
    ["WHERE DeveloperName NOT IN ('A') ORDER BY Order__c DESC", 'CB'],
    ["WHERE Group__r.DeveloperName = 'First'", 'A'],
    ["WHERE Id > 'm01bn0000000000AAA' ORDER BY Id LIMIT 2000", 'BC']
  ])('salesforce-api 9: %s', (clauses, expected) => {
    expect(found(clauses)).toBe(expected);
  });

  test('salesforce-api 9: long text is read whole, and parents are shown', () => {
    const soql = 'SELECT Query__c, Group__r.DeveloperName FROM Rule__mdt LIMIT 1';
    expect(executeQuery(source, soql, { includeDeleted: false }).rows[0]).toMatchObject({
      Query__c: 'text',
      Group__r: { DeveloperName: 'First' }
    });
  });

  test.each([
    ["SELECT Id FROM Rule__mdt WHERE DeveloperName = 'A' OR MasterLabel = 'A'", 'Disjunctions not supported'],
    ['SELECT Id FROM Rule__mdt WHERE Order__c > 1 OR Order__c = 0', 'Disjunctions not supported'],
    [
      "SELECT Id FROM Rule__mdt WHERE Id > 'm01bn0000000000AAA' OR (Id = 'm01bn0000000000AAA' AND Order__c = 1)",
      'Disjunctions not supported'
    ],
    ["SELECT Id FROM Rule__mdt WHERE Query__c = 'a'", "field 'Query__c' can not be filtered in a query call"],
    ['SELECT COUNT() FROM Rule__mdt', 'not supported by the local org: COUNT on custom metadata types'],
    ['SELECT COUNT(Id) FROM Rule__mdt', 'not supported by the local org: COUNT on custom metadata types'],
    [
      'SELECT DeveloperName FROM Rule__mdt GROUP BY DeveloperName',
      'GROUP BY is not supported on custom metadata types'
    ],
    ['SELECT Id FROM Rule__mdt OFFSET 1', 'OFFSET is not supported on custom metadata types'],
    [
      'SELECT Id FROM Rule__mdt ORDER BY Group__r.DeveloperName',
      'ORDER BY a relationship field is not supported on custom metadata types'
    ],
    [
      'SELECT (SELECT Id FROM Rules__r) FROM Group__mdt',
      'child subqueries are not supported on custom metadata types'
    ],
    [
      "SELECT Id FROM Rule__mdt WHERE (NOT DeveloperName = 'A')",
      'not supported by the local org: NOT on custom metadata types'
    ],
    [
      'SELECT Id FROM Group__mdt WHERE Id IN (SELECT Group__c FROM Rule__mdt)',
      'not supported by the local org: a semi-join on custom metadata types'
    ]
  ])('salesforce-api 9: refused: %s', (soql, message) => {
    expect(refusalOf(source, soql).message.split('\n').at(-1)).toBe(message);
  });
});
