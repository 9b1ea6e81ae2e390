/** DESIGN rule 6 and section 2 ("an opt-out is never an exit") in plans. */
import { listStep } from '../../../bridge/sync/operations/build-operations';
import { contactId, fieldMapping, recordState, stepDefinition } from '../../builders';
import { at, person } from './decide-bench';
import { longAgo, planOf, sentBy, textsOf } from './plan-bench';

const optedOut = person(1, { HasOptedOutOfEmail: true });
const key = 'person1@example.com';
const user = (dataFields: Record<string, unknown>) => ({ email: key, userId: null, dataFields });

describe('an opted-out person is added to no list', () => {
  const value = (target: string, source: string) =>
    fieldMapping(target, { kind: 'Value', source, targetType: null });
  const subscriptions = (mappings: ReturnType<typeof value>[]) => ({
    steps: [stepDefinition({ name: 'Says', operation: 'Update_Subscriptions', mappings })]
  });
  const join = subscriptions([value('lists.7', 'true'), value('lists.8', 'false')]);

  test('Hx-01 not by a step of subscriptions either; leaving one goes out', () => {
    const users = { [key]: user({ emailListIds: [8] }) };
    const [operation] = sentBy(planOf({ definition: join, record: optedOut, times: longAgo, users }));
    expect(operation?.payload).toEqual({ email: key, emailListIds: [] });
  });

  test('whoever did not opt out joins', () => {
    const users = { [key]: user({ emailListIds: [8] }) };
    const [operation] = sentBy(planOf({ definition: join, times: longAgo, users }));
    expect(operation?.payload).toEqual({ email: key, emailListIds: [7] });
  });
});

test('H-35 an opt-out takes no member off a list: it is not an exit', () => {
  const join = stepDefinition({
    name: 'Join',
    operation: 'Subscribe_List',
    onExit: 'Remove_From_List',
    mappings: []
  });
  const known = recordState({
    recordId: contactId(1),
    steps: { [listStep('Join', 7)]: { fingerprint: 'x', at, key } }
  });
  const scope = { type: 'Campaign', rules: [], takesUnnamed: true } as const;
  const given = { definition: { scope, steps: [join] }, known, times: longAgo, lists: { Join: [7] } };
  expect(textsOf(planOf({ ...given, record: optedOut }))).toEqual(['skipped opted-out']);
});

describe('H-12 H-15 modes concern users, not the ids of purchases', () => {
  const purchase = (mode: 'Update' | 'Insert') =>
    stepDefinition({
      name: 'Buys',
      operation: 'Track_Purchase',
      mode,
      mappings: [
        fieldMapping('total', { kind: 'Value', source: '1' }),
        fieldMapping('items', { kind: 'Array', source: 'Lines__r' }),
        ...['id', 'name', 'price', 'quantity'].map((name) =>
          fieldMapping(`items[].${name}`, { kind: 'Value', source: '1' })
        )
      ]
    });

  test.each(['Update', 'Insert'] as const)('in the mode %s a changed purchase is sent', (mode) => {
    const known = recordState({
      recordId: contactId(1),
      steps: { Buys: { fingerprint: 'of another content', at, key } }
    });
    const definition = { steps: [purchase(mode)] };
    const record = person(1, { Lines__r: { records: [{ Id: 'a01' }] } });
    expect(textsOf(planOf({ definition, record, known, times: longAgo }))).toEqual(['Buys']);
  });
});

test('Dx-05 nothing is said of a user whom an update did not find', () => {
  const steps = [
    stepDefinition({ name: 'Users', mode: 'Update' }),
    stepDefinition({ name: 'Join', operation: 'Subscribe_List', mappings: [] })
  ];
  const plan = planOf({ definition: { steps }, users: { [key]: null }, lists: { Join: [7] } });
  expect(plan.steps[0]).toMatchObject({ result: { code: 'not-in-iterable', ends: true } });
});

describe('iterable-api 3: an email-based project goes by the address that is sent beside a user id', () => {
  const definition = {
    identity: { kind: 'userId', source: 'Key__c' } as const,
    steps: [stepDefinition({ name: 'Users', mappings: [fieldMapping('email', { source: 'Email' })] })]
  };
  const record = (Email: string) => person(1, { Key__c: 'K1', Email });
  const known = recordState({
    recordId: contactId(1),
    deliveredIdentity: 'K1',
    steps: { Users: { fingerprint: 'x', at, key: 'K1', address: 'old@example.com' } }
  });

  test('H-06 a changed one moves first', () => {
    const plan = planOf({ definition, known, record: record('New@example.com') });
    expect(textsOf(plan)).toEqual(['@address', 'Users']);
    expect(sentBy(plan)[0]).toMatchObject({
      call: { endpoint: 'updateEmail' },
      payload: { currentEmail: 'old@example.com', newEmail: 'New@example.com' }
    });
  });

  test('the same one, in other capitals too, does not', () => {
    expect(textsOf(planOf({ definition, known, record: record('OLD@example.com') }))).toEqual(['Users']);
  });
});
