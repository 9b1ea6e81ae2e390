import type { FieldMapping } from '../../../bridge/config/sync-definition';
import { guardFields } from '../../../bridge/sync/guard';
import { fieldMapping, syncDefinition } from '../../builders';

const types = new Map([
  ['firstname', { type: 'string', scale: 0 }],
  ['score__c', { type: 'double', scale: 2 }],
  ['visits__c', { type: 'double', scale: 0 }],
  ['birthdate', { type: 'date', scale: 0 }],
  ['interests__c', { type: 'multipicklist', scale: 0 }]
]);

function guard(mapping: FieldMapping, fields: Record<string, string>, createNewFields = false) {
  const definition = syncDefinition({ mappings: [mapping], step: { createNewFields } });
  const { problems, toCreate } = guardFields(definition, types, new Map(Object.entries(fields)));
  return { codes: problems.map(({ code }) => code), problems, toCreate: Object.fromEntries(toCreate) };
}

const from = (source: string, target = 'dataFields.x', given: Partial<FieldMapping> = {}) =>
  fieldMapping(target, { source, ...given });

test.each([
  ['a text', from('FirstName'), 'string'],
  ['a number with places', from('Score__c'), 'double'],
  ['a whole number into a wider field', from('Visits__c'), 'double'],
  ['a date', from('Birthdate'), 'date'],
  ['a date into a text', from('Birthdate'), 'string'],
  ['a list of texts', from('Interests__c'), 'string'],
  ['a text made a number', from('FirstName', 'dataFields.x', { transform: 'number' }), 'double'],
  ['a target type', from('FirstName', 'dataFields.x', { targetType: 'long' }), 'long'],
  ['a constant', from('CRM', 'dataFields.x', { kind: 'Value' }), 'string'],
  ['a constant of a type', from('1', 'dataFields.x', { kind: 'Value', targetType: 'long' }), 'long']
])('DESIGN 7.4: %s goes into a field of its type', (_what, mapping, type) => {
  expect(guard(mapping, { x: type })).toMatchObject({ codes: [], toCreate: {} });
});

test.each([
  ['a text into a number', from('FirstName'), 'long'],
  ['a fraction into a whole number', from('Score__c'), 'long'],
  ['a text into a date', from('FirstName'), 'date'],
  ['a constant that looks like a date', from('2026-01-01', 'dataFields.x', { kind: 'Value' }), 'date'],
  ['a text into an object', from('FirstName'), 'object']
])('H-18 %s stops before the first write', (_what, mapping, type) => {
  const { problems } = guard(mapping, { x: type }, true);
  expect(problems).toMatchObject([
    { code: 'guard.type-clash', where: `Iterable_Field_Mapping.${mapping.name}, Target__c` }
  ]);
  expect(problems[0]?.message).toContain(`has the type ${type}`);
});

test('H-17 a field that Iterable does not have stops the sync, unless the step may create it', () => {
  const mapping = from('Score__c', 'dataFields.new');
  expect(guard(mapping, {}).codes).toEqual(['guard.unknown-field']);
  expect(guard(mapping, {}, true)).toMatchObject({ codes: [], toCreate: { new: 'double' } });
});

test('iterable-api 4: capitals of a field count', () => {
  expect(guard(from('FirstName', 'dataFields.City'), { city: 'string' }).codes).toEqual([
    'guard.unknown-field'
  ]);
});

test('D-36 a nested field is its path, and what it lies in has to be an object', () => {
  const mapping = from('FirstName', 'dataFields.address.city');
  expect(guard(mapping, { address: 'object', 'address.city': 'string' }).codes).toEqual([]);
  expect(guard(mapping, { address: 'object' }, true).toCreate).toEqual({ 'address.city': 'string' });
  expect(guard(mapping, {}, true).toCreate).toEqual({ 'address.city': 'string' });
  expect(guard(mapping, { address: 'string' }, true).codes).toEqual(['guard.type-clash']);
});

test.each(['_private', '42', 'address._x', 'address.1', 'a,b', 'a#'])(
  'iterable-api 4: "%s" is not created, and is taken where it exists',
  (name) => {
    const mapping = from('FirstName', `dataFields.${name}`);
    expect(guard(mapping, {}, true).codes).toEqual(['guard.field-name']);
    expect(guard(mapping, { [name]: 'string' }, true).codes).toEqual([]);
  }
);

test('what is not below dataFields is no field', () => {
  expect(guard(from('Id', 'userId'), {})).toMatchObject({ codes: [], toCreate: {} });
});
