import { cannotUndo } from '../../../bridge/sync/trial/cannot-undo';
import { giveBack } from '../../../bridge/sync/trial/give-back';
import type { RememberedUser } from '../../../bridge/sync/trial/trial-ledger';
import { writtenBy } from '../../../bridge/sync/trial/written';
import { toOperation } from '../../../bridge/sync/diff';
import { toIdentity } from '../../../bridge/sync/identity';
import type { Call, Payload } from '../../../bridge/sync/model';
import type { IterableUser } from '../../../bridge/sync/ports';

const email = 'ada@example.com';
const nothing = {
  fields: [],
  values: {},
  listsJoined: [],
  listsLeft: [],
  withUserId: false,
  optedOut: false
};
const user = (given: Partial<RememberedUser>): RememberedUser => ({
  key: email,
  kind: 'email',
  value: email,
  recordIds: ['003000000000001AAA'],
  wasThere: true,
  before: null,
  written: nothing,
  sentAt: '2026-11-22T10:00:00.000Z',
  undo: null,
  undoMessage: '',
  ...given
});
const profile = (dataFields: Record<string, unknown>, userId: string | null = null): IterableUser => ({
  email,
  userId,
  dataFields
});
const sent = (calls: ReturnType<typeof giveBack>['calls']) =>
  calls.map(({ call, operations }) => ({ ...call, row: operations[0]?.payload }));

test('D-28 values go back as they were, absent ones are cleared, objects as a whole', () => {
  const before = profile({ firstName: 'Augusta', address: { city: 'Old' }, emailListIds: [8] });
  const written = {
    ...nothing,
    fields: ['firstName', 'lastName', 'address'],
    values: { firstName: 'Ada', lastName: 'Lovelace', address: { city: 'London' } },
    listsJoined: [7, 8],
    listsLeft: [8, 9]
  };
  const { calls, deletion, result } = giveBack(user({ before, written }), profile(written.values));
  const dataFields = { firstName: 'Augusta', lastName: null, address: { city: 'Old' } };
  expect({ deletion, result }).toEqual({ deletion: null, result: 'restored' });
  expect(sent(calls)).toEqual([
    { endpoint: 'bulkUpdate', row: { email, dataFields } },
    { endpoint: 'unsubscribe', listId: 7, channelUnsubscribe: false, campaignId: null, row: { email } },
    { endpoint: 'subscribe', listId: 8, row: { email } }
  ]);
});

test('DESIGN 7.6: nobody who opted out is put back on a list', () => {
  const before = profile({ emailListIds: [8] });
  const written = { ...nothing, listsLeft: [8], optedOut: true };
  expect(giveBack(user({ before, written }), before)).toMatchObject({ calls: [], result: 'nothing' });
});

test('D-28 whom the trial made is deleted, by a single call', () => {
  const written = { ...nothing, fields: ['firstName'], values: { firstName: 'Ada' }, listsJoined: [7] };
  const made = user({ wasThere: false, written });
  const now = profile({ firstName: 'Ada', signupSource: 'API', itblInternal: {}, emailListIds: [7] });
  expect(giveBack(made, now)).toMatchObject({
    calls: [],
    deletion: { call: { endpoint: 'deleteUser' }, payload: { email } },
    result: 'deleted'
  });
  expect(giveBack(made, null)).toMatchObject({ deletion: null, result: 'deleted' });
});

test('D-28 whoever has more by now is not deleted: what the trial wrote is cleared, and it is said', () => {
  const made = user({
    wasThere: false,
    written: { ...nothing, fields: ['firstName'], values: { firstName: 'Ada' }, listsJoined: [7] }
  });
  const { calls, deletion, message } = giveBack(made, profile({ firstName: 'Ada', plan: 'gold' }));
  expect(deletion).toBeNull();
  expect(message).toContain('(plan)');
  expect(sent(calls)).toMatchObject([
    { endpoint: 'bulkUpdate', row: { email, dataFields: { firstName: null } } },
    { endpoint: 'unsubscribe', listId: 7 }
  ]);
});

test('D-28 what somebody changed in Iterable since the trial stays, and is said', () => {
  const before = profile({ phoneNumber: '1', firstName: 'Augusta' });
  const values = { phoneNumber: '2', firstName: 'Ada' };
  const written = { ...nothing, fields: Object.keys(values), values };
  const { calls, message } = giveBack(user({ before, written }), profile({ ...values, phoneNumber: '3' }));
  expect(sent(calls)).toMatchObject([{ row: { dataFields: { firstName: 'Augusta' } } }]);
  expect(calls[0]?.operations[0]?.payload.dataFields).not.toHaveProperty('phoneNumber');
  expect(message).toContain('phoneNumber');
});

test('iterable-api 4: a value that Iterable writes in its own form is the one that was sent', () => {
  const values = { since: '2026-01-05T08:00:00.000Z', score: 5, note: null, tags: [] };
  const written = { ...nothing, fields: Object.keys(values), values };
  const before = profile({ since: '2020-01-05 08:00:00 +00:00', score: 1 });
  const now = profile({ since: '2026-01-05 08:00:00 +00:00', score: '5' });
  const { calls, message } = giveBack(user({ before, written }), now);
  expect(sent(calls)).toMatchObject([{ row: { dataFields: before.dataFields } }]);
  expect(message).toBe('');
});

