import { AuthError, BusyError, TransientError } from '../../../bridge/errors';
import { contactId, fieldMapping, syncDefinition, unfinishedRun } from '../../builders';
import { change, contact, contacts, runBench, type RunBench } from './run-bench';
import { unavailable } from './scripted-destination';

let bench: RunBench;
afterEach(() => bench.close());

const noon = '2026-02-01T10:00:00.000Z';

test('D-01 D-51 a run reads, sends, stores and says what it did', async () => {
  bench = await runBench();
  bench.source.rows = [...contacts(3), contact(3, { Email: null })];
  const run = await bench.run();
  expect(run).toMatchObject({
    sync: 'Contact_To_User',
    trigger: 'command',
    state: 'done',
    counts: { extracted: 4, mapped: 3, delivered: 3, rejected: 1, writtenBack: 4, writeBackErrors: 0 },
    bookmark: noon,
    endedAt: noon,
    calls: { salesforce: 2, iterable: 1 },
    definition: 'v1',
    error: null,
    notices: []
  });
  expect(run.query).toContain(
    'FROM Contact WHERE SystemModstamp < 2026-02-01T10:00:00Z ORDER BY SystemModstamp ASC'
  );
  expect(await bench.said(run)).toEqual({
    0: 'delivered',
    1: 'delivered',
    2: 'delivered',
    3: 'rejected identity.missing'
  });
  expect(await bench.ledger.run(run.run)).toEqual(run);
});

test('D-15 the next run sends nothing and writes nothing, although our own write moved the stamps', async () => {
  bench = await runBench();
  bench.source.rows = contacts(3);
  await bench.run();
  for (const number of [0, 1, 2]) change(bench.source, number, {});
  bench.pass(10);
  const run = await bench.run();
  expect(run.counts).toMatchObject({ extracted: 3, unchanged: 3, delivered: 0, writtenBack: 0 });
  expect(bench.destination.sent).toHaveLength(1);
});

test('D-07 a changed record is sent alone, from the window that overlaps', async () => {
  bench = await runBench();
  bench.source.rows = contacts(3);
  await bench.run();
  bench.pass(60);
  change(bench.source, 1, { FirstName: 'New' });
  const run = await bench.run();
  expect(run.counts).toMatchObject({ extracted: 1, delivered: 1 });
  expect(run.query).toContain('SystemModstamp >= 2026-02-01T09:50:00Z');
});

describe('records whose time has come', () => {
  test('are read by id before the changes, and once', async () => {
    bench = await runBench({
      answers: [unavailable(), unavailable(), unavailable(), unavailable(), unavailable(), {}]
    });
    bench.source.rows = contacts(2);
    const first = await bench.run();
    expect(await bench.said(first)).toEqual({
      0: 'deferred iterable.unavailable',
      1: 'deferred iterable.unavailable'
    });
    bench.pass(30);
    change(bench.source, 1, { FirstName: 'New' });
    const second = await bench.run();
    expect(second.counts).toMatchObject({ extracted: 2, delivered: 2 });
    expect(
      bench.source.queries.some(({ soql }) => soql.includes(`Id IN ('${contactId(0)}','${contactId(1)}')`))
    ).toBe(true);
    expect(bench.destination.sent.at(-1)?.map(({ payload }) => payload.dataFields?.firstName)).toEqual([
      'First 0',
      'New'
    ]);
  });

  test('are said to be out of scope when they are gone, and not asked for again', async () => {
    bench = await runBench({ answers: [unavailable()] });
    bench.source.rows = contacts(1);
    await bench.run();
    bench.source.rows = [];
    bench.pass(30);
    expect(await bench.said(await bench.run())).toEqual({ 0: 'skipped out-of-scope' });
    bench.pass(30);
    expect((await bench.run()).counts.extracted).toBe(0);
  });

  test('wait longer each time', async () => {
    bench = await runBench({ answers: [unavailable()] });
    bench.source.rows = contacts(1);
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const [outcome] = await bench.outcomes(await bench.run());
      waits.push(Math.round((Date.parse(outcome?.retryAt ?? '') - Date.parse(outcome?.at ?? '')) / 60_000));
      bench.pass(60);
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  });
});

