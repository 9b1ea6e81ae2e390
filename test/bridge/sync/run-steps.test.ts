import { contactId, fieldMapping, stepDefinition, syncDefinition } from '../../builders';
import { change, contact, contacts, runBench, type RunBench } from './run-bench';

let bench: RunBench;
afterEach(() => bench.close());

const users = stepDefinition({ name: 'Users' });
const list = stepDefinition({ name: 'List', operation: 'Subscribe_List', target: 'News', mappings: [] });
const event = stepDefinition({ name: 'Event', operation: 'Track_Event', target: 'Met', mappings: [] });
const forget = stepDefinition({ name: 'Forget', operation: 'Forget_User', mappings: [] });

const endpoints = (): string[] => bench.destination.batches.map(({ call }) => call.endpoint);

describe('DESIGN rule 5: what depends on a user waits for it within the run', () => {
  test('a new person is made, and the event follows after the settle time', async () => {
    bench = await runBench();
    bench.source.rows = contacts(3);
    const definition = syncDefinition({ steps: [users, event] });
    const run = await bench.run({}, definition);
    expect(run).toMatchObject({ state: 'done', counts: { extracted: 3, delivered: 3, deferred: 0 } });
    expect(endpoints()).toEqual(['bulkUpdate', 'trackBulk']);
    expect(bench.clock.slept).toEqual([60_000]);
    expect(bench.destination.sent[1]?.map(({ payload }) => payload)).toMatchObject([
      { email: 'person0@example.com', eventName: 'Met', id: `${contactId(0)}:Event` },
      { email: 'person1@example.com' },
      { email: 'person2@example.com' }
    ]);
  });

  test('a person who is known gets both at once, and each only when it changed', async () => {
    bench = await runBench();
    bench.source.rows = contacts(2);
    await bench.run({}, syncDefinition({ steps: [users] }));
    bench.pass(60);
    const definition = syncDefinition({ steps: [users, event] });
    await bench.run({ full: true }, definition);
    expect(endpoints()).toEqual(['bulkUpdate', 'trackBulk']);
    expect(bench.clock.slept).toEqual([]);
    bench.pass(60);
    change(bench.source, 1, { FirstName: 'New' });
    await bench.run({}, definition);
    expect(endpoints().slice(2)).toEqual(['bulkUpdate']);
  });

  test('H-21 a single call waits for the bulk write before it, also in a sync that sends everything anew', async () => {
    bench = await runBench();
    bench.source.rows = contacts(2);
    const definition = syncDefinition({ steps: [users, forget], checkHashes: false });
    const run = await bench.run({}, definition);
    expect(run.counts).toMatchObject({ extracted: 2, delivered: 2, deferred: 0 });
    expect(endpoints()).toEqual(['bulkUpdate']);
    expect(bench.destination.singles.map(({ step }) => step)).toEqual(['Forget', 'Forget']);
    expect(bench.clock.slept).toEqual([60_000]);
  });

  test('a record that is gone when the run comes back is said to be', async () => {
    bench = await runBench({ answers: [() => ((bench.source.rows = []), {})] });
    bench.source.rows = contacts(1);
    const run = await bench.run({}, syncDefinition({ steps: [users, event] }));
    expect(run.counts).toMatchObject({ extracted: 1, delivered: 0, deferred: 0, skipped: 1 });
    expect(await bench.said(run)).toEqual({ 0: 'skipped out-of-scope' });
  });

  test("another sync's delivery of the same person is waited for too", async () => {
    bench = await runBench();
    bench.source.rows = contacts(1);
    await bench.run({}, syncDefinition({ name: 'Other' }));
    await bench.run({}, syncDefinition({ steps: [event] }));
    expect(endpoints()).toEqual(['bulkUpdate', 'trackBulk']);
    expect(bench.clock.slept).toEqual([60_000]);
  });
});

describe('H-38 D-43 a list that a step names', () => {
  const definition = syncDefinition({ steps: [users, list] });

  test('is made once, and remembered when it is renamed', async () => {
    bench = await runBench();
    bench.source.rows = contacts(1);
    const first = await bench.run({}, definition);
    expect(first.notices).toEqual(['Made the list "News" (1000) in Iterable.']);
    expect(bench.destination.batches[1]).toMatchObject({ call: { endpoint: 'subscribe', listId: 1000 } });
    bench.destination.content.lists[0] = { id: 1000, name: 'Renamed', type: 'Standard' };
    bench.source.rows.push(contact(1));
    const second = await bench.run({ full: true }, definition);
    expect(second.notices).toEqual([]);
    expect(bench.destination.content.lists).toHaveLength(1);
    expect(bench.destination.batches.at(-1)).toMatchObject({ call: { endpoint: 'subscribe', listId: 1000 } });
  });
});

