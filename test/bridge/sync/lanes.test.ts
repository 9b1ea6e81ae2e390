import { bulkLimits } from '../../../bridge/sync/batch';
import { isSingle, Lanes } from '../../../bridge/sync/lanes';
import type { Call, Operation } from '../../../bridge/sync/model';
import { bulkUpdate, operation } from '../../builders';

const rows = (call: Call, count: number): Operation[] =>
  Array.from({ length: count }, (_, number) => operation(number, {}, {}, { call }));

const leave = (given: { channelUnsubscribe?: boolean; campaignId?: number } = {}): Call => ({
  ...{ endpoint: 'unsubscribe', listId: 7, channelUnsubscribe: false, campaignId: null },
  ...given
});

/** Sizes of the batches that become full, and of those that are left, by call. */
function fill(lanes: Lanes, operations: readonly Operation[]): { full: number[]; left: [Call, number][] } {
  const full = operations.flatMap((row) => lanes.add(row) ?? []).map((batch) => batch.operations.length);
  const left = lanes.flush().map(({ call, operations: of }): [Call, number] => [call, of.length]);
  return { full, left };
}

test('a batch holds one call only: endpoint, list, catalog and whatever else the call says for all of its rows', () => {
  const calls: Call[] = [
    bulkUpdate,
    { endpoint: 'subscribe', listId: 7 },
    { endpoint: 'subscribe', listId: 8 },
    leave(),
    leave({ channelUnsubscribe: true }),
    leave({ campaignId: 12 }),
    { endpoint: 'putItems', catalog: 'Homes', replaceFieldsOnly: true },
    { endpoint: 'putItems', catalog: 'Homes', replaceFieldsOnly: false },
    { endpoint: 'putItems', catalog: 'Boats', replaceFieldsOnly: true },
    { endpoint: 'deleteItems', catalog: 'Homes' },
    { endpoint: 'trackBulk' }
  ];
  const mixed = [...calls, ...calls].map((call, number) => operation(number, {}, {}, { call: { ...call } }));
  expect(fill(new Lanes(null), mixed)).toEqual({ full: [], left: calls.map((call) => [call, 2]) });
});

test('H-46 as many rows as a call takes, or as the sync says, never more than Iterable takes', () => {
  expect(fill(new Lanes(null), rows(bulkUpdate, 2001)).full).toEqual([1000, 1000]);
  expect(fill(new Lanes(700), rows(bulkUpdate, 1500)).full).toEqual([700, 700]);
  expect(fill(new Lanes(5000), rows(bulkUpdate, 1500)).full).toEqual([bulkLimits.count]);
});

test('single calls are made a hundred at a time, whatever the batch size is', () => {
  const singles = [
    ...['trackPurchase', 'updateCart', 'updateEmail', 'mergeUsers'],
    ...['deleteUser', 'forgetUser', 'unforgetUser']
  ] as Call['endpoint'][];
  for (const endpoint of singles) {
    const call = { endpoint } as Call;
    expect(isSingle(call)).toBe(true);
    expect(fill(new Lanes(2), rows(call, 201)).full).toEqual([100, 100]);
  }
  expect(isSingle(bulkUpdate)).toBe(false);
});

test('H-45 after a call that was too large its lane shrinks, the others stay as they are', () => {
  const lanes = new Lanes(null);
  const events: Call = { endpoint: 'trackBulk' };
  const each = (rows(bulkUpdate, 1)[0]?.bytes ?? 0) + 1;
  lanes.add(operation(1, {}, {}, { call: events }));
  fill(lanes, rows(bulkUpdate, 1));
  lanes.shrink(bulkUpdate, 10 * each);
  expect(fill(lanes, rows(bulkUpdate, 10)).full).toEqual([5]);
  expect(fill(lanes, rows(events, 10)).left).toEqual([[events, 10]]);
});