describe('D-19 given records', () => {
  test('are sent as they are now; the bookmark stays, what is not there is said', async () => {
    bench = await runBench();
    bench.source.rows = contacts(5);
    const run = await bench.run({ trigger: 'record', recordIds: [contactId(3), contactId(9)] });
    expect(await bench.said(run)).toEqual({ 3: 'delivered', 9: 'skipped out-of-scope' });
    expect(run).toMatchObject({
      trigger: 'record',
      bookmark: null,
      counts: { extracted: 2, delivered: 1, skipped: 1 }
    });
    expect((await bench.run()).counts).toMatchObject({ extracted: 5, unchanged: 1, delivered: 4 });
  });

  test('may be named by 15 characters', async () => {
    bench = await runBench();
    bench.source.rows = [contact(3)];
    bench.source.query = () => Promise.resolve([contact(3)]);
    const run = await bench.run({ trigger: 'record', recordIds: [contactId(3).slice(0, 15)] });
    expect(run.counts).toMatchObject({ extracted: 1, delivered: 1, skipped: 0 });
  });
});

test('D-14 a cap of the run wins over that of the sync; the next run goes on at the exact record', async () => {
  bench = await runBench();
  bench.source.rows = contacts(25);
  const definition = syncDefinition({ maxRecords: 20 });
  const first = await bench.run({ max: 10 }, definition);
  expect(first).toMatchObject({ state: 'done', bookmark: null, counts: { extracted: 10 } });
  expect((await bench.run({}, definition)).counts).toMatchObject({ extracted: 15, delivered: 15 });
  expect(bench.destination.sent.flat()).toHaveLength(25);
});

describe('D-20 reading again', () => {
  test.each<[string, object, number, string]>([
    ['everything', { full: true }, 3, '2026-02-01T12:00:00.000Z'],
    ['since a time before the bookmark', { since: '2026-02-01T08:59:00Z' }, 3, '2026-02-01T12:00:00.000Z'],
    ['since a time behind it, over a gap', { since: '2026-02-01T10:30:00Z' }, 0, noon]
  ])('%s', async (_what, request, extracted, bookmark) => {
    bench = await runBench();
    bench.source.rows = contacts(3);
    await bench.run();
    bench.pass(120);
    const run = await bench.run(request);
    expect(run.counts).toMatchObject({ extracted, unchanged: extracted, delivered: 0 });
    expect(run.bookmark).toBe(bookmark);
  });
});

describe('what stops a run before its first record', () => {
  test.each([
    ['a project switched off', { project: { active: false } }, 'config.project-inactive'],
    ['a project of another org', { project: { organizationId: '00D999999999999' } }, 'config.other-org'],
    [
      'a field that Iterable does not have',
      { mappings: [fieldMapping('dataFields.other')] },
      'guard.unknown-field'
    ],
    [
      'a source that cannot be read',
      { mappings: [fieldMapping('dataFields.firstName', { source: 'X__c' })] },
      'config.unknown-source'
    ],
    ['an object that is not there', { sourceObject: 'X__c' }, 'sf.unknown-object']
  ])('%s', async (_what, given, code) => {
    bench = await runBench();
    bench.source.rows = contacts(1);
    const run = await bench.run({}, syncDefinition(given));
    expect(run).toMatchObject({ state: 'failed', error: { code }, counts: { extracted: 0 }, endedAt: noon });
    expect(run.error?.fix === '' && code !== 'sf.unknown-object').toBe(false);
    expect(bench.destination.sent).toEqual([]);
  });

  test('the id of the org may be given with 15 characters', async () => {
    bench = await runBench();
    const definition = syncDefinition({ project: { organizationId: '00D000000000001' } });
    expect((await bench.run({}, definition)).state).toBe('done');
  });
});

