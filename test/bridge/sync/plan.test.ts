import type { RecordState } from '../../../bridge/sync/bookkeeping';
import { fieldMapping, stepDefinition } from '../../builders';
import { person } from './decide-bench';
import { after, longAgo, planOf, sentBy, textsOf } from './plan-bench';

const users = stepDefinition({ name: 'Users' });
const list = stepDefinition({ name: 'List', operation: 'Subscribe_List', target: '7', mappings: [] });
const event = stepDefinition({ name: 'Event', operation: 'Track_Event', target: 'Met', mappings: [] });
const user = { email: 'person1@example.com', userId: null, dataFields: {} };
const lists = { List: [7] };
const two = { definition: { steps: [users, list] }, lists };

describe('DESIGN rule 6: consent for each step', () => {
  const record = person(1, { HasOptedOutOfEmail: true });
  const steps = [users, list, event];

  test('an opted-out person who is not known is not created by any step', () => {
    expect(textsOf(planOf({ definition: { steps }, lists, record }))).toEqual([
      'skipped opted-out',
      'skipped opted-out',
      'Event'
    ]);
  });

  test.each([
    ['from any sync of the project', { times: longAgo }],
    ['by looking the person up', { users: { 'person1@example.com': user } }],
    ['from this record', { known: after(planOf({ definition: { steps: [event] } })) }]
  ])('one who is known %s stays up to date, and is added to no list', (_what, given) => {
    expect(textsOf(planOf({ definition: { steps }, lists, record, ...given }))).toEqual(
      expect.arrayContaining(['Users', 'skipped opted-out'])
    );
  });

  test('an item of a catalog is no person: what is known of it makes nobody known', () => {
    const item = stepDefinition({
      ...{ name: 'Item', operation: 'Upsert_Catalog_Item', target: 'People' },
      mappings: [fieldMapping('dataFields.firstName')]
    });
    const definition = { steps: [item, users] };
    const first = planOf({ definition, record });
    expect(textsOf(first)).toEqual(['Item', 'skipped opted-out']);
    const changed = person(1, { HasOptedOutOfEmail: true, FirstName: 'New' });
    expect(textsOf(planOf({ definition, record: changed, known: after(first) }))).toEqual([
      'Item',
      'skipped opted-out'
    ]);
  });
});

describe('H-12 H-14 H-15 modes', () => {
  const inMode = (mode: 'Upsert' | 'Update' | 'Insert', given: Parameters<typeof planOf>[0] = {}) =>
    textsOf(planOf({ definition: { steps: [{ ...users, mode }] }, ...given }));
  const asked = (found: typeof user | null) => ({ users: { 'person1@example.com': found } });

  test('Upsert sends, whoever it is', () => {
    expect(inMode('Upsert')).toEqual(['Users']);
    expect(inMode('Upsert', asked(null))).toEqual(['Users']);
    expect(inMode('Upsert', asked(user))).toEqual(['Users']);
  });

  test('Update leaves users alone that Iterable has not', () => {
    expect(inMode('Update', asked(null))).toEqual(['skipped not-in-iterable']);
    expect(inMode('Update', asked(user))).toEqual(['Users']);
    expect(inMode('Update', { times: longAgo })).toEqual(['Users']);
    // Nobody was asked: the call itself says so.
    expect(inMode('Update')).toEqual(['Users']);
  });

  test('Insert leaves users alone that Iterable has', () => {
    expect(inMode('Insert', asked(null))).toEqual(['Users']);
    expect(inMode('Insert', asked(user))).toEqual(['skipped already-in-iterable']);
    expect(inMode('Insert', { times: longAgo })).toEqual(['skipped already-in-iterable']);
  });

  test('Insert speaks once: what it made is not updated by it later', () => {
    const definition = { steps: [{ ...users, mode: 'Insert' as const }] };
    const known = after(planOf({ definition }));
    const record = person(1, { FirstName: 'New' });
    expect(inMode('Insert', { known, times: longAgo, record })).toEqual(['unchanged']);
    const skipped: RecordState = { ...known, status: 'skipped', code: 'duplicate' };
    expect(inMode('Insert', { known: skipped, times: longAgo, record })).toEqual(['unchanged']);
  });

  test('of events and purchases the mode means their ids, not their user', () => {
    const purchase = stepDefinition({
      ...{ name: 'Bought', operation: 'Track_Purchase', mode: 'Update' },
      mappings: [
        fieldMapping('total', { kind: 'Value', source: '1' }),
        fieldMapping('items', { kind: 'Array', source: 'Lines__r' }),
        fieldMapping('items[].id', { source: 'Id' })
      ]
    });
    const definition = { steps: [{ ...event, mode: 'Insert' as const }] };
    expect(textsOf(planOf({ definition, times: longAgo }))).toEqual(['Event']);
    expect(purchase.mode).toBe('Update');
  });
});

