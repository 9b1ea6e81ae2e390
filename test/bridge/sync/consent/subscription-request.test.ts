import { subscriptionRequest } from '../../../../bridge/sync/consent/subscription-request';
import type { IterableUser, MessageType } from '../../../../bridge/sync/ports';

const userWith = (dataFields: Record<string, unknown>): IterableUser => ({
  email: 'ada@example.com',
  userId: null,
  dataFields
});

const messageTypes: readonly MessageType[] = [
  { id: 31, name: 'News', channelId: 12, policy: 'OptOut' },
  { id: 32, name: 'Offers', channelId: 12, policy: 'OptIn' }
];

const request = (dataFields: Record<string, unknown> | null, wanted: Record<string, unknown>) =>
  subscriptionRequest(dataFields && userWith(dataFields), wanted, messageTypes);

test('iterable-api 7.1: an array that is sent replaces the stored one, so what was there goes along', () => {
  expect(request({ unsubscribedChannelIds: [7, 9] }, { channels: { 12: false } })).toEqual({
    unsubscribedChannelIds: [7, 9, 12]
  });
});

test('only arrays that change are sent', () => {
  const current = { emailListIds: [1, 2], unsubscribedChannelIds: [7], unsubscribedMessageTypeIds: [31] };
  expect(
    request(current, { channels: { 7: false }, messageTypes: { 31: true }, lists: { 2: true } })
  ).toEqual({
    unsubscribedMessageTypeIds: []
  });
});

test.each([
  ['a channel that was left', { unsubscribedChannelIds: [12] }, { channels: { 12: false } }],
  ['a channel that was never left', {}, { channels: { 12: true } }],
  ['a list', { emailListIds: [4] }, { lists: { 4: true } }],
  ['a whole array in another order', { emailListIds: [4, 5] }, { emailListIds: [5, 4, 5] }],
  ['an array that is not spoken of', { emailListIds: [4] }, { emailListIds: null }],
  ['nothing that is wanted', { emailListIds: [4] }, { email: 'ada@example.com', campaignId: 3 }]
])('nothing changes, nothing is sent: %s', (_what, current, wanted) => {
  expect(request(current, wanted)).toBeNull();
});

test('whole arrays replace, single ids are added to them or taken out', () => {
  const wanted = { unsubscribedChannelIds: [1, 2], channels: { 2: true, 3: false } };
  expect(request({ unsubscribedChannelIds: [9] }, wanted)).toEqual({ unsubscribedChannelIds: [1, 3] });
  expect(request({ unsubscribedChannelIds: [9] }, { unsubscribedChannelIds: [] })).toEqual({
    unsubscribedChannelIds: []
  });
});

test('iterable-api 12: message types of the policy OptIn are those that a user names', () => {
  expect(request({}, { messageTypes: { 32: true } })).toEqual({ subscribedMessageTypeIds: [32] });
  expect(request({ subscribedMessageTypeIds: [32] }, { messageTypes: { 32: false } })).toEqual({
    subscribedMessageTypeIds: [],
    unsubscribedMessageTypeIds: [32]
  });
  const left = { subscribedMessageTypeIds: [], unsubscribedMessageTypeIds: [32] };
  expect(request(left, { messageTypes: { 32: true } })).toEqual({
    subscribedMessageTypeIds: [32],
    unsubscribedMessageTypeIds: []
  });
});

test('the other message types everybody gets who did not leave', () => {
  expect(request({}, { messageTypes: { 31: false } })).toEqual({ unsubscribedMessageTypeIds: [31] });
  expect(request({ unsubscribedMessageTypeIds: [31] }, { messageTypes: { 31: true } })).toEqual({
    unsubscribedMessageTypeIds: []
  });
  expect(request({}, { messageTypes: { 31: true } })).toBeNull();
});

test.each([
  ['the field of an email-based project', { emailListIds: [] }, {}, { emailListIds: [4] }],
  ['the field of the other projects', { userListIds: [3] }, {}, { userListIds: [3, 4] }],
  ['a user named by e-mail', {}, { email: 'ada@example.com' }, { emailListIds: [4] }],
  ['a user named by user id', {}, { userId: 'u1' }, { userListIds: [4] }]
])('iterable-api 3: lists go to %s', (_what, current, naming, expected) => {
  expect(request(current, { ...naming, lists: { 4: true } })).toEqual(expected);
});

test('a user who is not there yet has nothing', () => {
  expect(request(null, { channels: { 12: false }, lists: { 4: true } })).toEqual({
    unsubscribedChannelIds: [12],
    emailListIds: [4]
  });
});

test('attribution goes along, and only with a change', () => {
  const wanted = { channels: { 12: false }, campaignId: 5, templateId: 6, validateChannelAlignment: false };
  expect(request({}, wanted)).toEqual({
    unsubscribedChannelIds: [12],
    campaignId: 5,
    templateId: 6,
    validateChannelAlignment: false
  });
  expect(request({ unsubscribedChannelIds: [12] }, wanted)).toBeNull();
});

test('ids come as numbers, as text and as a multi-select picklist; what is none is left out', () => {
  const wanted = { emailListIds: '4;5', unsubscribedChannelIds: ['12', 13, '', 'x', null, 1.5, -1] };
  expect(request({}, wanted)).toEqual({ emailListIds: [4, 5], unsubscribedChannelIds: [12, 13] });
  expect(request({}, { channels: { x: false, 12: 'false', 13: null } })).toBeNull();
});