describe('a run that fails', () => {
  test('keeps what was complete, and the next run goes on behind it', async () => {
    bench = await runBench({
      answers: [{}, {}, new AuthError('iterable.api-key', 'No.', { fix: 'Do.' }), {}]
    });
    bench.source.rows = contacts(5000);
    const run = await bench.run();
    expect(run).toMatchObject({
      state: 'failed',
      error: { code: 'iterable.api-key', message: 'No.', fix: 'Do.' }
    });
    expect(run.counts).toMatchObject({ extracted: 2000, delivered: 2000 });
    const next = await bench.run();
    expect(next).toMatchObject({ state: 'done', counts: { extracted: 3000, delivered: 3000 } });
  }, 20_000);

  test('for a reason that nobody thought of says so', async () => {
    bench = await runBench({ answers: [new TypeError('x is not a function')] });
    bench.source.rows = contacts(1);
    const run = await bench.run();
    expect(run.error).toMatchObject({ code: 'run.unexpected', message: 'x is not a function' });
    expect(run.error?.fix).toContain('defect');
  });

  test('because Salesforce cannot be reached is tried again with the next one', async () => {
    bench = await runBench();
    bench.source.rows = contacts(1);
    const { query } = bench.source;
    bench.source.query = () => Promise.reject(new TransientError('sf.unavailable', 'no answer'));
    expect((await bench.run()).error).toMatchObject({ code: 'sf.unavailable' });
    bench.source.query = query;
    expect((await bench.run()).counts.delivered).toBe(1);
  });
});

describe('DESIGN 7.9 a run that was cut off', () => {
  async function cutOff(): Promise<string> {
    bench = await runBench();
    bench.source.rows = contacts(2);
    const lease = await bench.ledger.takeLease('sync:Contact_To_User', bench.parts.owner, 1);
    if ('heldBy' in lease) throw new Error('busy');
    await bench.ledger.startRun(lease.lease, unfinishedRun({ run: 'cut-off', trigger: 'schedule' }));
    await bench.ledger.releaseLease(lease.lease);
    return 'cut-off';
  }

  test('goes on under its own name', async () => {
    const name = await cutOff();
    expect(await bench.run()).toMatchObject({
      run: name,
      trigger: 'schedule',
      state: 'done',
      counts: { delivered: 2 }
    });
  });

  test.each([
    ['a run of another kind', { full: true }, syncDefinition()],
    ['a run of given records', { recordIds: [contactId(0)] }, syncDefinition()],
    ['another definition', {}, syncDefinition({ version: 'v2' })]
  ])('is closed by %s', async (_what, request, definition) => {
    const name = await cutOff();
    const run = await bench.run(request, definition);
    expect(run.run).not.toBe(name);
    expect(await bench.ledger.run(name)).toMatchObject({ state: 'failed', error: { code: 'run.cut-off' } });
  });
});

test('a stop that is asked for ends the run between two pages; the next one goes on', async () => {
  const stop = new AbortController();
  bench = await runBench({ answers: [() => (stop.abort(), {})] });
  bench.source.rows = contacts(4500);
  const run = await bench.run({ signal: stop.signal });
  expect(run).toMatchObject({ state: 'interrupted', endedAt: null });
  expect(run.counts.delivered).toBe(run.counts.extracted);
  expect(run.counts.extracted).toBeLessThan(4500);
  const next = await bench.run();
  expect(next).toMatchObject({ run: run.run, state: 'done', counts: { extracted: 4500, delivered: 4500 } });
});

test('a sync that is being run is busy', async () => {
  bench = await runBench();
  bench.source.rows = contacts(1);
  const { query } = bench.source;
  let second: Promise<unknown> | null = null;
  bench.source.query = async (...given) => {
    second ??= expect(bench.run()).rejects.toThrow(BusyError);
    await second;
    return query.apply(bench.source, given);
  };
  expect((await bench.run()).state).toBe('done');
});

test('progress is told as pages are stored', async () => {
  const seen: number[] = [];
  bench = await runBench({ parts: { onProgress: (_run, counts) => seen.push(counts.extracted) } });
  bench.source.rows = contacts(4500);
  await bench.run();
  expect(seen).toEqual([0, 2000, 4000, 4500]);
});