describe('D-15 each step on its own', () => {
  test('what was accepted is unchanged, what is new is sent', () => {
    const known = after(planOf(two));
    expect(textsOf(planOf({ ...two, known }))).toEqual(['unchanged', 'unchanged']);
    const record = person(1, { FirstName: 'New' });
    expect(textsOf(planOf({ ...two, known, record }))).toEqual(['Users', 'unchanged']);
    const definition = { steps: [users, list, event] };
    expect(textsOf(planOf({ ...two, definition, known }))).toEqual(['unchanged', 'unchanged', 'Event']);
  });

  test('a sync that does not look sends everything', () => {
    const known = after(planOf(two));
    const definition = { steps: [users, list], checkHashes: false };
    expect(textsOf(planOf({ ...two, definition, known }))).toEqual(['Users', 'List']);
  });

  test('but whoever only waited for the user to settle goes on behind what was accepted', () => {
    const definition = { steps: [users, event], checkHashes: false };
    const [first] = sentBy(planOf({ definition }));
    const steps = { Users: { fingerprint: first?.fingerprint ?? '', at: '', key: 'person1@example.com' } };
    const waits: RecordState = { ...after(planOf()), status: 'deferred', code: 'settling', steps };
    expect(textsOf(planOf({ definition, known: waits }))).toEqual(['unchanged', 'Event']);
    const failed: RecordState = { ...waits, code: 'iterable.unavailable' };
    expect(textsOf(planOf({ definition, known: failed }))).toEqual(['Users', 'Event']);
  });

  test('what was tried and may not have come through is sent again', () => {
    const known = after(planOf(two), 'deferred');
    expect(textsOf(planOf({ ...two, known }))).toEqual(['Users', 'List']);
  });
});

describe('what Iterable refused before', () => {
  const refused = after(planOf(two), 'rejected', { code: 'iterable.forgotten', message: 'Forgotten.' });

  test('is not sent again, and counts as rejected for the same reason', () => {
    const plan = planOf({ ...two, known: refused });
    expect(textsOf(plan)).toEqual(['rejected iterable.forgotten']);
    expect(plan.fingerprint).toBe(refused.rejectedFingerprint);
  });

  test.each([
    ['the record changed', { record: person(1, { FirstName: 'New' }) }],
    ['the definition changed', { definition: { steps: [users, list, event] } }],
    ['the sync does not look', { definition: { steps: [users, list], checkHashes: false } }],
    ['it was something else', { known: { ...refused, rejectedFingerprint: 'other' } }],
    ['it is deferred by now', { known: { ...refused, status: 'deferred' as const } }]
  ])('until %s', (_what, given) => {
    expect(textsOf(planOf({ ...two, known: refused, ...given }))).toContain('Users');
  });
});

