import { contactId, syncDefinition } from '../../builders';
import { change, contact, contacts, runBench, type RunBench } from './run-bench';
import { refusedWhole } from './scripted-destination';

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

  test('that the record left is free once it is delivered under the new one', async () => {
    bench = await runBench();
    bench.destination.changeEmail = () => Promise.resolve('changed');
    bench.source.rows = [contact(1)];
    await bench.run();
    bench.pass(60);
    change(bench.source, 1, { Email: 'new@example.com' });
    bench.source.rows.push(contact(2, { Email: 'person1@example.com' }));
    change(bench.source, 2, {});
    expect(await bench.said(await bench.run())).toEqual({
      1: 'deferred email-changed',
      2: 'skipped duplicate'
    });
    bench.destination.changeEmail = () => Promise.resolve('unknown-user');
    bench.pass(60);
    expect(await bench.said(await bench.run())).toMatchObject({ 1: 'delivered' });
    change(bench.source, 2, {});
    bench.pass(1);
    expect(await bench.said(await bench.run())).toMatchObject({ 2: 'delivered' });
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
  await bench.run({ full: true }, syncDefinition({ batchSize: 700, version: 'v2' }));
  expect(bench.destination.sent.slice(3).map((rows) => rows.length)).toEqual([700, 700, 700]);
});
