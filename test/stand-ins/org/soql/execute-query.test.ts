import type { Row } from '../model';
import { executeQuery } from './execute-query';
import { refusalOf, soqlSource } from './soql-fixture';

const ACME = '001000000000001AAA';
const ANN = '003000000000001AAA';
const BOB = '003000000000002AAA';
const CAT = '003000000000003AAA';

const contacts: Row[] = [
  { Id: ANN, LastName: 'Ann', Email: 'Ann@Example.com', AccountId: ACME, IsDeleted: false, Score__c: 1 },
  { Id: BOB, LastName: 'bob', Email: null, AccountId: null, IsDeleted: false, Score__c: null },
  { Id: CAT, LastName: 'Cat', Email: 'cat@example.com', AccountId: ACME, IsDeleted: true, Score__c: 3 }
];

const source = soqlSource({
  objects: {
    Account: { keyPrefix: '001', fields: { Id: 'id', Name: 'string', Industry: 'picklist' } },
    Contact: {
      keyPrefix: '003',
      fields: {
        Id: 'id',
        LastName: 'string',
        Email: 'email',
        Score__c: 'double',
        IsDeleted: 'boolean',
        AccountId: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Account' }
      }
    }
  },
  rows: { Account: [{ Id: ACME, Name: 'Acme', Industry: 'Media' }], Contact: contacts }
});

const run = (soql: string) => executeQuery(source, soql, { includeDeleted: false });

const refusal = (soql: string) => refusalOf(source, soql);

describe('the answer', () => {
  test('salesforce-api 2.1: a row has its attributes, then the fields in SELECT order, empty ones as null', () => {
    const { rows } = run(`SELECT email, LASTNAME, Id FROM contact WHERE Id = '${BOB}'`);
    const attributes = { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${BOB}` };
    expect(rows).toEqual([{ attributes, Email: null, LastName: 'bob', Id: BOB }]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['attributes', 'Email', 'LastName', 'Id']);
  });

  test('salesforce-api 2.1: the address of a row carries the version that was asked for', () => {
    const { rows } = executeQuery(source, 'SELECT Id FROM Account', {
      includeDeleted: false,
      version: '50.0'
    });
    expect(rows[0]).toMatchObject({ attributes: { url: `/services/data/v50.0/sobjects/Account/${ACME}` } });
  });

  test('salesforce-api 2.1: a parent is an object of its own, and null where the lookup is empty', () => {
    const { rows } = run('SELECT Account.Name, Id, Account.Industry FROM Contact');
    const attributes = { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${ACME}` };
    expect(rows.map((row) => row['Account'])).toEqual([
      { attributes, Name: 'Acme', Industry: 'Media' },
      null
    ]);
  });

  test('salesforce-api 2.1: COUNT() answers the number and no rows', () => {
    expect(run('SELECT COUNT() FROM Contact')).toEqual({ totalSize: 2, rows: [], objectType: 'Contact' });
  });

  test('salesforce-api 2.1: queryAll finds deleted rows, query does not', () => {
    const all = executeQuery(source, 'SELECT Id FROM Contact', { includeDeleted: true });
    expect([run('SELECT Id FROM Contact').totalSize, all.totalSize]).toEqual([2, 3]);
  });
});

describe('refusals', () => {
  test.each([
    ['MALFORMED_QUERY', 'SELECT Id FROM'],
    ['MALFORMED_QUERY', "SELECT Id FROM Contact WHERE LastName = 'a' AND Email = null OR Id = null"],
    ['INVALID_FIELD', 'SELECT Nothing__c FROM Contact'],
    ['INVALID_FIELD', 'SELECT Nothing__r.Name FROM Contact'],
    ['INVALID_TYPE', 'SELECT Id FROM Nothing__c'],
    ['NUMBER_OUTSIDE_VALID_RANGE', 'SELECT Id FROM Contact OFFSET 2001']
  ])('salesforce-api 2.1, 2.2: %s for %s', (errorCode, soql) => {
    expect(refusal(soql)).toMatchObject({ status: 400, errorCode });
  });

  test('salesforce-api 2.1: the message shows the place in the query', () => {
    expect(refusal('SELECT Id, Nothing__c FROM Contact').message).toMatch(
      /^\nSELECT Id, Nothing__c FROM Contact\n {11}\^\nERROR at Row:1:Column:12\nNo such column 'Nothing__c' on entity 'Contact'\./
    );
  });
});
