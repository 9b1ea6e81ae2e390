import type { Row } from '../model';
import { executeQuery } from './execute-query';
import { refusalOf, soqlSource } from './soql-fixture';

const account = (number: number): string => `001bn000000000${number}AAA`;
const contact = (number: number): string => `003bn000000000${number}AAA`;

const rows: Record<string, Row[]> = {
  Account: [1, 2, 3].map((number) => ({ Id: account(number), Name: `Account ${number}` })),
  Contact: [
    { Id: contact(1), LastName: 'One', AccountId: account(1), IsDeleted: false },
    { Id: contact(2), LastName: 'Two', AccountId: account(2), IsDeleted: false },
    { Id: contact(3), LastName: 'Three', AccountId: null, IsDeleted: false },
    { Id: contact(4), LastName: 'Four', AccountId: account(3), IsDeleted: true }
  ],
  Member__c: [
    { Id: 'a00bn0000000001AAA', Contact__c: contact(1), Account__c: account(2), Name: 'x' },
    { Id: 'a00bn0000000002AAA', Contact__c: null, Account__c: null, Name: 'y' }
  ]
};

const source = soqlSource({
  objects: {
    Account: { keyPrefix: '001', fields: { Id: 'id', Name: 'string' } },
    Contact: {
      keyPrefix: '003',
      fields: {
        Id: 'id',
        LastName: 'string',
        IsDeleted: 'boolean',
        AccountId: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Account' }
      }
    },
    Member__c: {
      keyPrefix: 'a00',
      fields: {
        Id: 'id',
        Name: 'string',
        Contact__c: { type: 'reference', referenceTo: ['Contact'], relationshipName: 'Contact__r' },
        Account__c: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Account__r' }
      }
    }
  },
  rows
});

/** Numbers of the rows found. */
function found(soql: string, options = { includeDeleted: false }): string {
  return executeQuery(source, soql, options)
    .rows.map((row) => String(row['Id']).charAt(14))
    .join('');
}

describe('semi-joins and anti-joins', () => {
  test.each([
    ["SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'two')", '2'],
    ['SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)', '12'],
    ['SELECT Id FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)', '3'],
    ['SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)', '12'],
    ['SELECT Id FROM Contact WHERE AccountId NOT IN (SELECT Account__c FROM Member__c)', '13'],
    ["SELECT Id FROM Contact WHERE Id IN (SELECT Contact__c FROM Member__c) AND LastName != 'x'", '1'],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT Account__c FROM Member__c)',
      '2'
    ],
    [
      "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact c WHERE c.Account.Name = 'Account 1')",
      '1'
    ],
    ["SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'nobody')", '']
  ])('SOQL guide, Comparison Operators: %s', (soql, expected) => {
    expect(found(soql)).toBe(expected);
  });

  test('salesforce-api 2.1: queryAll looks into deleted rows of the subquery too', () => {
    const soql = 'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)';
    expect(found(soql, { includeDeleted: true })).toBe('123');
  });
});

describe('semi-joins that are refused', () => {
  const id = 'Id IN (SELECT AccountId FROM Contact)';

  test.each([
    [
      `(Name = 'a' OR ${id})`,
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
      'Name != null AND '
    ],
    [
      `(NOT ${id})`,
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
      'Name != null AND '
    ],
    [`${id} AND ${id} AND ${id}`, 'Maximum 2 semi join sub-selects are allowed.', ''],
    [
      'Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT Contact__c FROM Member__c))',
      'Nesting of semi join sub-selects is not supported',
      ''
    ],
    [
      'Id IN (SELECT Id FROM Account)',
      'The inner and outer selects should not be on the same object type',
      ''
    ],
    [
      'Id IN (SELECT LastName FROM Contact)',
      "semi join sub-selects can only query id fields, cannot use: 'LastName'",
      ''
    ],
    [
      'Id IN (SELECT Account.Id FROM Contact)',
      "semi join sub-selects can only query id fields, cannot use: 'Account.Id'",
      ''
    ],
    ['Id IN (SELECT Id, AccountId FROM Contact)', 'semi join sub-selects can only query one id field', ''],
    [
      'Id IN (SELECT Contact__c FROM Member__c)',
      "The selected field 'Contact__c' in the subquery and the left operand field in the where expression in the outer query should point to the same object type",
      ''
    ],
    [
      'Name IN (SELECT AccountId FROM Contact)',
      'not supported by the local org: a semi-join on Name: only ids and references of the object itself',
      ''
    ],
    [
      'Id IN (SELECT AccountId FROM Contact LIMIT 1)',
      'not supported by the local org: clauses other than WHERE in a semi-join',
      ''
    ],
    [
      'Id IN (SELECT AccountId FROM Contact ORDER BY Id)',
      'not supported by the local org: clauses other than WHERE in a semi-join',
      ''
    ]
  ])('SOQL guide, Comparison Operators: %s', (condition, message, before) => {
    const refusal = refusalOf(source, `SELECT Id FROM Account WHERE ${before}${condition}`);
    expect(refusal).toMatchObject({ status: 400, errorCode: 'MALFORMED_QUERY' });
    expect(refusal.message.split('\n').at(-1)).toBe(message);
  });
});
