import { bulkBody } from '../../../bridge/iterable/bulk-body';
import { toBatch } from '../../../bridge/sync/batch';
import { toOperation } from '../../../bridge/sync/diff';
import type { BulkCall, IdentityKind } from '../../../bridge/sync/model';

/** Operations whose bodies are the texts given. */
function bodyOf(
  call: BulkCall,
  texts: readonly string[],
  ids: readonly string[] = [],
  options = { createNewFields: false }
) {
  const operations = texts.map((body, index) => {
    const value = ids[index] ?? 'a@example.com';
    const identity = { kind: 'email' as IdentityKind, value, key: value };
    const parts = { recordId: '', step: '', call, identity, payload: {}, whenUnknown: 'reject' } as const;
    return { ...toOperation(parts, 'v1'), body };
  });
  return bulkBody(toBatch(call, operations), options);
}

const catalog = 'goods';
const unsubscribe = { endpoint: 'unsubscribe', listId: 7, channelUnsubscribe: false } as const;

test.each<[string, BulkCall, string]>([
  ['6.2', { endpoint: 'bulkUpdate' }, '{"users":[{"b":1, "a":2},{}],"createNewFields":false}'],
  ['9', { endpoint: 'subscribe', listId: 7 }, '{"listId":7,"subscribers":[{"b":1, "a":2},{}]}'],
  [
    '9',
    { ...unsubscribe, campaignId: null },
    '{"listId":7,"subscribers":[{"b":1, "a":2},{}],"channelUnsubscribe":false}'
  ],
  [
    '9',
    { ...unsubscribe, channelUnsubscribe: true, campaignId: 12 },
    '{"listId":7,"subscribers":[{"b":1, "a":2},{}],"channelUnsubscribe":true,"campaignId":12}'
  ],
  ['8.2', { endpoint: 'trackBulk' }, '{"events":[{"b":1, "a":2},{}]}'],
  ['7.2', { endpoint: 'bulkUpdateSubscriptions' }, '{"updateSubscriptionsRequests":[{"b":1, "a":2},{}]}'],
  [
    '11',
    { endpoint: 'putItems', catalog, replaceFieldsOnly: true },
    '{"documents":{"P\\"1":{"b":1, "a":2},"P2":{}},"replaceUploadedFieldsOnly":true}'
  ],
  ['11', { endpoint: 'deleteItems', catalog }, '{"itemIds":["P\\"1","P2"]}']
])('iterable-api %s: rows are sent as they were written: %j', (_section, call, text) => {
  expect(bodyOf(call, ['{"b":1, "a":2}', '{}'], ['P"1', 'P2'])).toBe(text);
});

test('H-17 D-41 iterable-api 6.2: fields are created where that is asked for', () => {
  expect(bodyOf({ endpoint: 'bulkUpdate' }, ['{}'], [], { createNewFields: true })).toBe(
    '{"users":[{}],"createNewFields":true}'
  );
});
