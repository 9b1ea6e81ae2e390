import fc from 'fast-check';
import { iterableCalls, salesforceCalls } from '../../../bridge/sync/forecast/expect-calls';
import { scaled, spread } from '../../../bridge/sync/forecast/spread';
import type { Call } from '../../../bridge/sync/model';

const count = fc.nat({ max: 200 });
const sample = fc.record({
  delivered: count,
  unchanged: count,
  skipped: count,
  rejected: count,
  deferred: count
});

test('DESIGN 4: shares of a sample add up to all records, each within one of its share', () => {
  fc.assert(
    fc.property(sample, fc.nat({ max: 1_000_000 }), (statuses, total) => {
      const size = Object.values(statuses).reduce((sum, value) => sum + value, 0);
      const whole = spread(statuses, total);
      const sum = Object.values(whole).reduce((all, value) => all + value, 0);
      expect(sum).toBe(size === 0 ? 0 : total);
      for (const [status, value] of Object.entries(statuses))
        if (size > 0)
          expect(Math.abs(whole[status as keyof typeof whole] - (value * total) / size)).toBeLessThan(1);
    })
  );
});

test('reasons of a sample are scaled, those of records that were all looked at are not', () => {
  const reasons = scaled([{ code: 'duplicate', records: 3 }], 10, [
    { code: 'opted-out', records: 40 },
    { code: 'duplicate', records: 1 }
  ]);
  expect(reasons).toEqual([
    { code: 'opted-out', records: 40 },
    { code: 'duplicate', records: 31 }
  ]);
});

const operationsOf = (call: Call, rows: number, bytes: number) =>
  new Map([['one', { call, count: rows, bytes }]]);

test.each<[string, Call, number, number, number | null, number]>([
  ['rows', { endpoint: 'bulkUpdate' }, 2001, 200_000, null, 3],
  ['the size that the sync says', { endpoint: 'bulkUpdate' }, 101, 1000, 50, 3],
  ['bytes', { endpoint: 'subscribe', listId: 7 }, 10, 7_000_001, null, 3],
  ['single calls', { endpoint: 'mergeUsers' }, 17, 100, 50, 17]
])('iterable-api 17: calls by %s', (_what, call, rows, bytes, batchSize, calls) => {
  const [said] = iterableCalls(operationsOf(call, rows, bytes), 1, { batchSize }, () => 5);
  expect(said).toEqual({ endpoint: call.endpoint, calls, perSecond: 5, seconds: Math.ceil(calls / 5) });
});

test('salesforce-api 2.1, 4: pages of 2,000 rows, updates of 200 records', () => {
  const said = salesforceCalls({ window: 4000, byHand: 0, writtenBack: 401, gate: 4 });
  expect(said).toMatchObject({ reading: 3 + 4, writeBack: 3, total: 10 });
});
