import { TransientError } from '../../../bridge/errors';
import { contactId, syncDefinition } from '../../builders';
import { change, contact, contacts, runBench, type RunBench } from './run-bench';
import { contactSchema, scriptedSource, sourceSchema } from './scripted-source';

let bench: RunBench;
afterEach(() => bench.close());

const row = (number: number) => bench.source.rows.find(({ Id }) => Id === contactId(number));

test('the record says how it stands, and why', async () => {
  bench = await runBench();
  bench.source.rows = [contact(0), contact(1, { Email: null })];
  await bench.run();
  expect(row(0)).toMatchObject({
    Iterable_Status__c: 'Synced',
    Iterable_Message__c: 'Contacts: in Iterable',
    Iterable_Last_Synced__c: '2026-02-01T10:00:00.000Z'
  });
  expect(row(1)).toMatchObject({
    Iterable_Status__c: 'Failed',
    Iterable_Message__c: 'Contacts: The record has no e-mail address (Email is blank). Fill in Email.',
    Iterable_Last_Synced__c: null
  });
});

describe('DESIGN 7.7 two syncs over one record', () => {
  const first = syncDefinition({ name: 'A_Sync', label: 'Alpha', status: 'Active' });
  const second = syncDefinition({
    name: 'B_Sync',
    label: 'Beta',
    status: 'Active',
    project: { name: 'Second' }
  });

  test.each([
    ['both deliver', contact(0), 'Synced', 'Alpha: in Iterable'],
    [
      'both reject',
      contact(0, { Email: 'nobody' }),
      'Failed',
      expect.stringMatching(/^Alpha: .*Correct Email\.$/)
    ]
  ])('%s: they agree on what is shown and do not wake each other', async (_what, person, status, message) => {
    bench = await runBench({ parts: { activeSyncs: [first, second] } });
    bench.source.rows = [person];
    await bench.run({}, first);
    await bench.run({}, second);
    for (const sync of [first, second, first, second]) {
      bench.pass(10);
      change(bench.source, 0, {});
      expect((await bench.run({}, sync)).counts).toMatchObject({ extracted: 1, writtenBack: 0 });
    }
    expect(row(0)).toMatchObject({ Iterable_Status__c: status, Iterable_Message__c: message });
  });

  test('a sync that is not active any more does not count', async () => {
    bench = await runBench({ parts: { activeSyncs: [second] } });
    bench.source.rows = [contact(0, { Email: 'nobody' })];
    await bench.run({}, first);
    bench.pass(10);
    change(bench.source, 0, { Email: 'person0@example.com' });
    await bench.run({}, second);
    expect(row(0)).toMatchObject({ Iterable_Message__c: 'Beta: in Iterable' });
  });
});

describe('an error of a write-back never fails the delivery', () => {
  test('of one record: it is counted and said', async () => {
    bench = await runBench();
    bench.source.rows = contacts(3);
    bench.source.updateRecords = (_object, records) =>
      Promise.resolve(
        records.map(({ id }) =>
          id === contactId(1)
            ? { ok: false, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.', retryable: false }
            : { ok: true }
        )
      );
    const run = await bench.run();
    expect(run).toMatchObject({
      state: 'done',
      counts: { delivered: 3, writtenBack: 2, writeBackErrors: 1 }
    });
    expect(run.notices).toEqual([
      'The status could not be written to 1 records: FIELD_CUSTOM_VALIDATION_EXCEPTION: No.'
    ]);
  });

  test('of the call: the next run does it', async () => {
    bench = await runBench();
    bench.source.rows = contacts(3);
    const { updateRecords } = bench.source;
    bench.source.updateRecords = () => Promise.reject(new TransientError('sf.unavailable', 'no answer'));
    const run = await bench.run();
    expect(run).toMatchObject({ state: 'done', counts: { delivered: 3, writtenBack: 0 } });
    expect(run.notices[0]).toContain('the next run does it: no answer');
    bench.source.updateRecords = updateRecords;
    expect((await bench.run()).counts).toMatchObject({ delivered: 0, writtenBack: 3 });
    expect(row(2)).toMatchObject({ Iterable_Status__c: 'Synced' });
  });
});

describe('nothing is written', () => {
  test('where the sync says so', async () => {
    bench = await runBench();
    bench.source.rows = contacts(3);
    const run = await bench.run({}, syncDefinition({ writeBack: 'None' }));
    expect([run.counts.writtenBack, run.notices, bench.source.updates]).toEqual([0, [], []]);
  });

  test('where the object has no fields for it, and that is said', async () => {
    const fields = [...contactSchema.fields.values()].filter(({ name }) => !name.startsWith('Iterable_'));
    const source = scriptedSource({ schemas: [sourceSchema('Contact', fields)], rows: contacts(1) });
    bench = await runBench({ parts: { source } });
    const run = await bench.run();
    expect(run.counts).toMatchObject({ delivered: 1, writtenBack: 0 });
    expect(run.notices).toEqual([
      'Contact has no status fields that the integration user may write: nothing is written back.'
    ]);
  });
});

test('salesforce-api 4: 200 records a call, while the next pages are read', async () => {
  bench = await runBench();
  bench.source.rows = contacts(2500);
  const run = await bench.run();
  expect(run.counts.writtenBack).toBe(2500);
  expect(bench.source.updates.map(({ records }) => records.length).filter((size) => size > 200)).toEqual([]);
  expect(run.calls.salesforce).toBe(2 + 13);
});
