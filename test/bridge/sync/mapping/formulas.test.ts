import { createMapper } from '../../../../bridge/sync/map';
import { fieldMapping, sourceRecord, syncDefinition } from '../../../builders';
import {
  dataOf,
  field,
  formula,
  mapped,
  now,
  payloadOf,
  prepare,
  problemOf,
  problemsOf,
  step
} from './people';

const one = (source: string, given = {}) => [formula('dataFields.x', source, given)];

describe('D-35 computed values', () => {
  test.each([
    ['text', 'FirstName & " " & LastName', { LastName: 'Lovelace' }, 'Ada Lovelace'],
    ['a number', 'Score__c * 2', { Score__c: 1.25 }, 2.5],
    ['true or false', 'Visits__c > 3', { Visits__c: 4 }, true],
    ['a date', 'DATE(YEAR(Birthdate), 1, 1)', { Birthdate: '1980-05-06' }, '1980-01-01'],
    [
      'a date and time',
      'CreatedDate + 1',
      { CreatedDate: '2026-01-01T08:00:00.000+0000' },
      '2026-01-02 08:00:00 +00:00'
    ],
    ['the day of the run', 'TODAY()', {}, '2026-02-01'],
    ['a parent', 'UPPER(Account.Name)', { Account: { Name: 'Acme' } }, 'ACME'],
    ['any capitals', 'upper(account.NAME)', { Account: { Name: 'Acme' } }, 'ACME'],
    ['a picklist', 'CASE(Level__c, "G", "gold", "other")', { Level__c: 'G' }, 'gold']
  ])('%s: %s', async (_what, source, fields, expected) => {
    expect(await dataOf(one(source), fields)).toEqual({ x: expected });
  });

  test('transform and target type apply to what the formula gives', async () => {
    const mappings = one('FirstName & ";" & LastName', { transform: 'split | upper' });
    expect(await dataOf(mappings, { LastName: 'Lovelace' })).toEqual({ x: ['ADA', 'LOVELACE'] });
    expect(await dataOf(one('Visits__c + 1', { targetType: 'long' }), { Visits__c: 1 })).toEqual({ x: 2 });
  });

  test.each([
    [{ nullPolicy: 'Skip' }, {}],
    [{ nullPolicy: 'Clear' }, { x: null }],
    [{ nullPolicy: 'Default', defaultValue: 'nobody' }, { x: 'nobody' }]
  ] as const)('D-45 a blank result follows the null policy %j', async (policy, expected) => {
    expect(await dataOf(one('TRIM(LastName)', policy), { LastName: null })).toEqual(expected);
  });

  test('D-45 a blank result that is required rejects the step', async () => {
    const { map } = await prepare({ mappings: one('TRIM(LastName)', { required: true }) });
    expect(problemOf(map({ LastName: null }))).toMatchObject({ code: 'mapping.required' });
  });

  test('a blank number is 0, as in a formula field', async () => {
    expect(await dataOf(one('Score__c + 1'), { Score__c: null })).toEqual({ x: 1 });
  });

  test('a record for which Salesforce shows #Error! is told which field to fix', async () => {
    const { map } = await prepare({ mappings: one('100 / Visits__c') });
    expect(problemOf(map({ Visits__c: 0 }))).toEqual({
      code: 'formula.division-by-zero',
      field: 'Visits__c',
      message: expect.stringMatching(/^The formula for dataFields.x cannot be computed: /),
      fix: expect.stringMatching(/\w/)
    });
    expect(problemOf(map({ Visits__c: 'many' }))).toMatchObject({
      code: 'formula.wrong-value',
      field: 'Visits__c'
    });
  });

  test('TODAY() is the date in the time zone of the sync', async () => {
    const { map } = await prepare({ mappings: one('TODAY()'), timeZone: 'Pacific/Kiritimati' });
    expect(payloadOf(map()).dataFields).toEqual({ x: '2026-02-02' });
  });
});

