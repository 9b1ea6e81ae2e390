import { contactId, syncDefinition } from '../../builders';
import { change, contact, contacts, runBench, type RunBench } from './run-bench';
import { refusedWhole, unavailable } from './scripted-destination';

let bench: RunBench;
afterEach(() => bench.close());

const withDeleted = syncDefinition({ includeDeleted: true });
const deleted = { IsDeleted: true };

describe('H-44 who owns an address', () => {
  test.each([
    ['deleted', deleted],
    ['merged into another', { ...deleted, MasterRecordId: contactId(2) }]
  ])('of a record that was %s is free for the next', async (_what, gone) => {
    bench = await runBench();
    bench.source.rows = [contact(1)];
    await bench.run({}, withDeleted);
    bench.pass(60);
    change(bench.source, 1, gone);
    const run = await bench.run({}, withDeleted);
    expect(await bench.said(run)).toEqual({ 1: gone === deleted ? 'skipped deleted' : 'skipped merged' });
    bench.pass(60);
    bench.source.rows.push(contact(2, { Email: 'person1@example.com' }));
    change(bench.source, 2, {});
    expect(await bench.said(await bench.run({}, withDeleted))).toMatchObject({ 2: 'delivered' });
  });

  test('who lost it while away is a duplicate when it comes back', async () => {
    bench = await runBench();
    bench.source.rows = [contact(1)];
    await bench.run({}, withDeleted);
    bench.pass(60);
    change(bench.source, 1, deleted);
    await bench.run({}, withDeleted);
    bench.source.rows.push(contact(2, { Email: 'person1@example.com' }));
    await bench.run({ full: true }, withDeleted);
    bench.pass(60);
    change(bench.source, 1, { IsDeleted: false });
    expect(await bench.said(await bench.run({}, withDeleted))).toEqual({ 1: 'skipped duplicate' });
  });

  test('that was never delivered is free when the record has another one', async () => {
    bench = await runBench({ answers: [refusedWhole('iterable.forgotten-user-error'), {}] });
    bench.source.rows = [contact(1)];
    expect(await bench.said(await bench.run())).toEqual({ 1: 'rejected iterable.forgotten-user-error' });
    bench.pass(60);
    change(bench.source, 1, { Email: 'other@example.com' });
    await bench.run();
    bench.pass(60);
    bench.source.rows.push(contact(2, { Email: 'person1@example.com' }));
    change(bench.source, 2, {});
    expect(await bench.said(await bench.run())).toMatchObject({ 2: 'delivered' });
  });

  test('that was delivered stays with the record while its field is blank', async () => {
    bench = await runBench();
    bench.source.rows = [contact(1)];
    await bench.run();
    bench.pass(60);
    change(bench.source, 1, { Email: null });
    bench.source.rows.push(contact(2, { Email: 'person1@example.com' }));
    change(bench.source, 2, {});
    expect(await bench.said(await bench.run())).toEqual({
      1: 'rejected identity.missing',
      2: 'skipped duplicate'
    });
  });

  test('that the record left is free once the user has the new one', async () => {
    bench = await runBench();
    bench.source.rows = [contact(1)];
    await bench.run();
    bench.pass(60);
    change(bench.source, 1, { Email: 'new@example.com' });
    bench.source.rows.push(contact(2, { Email: 'person1@example.com' }));
    change(bench.source, 2, {});
    expect(await bench.said(await bench.run())).toEqual({ 1: 'delivered', 2: 'skipped duplicate' });
    expect(await bench.ledger.identityOwners('person1@example.com')).toEqual([]);
    change(bench.source, 2, {});
    bench.pass(1);
    expect(await bench.said(await bench.run())).toMatchObject({ 2: 'delivered' });
  });
});

