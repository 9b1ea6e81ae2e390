import type { ProjectType } from '../../../../bridge/config/sync-definition';
import type { RecordState } from '../../../../bridge/sync/bookkeeping';
import { addressStep } from '../../../../bridge/sync/operations/own-steps';
import { contactId, fieldMapping, recordState, stepDefinition } from '../../../builders';
import { at, person } from '../decide-bench';
import { after, planOf, sentBy, textsOf } from '../plan-bench';

const users = stepDefinition({ name: 'Users' });
/** Record 1, now of person1@example.com, was delivered under another address. */
const moved = (given: Partial<RecordState> = {}) =>
  recordState({ recordId: contactId(1), deliveredIdentity: 'old@example.com', ...given });
const plan = (given: Parameters<typeof planOf>[0] = {}) =>
  planOf({ known: moved(), ...given, definition: { steps: [users], ...given.definition } });

describe('H-06 a known person with another address is renamed first, the profile follows', () => {
  test('by updateEmail in an email-based project', () => {
    expect(textsOf(plan())).toEqual([addressStep, 'Users']);
    expect(sentBy(plan())[0]).toMatchObject({
      call: { endpoint: 'updateEmail' },
      payload: { currentEmail: 'old@example.com', newEmail: 'person1@example.com' },
      identity: { key: 'person1@example.com' },
      whenUnknown: 'skip'
    });
  });

  test.each(['UserId', 'Hybrid'] as ProjectType[])(
    'iterable-api 3: by writing the field in a project of type %s',
    (type) => {
      const [operation] = sentBy(plan({ definition: { project: { type } } }));
      expect(operation).toMatchObject({
        call: { endpoint: 'bulkUpdate' },
        payload: {
          email: 'old@example.com',
          dataFields: { email: 'person1@example.com' },
          mergeNestedObjects: true
        }
      });
    }
  );
});

describe('a record is just sent', () => {
  test.each([
    ['that was never delivered', null],
    ['that was never delivered under any address', moved({ deliveredIdentity: null })],
    ['that has the address that it had', moved({ deliveredIdentity: 'person1@example.com' })]
  ])('%s', (_what, known) => {
    expect(textsOf(plan({ known }))).toEqual(['Users']);
  });

  test('whose old address meanwhile belongs to another record', () => {
    expect(textsOf(plan({ foreign: ['old@example.com'] }))).toEqual(['Users']);
  });

  test('whose user is found by an id', () => {
    const definition = { identity: { kind: 'userId', source: 'Key__c' } as const };
    const record = person(1, { Key__c: 'K2' });
    expect(textsOf(plan({ definition, record, known: moved({ deliveredIdentity: 'K1' }) }))).toEqual([
      'Users'
    ]);
  });

  test('that writes no profile', () => {
    const event = stepDefinition({ name: 'Event', operation: 'Track_Event', target: 'Met', mappings: [] });
    expect(textsOf(plan({ definition: { steps: [event] } }))).toEqual(['Event']);
  });
});

describe('iterable-api 3: an email-based project goes by the address that is sent beside a user id', () => {
  const byId = (mode: 'Update' | 'Insert', email: string | null) =>
    planOf({
      definition: {
        identity: { kind: 'userId', source: 'Key__c' },
        steps: [{ ...users, mode, mappings: [fieldMapping('email', { source: 'Email' })] }]
      },
      record: person(1, { Key__c: 'K1' }),
      users: { K1: { email, userId: 'K1', dataFields: {} } }
    });

  test('who is found by the id under another one is moved first', () => {
    const found = byId('Update', 'Old@example.com');
    expect(textsOf(found)).toEqual([addressStep, 'Users']);
    expect(sentBy(found)[0]?.payload).toEqual({
      currentEmail: 'old@example.com',
      newEmail: 'person1@example.com'
    });
  });

  test('who has it already is just sent', () => {
    expect(textsOf(byId('Update', 'Person1@example.com'))).toEqual(['Users']);
  });

  test('Insert moves nobody', () => {
    expect(textsOf(byId('Insert', 'old@example.com'))).toEqual(['skipped already-in-iterable']);
  });
});

test('a record that sends nothing changes nothing', () => {
  const conditional = { ...users, condition: 'FirstName = "Grace"' };
  expect(textsOf(plan({ definition: { steps: [conditional] } }))).toEqual(['skipped condition']);
});

test('a user whom Iterable does not have any more is sent under the new address', () => {
  expect(plan().steps[0]).toMatchObject({ ifUnknown: 'go on' });
});

test('DESIGN 7.6: unless the person opted out: who is gone is not created again', () => {
  const record = person(1, { HasOptedOutOfEmail: true });
  const known = moved({ steps: { Users: { fingerprint: 'x', at, key: 'old@example.com' } } });
  expect(plan({ record, known }).steps[0]).toMatchObject({
    ifUnknown: { status: 'skipped', code: 'opted-out' }
  });
});

