import type { OperationKind, StepDefinition } from '../../../../bridge/config/sync-definition';
import type { Call, Operation, Payload } from '../../../../bridge/sync/model';
import {
  createOperationBuilder,
  listOfStep,
  listStep,
  unsubscribeFrom
} from '../../../../bridge/sync/operations/build-operations';
import { contactId, sourceRecord, stepDefinition, syncDefinition } from '../../../builders';
import { build, callOf, only, payloadOf, type Asked } from './build-bench';

const data = { dataFields: { firstName: 'Ada' } };

describe('D-41 the call of every operation (iterable-api 17), bulk wherever there is a bulk endpoint', () => {
  test.each<[OperationKind, Call]>([
    ['Update_User', { endpoint: 'bulkUpdate' }],
    ['Update_Email', { endpoint: 'updateEmail' }],
    ['Merge_Users', { endpoint: 'mergeUsers' }],
    ['Update_Subscriptions', { endpoint: 'bulkUpdateSubscriptions' }],
    ['Subscribe_List', { endpoint: 'subscribe', listId: 7 }],
    ['Unsubscribe_List', unsubscribeFrom(7)],
    ['Track_Event', { endpoint: 'trackBulk' }],
    ['Track_Purchase', { endpoint: 'trackPurchase' }],
    ['Update_Cart', { endpoint: 'updateCart' }],
    ['Upsert_Catalog_Item', { endpoint: 'putItems', catalog: 'Homes', replaceFieldsOnly: true }],
    ['Delete_Catalog_Item', { endpoint: 'deleteItems', catalog: 'Homes' }],
    ['Delete_User', { endpoint: 'deleteUser' }],
    ['Forget_User', { endpoint: 'forgetUser' }],
    ['Unforget_User', { endpoint: 'unforgetUser' }]
  ])('%s', (operation, call) => {
    expect(callOf(operation, { step: { target: 'Homes' }, lists: [7] })).toEqual(call);
  });
});

describe('H-12 H-13 H-14 H-15 the row of a user, by project type and identity', () => {
  test.each<[string, Asked, Payload]>([
    ['email-based, by e-mail', { project: 'Email' }, { email: 'User@Example.com' }],
    ['hybrid, by e-mail', { project: 'Hybrid' }, { email: 'User@Example.com' }],
    [
      'email-based, by user id alone: the user is made with an address of its own',
      { project: 'Email', by: 'userId' },
      { userId: 'U1', preferUserId: true }
    ],
    [
      'email-based, by user id alone, Update: nobody is made',
      { project: 'Email', by: 'userId', step: { mode: 'Update' } },
      { userId: 'U1', preferUserId: false }
    ],
    [
      'email-based, both mapped: the address finds the user',
      { project: 'Email', by: 'userId', payload: { email: 'user@example.com' } },
      { userId: 'U1', email: 'user@example.com' }
    ],
    ['id-based, by user id', { project: 'UserId', by: 'userId' }, { userId: 'U1' }],
    ['hybrid, by user id', { project: 'Hybrid', by: 'userId' }, { userId: 'U1' }]
  ])('%s', (_what, asked, row) => {
    const payload = { ...data, ...asked.payload };
    expect(payloadOf('Update_User', { ...asked, payload })).toEqual({ ...row, ...data });
  });

  test.each(['UserId', 'Hybrid'] as const)(
    'S-20 %s: an address beside the user id goes with the data, so that a changed one changes the user',
    (project) => {
      const payload = { ...data, email: 'new@example.com' };
      expect(payloadOf('Update_User', { project, by: 'userId', payload })).toEqual({
        userId: 'U1',
        dataFields: { firstName: 'Ada', email: 'new@example.com' }
      });
      expect(payloadOf('Subscribe_List', { project, by: 'userId', payload, lists: [7] })).toEqual({
        userId: 'U1',
        dataFields: { firstName: 'Ada', email: 'new@example.com' }
      });
    }
  );

  test('preferUserId is said nowhere but in email-based projects by user id', () => {
    for (const project of ['UserId', 'Hybrid'] as const) {
      const asked: Asked = { project, by: 'userId', step: { mode: 'Update' } };
      expect(payloadOf('Update_User', asked)).not.toHaveProperty('preferUserId');
    }
    expect(payloadOf('Update_User', { step: { mode: 'Update' } })).not.toHaveProperty('preferUserId');
  });
});

describe('what an unknown user means', () => {
  test.each<[OperationKind, Operation['whenUnknown'], Partial<StepDefinition>]>([
    ['Update_User', 'reject', {}],
    ['Update_User', 'skip', { mode: 'Update' }],
    ['Track_Event', 'retry', {}],
    ['Track_Event', 'retry', { mode: 'Update' }],
    ['Unsubscribe_List', 'skip', {}],
    ['Subscribe_List', 'reject', {}],
    ['Forget_User', 'skip', {}],
    ['Unforget_User', 'skip', {}],
    ['Delete_User', 'skip', {}],
    ['Update_Email', 'reject', {}],
    ['Merge_Users', 'reject', {}]
  ])('%s: %s', (operation, whenUnknown, step) => {
    expect(only(operation, { step, lists: [7] }).whenUnknown).toBe(whenUnknown);
  });
});

