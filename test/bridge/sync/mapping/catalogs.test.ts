import { contactId } from '../../../builders';
import { constant, field, mapped, payloadMade, payloadOf, prepare, problemsOf, step } from './people';

describe('S-06 catalogs', () => {
  test('the item is the record, and needs no user', async () => {
    const { map } = await prepare({
      steps: [step('Upsert_Catalog_Item', [field('dataFields.name', 'LastName')])]
    });
    const answer = map({ Email: null, LastName: 'Lovelace' });
    expect(mapped(answer).identity).toBeNull();
    expect(payloadOf(answer)).toEqual({ itemId: contactId(1), dataFields: { name: 'Lovelace' } });
  });

  test('an object without an e-mail field is no problem where no step needs a user', async () => {
    const identity = { kind: 'email', source: 'Nowhere__c' } as const;
    expect(await problemsOf({ identity, steps: [step('Upsert_Catalog_Item', [])] })).toEqual([]);
    expect(await problemsOf({ identity, steps: [step('Update_User', [])] })).toMatchObject([
      { code: 'config.unknown-source' }
    ]);
  });

  test('its id may be mapped', async () => {
    expect(
      await payloadMade('Delete_Catalog_Item', [field('itemId', 'LastName')], { LastName: 'abc-1' })
    ).toEqual({
      itemId: 'abc-1'
    });
  });

  test('iterable-api 11: a field has no dot in its name; an object is a value', async () => {
    const nested = step('Upsert_Catalog_Item', [field('dataFields.a.b', 'LastName')]);
    expect(await problemsOf({ steps: [nested] })).toMatchObject([{ code: 'config.target' }]);
    const value = { ...constant('dataFields.size', '{"width":3}'), targetType: 'object' as const };
    expect(await payloadMade('Upsert_Catalog_Item', [value])).toMatchObject({
      dataFields: { size: { width: 3 } }
    });
  });

  test('beside steps that need a user, a blank identity stays a problem', async () => {
    const steps = [step('Upsert_Catalog_Item', []), step('Update_User', [])];
    expect((await prepare({ steps })).map({ Email: null })).toMatchObject({
      problem: { code: 'identity.missing' }
    });
  });
});
