import { constant, field, payloadOf, prepare, problemsOf, step } from './people';

const facts = { reads: [], relativeDates: false };
const soql = (...fields: string[]) => ({ type: 'SOQL', fields, condition: null, facts }) as const;
const everything = { removeUnmapped: false };
const fields = {
  LastName: 'Lovelace',
  Score__c: 1.5,
  Birthdate: '1815-12-10',
  Interests__c: 'dog;cat',
  VIP__c: null,
  Account: { Name: 'Acme' }
};

async function sent(
  mappings: Parameters<typeof step>[1],
  names: readonly string[],
  given: Parameters<typeof step>[2] = everything,
  operation: Parameters<typeof step>[0] = 'Update_User'
) {
  const { map } = await prepare({ scope: soql(...names), steps: [step(operation, mappings, given)] });
  return payloadOf(map(fields)).dataFields;
}

describe('D-38 what no mapping names', () => {
  const names = ['LastName', 'Score__c', 'Birthdate', 'Interests__c', 'VIP__c', 'Account.Name'];

  test('is removed, unless the step says otherwise', async () => {
    expect(await sent([field('dataFields.firstName', 'FirstName')], names, {})).toEqual({ firstName: 'Ada' });
  });

  test('is sent under its API name, typed like any field; what is blank is left out', async () => {
    expect(await sent([], names)).toEqual({
      LastName: 'Lovelace',
      Score__c: 1.5,
      Birthdate: '1815-12-10',
      Interests__c: ['dog', 'cat'],
      Account: { Name: 'Acme' }
    });
  });

  test('is what is named nowhere as a source or target of the step', async () => {
    const mappings = [field('dataFields.surname', 'lastname'), constant('dataFields.Score__c', 'none')];
    expect(await sent(mappings, ['LastName', 'Score__c'])).toEqual({ surname: 'Lovelace', Score__c: 'none' });
  });

  test('is not what the query selects for the sync itself: identity and change field', async () => {
    expect(await sent([], ['Email', 'SystemModstamp', 'LastName', '(SELECT Id FROM Pets__r)'])).toEqual({
      LastName: 'Lovelace'
    });
  });

  test('iterable-api 11: has no dot in a catalog', async () => {
    expect(await sent([], ['Account.Name'], everything, 'Upsert_Catalog_Item')).toEqual({
      Account_Name: 'Acme'
    });
  });

  test('is nothing where the sync selects nothing of its own, or the operation has no fields', async () => {
    const { map } = await prepare({ steps: [step('Update_User', [], everything)] });
    expect(payloadOf(map(fields)).dataFields).toEqual({});
    expect(await sent([], names, everything, 'Delete_User')).toBeUndefined();
  });

  test('that cannot be sent is a finding of the query', async () => {
    const given = {
      scope: soql('MailingAddress', 'Nickname__c'),
      steps: [step('Update_User', [], everything)]
    };
    expect(await problemsOf(given)).toMatchObject([
      { code: 'config.compound-source', where: 'Iterable_Sync.Contact_To_User, Query__c' },
      { code: 'config.unknown-source', where: 'Iterable_Sync.Contact_To_User, Query__c' }
    ]);
  });
});
