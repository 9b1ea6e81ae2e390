import type { Batch } from '../../../bridge/sync/model';
import { toBatch } from '../../../bridge/sync/batch';
import { deliver } from '../../../bridge/sync/deliver';
import { RefusalSearch } from '../../../bridge/sync/refusal-search';
import { bulkUpdate, manualClock, operation, operations } from '../../builders';
import { deliverTo, resultOf } from './deliver-to';
import { refusedWhole, scriptedDestination, type Answer } from './scripted-destination';

/** What happens when it is not single rows that Iterable objects to. */

const everything: Answer = () => refusedWhole();
const counts = (statuses: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const status of statuses) found[status] = (found[status] ?? 0) + 1;
  return found;
};

test('Hx-02 when every record of 1,000 is refused and none is named, the search stops after twenty single refusals', async () => {
  const { said, destination } = await deliverTo([everything], operations(1000));
  expect(counts(said)).toEqual({
    'rejected iterable.bad-json-body': 20,
    'deferred iterable.bad-json-body': 980
  });
  expect(destination.calls).toBeLessThan(60);
});

test('Hx-02 what is not searched waits for another try, and says why', async () => {
  const rows = operations(1000);
  const last = resultOf(await deliverTo([everything], rows), rows[999] ?? operation(0));
  expect(last).toMatchObject({ status: 'deferred', fix: 'Correct the value.' });
  expect(last?.message).toMatch(
    /^Iterable could not take it \(it refused 20 others before, one by one, for the same cause: .*wrong form\.\); it is tried again after 20/
  );
  expect(last?.retryAt).toBeDefined();
});

test('Hx-02 each time that they come back twice as many are searched', async () => {
  for (const [deferrals, rejected] of [
    [1, 40],
    [2, 80],
    [9, 1000]
  ]) {
    const { said } = await deliverTo([everything], operations(1000), { deferrals });
    const found = said.filter((text) => text.startsWith('rejected')).length;
    // Single rows that are left over at the end of a half are sent, too.
    expect(found).toBeGreaterThanOrEqual(rejected ?? 0);
    expect(found).toBeLessThanOrEqual((rejected ?? 0) + 3);
  }
});

test('Hx-02 the good half behind a bad one is delivered all the same', async () => {
  const rows = operations(400);
  const bad = new Set(rows.slice(0, 200));
  const answer = (batch: Batch) =>
    batch.operations.some((row) => bad.has(row)) ? refusedWhole() : { failCount: 0 };
  const { said } = await deliverTo([answer], rows);
  expect(counts(said.slice(200))).toEqual({ delivered: 200 });
  const { 'deferred iterable.bad-json-body': waiting = 0 } = counts(said.slice(0, 200));
  expect(waiting).toBeGreaterThan(150);
});

test('Hx-02 records that fail without a name among others that are taken are all found, however many', async () => {
  const rows = operations(200);
  const isBad = (index: number): boolean => index % 2 === 1;
  const bad = new Set(rows.filter((_, index) => isBad(index)));
  const answer = (batch: Batch) => ({ failCount: batch.operations.filter((row) => bad.has(row)).length });
  const { said } = await deliverTo([answer], rows);
  expect(said).toEqual(
    rows.map((_, index) => (isBad(index) ? 'rejected iterable.unexplained' : 'delivered'))
  );
});

test('Hx-02 rows that all fail without a name or a reason: the search stops too', async () => {
  const { said, destination } = await deliverTo(
    [(batch: Batch) => ({ failCount: batch.operations.length })],
    operations(500)
  );
  expect(counts(said)).toMatchObject({
    'rejected iterable.unexplained': 20,
    'deferred iterable.unexplained': 480
  });
  expect(destination.calls).toBeLessThan(60);
});

test('H-47 values that cannot be of the type that the refusal names are rejected without being sent one by one', async () => {
  const rows = Array.from({ length: 500 }, (_, number) => operation(number, { age: 'old' }));
  const clash = { field: 'age', expected: 'long', values: null };
  const refusal = () => refusedWhole('iterable.type-mismatch', { kind: 'type', fields: [clash] });
  const { said, destination, results } = await deliverTo([refusal], rows);
  expect(counts(said)).toEqual({ 'rejected iterable.type-mismatch': 500 });
  expect(results.every(({ field, message }) => field === 'age' && message.includes('type long'))).toBe(true);
  expect(destination.calls).toBeLessThan(60);
});

test('Hx-02 the batches of a run share the search: one call for each further batch, until something is accepted', async () => {
  const notices: string[] = [];
  const search = new RefusalSearch((text) => notices.push(text));
  let refuses = true;
  const destination = scriptedDestination([() => (refuses ? refusedWhole() : {})]);
  const context = {
    destination,
    clock: manualClock(),
    fieldTypes: () => Promise.resolve(new Map<string, string>()),
    deferrals: () => 0,
    search
  };
  const send = async () => {
    const before = destination.calls;
    const { results } = await deliver(toBatch(bulkUpdate, operations(100)), context);
    return [destination.calls - before, ...new Set(results.map(({ status }) => status))];
  };
  await send();
  expect(await send()).toEqual([1, 'deferred']);
  expect(new Set(notices)).toEqual(
    new Set([expect.stringContaining('20 records or more in a row') as string])
  );
  refuses = false;
  expect(await send()).toEqual([1, 'delivered']);
  refuses = true;
  expect((await send())[0]).toBeGreaterThan(20);
});

test('Hx-02 another cause than that of the refusals before is looked into', async () => {
  const search = new RefusalSearch();
  for (let time = 0; time < 30; time += 1) search.refused({ code: 'iterable.conflict' });
  expect(search.isOver('iterable.conflict', 0)).toBe(true);
  expect(search.isOver('iterable.bad-json-body', 0)).toBe(false);
  search.refused({ code: 'iterable.conflict', field: 'email' });
  expect(search.isOver('iterable.conflict', 0)).toBe(false);
});
