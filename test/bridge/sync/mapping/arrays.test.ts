import {
  mapped,
  array,
  constant,
  dataOf,
  field,
  formula,
  payloadOf,
  prepare,
  problemOf,
  problemsOf,
  rows,
  step
} from './people';

const rex = {
  Id: 'a0P000000000001AAA',
  Name: 'Rex',
  Color__c: 'Brown',
  Age__c: 3,
  Breed__r: { Name: 'Collie' }
};
const tom = { Id: 'a0P000000000002AAA', Name: 'Tom', Color__c: null, Age__c: 1, Breed__r: null };
const pets = { Pets__r: rows(rex, tom) };
const inPets = (name: string, source: string, given = {}) =>
  field(`dataFields.pets[].${name}`, source, given);
const petArray = (source = 'Pets__r', given = {}) => array('dataFields.pets', source, given);

describe('H-19 S-07 arrays of child rows', () => {
  test('each row is an element with its own mapped fields', async () => {
    const mappings = [
      petArray(),
      inPets('name', 'Name'),
      inPets('color', 'Color__c', { transform: 'lower' }),
      inPets('age', 'Age__c', { targetType: 'long' })
    ];
    expect(await dataOf(mappings, pets)).toEqual({
      pets: [
        { name: 'Rex', color: 'brown', age: 3 },
        { name: 'Tom', age: 1 }
      ]
    });
  });

  test('S-13 parents of the row, constants and formulas of its fields', async () => {
    const mappings = [
      petArray(),
      inPets('breed', 'Breed__r.Name'),
      constant('dataFields.pets[].kind', 'pet'),
      formula('dataFields.pets[].label', 'Name & " (" & BLANKVALUE(Breed__r.Name, "?") & ")"')
    ];
    expect(await dataOf(mappings, pets)).toEqual({
      pets: [
        { breed: 'Collie', kind: 'pet', label: 'Rex (Collie)' },
        { kind: 'pet', label: 'Tom (?)' }
      ]
    });
  });

  test('D-36 fields of an element may lie in objects of it', async () => {
    expect(await dataOf([petArray(), inPets('looks.color', 'Color__c')], pets)).toEqual({
      pets: [{ looks: { color: 'Brown' } }, {}]
    });
  });

  test('the mappings may stand in any order, and the array in an object', async () => {
    const mappings = [field('dataFields.home.pets[].name', 'Name'), array('dataFields.home.pets', 'pets__R')];
    expect(await dataOf(mappings, pets)).toEqual({ home: { pets: [{ name: 'Rex' }, { name: 'Tom' }] } });
  });

  test('the ids of the rows are told: a change of a row is one of the record', async () => {
    const { map } = await prepare({ mappings: [petArray(), inPets('name', 'Name')] });
    expect(mapped(map(pets)).childIds).toEqual([rex.Id, tom.Id]);
    expect(mapped(map({ Pets__r: null })).childIds).toEqual([]);
  });

  test.each([
    [{}, {}],
    [{ nullPolicy: 'Clear' }, { pets: [] }],
    [{ nullPolicy: 'Default', defaultValue: '[{"name":"nobody"}]' }, { pets: [{ name: 'nobody' }] }]
  ] as const)('D-45 no rows, with the null policy %j', async (policy, expected) => {
    const mappings = [petArray('Pets__r', policy), inPets('name', 'Name')];
    expect(await dataOf(mappings, { Pets__r: null })).toEqual(expected);
    expect(await dataOf(mappings, { Pets__r: rows() })).toEqual(expected);
  });

  test.each([
    ['no rows at all', petArray('Pets__r', { required: true }), inPets('name', 'Name'), null, 'Pets__r'],
    ['a field of a row', petArray(), inPets('color', 'Color__c', { required: true }), rows(tom), 'Color__c']
  ])('D-45 what is required rejects the step: %s', async (_what, outer, inner, Pets__r, name) => {
    const { map } = await prepare({ mappings: [outer, inner] });
    expect(problemOf(map({ Pets__r }))).toMatchObject({ code: 'mapping.required', field: name });
  });

  test('a value of a row that does not fit names its field', async () => {
    const { map } = await prepare({ mappings: [petArray(), inPets('age', 'Name', { transform: 'number' })] });
    expect(problemOf(map(pets))).toMatchObject({ code: 'mapping.wrong-type', field: 'Name' });
  });
});

