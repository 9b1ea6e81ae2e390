import { array, constant, field, mapped, payloadOf, prepare, problemOf, rows, step } from './people';

const relation = {
  Id: '07k000000000001AAA',
  AccountId: '001000000000001AAA',
  Account: { Name: 'Acme' },
  Contact: { Email: 'ada@example.com' },
  IsDirect: true,
  Roles: 'Buyer;Evaluator'
};

describe('S-07 S-14 the accounts of a contact, with what the relation says of each', () => {
  test('are an array on the user', async () => {
    const mappings = [
      array('dataFields.accounts', 'AccountContactRelations WHERE IsActive = true'),
      field('dataFields.accounts[].id', 'AccountId'),
      field('dataFields.accounts[].name', 'Account.Name'),
      field('dataFields.accounts[].direct', 'IsDirect'),
      field('dataFields.accounts[].roles', 'Roles')
    ];
    const { map, examined } = await prepare({ mappings });
    expect(payloadOf(map({ AccountContactRelations: rows(relation) })).dataFields).toEqual({
      accounts: [{ id: '001000000000001AAA', name: 'Acme', direct: true, roles: ['Buyer', 'Evaluator'] }]
    });
    expect(examined.unstamped.children).toMatchObject([
      { object: 'AccountContactRelation', field: 'ContactId', paths: ['Account'] }
    ]);
  });
});

describe('a relation that is synced itself', () => {
  const given = {
    sourceObject: 'AccountContactRelation',
    identity: { kind: 'email', source: 'Contact.Email' },
    steps: [
      step(
        'Track_Event',
        [
          constant('eventName', 'joined account'),
          field('dataFields.accountId', 'AccountId'),
          field('dataFields.account', 'account.name')
        ],
        { target: null }
      )
    ]
  } as const;

  test('S-10 S-13 its person is found through the lookup, which is read with it', async () => {
    const { map, examined } = await prepare(given);
    expect(examined.scope.fields).toEqual(expect.arrayContaining(['Contact.Email', 'Account.Name']));
    expect(mapped(map({ ...relation, Email: null })).identity).toMatchObject({ key: 'ada@example.com' });
    expect(map({ ...relation, Contact: null })).toMatchObject({
      problem: { code: 'identity.missing', field: 'Contact.Email' }
    });
  });

  test('S-11 its object is known by the id in its lookup', async () => {
    const { map } = await prepare(given);
    expect(payloadOf(map(relation)).dataFields).toEqual({ accountId: '001000000000001AAA', account: 'Acme' });
    expect(problemOf(map(relation))).toBeNull();
  });
});

test('S-12 S-13 what a field refers to is known: a path through a lookup has the type of its end', async () => {
  const { examined } = await prepare({
    mappings: [field('dataFields.a', 'AccountId'), field('dataFields.b', 'ACCOUNT.size__c')]
  });
  expect(examined.sourceTypes.get('accountid')).toMatchObject({
    type: 'reference',
    referenceTo: ['Account']
  });
  expect(examined.sourceTypes.get('account.size__c')).toMatchObject({
    type: 'double',
    path: 'Account.Size__c'
  });
});