describe('H-06 a change of address is finished within the run', () => {
  const moved = async (answers?: Parameters<typeof runBench>[0]) => {
    bench = await runBench(answers);
    bench.source.rows = contacts(3);
    await bench.run();
    bench.pass(60);
    bench.destination.sent.splice(0);
    change(bench.source, 1, { Email: 'new@example.com', FirstName: 'New' });
  };

  test('the user is renamed, and what else changed follows after the settle time', async () => {
    await moved();
    const began = bench.clock.now().getTime();
    const run = await bench.run();
    expect(await bench.said(run)).toEqual({ 1: 'delivered' });
    expect(run.counts).toMatchObject({ extracted: 1, mapped: 1, delivered: 1, deferred: 0 });
    expect(bench.destination.singles.map(({ payload }) => payload)).toEqual([
      { currentEmail: 'person1@example.com', newEmail: 'new@example.com' }
    ]);
    expect(bench.destination.sent.map((rows) => rows.map(({ payload }) => payload))).toEqual([
      [{ email: 'new@example.com', dataFields: { firstName: 'New' }, mergeNestedObjects: true }]
    ]);
    expect(bench.clock.now().getTime() - began).toBe(60_000);
    expect((await bench.run()).counts).toMatchObject({ delivered: 0, deferred: 0 });
  });

  test('a user whom Iterable does not have any more is simply sent under the new address', async () => {
    await moved();
    bench.destination.single = () => 'unknown-user';
    const run = await bench.run();
    expect(await bench.said(run)).toEqual({ 1: 'delivered' });
    expect(bench.clock.slept).toEqual([]);
  });

  test('an address that is taken rejects the record, never merges by a guess', async () => {
    await moved();
    bench.destination.single = () => 'taken';
    expect(await bench.said(await bench.run())).toEqual({ 1: 'rejected iterable.email-taken' });
    change(bench.source, 1, {});
    bench.pass(10);
    expect(await bench.said(await bench.run())).toEqual({ 1: 'rejected iterable.email-taken' });
    expect(bench.destination.singles).toHaveLength(1);
    expect(bench.destination.sent).toEqual([]);
  });

  test('while Iterable cannot be reached, a page full of changes is not tried one by one', async () => {
    bench = await runBench();
    bench.source.rows = contacts(50);
    await bench.run();
    bench.pass(60);
    for (let number = 0; number < 50; number += 1)
      change(bench.source, number, { Email: `new${number}@example.com` });
    bench.destination.single = () => unavailable();
    const run = await bench.run();
    expect(run.counts).toMatchObject({ extracted: 50, deferred: 50 });
    expect(new Set(bench.destination.singles).size).toBeLessThanOrEqual(13);
  });

  test('a stop while it waits leaves the rest to the next run', async () => {
    await moved();
    const stop = new AbortController();
    bench.destination.single = () => {
      stop.abort();
      return 'done';
    };
    const run = await bench.run({ signal: stop.signal });
    expect(await bench.said(run)).toEqual({ 1: 'deferred email-changed' });
    bench.pass(10);
    bench.destination.single = () => 'unknown-user';
    expect(await bench.said(await bench.run())).toMatchObject({ 1: 'delivered' });
    expect(bench.destination.singles).toHaveLength(1);
  });
});

test('DESIGN 7.4: fields that may be created are created first, and said', async () => {
  bench = await runBench({ fields: {} });
  bench.source.rows = contacts(2);
  const run = await bench.run({}, syncDefinition({ step: { createNewFields: true } }));
  expect(run.notices).toEqual(['Created the Iterable fields firstName, as the step allows.']);
  expect(bench.destination.createNewFields).toEqual([true, false]);
  expect(run.counts.delivered).toBe(2);
});

test('H-47 types are read once for however many rows they explain', async () => {
  const failures = contacts(50).map(
    (_, number) => ({ by: 'email', key: `person${number}@example.com`, cause: 'invalid-data' }) as const
  );
  bench = await runBench({ answers: [{ failures }] });
  bench.source.rows = contacts(50);
  const run = await bench.run();
  expect(run.counts.rejected).toBe(50);
  // Once for the guard before the first record, once for the rows.
  expect(bench.destination.fieldReads).toBe(2);
});

test('H-46 a batch size of the sync is kept, up to what Iterable takes', async () => {
  bench = await runBench();
  bench.source.rows = contacts(2100);
  await bench.run({}, syncDefinition({ batchSize: 5000 }));
  expect(bench.destination.sent.map((rows) => rows.length)).toEqual([1000, 1000, 100]);
  await bench.run({ full: true }, syncDefinition({ batchSize: 700, checkHashes: false }));
  expect(bench.destination.sent.slice(3).map((rows) => rows.length)).toEqual([700, 700, 700]);
});