describe('D-33 conditions', () => {
  const conditional = (condition: string) => ({
    steps: [
      step('Update_User', [fieldMapping('dataFields.firstName')], { name: 'First' }),
      step('Delete_User', [], { name: 'Second', condition })
    ]
  });

  test('a step runs for records for which its condition is true', async () => {
    const { map } = await prepare(conditional('VIP__c && Visits__c > 2'));
    expect(mapped(map({ VIP__c: true, Visits__c: 3 })).steps[1]).toMatchObject({
      payload: { email: 'ada@example.com' }
    });
    expect(mapped(map({ VIP__c: true, Visits__c: 2 })).steps[1]).toMatchObject({ notMet: true });
  });

  test('the steps before one that is not met, and after it, are taken', async () => {
    const { steps } = conditional('VIP__c');
    const last = step('Unsubscribe_List', [], { name: 'Third' });
    const { map } = await prepare({ steps: [...steps, last] });
    const found = mapped(map({ VIP__c: false })).steps.map((made) => Object.keys(made)[1]);
    expect(found).toEqual(['payload', 'notMet', 'payload']);
  });

  test('a blank number is blank, as in a validation rule', async () => {
    const { map } = await prepare(conditional('ISBLANK(Visits__c)'));
    expect(mapped(map({ Visits__c: null })).steps[1]).toMatchObject({ payload: {} });
    expect(mapped(map({ Visits__c: 0 })).steps[1]).toMatchObject({ notMet: true });
  });

  test('one that cannot be computed rejects its step, not those before it', async () => {
    const { map } = await prepare(conditional('1 / Visits__c > 1'));
    const answer = map({ Visits__c: 0 });
    expect(payloadOf(answer, 0)).toMatchObject({ dataFields: { firstName: 'Ada' } });
    expect(problemOf(answer, 1)).toMatchObject({
      code: 'formula.division-by-zero',
      message: expect.stringContaining('The condition of Second')
    });
  });

  test('one that gives something else than true or false is a finding', async () => {
    expect(await problemsOf(conditional('FirstName'))).toMatchObject([
      { code: 'formula.result-type', where: 'Iterable_Step.Second, Condition__c' }
    ]);
  });
});

describe('the check of formulas', () => {
  test.each([
    ['Nickname__c & "!"', 'formula.unknown-field', 'There is no field Nickname__c'],
    ['Account.Nickname__c & "!"', 'formula.unknown-field', 'Account.Nickname__c'],
    ['IF(', 'formula.syntax', 'line 1, column'],
    ['VLOOKUP(FirstName, FirstName, FirstName)', 'formula.unsupported-function', 'VLOOKUP'],
    ['$User.Email', 'formula.global', '$User.Email'],
    ['LEN(Score__c)', 'formula.argument-type', 'Score__c is a number'],
    ['Level__c', 'formula.picklist', 'picklist']
  ])('%s: %s', async (source, code, text) => {
    const problems = await problemsOf({ mappings: one(source) });
    expect(problems).toMatchObject([{ code, where: 'Iterable_Field_Mapping.dataFields_x, Source__c' }]);
    expect(problems[0]?.message).toContain(text);
  });

  test('a name that is nearly one is offered', async () => {
    const [problem] = await problemsOf({ mappings: one('FristName & "!"') });
    expect(problem?.fix).toContain('FirstName');
  });

  test('its fields are read, once and in the capitals of Salesforce', async () => {
    const { examined } = await prepare({
      mappings: [...one('firstname & ACCOUNT.name'), field('dataFields.y', 'FIRSTNAME')]
    });
    expect(examined.scope.fields.filter((name) => /name$/i.test(name))).toEqual([
      'FirstName',
      'Account.Name'
    ]);
  });

  test('a formula that asks for the time changes without the record', async () => {
    expect((await prepare({ mappings: one('TODAY()') })).examined.unstamped.readsClock).toBe(true);
    expect((await prepare({ mappings: one('LastName & ""') })).examined.unstamped.readsClock).toBe(false);
  });
});

