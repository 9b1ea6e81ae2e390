import { executeQuery } from './execute-query';
import { source } from './sales-fixture';
import { refusalOf } from './soql-fixture';

const refusal = (soql: string) => refusalOf(source, soql);

describe('SELECT lists that are refused', () => {
  test.each([
    ['SELECT Name, Id, name FROM Account', 'duplicate field selected: Name'],
    ['SELECT Name n FROM Account', 'only aggregate expressions use field aliasing'],
    ['SELECT FORMAT(Name) FROM Account', 'not supported by the local org: FORMAT in SELECT'],
    [
      'SELECT convertCurrency(Points__c) FROM Contact',
      'not supported by the local org: CONVERTCURRENCY in SELECT'
    ],
    [
      'SELECT toLabel(Name) FROM Account',
      'not supported by the local org: toLabel() of the string field Name'
    ],
    [
      'SELECT COUNT(), Id FROM Account',
      'COUNT() must be the only element of the SELECT list, without an alias'
    ],
    ['SELECT COUNT() c FROM Account', 'COUNT() must be the only element of the SELECT list, without an alias']
  ])('salesforce-api 2.1: %s', (soql, message) => {
    expect(refusal(soql).message.split('\n').at(-1)).toBe(message);
  });
});

describe('clauses that are refused', () => {
  test.each([
    ['FOR VIEW', 'FOR VIEW'],
    ['FOR REFERENCE', 'FOR REFERENCE'],
    ['FOR UPDATE', 'FOR UPDATE'],
    ['UPDATE TRACKING', 'UPDATE TRACKING'],
    ['UPDATE VIEWSTAT', 'UPDATE VIEWSTAT'],
    ['WITH SECURITY_ENFORCED', 'WITH SECURITY_ENFORCED'],
    ['WITH USER_MODE', 'WITH USER_MODE'],
    ['WITH DATA CATEGORY Place__c AT Here__c', 'WITH DATA CATEGORY'],
    ['USING SCOPE mine', 'USING SCOPE mine']
  ])('salesforce-api 2.1: %s', (clause, what) => {
    expect(refusal(`SELECT Id FROM Account ${clause}`)).toMatchObject({
      status: 400,
      errorCode: 'MALFORMED_QUERY',
      message: `not supported by the local org: ${what}`
    });
  });

  test('salesforce-api 2.1: bind variables are Apex', () => {
    expect(refusal('SELECT Id FROM Account WHERE Id IN :ids').message).toBe(
      'Bind variables only allowed in Apex code'
    );
    expect(refusal('SELECT Id FROM Account WHERE Name = :name').message).toBe(
      'Bind variables only allowed in Apex code'
    );
  });

  test('salesforce-api 2.1: everything is the scope of a query without one', () => {
    const { totalSize } = executeQuery(source, 'SELECT Id FROM Account USING SCOPE everything', {
      includeDeleted: false
    });
    expect(totalSize).toBe(2);
  });

  test.each([
    'SELECT Id FROM Account ALL ROWS',
    'SELECT DISTINCT Name FROM Account',
    'SELECT * FROM Account',
    'SELECT Id FROM Account;',
    'SELECT Id FROM Account WHERE Name IS NULL',
    'SELECT Id FROM Account LIMIT -1',
    'DELETE FROM Account',
    ''
  ])('salesforce-api 2.1: no SOQL: %s', (soql) => {
    expect(refusal(soql)).toMatchObject({ errorCode: 'MALFORMED_QUERY' });
  });
});