describe('H-39 H-40 the step Update_Email', () => {
  const change = stepDefinition({ name: 'Address', operation: 'Update_Email', mappings: [] });
  const definition = { steps: [change] };
  const first = planOf({ definition });
  const newcomer = after(first);
  const renamed = (number: number) => person(number, { Email: 'New@example.com' });

  test('a record that comes for the first time has its address remembered', () => {
    expect(textsOf(first)).toEqual(['skipped email-remembered']);
    expect(newcomer.steps.Address).toMatchObject({ key: 'person1@example.com' });
    expect(textsOf(planOf({ definition, known: newcomer }))).toEqual(['unchanged']);
  });

  test('so that a change of it goes out, by address', () => {
    const [operation] = sentBy(planOf({ definition, known: newcomer, record: renamed(1) }));
    expect(operation).toMatchObject({
      call: { endpoint: 'updateEmail' },
      payload: { currentEmail: 'person1@example.com', newEmail: 'New@example.com' },
      identity: { key: 'new@example.com' }
    });
    expect(Object.keys(operation?.payload ?? {})).toEqual(['currentEmail', 'newEmail']);
  });

  test('until Iterable took it, and not again', () => {
    const sent = planOf({ definition, known: newcomer, record: renamed(1) });
    const failed = after(sent, 'deferred');
    expect(failed.steps.Address).toMatchObject({ fingerprint: '', key: 'person1@example.com' });
    expect(sentBy(planOf({ definition, known: failed, record: renamed(1) }))[0]?.payload).toEqual({
      currentEmail: 'person1@example.com',
      newEmail: 'New@example.com'
    });
    const known = { ...after(sent), deliveredIdentity: 'new@example.com' };
    expect(textsOf(planOf({ definition, known, record: renamed(1) }))).toEqual(['unchanged']);
  });

  test('beside Update_User the bridge has renamed the user already', () => {
    const both = { steps: [users, change] };
    const known: RecordState = {
      ...after(planOf({ definition: both })),
      ...{ status: 'deferred', code: 'email-changed', deliveredIdentity: 'new@example.com' }
    };
    expect(textsOf(planOf({ definition: both, known, record: renamed(1) }))).toEqual(['Users', 'unchanged']);
  });

  test.each([
    [
      'of a user found by address, by the one that is remembered',
      'Hybrid',
      'email',
      { email: 'person1@example.com' }
    ],
    ['of a user found by id, by that', 'UserId', 'userId', { userId: 'K1' }]
  ] as const)('elsewhere it is a field %s', (_how, type, kind, found) => {
    const about = {
      project: { type },
      identity: { kind, source: kind === 'userId' ? 'Key__c' : null },
      steps: [{ ...change, mappings: [fieldMapping('newEmail', { source: 'Email' })] }]
    };
    const record = person(1, { Key__c: 'K1', Email: 'New@example.com' });
    const plan = planOf({ definition: about, known: newcomer, record });
    const [operation] = sentBy(plan);
    expect(operation).toMatchObject({ call: { endpoint: 'bulkUpdate' } });
    expect(operation?.payload).toEqual({
      ...found,
      dataFields: { email: 'New@example.com' },
      mergeNestedObjects: true
    });
  });

  test('other capitals are the same address', () => {
    const record = person(1, { Email: 'PERSON1@example.com' });
    expect(textsOf(planOf({ definition, known: newcomer, record }))).toEqual(['unchanged']);
  });

  test('by user id it goes out the first time, and on each change', () => {
    const byId = {
      identity: { kind: 'userId', source: 'Key__c' } as const,
      steps: [{ ...change, mappings: [fieldMapping('newEmail', { source: 'Email' })] }]
    };
    const record = person(1, { Key__c: 'K1' });
    const plan = planOf({ definition: byId, record });
    expect(sentBy(plan)[0]?.payload).toEqual({ currentUserId: 'K1', newEmail: 'person1@example.com' });
    expect(textsOf(planOf({ definition: byId, record, known: after(plan) }))).toEqual(['unchanged']);
    const changed = person(1, { Key__c: 'K1', Email: 'new@example.com' });
    expect(sentBy(planOf({ definition: byId, record: changed, known: after(plan) }))[0]?.payload).toEqual({
      currentUserId: 'K1',
      newEmail: 'new@example.com'
    });
  });

  test('the address that Iterable knows may be mapped', () => {
    const mapped = [fieldMapping('currentEmail', { source: 'Old__c' })];
    const record = person(1, { Old__c: 'Old@example.com' });
    const [operation] = sentBy(planOf({ definition: { steps: [{ ...change, mappings: mapped }] }, record }));
    expect(operation?.payload).toEqual({
      currentEmail: 'Old@example.com',
      newEmail: 'person1@example.com'
    });
  });

  test('what is only remembered is never sent as it was mapped', () => {
    const known: RecordState = { ...newcomer, status: 'rejected', code: 'x', rejectedFingerprint: 'other' };
    expect(textsOf(planOf({ definition, known }))).toEqual(['unchanged']);
  });
});
