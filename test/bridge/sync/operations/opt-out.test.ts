import { operationKinds, type OperationKind } from '../../../../bridge/config/sync-definition';
import { consentVerdict } from '../../../../bridge/sync/operations/opt-out';

const creating: OperationKind[] = [
  ...(['Update_User', 'Update_Subscriptions', 'Subscribe_List'] as const),
  ...(['Track_Purchase', 'Update_Cart'] as const)
];
const isBarred = (
  operation: OperationKind,
  { optedOut, known }: { optedOut: boolean; known: boolean }
): boolean =>
  consentVerdict(operation, { optedOutBy: optedOut ? 'HasOptedOutOfEmail' : null, known }) !== null;

describe('DESIGN rule 6', () => {
  test.each(operationKinds)('%s goes out for whoever did not opt out', (operation) => {
    expect(isBarred(operation, { optedOut: false, known: false })).toBe(false);
    expect(isBarred(operation, { optedOut: false, known: true })).toBe(false);
  });

  test.each(operationKinds)('%s never creates an opted-out person', (operation) => {
    expect(isBarred(operation, { optedOut: true, known: false })).toBe(creating.includes(operation));
  });

  test.each(operationKinds)('%s of an opted-out person who is known: all but joining a list', (operation) => {
    expect(isBarred(operation, { optedOut: true, known: true })).toBe(operation === 'Subscribe_List');
  });

  test('Tx-01 a list for other messages takes whoever is known, and creates nobody', () => {
    const person = { optedOutBy: 'No_Weekly__c', keptOffBy: null };
    expect(consentVerdict('Subscribe_List', { ...person, known: true })).toBeNull();
    expect(consentVerdict('Subscribe_List', { ...person, known: false })).toMatchObject({
      code: 'opted-out',
      field: 'No_Weekly__c',
      message: expect.stringContaining('is not created in Iterable')
    });
    expect(consentVerdict('Update_User', { ...person, known: false })).toMatchObject({ code: 'opted-out' });
    const off = { optedOutBy: 'No_Weekly__c', keptOffBy: 'No_News__c', known: true };
    expect(consentVerdict('Subscribe_List', off)).toMatchObject({ field: 'No_News__c' });
  });

  test('says why, and by which field', () => {
    const person = { optedOutBy: 'Contact.No_Mail__c', known: true };
    expect(consentVerdict('Subscribe_List', person)).toMatchObject({
      status: 'skipped',
      code: 'opted-out',
      field: 'Contact.No_Mail__c',
      message: expect.stringContaining('is not added to a list')
    });
    expect(consentVerdict('Update_User', { ...person, known: false })).toMatchObject({
      message: 'The person opted out of e-mail (Contact.No_Mail__c) and is not created in Iterable.'
    });
  });
});
