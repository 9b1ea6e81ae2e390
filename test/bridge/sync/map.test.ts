import type { FieldMapping, SyncDefinition } from '../../../bridge/config/sync-definition';
import {
  createMapper,
  describeValue,
  identitySource,
  readPath,
  type MapAnswer
} from '../../../bridge/sync/map';
import type { Payload } from '../../../bridge/sync/model';
import { contactId, fieldMapping, sourceRecord, syncDefinition, stepDefinition } from '../../builders';

const types = new Map([
  ['score__c', { type: 'double', scale: 2 }],
  ['birthdate', { type: 'date', scale: 0 }],
  ['createddate', { type: 'datetime', scale: 0 }],
  ['interests__c', { type: 'multipicklist', scale: 0 }],
  ['vip__c', { type: 'boolean', scale: 0 }],
  ['visits__c', { type: 'int', scale: 0 }]
]);
const now = new Date('2026-02-01T10:00:00.000Z');
const ada = { Email: 'Ada@Example.com', FirstName: 'Ada' };

function map(
  mappings: readonly FieldMapping[],
  fields: Record<string, unknown> = {},
  given: Partial<SyncDefinition> = {}
): MapAnswer {
  const mapper = createMapper(syncDefinition({ ...given, mappings }), types);
  return mapper(sourceRecord(contactId(1), { ...ada, ...fields }), now);
}

function payloadOf(answer: MapAnswer): Payload {
  if ('problem' in answer) throw new Error(answer.problem.message);
  const [step] = answer.mapped.steps;
  if (step && 'payload' in step) return step.payload;
  throw new Error(step && 'problem' in step ? step.problem.message : 'nothing was mapped');
}

const dataOf = (
  mapping: FieldMapping,
  fields: Record<string, unknown> = {}
): Record<string, unknown> | undefined => payloadOf(map([mapping], fields)).dataFields;

/** What keeps the only step from being mapped. */
const problemOf = (answer: MapAnswer): unknown => {
  if ('problem' in answer) return answer.problem;
  const [step] = answer.mapped.steps;
  return step && 'problem' in step ? step.problem : null;
};

describe('D-39 the shape of Iterable', () => {
  test('identity on top, everything else under dataFields', () => {
    expect(map([fieldMapping('dataFields.firstName')])).toMatchObject({
      mapped: {
        identity: { kind: 'email', value: 'Ada@Example.com', key: 'ada@example.com' },
        steps: [
          {
            payload: { email: 'Ada@Example.com', dataFields: { firstName: 'Ada' }, mergeNestedObjects: true }
          }
        ]
      }
    });
  });

  test('D-44 merging nested objects is said, replacing them is the default of Iterable', () => {
    const step = { ...stepDefinition(), mergeNestedObjects: false };
    const mapper = createMapper(syncDefinition({ step }), types);
    expect(payloadOf(mapper(sourceRecord(contactId(1), ada), now))).toEqual({
      email: 'Ada@Example.com',
      dataFields: { firstName: 'Ada' }
    });
  });

  test('D-36 nested targets gather in one object', () => {
    const mappings = [
      fieldMapping('dataFields.address.city', { source: 'MailingCity' }),
      fieldMapping('dataFields.address.geo.country', { source: 'MailingCountry' }),
      fieldMapping('dataFields.address.street', { source: 'MailingStreet' })
    ];
    const fields = { MailingCity: 'Zürich', MailingCountry: 'CH', MailingStreet: 'Rämistrasse 1\n2. Stock' };
    expect(payloadOf(map(mappings, fields)).dataFields).toEqual({
      address: { city: 'Zürich', geo: { country: 'CH' }, street: 'Rämistrasse 1\n2. Stock' }
    });
  });

  test('the other identifier may be written beside the identity', () => {
    const payload = payloadOf(map([fieldMapping('userId', { source: 'Id' })]));
    expect(payload).toMatchObject({ email: 'Ada@Example.com', userId: contactId(1) });
  });
});

