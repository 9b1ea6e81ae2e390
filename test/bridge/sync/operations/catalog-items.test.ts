import { isItemKey, itemIdentity, toItemId } from '../../../../bridge/sync/operations/catalog-items';

describe('H-32 ids of catalog items', () => {
  test.each([
    ['a0B000000000001AAA', 'a0B000000000001AAA'],
    ['  Villa 12  ', 'Villa-12'],
    ['villa_12/b', 'villa-12-b'],
    ['villa...12', 'villa-12'],
    ['Größe', 'Gr-e'],
    ['a-b', 'a-b']
  ])('%s is sent as %s', (text, id) => {
    expect(toItemId(text)).toBe(id);
  });

  test('are cut at 255 characters', () => {
    expect(toItemId('x'.repeat(300))).toHaveLength(255);
  });

  test('of one catalog are the same in any spelling of the catalog, other ids in other capitals', () => {
    expect(itemIdentity('Homes', 'A 1')).toEqual({ kind: 'item', value: 'A-1', key: 'item:homes:A-1' });
    expect(itemIdentity('HOMES', 'A/1').key).toBe(itemIdentity('homes', 'A 1').key);
    expect(itemIdentity('Homes', 'a1').key).not.toBe(itemIdentity('Homes', 'A1').key);
  });

  test('are told from users', () => {
    expect(isItemKey(itemIdentity('Homes', 'A1').key)).toBe(true);
    expect([isItemKey('ada@example.com'), isItemKey('U1'), isItemKey(undefined)]).toEqual([
      false,
      false,
      false
    ]);
  });
});