describe('what is there already, and was told otherwise in the meantime, is said once more', () => {
  test.each(['skipped', 'rejected', 'deferred'] as const)('%s', (status) => {
    const known: RecordState = { ...after(planOf(two)), status, code: 'x', rejectedFingerprint: 'other' };
    expect(textsOf(planOf({ ...two, known }))).toEqual(['Users', 'List']);
  });

  test('not where something else is to be sent anyway', () => {
    const known: RecordState = { ...after(planOf(two)), status: 'skipped', code: 'duplicate' };
    const definition = { steps: [users, list, event] };
    expect(textsOf(planOf({ ...two, definition, known }))).toEqual(['unchanged', 'unchanged', 'Event']);
  });

  test.each([
    ['Track_Event', { target: 'Met' }],
    ['Delete_User', {}],
    ['Forget_User', {}],
    ['Unforget_User', {}],
    ['Delete_Catalog_Item', { target: 'Homes' }]
  ] as const)('H-42 never %s, which would happen twice', (operation, given) => {
    const definition = { steps: [stepDefinition({ name: 'Once', operation, mappings: [], ...given })] };
    const known: RecordState = { ...after(planOf({ definition })), status: 'skipped', code: 'condition' };
    expect(textsOf(planOf({ definition, known }))).toEqual(['unchanged']);
  });
});

describe('H-42 deleting and forgetting happen when the record first appears for it', () => {
  test.each(['Delete_User', 'Forget_User', 'Unforget_User'] as const)('%s', (operation) => {
    const definition = { steps: [stepDefinition({ name: 'Once', operation, mappings: [] })] };
    const first = planOf({ definition });
    expect(textsOf(first)).toEqual(['Once']);
    const record = person(1, { Email: 'Person1@Example.com', FirstName: 'New' });
    expect(textsOf(planOf({ definition, known: after(first), record }))).toEqual(['unchanged']);
    expect(textsOf(planOf({ definition, known: after(first, 'deferred') }))).toEqual(['Once']);
  });
});

describe('conditions and problems', () => {
  const conditional = { ...list, condition: 'FirstName = "Grace"' };

  test('a step whose condition is not met says nothing where other steps speak', () => {
    expect(textsOf(planOf({ definition: { steps: [conditional, users] }, lists }))).toEqual(['Users']);
  });

  test('alone it is the reason', () => {
    expect(textsOf(planOf({ definition: { steps: [conditional] }, lists }))).toEqual(['skipped condition']);
    const both = [conditional, { ...conditional, name: 'Other' }];
    expect(textsOf(planOf({ definition: { steps: both }, lists }))).toEqual(['skipped condition']);
  });

  test('Dx-05 a step that cannot be mapped is the last one', () => {
    const required = fieldMapping('dataFields.x', { required: true, source: 'Missing__c' });
    const broken = stepDefinition({ name: 'Broken', mappings: [required] });
    expect(textsOf(planOf({ definition: { steps: [users, broken, event] } }))).toEqual([
      'Users',
      'rejected mapping.required'
    ]);
  });
});

describe('S-20 S-21 the lead that became the contact', () => {
  const byId = { identity: { kind: 'userId', source: 'Key__c' } as const };
  const record = person(1, { Key__c: '003X' });
  const identity = { kind: 'userId', value: '00Q1', key: '00Q1' } as const;
  const predecessor = { identity, times: longAgo };

  test("the lead's user becomes the contact's before the contact's own data follows", () => {
    const plan = planOf({ definition: { ...byId, steps: [users] }, record, predecessor });
    expect(textsOf(plan)).toEqual(['@merge', 'Users']);
    expect(plan.steps[0]).toMatchObject({
      operation: {
        call: { endpoint: 'mergeUsers' },
        payload: { sourceUserId: '00Q1', destinationUserId: '003X' },
        identity: { key: '003X' },
        whenUnknown: 'skip'
      },
      ifUnknown: 'go on'
    });
  });

  test('not where the contact sends nothing', () => {
    const conditional = { ...users, condition: 'FirstName = "Grace"' };
    const plan = planOf({ definition: { ...byId, steps: [conditional] }, record, predecessor });
    expect(textsOf(plan)).toEqual(['skipped condition']);
  });
});
