import type { CatalogFields } from '../../../../bridge/sync/ports';
import { guardCatalogFields, guardFields } from '../../../../bridge/sync/guard';
import { array, constant, field, formula, prepare, step } from './people';

type Mappings = Parameters<typeof step>[1];

/** What the guard says of the steps, for a project with these user fields. */
async function guard(
  steps: readonly ReturnType<typeof step>[],
  fields: Record<string, string> = {},
  given = {}
) {
  const { definition, examined } = await prepare({ steps, ...given });
  const answer = guardFields(definition, examined.sourceTypes, new Map(Object.entries(fields)));
  return {
    findings: answer.problems.map(({ code, where }) => `${code} ${where}`),
    toCreate: Object.fromEntries(answer.toCreate)
  };
}

const user = (mappings: Mappings, given = {}) =>
  step('Update_User', mappings, { createNewFields: true, ...given });

describe('H-16 H-18 computed values have a type before the first of them is sent', () => {
  test.each([
    ['FirstName & "!"', 'string'],
    ['Visits__c + 1', 'double'],
    ['Visits__c > 1', 'boolean'],
    ['TODAY()', 'date'],
    ['NOW()', 'date']
  ])('%s: %s', async (source, type) => {
    expect(await guard([user([formula('dataFields.x', source)])])).toEqual({
      findings: [],
      toCreate: { x: type }
    });
    expect((await guard([user([formula('dataFields.x', source)])], { x: 'geo_location' })).findings).toEqual([
      'guard.type-clash Iterable_Field_Mapping.dataFields_x, Target__c'
    ]);
  });

  test('a number goes into a field of whole numbers where the target type says so', async () => {
    const age = formula('dataFields.x', 'Visits__c + 1');
    expect((await guard([user([age])], { x: 'long' })).findings).toHaveLength(1);
    expect((await guard([user([{ ...age, targetType: 'long' }])], { x: 'long' })).findings).toEqual([]);
  });
});

describe('H-19 fields of the elements of arrays', () => {
  const mappings = [
    array('dataFields.pets', 'Pets__r'),
    field('dataFields.pets[].name', 'Name'),
    field('dataFields.pets[].weight', 'Weight__c'),
    formula('dataFields.pets[].born.year', 'YEAR(Born__c)', { targetType: 'long' })
  ];

  test('are paths below the array', async () => {
    expect((await guard([user(mappings)])).toCreate).toEqual({
      'pets.name': 'string',
      'pets.weight': 'double',
      'pets.born.year': 'long'
    });
  });

  test.each(['object', 'nested'])('lie in a field of the type %s', async (type) => {
    const fields = { pets: type, 'pets.name': 'string', 'pets.weight': 'double', 'pets.born.year': 'long' };
    expect(await guard([user(mappings, { createNewFields: false })], fields)).toEqual({
      findings: [],
      toCreate: {}
    });
  });

  test('do not fit into a text, nor into other types', async () => {
    expect((await guard([user(mappings)], { pets: 'string' })).findings).toHaveLength(3);
    expect((await guard([user(mappings)], { pets: 'object', 'pets.weight': 'long' })).findings).toEqual([
      'guard.type-clash Iterable_Field_Mapping.dataFields_pets[]_weight, Target__c'
    ]);
  });

  test('an array of texts has the type of its items', async () => {
    const interests = [array('dataFields.interests', 'Interests__c')];
    expect((await guard([user(interests)])).toCreate).toEqual({ interests: 'string' });
  });
});

describe('which steps are looked at', () => {
  const x = [field('dataFields.x', 'FirstName')];

  test('H-37 those that write profiles; fields of events, purchases and catalogs are no user fields', async () => {
    const others = (['Track_Event', 'Upsert_Catalog_Item'] as const).map((operation) =>
      step(operation, x, { target: 'x' })
    );
    expect(await guard(others)).toEqual({ findings: [], toCreate: {} });
    expect((await guard([step('Subscribe_List', x)])).findings).toHaveLength(1);
  });

  test('H-17 each step says for itself whether it may create fields', async () => {
    const y = field('dataFields.y', 'FirstName');
    const strict = { name: 'Strict', createNewFields: false };
    const steps = [user([...x]), step('Subscribe_List', [...x, y], strict)];
    expect(await guard(steps)).toEqual({
      findings: ['guard.unknown-field Iterable_Field_Mapping.dataFields_y, Target__c'],
      toCreate: { x: 'string' }
    });
  });

  test('D-43 what is taken over from an earlier step keeps its types', async () => {
    const first = user([field('dataFields.a.b', 'Score__c'), field('dataFields.c', 'Birthdate')], {
      name: 'First'
    });
    const copied = (target: string, source: string) =>
      step('Subscribe_List', [field(target, source)], { createNewFields: true });
    const created = async (target: string, source: string) =>
      (await guard([first, copied(target, source)])).toCreate;
    const own = { 'a.b': 'double', c: 'date' };
    expect(await created('dataFields', 'Steps.First.dataFields')).toEqual(own);
    expect(await created('dataFields.z', 'Steps.First.dataFields.c')).toEqual({ ...own, z: 'date' });
    expect(await created('dataFields.z', 'Steps.First.dataFields.a')).toEqual({ ...own, 'z.b': 'double' });
    expect(await created('dataFields.who', 'Steps.First.email')).toEqual({ ...own, who: 'string' });
  });

  test('D-38 what no mapping names is looked at as well, and found in the query', async () => {
    const scope = {
      type: 'SOQL',
      fields: ['LastName'],
      condition: null,
      facts: { reads: [], relativeDates: false }
    } as const;
    const all = user([], { removeUnmapped: false, createNewFields: false });
    expect((await guard([all], {}, { scope })).findings).toEqual([
      'guard.unknown-field Iterable_Sync.Contact_To_User, Query__c'
    ]);
  });
});

describe('H-33 iterable-api 11: fields of a catalog', () => {
  async function guardCatalog(mappings: Mappings, fields: Partial<CatalogFields>, createNewFields = false) {
    const item = step('Upsert_Catalog_Item', mappings, { target: 'things', createNewFields });
    const { definition, examined } = await prepare({ steps: [item] });
    const known = { defined: new Map<string, string>(), undefinedFields: [], ...fields };
    const answer = guardCatalogFields(item, definition, examined.sourceTypes, known);
    return { codes: answer.problems.map(({ code }) => code), toCreate: Object.fromEntries(answer.toCreate) };
  }
  const score = [field('dataFields.score', 'Score__c')];

  test('fit what is defined', async () => {
    expect((await guardCatalog(score, { defined: new Map([['score', 'double']]) })).codes).toEqual([]);
    expect((await guardCatalog(score, { defined: new Map([['score', 'date']]) })).codes).toEqual([
      'guard.type-clash'
    ]);
  });

  test('may be without a type, but not unknown, unless the step may create them', async () => {
    expect((await guardCatalog(score, { undefinedFields: ['score'] })).codes).toEqual([]);
    expect((await guardCatalog(score, {})).codes).toEqual(['guard.unknown-field']);
    expect(await guardCatalog(score, {}, true)).toEqual({ codes: [], toCreate: { score: 'double' } });
  });

  test('arrays and objects are objects', async () => {
    const mappings = [
      array('dataFields.pets', 'Pets__r'),
      field('dataFields.pets[].name', 'Name'),
      { ...constant('dataFields.size', '{"width":3}'), targetType: 'object' as const }
    ];
    expect((await guardCatalog(mappings, {}, true)).toCreate).toEqual({ pets: 'object', size: 'object' });
  });
});
