import { executeQuery, type QueryRecord } from './execute-query';
import { ACME, address, ANN, attributes, BEN, BETA, QUEUE, source, USER } from './sales-fixture';
import { refusalOf } from './soql-fixture';

const run = (soql: string): QueryRecord[] => executeQuery(source, soql, { includeDeleted: false }).rows;
const refusal = (soql: string) => refusalOf(source, soql);

describe('parents', () => {
  test('salesforce-api 2.1: parents of parents, answered with the schema’s own names', () => {
    const [ann] = run(`SELECT account.PARENT.name, LastName FROM Contact WHERE Id = '${ANN}'`);
    expect(ann).toEqual({
      attributes: attributes('Contact', ANN),
      Account: {
        attributes: attributes('Account', ACME),
        Parent: { attributes: attributes('Account', BETA), Name: 'Beta' }
      },
      LastName: 'Ann'
    });
  });

  test('salesforce-api 2.1: a polymorphic parent offers the fields of the Name object', () => {
    const owners = run('SELECT Owner.Name, Owner.Type, Owner.Email FROM Account').map((row) => row['Owner']);
    expect(owners).toEqual([
      {
        attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/User/${USER}` },
        Name: 'Una User',
        Type: 'User',
        Email: 'una@example.com'
      },
      {
        attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/Group/${QUEUE}` },
        Name: 'Web queue',
        Type: 'Group',
        Email: null
      }
    ]);
    expect(run("SELECT Id FROM Account WHERE Owner.Type = 'User' AND Owner.Name LIKE 'una%'")).toHaveLength(
      1
    );
    expect(refusal('SELECT Owner.ManagerId FROM Account')).toMatchObject({ errorCode: 'INVALID_FIELD' });
  });

  test('salesforce-api 2.1: the object’s alias and its own name may stand in front', () => {
    const soql = `SELECT c.LastName, c.Account.Name, Contact.Points__c FROM Contact c WHERE c.Id = '${ANN}' ORDER BY c.LastName`;
    expect(run(soql)[0]).toMatchObject({ LastName: 'Ann', Points__c: 5, Account: { Name: 'Acme' } });
  });

  test('salesforce-api 2.2: five levels up, not six', () => {
    const up = (levels: number) => `SELECT ${'Parent.'.repeat(levels)}Name FROM Account`;
    expect(run(up(5))).toHaveLength(2);
    expect(refusal(up(6))).toMatchObject({ errorCode: 'MALFORMED_QUERY' });
  });

  test('salesforce-api 6: a compound field is an object of its parts', () => {
    expect(run('SELECT BillingAddress FROM Account').map((row) => row['BillingAddress'])).toEqual([
      address,
      null
    ]);
  });
});

describe('child subqueries', () => {
  test('salesforce-api 2.1: children with their own size, null where there are none', () => {
    const [acme, beta] = run('SELECT Name, (SELECT LastName FROM Contacts) FROM Account');
    expect(acme?.['Contacts']).toEqual({
      totalSize: 2,
      done: true,
      records: [
        { attributes: attributes('Contact', ANN), LastName: 'Ann' },
        { attributes: attributes('Contact', BEN), LastName: 'Ben' }
      ]
    });
    expect(beta?.['Contacts']).toBeNull();
  });

  test('salesforce-api 2.1: children have conditions, an order, a limit and parents of their own', () => {
    const names = (clauses: string) => {
      const [acme] = run(`SELECT (SELECT LastName, Account.Name FROM Contacts ${clauses}) FROM Account`);
      const children = acme?.['Contacts'] as { records: QueryRecord[] } | null;
      return children?.records.map((child) => child['LastName']);
    };
    expect(names('WHERE Points__c > 5')).toEqual(['Ben']);
    expect(names('ORDER BY Points__c DESC')).toEqual(['Ben', 'Ann']);
    expect(names('ORDER BY Points__c DESC LIMIT 1')).toEqual(['Ben']);
    expect(names('WHERE Points__c > 50')).toBeUndefined();
  });

  test('salesforce-api 2.1: children of children, and the parent’s name in front of the relationship', () => {
    const [acme] = run(
      'SELECT (SELECT Id, (SELECT Status FROM CampaignMembers) FROM a.Contacts c) FROM Account a'
    );
    expect(acme).toMatchObject({
      Contacts: {
        records: [{ CampaignMembers: { records: [{ Status: 'Sent' }] } }, { CampaignMembers: null }]
      }
    });
  });

  test('salesforce-api 2.1: queryAll finds deleted children too', () => {
    const beta = `SELECT (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Beta'`;
    expect(run(beta)[0]?.['Contacts']).toBeNull();
    expect(executeQuery(source, beta, { includeDeleted: true }).rows[0]).toMatchObject({
      Contacts: { totalSize: 1, records: [{ LastName: 'Gone' }] }
    });
  });

  test.each([
    [
      'SELECT (SELECT Id FROM Contact) FROM Account',
      'INVALID_TYPE',
      "Didn't understand relationship 'Contact' in FROM part of query call."
    ],
    [
      'SELECT (SELECT Id FROM b.Contacts) FROM Account a',
      'MALFORMED_QUERY',
      "Didn't understand relationship 'b.Contacts'"
    ],
    [
      'SELECT (SELECT COUNT(Id) FROM Contacts) FROM Account',
      'MALFORMED_QUERY',
      'not supported by the local org: aggregates in a child subquery'
    ],
    [
      'SELECT (SELECT Id FROM Contacts LIMIT 1 OFFSET 1) FROM Account',
      'MALFORMED_QUERY',
      'not supported by the local org: OFFSET in a child subquery'
    ],
    [
      'SELECT (SELECT Nothing__c FROM Contacts) FROM Account',
      'INVALID_FIELD',
      "No such column 'Nothing__c' on entity 'Contact'"
    ],
    [
      `SELECT ${Array(21).fill('(SELECT Id FROM Contacts)').join(', ')} FROM Account`,
      'MALFORMED_QUERY',
      'more than 20 child subqueries'
    ]
  ])('salesforce-api 2.1, 2.2: refused: %s', (soql, errorCode, message) => {
    expect(refusal(soql)).toMatchObject({ errorCode });
    expect(refusal(soql).message).toContain(message);
  });
});