test.each([
  [{ emailListIds: [7, 9] }, 'lists'],
  [{ unsubscribedChannelIds: [3] }, 'unsubscribed channels'],
  [{ devices: [{ token: 't' }] }, 'devices'],
  [{ firstName: 'Corrected' }, 'firstName']
])('D-28 a newcomer who has %j of their own by now is not deleted', (more, named) => {
  const values = { firstName: 'Ada' };
  const made = user({
    wasThere: false,
    written: { ...nothing, fields: ['firstName'], values, listsJoined: [7] }
  });
  const { deletion, message } = giveBack(made, profile({ firstName: 'Ada', emailListIds: [7], ...more }));
  expect(deletion).toBeNull();
  expect(message).toContain(named);
});

test('DESIGN 7.6: whoever opted out since the trial, in Salesforce or in Iterable, is put on no list', () => {
  const before = profile({ emailListIds: [8] });
  const left = user({ before, written: { ...nothing, listsLeft: [8] } });
  expect(giveBack(left, profile({}))).toMatchObject({ result: 'restored', message: '' });
  for (const { calls, message } of [
    giveBack(left, profile({}), { optedOut: true }),
    giveBack(left, profile({ unsubscribedChannelIds: [1] }))
  ]) {
    expect(calls).toEqual([]);
    expect(message).toContain('opted out');
  }
});

test('D-28 whoever is gone meanwhile is not made again', () => {
  const written = { ...nothing, fields: ['firstName'] };
  expect(giveBack(user({ before: profile({}), written }), null)).toMatchObject({
    calls: [],
    result: 'nothing'
  });
});

test('iterable-api 3: another user id goes back, a new one stays and is said; an address is a value of whoever is known by id', () => {
  const written = { ...nothing, withUserId: true, values: { userId: 'u2' } };
  const back = giveBack(user({ before: profile({}, 'u1'), written }), profile({}, 'u2'));
  expect(sent(back.calls)).toEqual([
    { endpoint: 'bulkUpdate', row: { email, dataFields: {}, userId: 'u1' } }
  ]);
  expect(giveBack(user({ before: profile({}), written }), profile({}, 'u2'))).toMatchObject({
    calls: [],
    message: 'The user id stays: Iterable cannot take it away.'
  });
  const byId = user({
    kind: 'userId',
    value: 'u1',
    key: 'u1',
    before: profile({}, 'u1'),
    written: { ...nothing, values: { email: 'new@example.com' } }
  });
  const moved = giveBack(byId, { email: 'new@example.com', userId: 'u1', dataFields: {} });
  expect(sent(moved.calls)).toEqual([
    { endpoint: 'bulkUpdate', row: { userId: 'u1', preferUserId: true, dataFields: { email } } }
  ]);
});

const operation = (call: Call, payload: Payload) =>
  toOperation(
    { recordId: 'r', step: 's', call, identity: toIdentity('email', email), payload, whenUnknown: 'retry' },
    ''
  );

test('D-28 what a call writes is known by its fields at the top and its list', () => {
  expect(
    writtenBy(operation({ endpoint: 'subscribe', listId: 7 }, { email, dataFields: { a: { b: 1 } } }))
  ).toEqual({
    ...nothing,
    fields: ['a'],
    values: { a: { b: 1 } },
    listsJoined: [7]
  });
  const leaving = {
    endpoint: 'unsubscribe',
    listId: 8,
    channelUnsubscribe: false,
    campaignId: null
  } as const;
  expect(writtenBy(operation(leaving, { email }))).toMatchObject({ listsLeft: [8] });
  expect(writtenBy(operation({ endpoint: 'bulkUpdate' }, { email, userId: 'u' }))).toMatchObject({
    withUserId: true
  });
});

test('D-28 fields of an event are none of the profile; a nested object is merged into what was there', () => {
  expect(writtenBy(operation({ endpoint: 'trackBulk' }, { email, dataFields: { a: 1 } }))).toEqual(nothing);
  const merged = operation(
    { endpoint: 'bulkUpdate' },
    { email, dataFields: { address: { city: 'London' } }, mergeNestedObjects: true }
  );
  expect(writtenBy(merged, { address: { city: 'Old', zip: '1' } }).values).toEqual({
    address: { city: 'London', zip: '1' }
  });
});

test('D-28 each kind of call that cannot be taken back has a sentence; a profile alone has the one of journeys', () => {
  const lasting = (calls: readonly Call[]) =>
    cannotUndo({ operations: calls.map((call) => operation(call, { email })), newFields: [], newLists: 0 });
  expect(lasting([{ endpoint: 'bulkUpdate' }])).toEqual([
    'What Iterable itself does because of the changes stays, such as messages of a journey that begins with them.'
  ]);
  expect(lasting([{ endpoint: 'trackPurchase' }, { endpoint: 'trackPurchase' }])[0]).toBe(
    'Purchases that are recorded stay in Iterable for good (2).'
  );
  for (const endpoint of [
    'updateCart',
    'updateEmail',
    'mergeUsers',
    'deleteUser',
    'forgetUser',
    'unforgetUser'
  ] as const)
    expect(lasting([{ endpoint }])).toHaveLength(2);
  expect(cannotUndo({ operations: [], newFields: ['score'], newLists: 1 })).toEqual([
    'New fields stay: score.',
    'New lists stay, without the people of the trial.'
  ]);
});
