import fc from 'fast-check';
import { iterableCalls, salesforceCalls } from '../../../bridge/sync/forecast/expect-calls';
import { between } from '../../../bridge/sync/forecast/between';
import { spread, tally } from '../../../bridge/sync/forecast/spread';
import type { Call, OutcomeStatus } from '../../../bridge/sync/model';

const status = fc.constantFrom<OutcomeStatus>('delivered', 'unchanged', 'skipped', 'rejected', 'deferred');
const code = fc.constantFrom('', 'duplicate', 'opted-out', 'mapping.required');
const kinds = fc.array(fc.record({ status, code, records: fc.nat({ max: 200 }) }), { maxLength: 12 });
const sumOf = (rows: readonly { readonly records: number }[]): number =>
  rows.reduce((sum, { records }) => sum + records, 0);

test('DESIGN 4: shares of a sample add up to all records, each within one of its share', () => {
  fc.assert(
    fc.property(kinds, fc.nat({ max: 1_000_000 }), (sample, total) => {
      const size = sumOf(sample);
      const whole = spread(sample, total);
      expect(sumOf(whole)).toBe(size === 0 ? 0 : total);
      for (const [index, { records }] of whole.entries())
        expect(Math.abs(records - ((sample[index]?.records ?? 0) * total) / size)).toBeLessThan(1);
    })
  );
});

test('DESIGN 4: reasons of a sample never come to more than the records that have one', () => {
  fc.assert(
    fc.property(kinds, fc.nat({ max: 1_000_000 }), (sample, total) => {
      const whole = spread(sample, total);
      const { statuses, reasons } = tally(whole);
      expect(sumOf(reasons)).toBe(sumOf(whole.filter((kind) => kind.code !== '')));
      expect(Object.values(statuses).reduce((sum, records) => sum + records, 0)).toBe(sumOf(whole));
    })
  );
});

test('reasons of three records in seven, of 1,000: whole records that add up, the most frequent first', () => {
  const one = (reason: string) => ({ status: 'skipped' as const, code: reason, records: 1 });
  const sample = [{ status: 'delivered' as const, code: '', records: 4 }, one('a'), one('b'), one('c')];
  expect(tally(spread(sample, 1000))).toEqual({
    statuses: { delivered: 571, unchanged: 0, skipped: 429, rejected: 0, deferred: 0 },
    reasons: [
      { code: 'a', records: 143 },
      { code: 'b', records: 143 },
      { code: 'c', records: 143 }
    ]
  });
});

test.each([
  ['003000000000000AAA', '0030000000000zzAAA', 0, '003000000000000'],
  ['003000000000000AAA', '003000000000010AAA', 0.5, '00300000000000V'],
  ['003000000000000AAA', '003000000000010AAA', 1, '003000000000010'],
  ['003000000000005AAA', '003000000000005AAA', 0.5, '003000000000005']
])('salesforce-api 2.3: between %s and %s at %d', (first, last, share, id) => {
  expect(between(first, last, share)).toBe(id);
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
  const given = { window: 4000, linked: null, readAgain: 0, writtenBack: 401, fixed: 4 };
  expect(salesforceCalls(given)).toMatchObject({ reading: 3 + 4, writeBack: 3, total: 10 });
  // Linked members are a reading of their own; whose user has to settle is read again, 1,000 ids a query.
  expect(salesforceCalls({ ...given, linked: 0, readAgain: 1001 })).toMatchObject({ reading: 3 + 4 + 1 + 2 });
});