describe('D-27 a sync that captures', () => {
  const steps = [{ ...users, createNewFields: true }, list];
  const capturing = syncDefinition({ steps, status: 'Capture' });
  const active = syncDefinition({ steps, status: 'Active' });

  test('works everything out and sends nothing: no record, no field, no list', async () => {
    bench = await runBench({ fields: {} });
    bench.source.rows = [...contacts(2), contact(2, { Email: null })];
    const run = await bench.run({}, capturing);
    expect(await bench.said(run)).toEqual({
      0: 'deferred captured',
      1: 'deferred captured',
      2: 'rejected identity.missing'
    });
    const { sent, singles, content } = bench.destination;
    expect([sent, singles, content.lists]).toEqual([[], [], []]);
    expect(run.bookmark).toBe('2026-02-01T10:00:00.000Z');
  });

  test('a step whose list is still to be made is captured like any other', async () => {
    bench = await runBench();
    bench.source.rows = contacts(1);
    const run = await bench.run({}, syncDefinition({ steps: [list], status: 'Capture' }));
    expect(await bench.said(run)).toEqual({ 0: 'deferred captured' });
  });

  test('keeps what it kept back, and sends all of it when it is active', async () => {
    bench = await runBench({ fields: {} });
    bench.source.rows = contacts(2);
    await bench.run({}, capturing);
    bench.pass(60);
    expect((await bench.run({}, capturing)).counts).toMatchObject({ extracted: 0 });
    bench.pass(60);
    const run = await bench.run({}, active);
    expect(run.counts).toMatchObject({ extracted: 2, delivered: 2, deferred: 0 });
    expect(endpoints()).toEqual(['bulkUpdate', 'bulkUpdate', 'subscribe']);
    expect(bench.destination.createNewFields).toEqual([true, false, false]);
  });
});

test('H-26 a run that is repeated doubles no event', async () => {
  bench = await runBench();
  bench.source.rows = contacts(2);
  const definition = syncDefinition({ steps: [event], checkHashes: false });
  await bench.run({}, definition);
  await bench.run({ full: true }, definition);
  const ids = bench.destination.sent.map((rows) => rows.map(({ payload }) => payload.id));
  expect(ids).toEqual([
    [`${contactId(0)}:Event`, `${contactId(1)}:Event`],
    [`${contactId(0)}:Event`, `${contactId(1)}:Event`]
  ]);
});

test('H-40 an address is remembered without anything being sent, and its change goes out', async () => {
  const address = stepDefinition({ name: 'Address', operation: 'Update_Email', mappings: [] });
  const definition = syncDefinition({ steps: [address] });
  bench = await runBench();
  bench.source.rows = contacts(1);
  const first = await bench.run({}, definition);
  expect(await bench.said(first)).toEqual({ 0: 'skipped email-remembered' });
  bench.pass(60);
  change(bench.source, 0, { Email: 'new@example.com' });
  expect(await bench.said(await bench.run({}, definition))).toEqual({ 0: 'delivered' });
  expect(bench.destination.singles.map(({ payload }) => payload)).toEqual([
    { currentEmail: 'person0@example.com', newEmail: 'new@example.com' }
  ]);
  bench.pass(60);
  change(bench.source, 0, { Email: 'newer@example.com' });
  await bench.run({}, definition);
  expect(bench.destination.singles[1]?.payload).toEqual({
    currentEmail: 'new@example.com',
    newEmail: 'newer@example.com'
  });
});

test('H-42 a person is forgotten once for a record, however often it changes', async () => {
  bench = await runBench();
  bench.source.rows = contacts(1);
  const definition = syncDefinition({ steps: [forget] });
  expect((await bench.run({}, definition)).counts.delivered).toBe(1);
  for (const name of ['A', 'B']) {
    bench.pass(60);
    change(bench.source, 0, { FirstName: name });
    expect((await bench.run({}, definition)).counts).toMatchObject({ extracted: 1, unchanged: 1 });
  }
  expect(bench.destination.singles).toHaveLength(1);
});

test('iterable-api 2.3 an event name that the project does not take rejects its records', async () => {
  bench = await runBench({ answers: [{ disallowedEventNames: ['Met'] }] });
  bench.source.rows = contacts(2);
  const run = await bench.run({}, syncDefinition({ steps: [event] }));
  expect(await bench.said(run)).toEqual({
    0: 'rejected iterable.event-not-allowed',
    1: 'rejected iterable.event-not-allowed'
  });
});

test('Hx-02 what failed is tried again by every later run, alone', async () => {
  const failure = { by: 'email', key: 'person1@example.com', cause: 'internal' } as const;
  bench = await runBench({ answers: [{ failures: [failure] }, {}] });
  bench.source.rows = contacts(3);
  const steps = [{ ...users, mappings: [fieldMapping('dataFields.firstName')] }];
  const first = await bench.run({}, syncDefinition({ steps }));
  expect(await bench.said(first)).toMatchObject({ 1: 'deferred iterable.internal' });
  bench.pass(5);
  const second = await bench.run({}, syncDefinition({ steps }));
  expect(await bench.said(second)).toEqual({ 1: 'delivered' });
  expect(bench.destination.sent[1]?.map(({ recordId }) => recordId)).toEqual([contactId(1)]);
});
