import type { Row } from '../model';
import { executeQuery } from './execute-query';
import { firstInOrder } from './rows/first-rows';
import { refusalOf, soqlSource } from './soql-fixture';

const stages = ['Prospect', 'Won', 'Lost'].map((value) => ({
  value,
  label: value,
  active: true,
  defaultValue: false
}));
const PARENT = '001bn0000000001AAA';

const rows: Row[] = [
  { Name: 'b', Stage__c: 'Lost', Amount__c: 10, ParentId: null },
  { Name: 'A', Stage__c: 'Won', Amount__c: 9, ParentId: PARENT },
  { Name: 'c', Stage__c: null, Amount__c: null, ParentId: null },
  { Name: null, Stage__c: 'Prospect', Amount__c: 10, ParentId: PARENT },
  { Name: 'B', Stage__c: 'Other', Amount__c: -1, ParentId: null }
];

const source = soqlSource({
  objects: {
    Account: { keyPrefix: '001', fields: { Id: 'id', Name: 'string' } },
    Deal__c: {
      keyPrefix: 'a00',
      fields: {
        Id: 'id',
        Name: 'string',
        Stage__c: { type: 'picklist', picklistValues: stages },
        Amount__c: 'currency',
        Notes__c: { type: 'textarea', sortable: false },
        ParentId: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Parent' }
      }
    }
  },
  rows: {
    Account: [{ Id: PARENT, Name: 'Acme' }],
    Deal__c: rows.map((row, index) => ({ Id: `a00bn000000000${index}AAA`, ...row }))
  }
});

/** The number of each row found, in order. */
function order(clauses: string): string {
  const { rows: found } = executeQuery(source, `SELECT Id FROM Deal__c ${clauses}`, {
    includeDeleted: false
  });
  return found.map((row) => String(row['Id']).charAt(14)).join('');
}

describe('ORDER BY', () => {
  test.each([
    ['ORDER BY Name', '31042'],
    ['ORDER BY Name ASC', '31042'],
    ['ORDER BY Name DESC', '32041'],
    ['ORDER BY Name NULLS LAST', '10423'],
    ['ORDER BY Name DESC NULLS LAST', '20413'],
    ['ORDER BY Name DESC NULLS FIRST', '32041'],
    ['ORDER BY Amount__c', '24103'],
    ['ORDER BY Amount__c DESC NULLS LAST, Name DESC NULLS LAST', '03142'],
    ['ORDER BY Stage__c NULLS LAST', '31042'],
    ['ORDER BY Parent.Name, Name', '04231'],
    ['ORDER BY Id DESC', '43210'],
    ['', '01234']
  ])('salesforce-api 2.3: %s', (clause, expected) => {
    expect(order(clause)).toBe(expected);
  });

  test('salesforce-api 2.1: only sortable fields, and functions only of groups', () => {
    expect(refusalOf(source, 'SELECT Id FROM Deal__c ORDER BY Notes__c')).toMatchObject({
      errorCode: 'INVALID_FIELD'
    });
    expect(refusalOf(source, 'SELECT Id FROM Deal__c ORDER BY Nothing__c')).toMatchObject({
      errorCode: 'INVALID_FIELD'
    });
    expect(refusalOf(source, 'SELECT Id FROM Deal__c ORDER BY COUNT(Id)').message).toBe(
      'not supported by the local org: ORDER BY COUNT(Id) without GROUP BY'
    );
  });
});

describe('LIMIT and OFFSET', () => {
  test.each([
    ['LIMIT 2', '01'],
    ['LIMIT 0', ''],
    ['LIMIT 9', '01234'],
    ['OFFSET 3', '34'],
    ['LIMIT 1 OFFSET 2', '2'],
    ['OFFSET 9', ''],
    ['ORDER BY Id DESC LIMIT 2 OFFSET 1', '32'],
    ["WHERE Stage__c != 'Won' LIMIT 2 OFFSET 1", '23']
  ])('salesforce-api 2.2: %s', (clauses, expected) => {
    expect(order(clauses)).toBe(expected);
  });

  test('salesforce-api 2.2: OFFSET ends at 2,000', () => {
    expect(order('OFFSET 2000')).toBe('');
    expect(refusalOf(source, 'SELECT COUNT() FROM Deal__c OFFSET 2001')).toMatchObject({
      errorCode: 'NUMBER_OUTSIDE_VALID_RANGE'
    });
  });

  test('salesforce-api 2.1: totalSize is the size of the answer; COUNT() counts up to its LIMIT', () => {
    const { totalSize } = executeQuery(source, 'SELECT Id FROM Deal__c LIMIT 2', { includeDeleted: false });
    expect(totalSize).toBe(2);
    expect(
      executeQuery(source, 'SELECT COUNT() FROM Deal__c LIMIT 3', { includeDeleted: false }).totalSize
    ).toBe(3);
  });
});

describe('the first rows of an order', () => {
  const numbers = Array.from({ length: 500 }, (_, place) => ({ key: (place * 7919) % 97, place }));
  const byKey = (left: { key: number }, right: { key: number }): number => left.key - right.key;

  test.each([0, 1, 3, 50, 124, 125, 500, 900])(
    'salesforce-api 2.2: %d rows are those of the full order, equal ones in place',
    (count) => {
      expect(firstInOrder(numbers, byKey, count)).toEqual([...numbers].sort(byKey).slice(0, count));
    }
  );
});
