import { contactId } from '../../../builders';
import {
  byUserId,
  constant,
  email,
  field,
  formula,
  payloadMade,
  payloadOf,
  prepare,
  problemOf,
  problemsOf,
  step
} from './people';

describe('H-22 H-23 H-24 H-25 H-29 Track_Event', () => {
  const changed = Date.parse('2026-01-05T08:00:00Z') / 1000;

  test('H-22 its name is static, and its time the change of the record', async () => {
    expect(await payloadMade('Track_Event', [], {}, { target: 'scored' })).toEqual({
      email,
      eventName: 'scored',
      createdAt: changed
    });
  });

  test('H-22 D-43 its name may be a field, and the static one stands in where that is blank', async () => {
    const mappings = [field('eventName', 'LastName')];
    expect(await payloadMade('Track_Event', mappings, { LastName: 'bought' })).toMatchObject({
      eventName: 'bought'
    });
    const given = { target: 'scored' };
    expect(await payloadMade('Track_Event', mappings, { LastName: null }, given)).toMatchObject({
      eventName: 'scored'
    });
    const { map } = await prepare({ steps: [step('Track_Event', mappings)] });
    expect(problemOf(map({ LastName: null }))).toMatchObject({ code: 'mapping.required', field: 'LastName' });
    expect(await problemsOf({ steps: [step('Track_Event', [])] })).toMatchObject([
      { code: 'config.missing-target', where: 'Iterable_Step.Track_Event, Target__c' }
    ]);
  });

  test.each([
    [
      'a date and time',
      'CreatedDate',
      '2026-01-01T08:00:00.000+0000',
      Date.parse('2026-01-01T08:00:00Z') / 1000
    ],
    [
      'midnight of a date in the zone of the sync',
      'Birthdate',
      '2026-01-01',
      Date.parse('2026-01-01T05:00:00Z') / 1000
    ],
    ['seconds', 'Visits__c', 1_700_000_000.9, 1_700_000_000]
  ])('H-23 iterable-api 8.1: its time is Unix seconds: %s', async (_what, source, value, seconds) => {
    const event = step('Track_Event', [field('createdAt', source)], { target: 'x' });
    const { map } = await prepare({ steps: [event], timeZone: 'America/New_York' });
    expect(payloadOf(map({ [source]: value }))).toMatchObject({ createdAt: seconds });
  });

  test('H-24 H-25 H-26 H-29 campaign, template, id, and fields of its own', async () => {
    const mappings = [
      constant('campaignId', '11'),
      field('templateId', 'Visits__c'),
      formula('id', 'Id & "-" & TEXT(Visits__c)'),
      field('dataFields.signupDate', 'Birthdate')
    ];
    const fields = { Visits__c: 22, Birthdate: '2026-01-01' };
    expect(await payloadMade('Track_Event', mappings, fields, { target: 'x' })).toMatchObject({
      campaignId: 11,
      templateId: 22,
      id: `${contactId(1).slice(0, 15)}-22`,
      dataFields: { signupDate: '2026-01-01' }
    });
  });

  test('H-27 of two identifiers, the kind of the project takes precedence', async () => {
    const mappings = [field('email', 'Email'), field('userId', 'Id')];
    const given = { target: 'x' };
    expect(await payloadMade('Track_Event', mappings, {}, given)).not.toHaveProperty('userId');
    const { map } = await prepare({ ...byUserId, steps: [step('Track_Event', mappings, given)] });
    expect(payloadOf(map())).toMatchObject({ userId: contactId(1) });
    expect(payloadOf(map())).not.toHaveProperty('email');
  });

  test('iterable-api 8.1: an id has at most 512 bytes', async () => {
    const { map } = await prepare({
      steps: [step('Track_Event', [field('id', 'LastName')], { target: 'x' })]
    });
    expect(problemOf(map({ LastName: 'ü'.repeat(257) }))).toMatchObject({ code: 'mapping.wrong-type' });
    expect(payloadOf(map({ LastName: 'ü'.repeat(256) }))).toHaveProperty('id');
  });
});
