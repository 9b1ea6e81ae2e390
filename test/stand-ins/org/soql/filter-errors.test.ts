import type { OrgError } from '../model';
import { executeQuery } from './execute-query';
import { refusalOf, soqlSource } from './soql-fixture';

const source = soqlSource({
  objects: {
    Account: {
      keyPrefix: '001',
      fields: {
        Id: 'id',
        Name: 'string',
        AnnualRevenue: 'currency',
        NumberOfEmployees: 'int',
        Active__c: 'boolean',
        Founded__c: 'date',
        CreatedDate: 'datetime',
        Opens__c: 'time',
        Tags__c: 'multipicklist',
        Description: { type: 'textarea', filterable: false, sortable: false, groupable: false },
        BillingAddress: 'address',
        ParentId: { type: 'reference', referenceTo: ['Account'], relationshipName: 'Parent' }
      }
    }
  }
});

const refusal = (soql: string) => refusalOf(source, soql);

const lastLine = ({ message }: OrgError): string | undefined => message.split('\n').at(-1);

describe('a literal of another type than its field', () => {
  test.each([
    ['Name = 3', 'Name', 'string and should be enclosed in quotes'],
    ['Name = true', 'Name', 'string and should be enclosed in quotes'],
    ["Name IN ('a', 3)", 'Name', 'string and should be enclosed in quotes'],
    ["AnnualRevenue > '3'", 'AnnualRevenue', 'currency and should not be enclosed in quotes'],
    ['NumberOfEmployees = 1.5', 'NumberOfEmployees', 'int and should not be enclosed in quotes'],
    ["Active__c = 'true'", 'Active__c', 'boolean and should not be enclosed in quotes'],
    ['Active__c = 1', 'Active__c', 'boolean and should not be enclosed in quotes'],
    ["CreatedDate > '2026-01-01T00:00:00Z'", 'CreatedDate', 'dateTime and should not be enclosed in quotes'],
    ['CreatedDate > 2026-01-01', 'CreatedDate', 'dateTime and should not be enclosed in quotes'],
    ['Founded__c > 2026-01-01T00:00:00Z', 'Founded__c', 'date and should not be enclosed in quotes'],
    ["Founded__c = '2026-01-01'", 'Founded__c', 'date and should not be enclosed in quotes'],
    ['Name = TODAY', 'Name', 'string and should be enclosed in quotes'],
    ['Id = 3', 'Id', 'ID and should be enclosed in quotes']
  ])('salesforce-api 2.3: %s', (condition, field, type) => {
    const error = refusal(`SELECT Id FROM Account WHERE ${condition}`);
    expect(error.errorCode).toBe('INVALID_FIELD');
    expect(lastLine(error)).toBe(`value of filter criterion for field '${field}' must be of type ${type}`);
  });

  test('salesforce-api 2.1: the message points into the WHERE clause', () => {
    expect(refusal('SELECT Id, Name FROM Account WHERE Name = 3').message).toBe(
      '\nSELECT Id, Name FROM Account WHERE Name = 3\n' +
        `${' '.repeat(35)}^\nERROR at Row:1:Column:36\n` +
        "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes"
    );
  });
});

describe('operators and values that a field does not take', () => {
  test.each([
    ["Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on id field'],
    ["Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'],
    [
      "ParentId = '001bn0000000001AAZ'",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid ID field: 001bn0000000001AAZ'
    ],
    ["Name INCLUDES ('a')", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on string field'],
    ["AnnualRevenue LIKE '1%'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on currency field'],
    ['Active__c > false', 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on boolean field'],
    ["Tags__c LIKE 'A%'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on multipicklist field'],
    ["Description = 'a'", 'INVALID_FIELD', "field 'Description' can not be filtered in a query call"],
    [
      "BillingAddress = 'a'",
      'INVALID_FIELD',
      'Address fields can only be filtered using Distance expressions'
    ],
    [
      'Opens__c = null',
      'MALFORMED_QUERY',
      'not supported by the local org: a condition on the time field Opens__c'
    ],
    ['Name > null', 'MALFORMED_QUERY', 'not supported by the local org: > with an empty value'],
    ['Name LIKE null', 'MALFORMED_QUERY', 'not supported by the local org: LIKE with null'],
    [
      'AnnualRevenue > USD5',
      'MALFORMED_QUERY',
      'not supported by the local org: a value of the kind INTEGER_WITH_CURRENCY_PREFIX'
    ]
  ])('salesforce-api 2.1, 2.3: %s: %s', (condition, errorCode, message) => {
    const error = refusal(`SELECT Id FROM Account WHERE ${condition}`);
    expect(error).toMatchObject({ status: 400, errorCode });
    expect(lastLine(error)).toBe(message);
  });

  test.each(['2026-02-30', '2026-13-01'])('salesforce-api 2.3: there is no day %s', (day) => {
    expect(lastLine(refusal(`SELECT Id FROM Account WHERE Founded__c = ${day}`))).toBe(
      `Invalid date: ${day}`
    );
  });

  test.each(['2026-02-30T00:00:00Z', '2026-01-01T25:00:00Z'])(
    'salesforce-api 2.3: there is no moment %s',
    (moment) => {
      expect(lastLine(refusal(`SELECT Id FROM Account WHERE CreatedDate = ${moment}`))).toBe(
        `Invalid date: ${moment}`
      );
    }
  );

  test('salesforce-api 2.2: a text literal is at most 4,000 characters long', () => {
    const ofLength = (length: number) => `SELECT Id FROM Account WHERE Name = '${'x'.repeat(length)}'`;
    expect(refusal(ofLength(4001)).message).toMatch(/4000/);
    expect(executeQuery(source, ofLength(4000), { includeDeleted: false }).totalSize).toBe(0);
  });

  test('salesforce-api 2.2: a query is at most 100,000 characters long', () => {
    expect(refusal(`SELECT Id FROM Account${' '.repeat(100_000)}`)).toMatchObject({
      errorCode: 'MALFORMED_QUERY'
    });
  });
});