describe('D-12 where a value is read', () => {
  const path = (source: string) => fieldMapping('dataFields.x', { source });
  test.each([
    ['a field', 'FirstName', {}, { x: 'Ada' }],
    ['a field in other capitals', 'FIRSTNAME', {}, { x: 'Ada' }],
    ['a parent', 'Account.Name', { Account: { Name: 'Acme' } }, { x: 'Acme' }],
    ['a grandparent', 'Account.Owner.Name', { Account: { Owner: { Name: 'Bo' } } }, { x: 'Bo' }],
    ['a parent in other capitals', 'account.NAME', { Account: { Name: 'Acme' } }, { x: 'Acme' }],
    ['a parent that is not there', 'Account.Name', { Account: null }, {}],
    ['a field that is not there', 'Nickname__c', {}, {}]
  ])('%s', (_what, source, fields, expected) => {
    expect(dataOf(path(source), fields)).toEqual(expected);
  });

  test('a name of the language itself is no field', () => {
    expect(readPath({ Id: '1' }, ['toString'])).toBeNull();
    expect(readPath({ Id: '1' }, ['constructor', 'name'])).toBeNull();
  });
});

describe('values', () => {
  test.each([
    ['Score__c', 1.5, 1.5],
    ['Score__c', 0, 0],
    ['VIP__c', false, false],
    ['Visits__c', 3, 3],
    ['Birthdate', '1980-02-01', '1980-02-01'],
    ['CreatedDate', '2026-01-02T03:04:05.000+0000', '2026-01-02 03:04:05 +00:00'],
    ['Interests__c', 'a;b', ['a', 'b']],
    ['FirstName', '  ', '  ']
  ])('%s %j is sent as %j', (source, value, sent) => {
    expect(dataOf(fieldMapping('dataFields.x', { source }), { [source]: value })).toEqual({ x: sent });
  });

  test('D-35 a constant is the same for every record, of the type it is given', () => {
    const constant = (source: string, targetType: FieldMapping['targetType'] = null) =>
      dataOf(fieldMapping('dataFields.x', { kind: 'Value', source, targetType }));
    expect(constant('CRM')).toEqual({ x: 'CRM' });
    expect(constant('5', 'long')).toEqual({ x: 5 });
    expect(constant('true', 'boolean')).toEqual({ x: true });
  });

  test('D-35 a transform comes before the target type', () => {
    const mapping = fieldMapping('dataFields.x', {
      source: 'Numbers__c',
      transform: 'split',
      targetType: 'long'
    });
    expect(dataOf(mapping, { Numbers__c: '1; 2;3' })).toEqual({ x: [1, 2, 3] });
  });
});

describe('D-45 blank values', () => {
  const blanks = [null, undefined, ''];
  const cases: readonly [string, Partial<FieldMapping>, unknown][] = [
    ['Skip leaves the field alone', { nullPolicy: 'Skip' }, {}],
    ['Clear empties it', { nullPolicy: 'Clear' }, { x: null }],
    ['Default fills it', { nullPolicy: 'Default', defaultValue: 'n/a' }, { x: 'n/a' }],
    ['Default without one leaves it alone', { nullPolicy: 'Default' }, {}],
    [
      'Default has the type of the field',
      { source: 'Score__c', nullPolicy: 'Default', defaultValue: '1.5' },
      { x: 1.5 }
    ],
    [
      'Default has the target type',
      { nullPolicy: 'Default', defaultValue: '7', targetType: 'long' },
      { x: 7 }
    ],
    [
      'Default fills what is required',
      { nullPolicy: 'Default', defaultValue: 'n/a', required: true },
      { x: 'n/a' }
    ]
  ];
  test.each(cases.flatMap((row) => blanks.map((blank) => [...row, blank] as const)))(
    '%s',
    (_what, given, expected, blank) => {
      const mapping = fieldMapping('dataFields.x', given);
      expect(dataOf(mapping, { [mapping.source]: blank })).toEqual(expected);
    }
  );

  test('an empty parent leaves no empty object behind', () => {
    expect(dataOf(fieldMapping('dataFields.a.b', { source: 'Account.Name' }), { Account: null })).toEqual({});
  });

  test.each(['Skip', 'Clear'] as const)(
    'a required value that is blank rejects the record (%s)',
    (nullPolicy) => {
      const mapping = fieldMapping('dataFields.x', { required: true, nullPolicy });
      expect(problemOf(map([mapping], { FirstName: null }))).toEqual({
        code: 'mapping.required',
        field: 'FirstName',
        message: 'FirstName is blank, and the sync requires it for dataFields.x.',
        fix: 'Fill in FirstName.'
      });
    }
  );

  test('false and 0 are not blank', () => {
    const mapping = fieldMapping('dataFields.x', { source: 'VIP__c', required: true });
    expect(dataOf(mapping, { VIP__c: false })).toEqual({ x: false });
  });
});