describe('H-39 a new e-mail address', () => {
  const payload = { newEmail: 'new@example.com' };
  test('by updateEmail in an email-based project', () => {
    expect(only('Update_Email', { payload })).toMatchObject({
      call: { endpoint: 'updateEmail' },
      payload: { email: 'User@Example.com', newEmail: 'new@example.com' }
    });
  });

  test.each(['UserId', 'Hybrid'] as const)('by bulkUpdate in a project of type %s', (project) => {
    expect(only('Update_Email', { project, by: 'userId', payload }).call).toEqual({ endpoint: 'bulkUpdate' });
  });
});

describe('iterable-api 6.4: a merge is about the user that stays', () => {
  test.each<[string, Payload, string, string]>([
    ['named by id', { sourceUserId: 'A', destinationUserId: 'B' }, 'userId', 'B'],
    ['named by address', { sourceEmail: 'a@x.com', destinationEmail: 'B@x.com' }, 'email', 'b@x.com'],
    ['the record itself', { sourceEmail: 'a@x.com' }, 'email', 'user@example.com']
  ])('%s', (_what, payload, kind, key) => {
    expect(only('Merge_Users', { payload }).identity).toMatchObject({ kind, key });
  });
});

describe('H-38 lists', () => {
  test('joining sends what is mapped with it, leaving sends who it is', () => {
    expect(payloadOf('Subscribe_List', { payload: data, lists: [7] })).toEqual({
      email: 'User@Example.com',
      ...data
    });
    expect(payloadOf('Unsubscribe_List', { payload: data, lists: [7] })).toEqual({
      email: 'User@Example.com'
    });
  });

  test('iterable-api 9: the channel is left only where the step says so', () => {
    const call = (payload: Payload) => callOf('Unsubscribe_List', { payload, lists: [7] });
    expect(call({})).toMatchObject({ channelUnsubscribe: false, campaignId: null });
    expect(call({ channelUnsubscribe: 'true', campaignId: '12' })).toMatchObject({
      channelUnsubscribe: false,
      campaignId: null
    });
    expect(call({ channelUnsubscribe: true, campaignId: 12 })).toMatchObject({
      channelUnsubscribe: true,
      campaignId: 12
    });
  });

  test('a step whose list does not exist asks for nothing', () => {
    expect(build('Subscribe_List', { lists: [] })).toEqual([]);
  });

  test('several lists are an operation each, remembered apart; one alone has the name of the step', () => {
    const lists = build('Subscribe_List', { lists: [7, 8] });
    expect(lists.map(({ step, call }) => [step, 'listId' in call && call.listId])).toEqual([
      ['Step:7', 7],
      ['Step:8', 8]
    ]);
    expect(only('Subscribe_List', { lists: [7] }).step).toBe('Step');
  });

  test("a campaign's list is named also when it is the only one: the campaign may be linked to more tomorrow", () => {
    const definition = { scope: { type: 'Campaign', rules: [], takesUnnamed: true } } as const;
    expect(only('Subscribe_List', { lists: [7], definition }).step).toBe('Step:7');
  });

  test('the list is read out of the name again', () => {
    expect(listOfStep(listStep('Step', 7), 'Step')).toBe(7);
    expect(listOfStep('Step', 'Step')).toBeNull();
    expect(listOfStep('Step_2:7', 'Step')).toBeNull();
    expect(listOfStep('Step:x', 'Step')).toBeNull();
  });
});

describe('H-27 H-28 events, purchases and carts name one user', () => {
  test.each(['email', 'userId'] as const)('by %s', (by) => {
    const user = by === 'email' ? { email: 'User@Example.com' } : { userId: 'U1' };
    expect(payloadOf('Track_Event', { by, payload: { eventName: 'Met' } })).toMatchObject(user);
    const items = [{ id: '1', name: 'Tea', price: 2, quantity: 1 }];
    for (const operation of ['Track_Purchase', 'Update_Cart'] as const) {
      const payload = payloadOf(operation, { by, payload: { items, total: 2 } });
      expect(payload).toMatchObject({ user, items, total: 2 });
      expect(payload).not.toHaveProperty(by);
    }
  });
});

describe('H-32 catalog items', () => {
  const step = { target: 'Homes' };
  test('their fields are the whole row', () => {
    const payload = { itemId: 'A 1', dataFields: { city: 'Rome' } };
    expect(only('Upsert_Catalog_Item', { step, payload })).toMatchObject({
      identity: { kind: 'item', value: 'A-1', key: 'item:homes:A-1' },
      payload: { city: 'Rome' }
    });
  });

  test("without a mapped id the record's own", () => {
    expect(only('Upsert_Catalog_Item', { step }).identity.value).toBe(contactId(1));
  });

  test('replacing the item as a whole is said by the step', () => {
    const whole = { ...step, mergeNestedObjects: false };
    expect(callOf('Upsert_Catalog_Item', { step: whole })).toMatchObject({ replaceFieldsOnly: false });
  });

  test('H-34 removing one needs nothing but its id', () => {
    const gone = only('Delete_Catalog_Item', { step, payload: { itemId: 'A1' } });
    expect([gone.identity.value, gone.payload]).toEqual(['A1', {}]);
  });
});

test('a step that needs a user is never built without one', () => {
  const step = stepDefinition({ operation: 'Track_Event' });
  const builder = createOperationBuilder(syncDefinition({ steps: [step] }), { listsOf: () => [] });
  expect(() => builder({ step, record: sourceRecord(contactId(1)), identity: null, payload: {} })).toThrow(
    'needs a user'
  );
});
