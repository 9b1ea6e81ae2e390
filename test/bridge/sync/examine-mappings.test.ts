import type { FieldMapping, SyncDefinition } from '../../../bridge/config/sync-definition';
import { mappingProblems } from '../../../bridge/sync/examine-mappings';
import { fieldMapping, syncDefinition } from '../../builders';

const check = (mappings: readonly FieldMapping[], given: Partial<SyncDefinition> = {}) =>
  mappingProblems(syncDefinition({ ...given, mappings })).map(({ code, where, sync }) => ({
    code,
    where,
    sync
  }));
const codes = (...mappings: FieldMapping[]): string[] => check(mappings).map(({ code }) => code);

describe('D-39 what a sync can write', () => {
  test.each([
    'email',
    'userId',
    'dataFields.x',
    'dataFields.a.b.c',
    'dataFields.Größe',
    'dataFields.two words'
  ])('%s', (target) => {
    expect(codes(fieldMapping(target))).toEqual([]);
  });

  test.each([
    'x',
    'Email',
    'dataFields',
    'dataFields.',
    'dataFields..x',
    'dataFields.x.',
    'dataFields. x',
    'dataFields.a,b',
    'dataFields.a#b',
    'data.x',
    'preferUserId',
    'email.x'
  ])('not %s', (target) => {
    expect(check([fieldMapping(target, { name: 'M' })])).toEqual([
      { code: 'config.target', where: 'Iterable_Field_Mapping.M, Target__c', sync: 'Contact_To_User' }
    ]);
  });

  test.each([
    'email',
    'userId',
    'signupDate',
    'signupSource',
    'profileUpdatedAt',
    'emailListIds',
    'unsubscribedChannelIds',
    'unsubscribedMessageTypeIds',
    'subscribedMessageTypeIds',
    'devices',
    'browserTokens',
    'shoppingCartItems',
    'itblInternal',
    'itblInternal.emailDomain'
  ])('iterable-api 4: not dataFields.%s, which Iterable keeps itself', (name) => {
    expect(codes(fieldMapping(`dataFields.${name}`))).toEqual(['config.target']);
  });

  test('iterable-api 3: the address is data where users are found by userId', () => {
    const identity = { kind: 'userId', source: null } as const;
    expect(check([fieldMapping('dataFields.email')], { identity })).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'a.__proto__', 'a.b.constructor', '__proto__.x'])(
    'never dataFields.%s: no mapping reaches out of its payload',
    (name) => {
      expect(codes(fieldMapping(`dataFields.${name}`))).toEqual(['config.target']);
    }
  );
});

test.each([
  ['dataFields.x', 'dataFields.x'],
  ['dataFields.address', 'dataFields.address.city'],
  ['dataFields.address.city', 'dataFields.address'],
  ['email', 'email']
])('%s and %s cannot both be written', (first, second) => {
  expect(check([fieldMapping(first, { name: 'A' }), fieldMapping(second, { name: 'B' })])).toEqual([
    { code: 'config.double-target', where: 'Iterable_Field_Mapping.B, Target__c', sync: 'Contact_To_User' }
  ]);
});

test('names that only begin alike are two', () => {
  expect(codes(fieldMapping('dataFields.address'), fieldMapping('dataFields.addressCity'))).toEqual([]);
});

test.each(['sort', 'constructor', '__proto__', ''])('there is no transform "%s"', (transform) => {
  expect(codes(fieldMapping('dataFields.x', { transform }))).toEqual(['config.transform']);
});

test.each(['none', 'TRIM', 'dateTime'])('%s is a transform', (transform) => {
  expect(codes(fieldMapping('dataFields.x', { transform }))).toEqual([]);
});

test.each([
  ['a constant', { kind: 'Value', source: 'x', targetType: 'long' }, ['config.constant']],
  ['a constant that fits', { kind: 'Value', source: '5', targetType: 'long' }, []],
  ['a constant of no type', { kind: 'Value', source: 'x' }, []],
  ['a default', { nullPolicy: 'Default', defaultValue: 'x', targetType: 'date' }, ['config.constant']],
  ['a default that fits', { nullPolicy: 'Default', defaultValue: '2026-01-01', targetType: 'date' }, []],
  ['a default that is not asked for', { nullPolicy: 'Skip', defaultValue: 'x', targetType: 'date' }, []]
] as const)('%s is of the type of its target: %j', (_what, given, expected) => {
  expect(codes(fieldMapping('dataFields.x', given))).toEqual(expected);
});
