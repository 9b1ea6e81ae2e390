import { array, constant, field, problemsOf, step } from './people';

const check = async (...steps: readonly ReturnType<typeof step>[]) =>
  (await problemsOf({ steps })).map(({ code, where, message, fix }) => ({ code, where, message, fix }));
const event = (...mappings: Parameters<typeof step>[1]) => step('Track_Event', mappings, { target: 'x' });

describe('H-29 targets are those of the operation', () => {
  test.each([
    ['Track_Event', 'eventname', 'eventName, id, createdAt'],
    ['Track_Event', 'total', 'dataFields.<name>'],
    ['Delete_User', 'dataFields.x', 'Choose from email, userId.'],
    ['Update_User', 'newEmail', 'dataFields.<name>'],
    ['Upsert_Catalog_Item', 'email', 'itemId'],
    ['Track_Event', 'dataFields.__proto__', 'dataFields.<name>'],
    ['Track_Event', 'constructor', 'eventName']
  ] as const)('%s has no %s, and says what it has', async (operation, target, offered) => {
    const [problem, ...others] = await check(step(operation, [field(target, 'FirstName')], { target: 'x' }));
    expect(problem).toMatchObject({
      code: 'config.target',
      message: `${target} is no target of ${operation}.`
    });
    expect(problem?.fix).toContain(offered);
    expect(others).toEqual([]);
  });

  test('an event may have fields that profiles keep for Iterable', async () => {
    expect(
      await check(event(field('dataFields.email', 'Email'), field('dataFields.devices', 'FirstName')))
    ).toEqual([]);
  });

  test('D-34 several steps may write the same target, one step may not', async () => {
    const x = field('dataFields.x', 'FirstName');
    expect(await check(step('Update_User', [x]), event(x))).toEqual([]);
    expect(await check(event(x, field('dataFields.x', 'LastName')))).toMatchObject([
      { code: 'config.double-target' }
    ]);
  });
});

describe('H-19 targets of arrays', () => {
  const pets = array('dataFields.pets', 'Pets__r');
  const name = field('dataFields.pets[].name', 'Name');

  test.each([
    ['elements of no array', [name], 'config.array-missing'],
    [
      'an array in an array',
      [pets, name, array('dataFields.pets[].toys', 'Lines__r')],
      'config.array-missing'
    ],
    ['an element twice', [pets, name, name], 'config.double-target'],
    [
      'an element inside another',
      [pets, name, field('dataFields.pets[].name.first', 'Name')],
      'config.double-target'
    ],
    [
      'a field inside the array',
      [pets, name, field('dataFields.pets.name', 'FirstName')],
      'config.double-target'
    ],
    ['no name at all', [pets, name, field('dataFields.pets[].', 'Name')], 'config.target'],
    ['a name of the language', [pets, name, field('dataFields.pets[].__proto__', 'Name')], 'config.target'],
    ['an array where one value goes', [array('id', 'Interests__c')], 'config.target']
  ])('%s', async (_what, mappings, code) => {
    expect((await check(event(...mappings))).map((problem) => problem.code)).toEqual([code]);
  });

  test('an item of a purchase has the fields of an item', async () => {
    const lines = [
      array('items', 'Lines__r'),
      ...['id', 'name', 'price', 'quantity'].map((to) => constant(`items[].${to}`, '1'))
    ];
    expect(await check(step('Update_Cart', lines))).toEqual([]);
    const [problem] = await check(step('Update_Cart', [...lines, constant('items[].colour', 'red')]));
    expect(problem).toMatchObject({ code: 'config.target', fix: expect.stringContaining('imageUrl') });
  });
});

describe('constants and defaults fit their target', () => {
  test.each([
    ['campaignId', 'spring'],
    ['campaignId', '1.5'],
    ['createdAt', 'yesterday'],
    ['id', 'x'.repeat(513)]
  ])('%s is not %s', async (target, value) => {
    expect(await check(event(constant(target, value)))).toMatchObject([
      { code: 'config.constant', where: expect.stringContaining('Source__c') }
    ]);
    const fallback = { ...field(target, 'FirstName'), nullPolicy: 'Default', defaultValue: value } as const;
    expect(await check(event(fallback))).toMatchObject([
      { code: 'config.constant', where: expect.stringContaining('Default__c') }
    ]);
  });

  test.each([
    ['createdAt', '2026-01-01'],
    ['createdAt', '1767225600'],
    ['campaignId', '42']
  ])('%s may be %s', async (target, value) => {
    expect(await check(event(constant(target, value)))).toEqual([]);
  });
});
