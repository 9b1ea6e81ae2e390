import { BatchAssembler, bulkLimits, halve, toBatch } from '../../../bridge/sync/batch';
import type { Batch, Call } from '../../../bridge/sync/model';
import { bulkUpdate, operation, operations } from '../../builders';

function assemble(limits: typeof bulkLimits, rows: ReturnType<typeof operations>): Batch<Call>[] {
  const assembler = new BatchAssembler(bulkUpdate, limits);
  const batches = rows.flatMap((row) => assembler.add(row) ?? []);
  const rest = assembler.flush();
  return rest ? [...batches, rest] : batches;
}
const sizes = (batches: readonly Batch<Call>[]): number[] => batches.map((batch) => batch.operations.length);

test('iterable-api 2.6: at most 1000 rows and 3.5 MB a call', () => {
  expect(bulkLimits).toEqual({ count: 1000, bytes: 3_500_000 });
});

test('a batch goes off when it has its count, the rest when it is asked for', () => {
  expect(sizes(assemble({ count: 3, bytes: 1e6 }, operations(7)))).toEqual([3, 3, 1]);
  expect(new BatchAssembler(bulkUpdate, bulkLimits).flush()).toBeNull();
});

test('H-45 a batch goes off before it has too many bytes, commas counted', () => {
  const rows = operations(10);
  const each = rows[0]!.bytes;
  expect(new Set(rows.map(({ bytes }) => bytes))).toEqual(new Set([each]));
  expect(sizes(assemble({ count: 100, bytes: 3 * (each + 1) }, rows))).toEqual([3, 3, 3, 1]);
  expect(sizes(assemble({ count: 100, bytes: 3 * (each + 1) - 1 }, rows))).toEqual([2, 2, 2, 2, 2]);
});

test('an operation larger than the limit travels alone', () => {
  const rows = [operation(1), operation(2, { text: 'x'.repeat(500) }), operation(3)];
  expect(sizes(assemble({ count: 100, bytes: 300 }, rows))).toEqual([1, 1, 1]);
});

test('every operation is in exactly one batch, in order', () => {
  const rows = operations(53);
  const batches = assemble({ count: 7, bytes: 500 }, rows);
  expect(batches.flatMap((batch) => batch.operations)).toEqual(rows);
  for (const batch of batches) expect(batch.bytes).toBe(toBatch(bulkUpdate, batch.operations).bytes);
});

test.each([
  [2, 1, 1],
  [3, 2, 1],
  [1000, 500, 500]
])('the halves of %i are %i and %i', (count, left, right) => {
  const rows = operations(count);
  const halves = halve(toBatch(bulkUpdate, rows));
  expect(sizes(halves)).toEqual([left, right]);
  expect(halves.flatMap((half) => half.operations)).toEqual(rows);
});

test('a batch carries the call that its operations share', () => {
  const call = { endpoint: 'subscribe', listId: 7 } as const;
  const assembler = new BatchAssembler(call, { count: 2, bytes: 1e6 });
  expect(assembler.add(operation(1))).toBeNull();
  expect(assembler.add(operation(2))).toMatchObject({ call });
  expect(halve(toBatch(call, operations(3))).map((half) => half.call)).toEqual([call, call]);
});

test('H-45 after a call that was too large the next batches stay below half of its bytes', () => {
  const rows = operations(10);
  const each = rows[0]!.bytes + 1;
  const assembler = new BatchAssembler(bulkUpdate, { count: 100, bytes: 1e6 });
  assembler.shrink(8 * each);
  const batches = rows.flatMap((row) => assembler.add(row) ?? []);
  expect(sizes(batches)).toEqual([4, 4]);
  assembler.shrink(800 * each);
  expect(assembler.flush()?.operations).toHaveLength(2);
  expect(sizes(rows.flatMap((row) => assembler.add(row) ?? []))).toEqual([4, 4]);
});
