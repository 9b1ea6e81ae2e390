import { executeQuery, type QueryRecord } from './execute-query';
import { ACME, attributes, source, USER } from './sales-fixture';
import { refusalOf } from './soql-fixture';

const run = (soql: string): QueryRecord[] => executeQuery(source, soql, { includeDeleted: false }).rows;
const refusal = (soql: string) => refusalOf(source, soql);

describe('TYPEOF', () => {
  const what = (branches: string) =>
    run(`SELECT TYPEOF What ${branches} END FROM Task`).map((row) => row['What']);

  test('salesforce-api 2.1: the fields of the branch that fits, ELSE for the others', () => {
    expect(what('WHEN Account THEN Name, Owner.Name ELSE Name')).toEqual([
      {
        attributes: attributes('Account', ACME),
        Name: 'Acme',
        Owner: { attributes: { type: 'Name', url: attributes('User', USER).url }, Name: 'Una User' }
      },
      { attributes: attributes('User', USER), Name: 'Una User' },
      null
    ]);
  });

  test('salesforce-api 2.1: without ELSE a parent of another object is not shown', () => {
    expect(what('WHEN Account THEN Industry WHEN Group THEN DeveloperName')).toEqual([
      { attributes: attributes('Account', ACME), Industry: 'MEDIA' },
      null,
      null
    ]);
  });

  test.each([
    ['SELECT TYPEOF Account WHEN Account THEN Name END FROM Contact', 'INVALID_FIELD'],
    ['SELECT TYPEOF What WHEN Contact THEN LastName END FROM Task', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF What WHEN Nothing__c THEN Name END FROM Task', 'INVALID_TYPE'],
    ['SELECT TYPEOF What WHEN Account THEN LastName END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF What WHEN Account THEN Name ELSE Industry END FROM Task', 'INVALID_FIELD']
  ])('salesforce-api 2.1: refused: %s', (soql, errorCode) => {
    expect(refusal(soql)).toMatchObject({ errorCode });
  });
});

describe('FIELDS()', () => {
  const columns = (soql: string) => Object.keys(run(soql)[0] ?? {}).slice(1);

  test('salesforce-api 2.2: all, custom and standard fields in the order of the schema', () => {
    expect(columns('SELECT FIELDS(ALL) FROM Account LIMIT 200')).toEqual([
      'Id',
      'Name',
      'Industry',
      'Tags__c',
      'OwnerId',
      'ParentId',
      'BillingAddress'
    ]);
    expect(columns('SELECT Id, FIELDS(CUSTOM) FROM Account LIMIT 1')).toEqual(['Id', 'Tags__c']);
    expect(columns('SELECT FIELDS(STANDARD) FROM Contact')).toEqual([
      'Id',
      'LastName',
      'IsDeleted',
      'AccountId'
    ]);
  });

  test('salesforce-api 2.2: ALL and CUSTOM need a LIMIT of at most 200', () => {
    for (const soql of ['SELECT FIELDS(ALL) FROM Account', 'SELECT FIELDS(CUSTOM) FROM Account LIMIT 201']) {
      expect(refusal(soql)).toMatchObject({
        errorCode: 'MALFORMED_QUERY',
        message: 'The SOQL FIELDS function must have a LIMIT of at most 200'
      });
    }
  });
});

describe('toLabel()', () => {
  test('salesforce-api 6: labels of picklist values; a value without a label stays', () => {
    const [acme, beta] = run('SELECT toLabel(Industry), toLabel(Tags__c) labels FROM Account');
    expect(acme).toMatchObject({ Industry: 'Media and TV', labels: 'Media and TV;Banking' });
    expect(beta).toMatchObject({ Industry: null, labels: null });
    expect(run('SELECT toLabel(Account.Industry) FROM Contact')[0]).toMatchObject({
      Account: { Industry: 'Media and TV' }
    });
  });
});
