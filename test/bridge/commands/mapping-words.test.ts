import { mappingWords } from '../../../bridge/commands/mapping-words';
import { operationKinds } from '../../../bridge/config/sync-definition';
import { compileTransform } from '../../../bridge/sync/transforms/compile-transform';

const words = mappingWords();
const operation = (name: string) => words.operations.find((each) => each.name === name);

test('D-41 every operation of the bridge can be chosen, with what its step and its mappings name', () => {
  expect(words.operations.map(({ name }) => name)).toEqual([...operationKinds]);
  expect(operation('Subscribe_List')).toMatchObject({
    stepTarget: 'list',
    mode: 'user',
    exits: ['Remove_From_List', 'Clear_Fields', 'Delete_User'],
    targets: { data: 'user' }
  });
  expect(operation('Track_Event')).toMatchObject({ stepTarget: 'event', mode: 'event', mergesFields: false });
  expect(operation('Upsert_Catalog_Item')).toMatchObject({
    stepTarget: 'catalog',
    mode: 'none',
    isAboutUser: false,
    mergesFields: true,
    targets: { data: 'flat', named: [{ name: 'itemId', kind: 'text', isConstant: false }] }
  });
  expect(operation('Forget_User')).toMatchObject({ stepTarget: 'none', targets: { data: 'none' } });
});

test('D-41 what a call cannot do without is said, and what is the same for a whole call', () => {
  expect(operation('Track_Purchase')?.targets.required).toEqual([['items'], ['total']]);
  expect(operation('Unsubscribe_List')?.targets.named).toContainEqual({
    name: 'channelUnsubscribe',
    kind: 'boolean',
    isConstant: true
  });
  expect(operation('Update_Subscriptions')?.targets.switches).toEqual(['channels', 'messageTypes', 'lists']);
  expect(words.itemTargets.named.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['id', 'name', 'price', 'quantity'])
  );
});

test('D-35 each transform is named as it is written, and those that need no argument work as named', () => {
  expect(words.transforms.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['none', 'trim', 'lookup', 'unixSeconds', 'fromUnixMilliseconds'])
  );
  const plain = words.transforms.filter(({ name }) => !['truncate', 'lookup'].includes(name));
  for (const { name } of plain)
    expect(compileTransform(name, { field: { type: 'string', scale: 0 }, timeZone: 'UTC' })).toBeDefined();
  expect(words.transforms.find(({ name }) => name === 'truncate')?.takesArguments).toBe(true);
  expect(words.transforms.find(({ name }) => name === 'upper')?.takesArguments).toBe(false);
});

test('iterable-api 4: a type says which others its fields take', () => {
  const taken = Object.fromEntries(words.types.map(({ name, takes }) => [name, takes]));
  expect(taken).toMatchObject({ double: ['long', 'double'], string: ['string', 'date'], long: ['long'] });
  expect(words.managedFields).toContain('emailListIds');
});