describe('H-12 an identity that is computed', () => {
  const identity = (source: string) => ({ identity: { kind: 'email', source } }) as const;

  test('is a formula where it is no plain path', async () => {
    const { map } = await prepare(identity('BLANKVALUE(Email, Old_Email__c)'));
    expect(mapped(map({ Email: null, Old_Email__c: 'old@example.com' })).identity).toMatchObject({
      value: 'old@example.com'
    });
  });

  test('that is blank is missing, that cannot be computed is a problem of the record', async () => {
    const { map } = await prepare(identity('IF(1 / Visits__c > 0, Email, Email)'));
    expect(map({ Email: null, Visits__c: 1 })).toMatchObject({ problem: { code: 'identity.missing' } });
    expect(map({ Visits__c: 0 })).toMatchObject({ problem: { code: 'formula.division-by-zero' } });
  });

  test('is a text or a number', async () => {
    expect(await problemsOf(identity('TODAY() + 1'))).toMatchObject([
      { code: 'formula.result-type', where: 'Iterable_Sync.Contact_To_User, Identity_Source__c' }
    ]);
  });

  test('the mapping onto it gives it, transform, formula and all', async () => {
    const { map } = await prepare({ mappings: [formula('email', 'LOWER(Old_Email__c)')] });
    const answer = map({ Email: null, Old_Email__c: 'OLD@example.com' });
    expect(mapped(answer).identity).toMatchObject({ value: 'old@example.com' });
    expect(payloadOf(answer)).toMatchObject({ email: 'old@example.com' });
  });
});

describe('S-29 whose record speaks for a shared identity', () => {
  const rankOf = async (duplicateRule: string | null, fields = {}) => {
    const { map } = await prepare({ duplicateRule });
    return mapped(map(fields)).rank;
  };

  test('nobody in particular unless a rule is set', async () => {
    expect(await rankOf(null)).toBeNull();
    expect(await rankOf('First')).toBeNull();
  });

  test('Newest: who was created last', async () => {
    const fields = { CreatedDate: '2026-01-01T08:00:00.000+0000' };
    expect(await rankOf('Newest', fields)).toBe(Date.parse('2026-01-01T08:00:00Z'));
    const { examined } = await prepare({ duplicateRule: 'Newest' });
    expect(examined.scope.fields).toContain('CreatedDate');
  });

  test('Contact_Before_Lead: contacts stand before all else', async () => {
    const rank = (sourceObject: string, fields = {}) => {
      const definition = syncDefinition({ duplicateRule: 'Contact_Before_Lead', sourceObject });
      const record = sourceRecord('1', { Email: 'ada@example.com', ...fields }, { object: sourceObject });
      return mapped(createMapper(definition, new Map())(record, now)).rank;
    };
    expect(['Contact', 'Account', 'Lead', 'Pet__c'].map((object) => rank(object))).toEqual([1, 1, 0, 0]);
    expect(rank('CampaignMember', { ContactId: '003000000000001AAA' })).toBe(1);
    expect(rank('CampaignMember', { ContactId: null })).toBe(0);
  });

  test.each([
    ['Score__c * 10', { Score__c: 2.5 }, 25],
    ['VIP__c', { VIP__c: true }, 1],
    ['VIP__c', { VIP__c: false }, 0],
    ['Birthdate + 0', { Birthdate: '1970-01-02' }, 86_400_000],
    ['Birthdate + 0', { Birthdate: null }, null]
  ])('a formula: %s of %j', async (rule, fields, expected) => {
    expect(await rankOf(rule, fields)).toBe(expected);
  });

  test('a formula that gives a text is a finding; one that fails is a problem of the record', async () => {
    expect(await problemsOf({ duplicateRule: 'FirstName & ""' })).toMatchObject([
      { code: 'formula.result-type', where: 'Iterable_Sync.Contact_To_User, Duplicate_Rule__c' }
    ]);
    const { map } = await prepare({ duplicateRule: '1 / Visits__c' });
    expect(map({ Visits__c: 0 })).toMatchObject({ problem: { code: 'formula.division-by-zero' } });
  });
});
