import { fieldsWritten, nulls, overlaps, picked } from '../../../../bridge/sync/leaving/cleared-fields';
import { fieldMapping, stepDefinition } from '../../../builders';

type Nested = 'merged' | 'replaced';

const step = (nested: Nested, ...targets: string[]) =>
  stepDefinition({
    mergeNestedObjects: nested === 'merged',
    mappings: targets.map((target) => fieldMapping(target))
  });

describe('iterable-api 4: the fields that a step can clear', () => {
  test.each<[string, Nested, string[], string[]]>([
    ['plain fields', 'merged', ['email', 'dataFields.firstName', 'dataFields.age'], ['firstName', 'age']],
    ['one level of objects that are merged', 'merged', ['dataFields.home.city'], ['home.city']],
    [
      'deeper ones are replaced whole',
      'merged',
      ['dataFields.home.at.lat', 'dataFields.home.at.lon'],
      ['home.at']
    ],
    ['so are all that are not merged', 'replaced', ['dataFields.home.city', 'dataFields.home.zip'], ['home']],
    ['and arrays', 'merged', ['dataFields.pets', 'dataFields.pets[].name'], ['pets']],
    ['identifiers are none', 'merged', ['dataFields.email', 'dataFields.userId'], []]
  ])('%s', (_what, nested, targets, expected) => {
    expect(fieldsWritten(step(nested, ...targets))).toEqual(expected);
  });

  test('what no mapping names and was sent all the same is among them', () => {
    const sent = { firstName: 'Ada', LeadSource: 'Web', email: 'ada@example.com', home: { city: 'London' } };
    const written = fieldsWritten(step('merged', 'dataFields.firstName', 'dataFields.home.city'), sent);
    expect(written).toEqual(['firstName', 'home.city', 'LeadSource']);
  });
});

test('each is sent as null where it stands', () => {
  expect(nulls(['firstName', 'home.city', 'home.zip'])).toEqual({
    firstName: null,
    home: { city: null, zip: null }
  });
});

test('and its value is kept to be put back; what was blank is not', () => {
  const fields = { firstName: 'Ada', age: 0, home: { city: 'London', zip: null }, other: 1 };
  expect(picked(['firstName', 'age', 'home.city', 'home.zip', 'gone.deep'], fields)).toEqual({
    firstName: 'Ada',
    age: 0,
    home: { city: 'London' }
  });
});

test.each([
  ['home', 'home.city', true],
  ['home.city', 'home', true],
  ['home.city', 'home.city', true],
  ['home.city', 'home.zip', false],
  ['home', 'homes', false]
])('%s and %s overlap: %s', (a, b, expected) => {
  expect(overlaps(a, b)).toBe(expected);
});