test.each([
  ['a number', 'number', 'twelve', 'expected a number, found "twelve"'],
  ['a date', 'date', '31.12.2026', 'expected a date (YYYY-MM-DD), found "31.12.2026"'],
  ['text', 'none', { city: 'Rome' }, 'expected text, found {"city":"Rome"}'],
  ['true or false', 'boolean', 'x'.repeat(100), `found "${'x'.repeat(76)}...`]
])(
  'a value that is not %s rejects the record, naming field, expected and found',
  (_what, transform, value, text) => {
    const problem = problemOf(map([fieldMapping('dataFields.x', { transform })], { FirstName: value }));
    expect(problem).toMatchObject({
      code: 'mapping.wrong-type',
      field: 'FirstName',
      message: expect.stringContaining(text)
    });
  }
);

describe('H-12 identity', () => {
  const userId = { identity: { kind: 'userId', source: null } } as const;
  test.each<[string, Parameters<typeof syncDefinition>[0], string]>([
    ['the e-mail address of the record', {}, 'Email'],
    ['the id of the record', userId, 'Id'],
    ['as configured', { identity: { kind: 'email', source: 'Work_Email__c' } }, 'Work_Email__c'],
    ['what is mapped onto it', { mappings: [fieldMapping('email', { source: 'Other__c' })] }, 'Other__c'],
    [
      'as configured, whatever is mapped',
      { identity: { kind: 'email', source: 'A__c' }, mappings: [fieldMapping('email', { source: 'B__c' })] },
      'A__c'
    ],
    [
      'not a constant',
      { mappings: [fieldMapping('email', { kind: 'Value', source: 'a@example.com' })] },
      'Email'
    ]
  ])('comes from: %s', (_what, given, source) => {
    expect(identitySource(syncDefinition(given))).toBe(source);
  });

  test('is trimmed, and written as it is', () => {
    expect(map([], { Email: ' Ada@Example.com ' })).toMatchObject({
      mapped: {
        identity: { value: 'Ada@Example.com', key: 'ada@example.com' },
        steps: [{ payload: { email: 'Ada@Example.com' } }]
      }
    });
  });

  test('a user id may be a number', () => {
    const identity = { kind: 'userId', source: 'Visits__c' } as const;
    expect(payloadOf(map([], { Visits__c: 42 }, { identity }))).toMatchObject({ userId: '42' });
  });

  test.each([null, undefined, '', '   ', true, { a: 1 }])('%j is none: rejected with a reason', (Email) => {
    expect(map([], { Email })).toEqual({
      problem: {
        code: 'identity.missing',
        field: 'Email',
        message: 'The record has no e-mail address (Email is blank).',
        fix: 'Fill in Email.'
      }
    });
  });

  test('a malformed one is rejected with a reason that does not repeat it', () => {
    const answer = map([], { Email: 'ada@nowhere' });
    expect(answer).toMatchObject({ problem: { code: 'identity.invalid', field: 'Email' } });
    expect(JSON.stringify(answer)).not.toContain('nowhere');
  });
});

test.each([
  ['text', '"text"'],
  [5, '5'],
  [null, 'null'],
  [undefined, 'nothing'],
  [['a'], '["a"]'],
  ['x'.repeat(200), `"${'x'.repeat(76)}...`]
])('a message shows %j as %s', (value, shown) => {
  expect(describeValue(value)).toBe(shown);
});