describe('H-19 the subquery that reads the rows', () => {
  const subqueriesOf = async (...sources: string[]) => {
    const mappings = sources.flatMap((source, index) => [
      array(`dataFields.a${index}`, source),
      field(`dataFields.a${index}[].name`, 'name'),
      field(`dataFields.a${index}[].f${index}`, index === 0 ? 'Breed__r.Name' : 'Color__c')
    ]);
    const { examined } = await prepare({ mappings });
    expect(examined.problems).toEqual([]);
    return examined.scope.fields.filter((name) => name.startsWith('('));
  };

  test.each([
    ['Pets__r', 'Pets__r ORDER BY Id'],
    ['pets__r', 'Pets__r ORDER BY Id'],
    ['Pets__r WHERE Age__c > 2', 'Pets__r WHERE Age__c > 2 ORDER BY Id'],
    [
      'Pets__r where Age__c > 2 order  by Name desc limit 5',
      'Pets__r WHERE Age__c > 2 ORDER BY Name desc LIMIT 5'
    ],
    [
      "Pets__r WHERE Name = 'ORDER BY \\'x' LIMIT 3",
      "Pets__r WHERE Name = 'ORDER BY \\'x' ORDER BY Id LIMIT 3"
    ],
    [
      'Pets__r WHERE Id IN (SELECT Pet__c FROM Visit__c WHERE Bill__c > 5 LIMIT 9) ORDER BY Name',
      'Pets__r WHERE Id IN (SELECT Pet__c FROM Visit__c WHERE Bill__c > 5 LIMIT 9) ORDER BY Name'
    ]
  ])('%s', async (source, from) => {
    expect(await subqueriesOf(source)).toEqual([`(SELECT Id, Name, Breed__r.Name FROM ${from})`]);
  });

  test('two arrays of the same rows are one subquery', async () => {
    expect(await subqueriesOf('Pets__r', 'pets__r')).toEqual([
      '(SELECT Id, Name, Breed__r.Name, Color__c FROM Pets__r ORDER BY Id)'
    ]);
  });

  test('a subquery of the own SOQL gives its conditions and is not selected twice', async () => {
    const fields = [
      'Id',
      '(SELECT Color__c FROM Pets__r WHERE Age__c > 1 ORDER BY Name)',
      '(SELECT Id FROM Lines__r)'
    ];
    const facts = { reads: [], relativeDates: false };
    const { examined } = await prepare({
      scope: { type: 'SOQL', fields, condition: null, facts },
      mappings: [petArray(), inPets('name', 'Name')]
    });
    expect(examined.scope.fields.filter((name) => name.startsWith('('))).toEqual([
      '(SELECT Id, Name FROM Pets__r WHERE Age__c > 1 ORDER BY Name)',
      expect.stringMatching(/^\(SELECT Id FROM Lines__r/)
    ]);
  });

  test.each([
    [
      'no such relationship',
      [petArray('Cats__r'), inPets('name', 'Name')],
      'config.unknown-source',
      'Cats__r'
    ],
    ['no such field of the row', [petArray(), inPets('name', 'Nick__c')], 'config.unknown-source', 'Nick__c'],
    ['no fields', [petArray()], 'config.array-elements', 'Pets__r'],
    [
      'the same rows with another condition',
      [
        petArray(),
        inPets('a', 'Name'),
        array('dataFields.b', 'Pets__r LIMIT 1'),
        field('dataFields.b[].a', 'Name')
      ],
      'config.array-source',
      'read twice'
    ],
    ['clauses of a field', [petArray('Interests__c WHERE Id = 1')], 'config.array-source', 'is a field'],
    [
      'a formula of a field that the row has not',
      [petArray(), formula('dataFields.pets[].x', 'FirstName & ""')],
      'formula.unknown-field',
      'FirstName'
    ]
  ])('a finding: %s', async (_what, mappings, code, text) => {
    const problems = await problemsOf({ mappings });
    expect(problems).toMatchObject([{ code }]);
    expect(problems[0]?.message).toContain(text);
  });
});

describe('H-19 arrays of a field with several values', () => {
  const interests = { Interests__c: 'dog;cat' };

  test('its values are texts', async () => {
    expect(await dataOf([array('dataFields.x', 'Interests__c')], interests)).toEqual({ x: ['dog', 'cat'] });
  });

  test('a text is split as the transform says, items get the target type', async () => {
    const ids = (given: object) => [
      array('dataFields.x', 'Channel_Ids__c', { transform: "split(',')", ...given })
    ];
    expect(await dataOf(ids({}), { Channel_Ids__c: '1, 2' })).toEqual({ x: ['1', '2'] });
    expect(await dataOf(ids({ targetType: 'long' }), { Channel_Ids__c: '1, 2' })).toEqual({ x: [1, 2] });
  });

  test('elements are made of the item, which is called Value', async () => {
    const mappings = [
      array('dataFields.x', 'Interests__c'),
      field('dataFields.x[].id', 'Value'),
      field('dataFields.x[].label', 'Value', { transform: 'label' }),
      formula('dataFields.x[].upper', 'UPPER(Value)'),
      constant('dataFields.x[].from', 'CRM')
    ];
    expect(await dataOf(mappings, interests)).toEqual({
      x: [
        { id: 'dog', label: 'Dogs', upper: 'DOG', from: 'CRM' },
        { id: 'cat', label: 'Cats', upper: 'CAT', from: 'CRM' }
      ]
    });
    const other = [array('dataFields.x', 'Interests__c'), field('dataFields.x[].id', 'FirstName')];
    expect(await problemsOf({ mappings: other })).toMatchObject([{ code: 'config.unknown-source' }]);
  });

  test.each([
    [{}, {}],
    [{ nullPolicy: 'Clear' }, { x: [] }],
    [{ nullPolicy: 'Default', defaultValue: 'none; yet' }, { x: ['none', 'yet'] }]
  ] as const)('D-45 nothing chosen, with the null policy %j', async (policy, expected) => {
    expect(await dataOf([array('dataFields.x', 'Interests__c', policy)], { Interests__c: null })).toEqual(
      expected
    );
  });
});

describe('what moves no change field', () => {
  test('D-12 S-14 parents, child rows, and fields that are computed are told', async () => {
    const { examined } = await prepare({
      mappings: [
        field('dataFields.a', 'account.name'),
        formula('dataFields.b', 'Account.Size__c + 1'),
        field('dataFields.c', 'Full_Name__c'),
        petArray('Pets__r WHERE Age__c > 1'),
        inPets('breed', 'Breed__r.Name'),
        inPets('tag', 'Tag__c')
      ]
    });
    expect(examined.unstamped).toEqual({
      paths: ['Account'],
      calculated: ['Full_Name__c', 'Account.Size__c'],
      readsClock: false,
      children: [
        {
          relationship: 'Pets__r',
          object: 'Pet__c',
          field: 'Owner__c',
          condition: 'Age__c > 1',
          paths: ['Breed__r'],
          calculated: ['Tag__c']
        }
      ]
    });
  });

  test('nothing, of a sync that reads its own fields alone', async () => {
    const { examined } = await prepare({ mappings: [field('dataFields.a', 'FirstName')] });
    expect(examined.unstamped).toEqual({ paths: [], children: [], calculated: [], readsClock: false });
  });
});

test('two steps may make arrays of the same rows', async () => {
  const mappings = [petArray(), inPets('name', 'Name')];
  const event = step('Track_Event', mappings, { target: 'has_pets' });
  const { map } = await prepare({ steps: [step('Update_User', mappings), event] });
  const answer = map(pets);
  expect(payloadOf(answer, 0).dataFields).toEqual(payloadOf(answer, 1).dataFields);
  expect(mapped(answer).childIds).toEqual([rex.Id, tom.Id]);
});
