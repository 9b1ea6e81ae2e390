import {
  array,
  constant,
  field,
  formula,
  mapped,
  payloadOf,
  prepare,
  problemOf,
  problemsOf,
  rows,
  step
} from './people';

const user = step(
  'Update_User',
  [
    formula('dataFields.fullName', 'FirstName & " " & LastName'),
    field('dataFields.address.city', 'LastName'),
    field('dataFields.score', 'Score__c'),
    array('dataFields.pets', 'Pets__r'),
    field('dataFields.pets[].name', 'Name')
  ],
  { name: 'Map_User' }
);
const using = (...mappings: Parameters<typeof step>[1]) => [
  user,
  step('Track_Event', mappings, { target: 'seen' })
];
const fields = { LastName: 'Lovelace', Score__c: 1.5, Pets__r: rows({ Id: 'a0P1', Name: 'Rex' }) };

describe('D-43 a step uses what an earlier one made', () => {
  test.each([
    ['a value', 'Steps.Map_User.dataFields.fullName', 'Ada Lovelace'],
    ['in any capitals of the step', 'steps.map_user.dataFields.fullName', 'Ada Lovelace'],
    ['an object', 'Steps.Map_User.dataFields.address', { city: 'Lovelace' }],
    ['an array', 'Steps.Map_User.dataFields.pets', [{ name: 'Rex' }]],
    ['the identity', 'Steps.Map_User.email', 'ada@example.com']
  ])('%s: %s', async (_what, source, expected) => {
    const { map } = await prepare({ steps: using(field('dataFields.x', source)) });
    expect(payloadOf(map(fields), 1).dataFields).toEqual({ x: expected });
  });

  test('Path to User: all fields that it made', async () => {
    const { map } = await prepare({ steps: using(field('dataFields', 'Steps.Map_User.dataFields')) });
    expect(payloadOf(map(fields), 1).dataFields).toEqual(payloadOf(map(fields), 0).dataFields);
  });

  test('transforms and null policy apply', async () => {
    const { map } = await prepare({
      steps: using(
        field('dataFields.x', 'Steps.Map_User.dataFields.fullName', { transform: 'upper' }),
        field('dataFields.y', 'Steps.Map_User.dataFields.score', { nullPolicy: 'Clear' })
      )
    });
    expect(payloadOf(map({ ...fields, Score__c: null }), 1).dataFields).toEqual({
      x: 'ADA LOVELACE',
      y: null
    });
  });

  test('a step that was not run made nothing', async () => {
    const skipped = { ...user, condition: 'FALSE' };
    const event = using(field('dataFields.x', 'Steps.Map_User.dataFields.fullName')).slice(1);
    const { map } = await prepare({ steps: [skipped, ...event] });
    expect(payloadOf(map(fields), 1)).not.toHaveProperty('dataFields');
  });

  test('behind a step that cannot be mapped there is nothing to map', async () => {
    const failing = step('Update_User', [formula('dataFields.x', '1 / Visits__c')]);
    const { map } = await prepare({ steps: [failing, user] });
    const { steps } = mapped(map({ Visits__c: 0 }));
    expect(steps).toHaveLength(1);
    expect(problemOf(map({ Visits__c: 0 }))).toMatchObject({ code: 'formula.division-by-zero' });
  });

  test('what it takes over stays its own', async () => {
    const steps = using(
      field('dataFields.address', 'Steps.Map_User.dataFields.address'),
      constant('dataFields.from', 'CRM')
    );
    const { map } = await prepare({ steps });
    const answer = map(fields);
    expect(payloadOf(answer, 1).dataFields?.address).not.toBe(payloadOf(answer, 0).dataFields?.address);
  });
});

describe('D-43 a name that stands for nothing is a finding', () => {
  test.each([
    ['no such step', 'Steps.Other.dataFields.fullName', 'There is no step Other before this one.'],
    ['the step itself', 'Steps.Track_Event.dataFields.x', 'There is no step Track_Event'],
    ['nothing that it makes', 'Steps.Map_User.dataFields.fullname', 'makes no dataFields.fullname'],
    ['an event name of a user', 'Steps.Map_User.eventName', 'makes no eventName']
  ])('%s', async (_what, source, text) => {
    const problems = await problemsOf({ steps: using(field('dataFields.x', source)) });
    expect(problems).toMatchObject([
      { code: 'config.step-output', where: 'Iterable_Field_Mapping.dataFields_x, Source__c' }
    ]);
    expect(problems[0]?.message).toContain(text);
  });

  test('a later step has made nothing yet', async () => {
    const [first, second] = using(field('dataFields.x', 'Steps.Map_User.dataFields.fullName'));
    const steps = [second, first].filter((one) => one !== undefined);
    expect(await problemsOf({ steps })).toMatchObject([{ code: 'config.step-output' }]);
  });
});
