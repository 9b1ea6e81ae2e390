import Database from 'libsql';
import { join } from 'node:path';
import type { Run } from '../../bridge/sync/model';
import { recordedTerminal } from '../bridge/terminal';
import { command, commandOn, documentOf } from './cli-world';
import { eventually } from './eventually';
import type { Row } from '../stand-ins/org/model';
import { readContactsSlowly } from './slow-reading';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** `bridge run` and `bridge sync-record`, DESIGN section 4. */

let world: World;
afterEach(() => world.close());

async function worldWith(
  people: readonly Row[],
  { environment = {}, values = {} }: { environment?: Record<string, string>; values?: Row } = {}
): Promise<string[]> {
  world = await createWorld({ environment });
  defineSync(world.org, { values });
  return loadContacts(world.org, people);
}

function expectEquation({ counts }: Pick<Run, 'counts'>): void {
  const { unchanged, skipped, rejected, deferred, delivered } = counts;
  expect(counts.extracted).toBe(unchanged + skipped + rejected + deferred + delivered);
}

/** One of each: delivered, without an address, twice the same address, opted out. */
const mixed = [
  ...manyContacts(5),
  { LastName: 'No address' },
  { LastName: 'Twin', Email: 'PERSON1@example.com' },
  { LastName: 'Opted out', Email: 'out@example.com', HasOptedOutOfEmail: true }
];

test('D-51 --json: one document with the pinned keys, whose counts add up; 3 because one was rejected', async () => {
  await worldWith(mixed);
  const ended = await world.cli('run', 'Contact_To_User', '--json');
  expect(ended.code).toBe(3);
  const run = documentOf<Run>(ended);
  expect(run).toEqual({
    run: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    sync: 'Contact_To_User',
    window: { start: null, end: expect.stringMatching(/^\d{4}-.*Z$/) as string },
    trigger: 'command',
    state: 'done',
    counts: {
      extracted: 8,
      unchanged: 0,
      mapped: 7,
      delivered: 5,
      skipped: 2,
      rejected: 1,
      deferred: 0,
      removed: 0,
      writtenBack: 8,
      writeBackErrors: 0
    },
    bookmark: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    endedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    calls: { salesforce: expect.any(Number) as number, iterable: expect.any(Number) as number },
    definition: expect.any(String) as string,
    query: expect.stringContaining('FROM Contact') as string,
    notices: [],
    error: null
  });
  expectEquation(run);
  expect(run.calls.salesforce).toBeGreaterThan(0);
  expect(run.calls.iterable).toBeGreaterThan(0);
});

test('logs go to stderr, whatever their level: stdout stays one document', async () => {
  await worldWith(manyContacts(3), { environment: { LOG_LEVEL: 'debug' } });
  const ended = await world.cli('run', 'Contact_To_User', '--json');
  expect(documentOf<Run>(ended).state).toBe('done');
  const lines = ended.stderr.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain('run ended');
});

test('a reader that goes away is no error', async () => {
  await worldWith([]);
  const child = world.start('runs');
  child.stdout?.destroy();
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('a clean run ends with 0, and people read a few lines', async () => {
  await worldWith(manyContacts(3));
  const { code, stdout, stderr } = await command(world, ['run', 'contact_to_user']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Contact_To_User: done, 3 records: 3 delivered, 0 unchanged/);
});

describe('D-47 --dry-run', () => {
  /** What is on record of any call that reads, and of definitions that were read, by no matter whom. */
  const ofReading = new Set(['calls', 'source_calls', 'source_usage', 'definitions', 'sqlite_sequence']);

  /** Every row of every other table of the ledger. */
  function stored(): Record<string, unknown[]> {
    const file = new Database(join(world.environment.DATA_DIR ?? '', 'ledger.db'));
    const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
      name: string;
    }[];
    const rows = tables
      .filter(({ name }) => !ofReading.has(name))
      .map(({ name }): [string, unknown[]] => [name, file.prepare(`SELECT * FROM ${name}`).all()]);
    file.close();
    return Object.fromEntries(rows);
  }

  test('says what a run would do, and writes nothing: not to the org, not to Iterable, not to the ledger', async () => {
    await worldWith(mixed);
    await command(world, ['runs']);
    const before = stored();
    const records = [...world.org.store.rows('Contact', { includeDeleted: true })].map((row) => ({ ...row }));
    const ended = await command(world, ['run', 'Contact_To_User', '--dry-run', '--json']);

    expect(ended.code).toBe(3);
    const answer = documentOf<Run>(ended);
    expect(answer).toMatchObject({
      sync: 'Contact_To_User',
      dryRun: true,
      counts: { extracted: 8, delivered: 5, skipped: 2, rejected: 1 }
    });
    expectEquation(answer);
    expect(stored()).toEqual(before);
    expect([...world.org.store.rows('Contact', { includeDeleted: true })]).toEqual(records);
    const beyondSignIn = world.org.requests.filter(({ path }) => !path.includes('/oauth2/'));
    expect(new Set(beyondSignIn.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(new Set(world.iterable.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(world.project.userCount()).toBe(0);
  });

  test('then the real run does just that', async () => {
    await worldWith(mixed);
    const dry = documentOf<Run>(await command(world, ['run', 'Contact_To_User', '--dry-run', '--json']));
    const real = documentOf<Run>(await command(world, ['run', 'Contact_To_User', '--json']));
    expect({ ...real.counts, writtenBack: 0 }).toEqual(dry.counts);
  });
});

describe('what is read', () => {
  /** Without write-back: it would change the records within the second that a run does not read yet. */
  const values = { Write_Back__c: 'None' };
  const run = async (...words: string[]) =>
    documentOf<Run>(await command(world, ['run', 'Contact_To_User', '--json', ...words]));

  test('D-20 --since reads what changed since then', async () => {
    const people = manyContacts(4).map((row, index) => ({
      ...row,
      SystemModstamp: `2026-01-0${index + 1}T08:00:00.000+0000`
    }));
    await worldWith(people, { values });
    expect((await run('--since', '2026-01-03')).counts).toMatchObject({ extracted: 2, delivered: 2 });
    expect((await run('--since', '2026-01-02T09:00:00+01:00')).counts).toMatchObject({
      extracted: 3,
      unchanged: 2,
      delivered: 1
    });
  });

  test('--full reads everything again and sends nothing twice', async () => {
    await worldWith(manyContacts(4), { values });
    await run();
    expect((await run()).counts.extracted).toBe(0);
    expect((await run('--full')).counts).toMatchObject({ extracted: 4, unchanged: 4, delivered: 0 });
  });

  test('D-14 --max stops after so many, and the next run goes on with the record after them', async () => {
    await worldWith(manyContacts(5));
    const counts = [];
    for (let times = 0; times < 3; times += 1) counts.push((await run('--max', '2')).counts.delivered);
    expect(counts).toEqual([2, 2, 1]);
    expect(world.project.userCount()).toBe(5);
  });
});

describe('D-19 sync-record', () => {
  test('sends one record, by either form of its id', async () => {
    const [first, second] = await worldWith(manyContacts(3));
    for (const id of [first, second?.slice(0, 15)]) {
      const ended = await command(world, ['sync-record', 'Contact_To_User', id ?? '', '--json']);
      expect(ended.code).toBe(0);
      expect(documentOf<Run>(ended)).toMatchObject({
        trigger: 'record',
        state: 'done',
        counts: { extracted: 1, delivered: 1 }
      });
    }
    expect(world.project.users().map(({ email }) => email)).toEqual([
      'person0@example.com',
      'person1@example.com'
    ]);
  });

  test('a record that the sync does not cover is skipped, and it is said', async () => {
    await worldWith(manyContacts(1));
    const ended = await command(world, ['sync-record', 'Contact_To_User', '003000000000001', '--json']);
    expect(ended.code).toBe(0);
    const { run, counts } = documentOf<Run>(ended);
    expect(counts).toMatchObject({ extracted: 1, skipped: 1 });
    const { ledger } = await world.bridge();
    expect(await ledger.outcomesOfRun(run, { limit: 1 })).toMatchObject([
      { recordId: '003000000000001AAA', code: 'out-of-scope' }
    ]);
  });
});

describe('while it runs', () => {
  test('a terminal shows how far it is', async () => {
    await worldWith(manyContacts(3));
    const terminal = recordedTerminal(world.environment, true);
    const ended = await commandOn(terminal, ['run', 'Contact_To_User', '--json']);
    expect(documentOf<Run>(ended).state).toBe('done');
    expect(ended.stderr).toContain('Contact_To_User: 3 records: 3 delivered');
    expect(ended.stderr.endsWith('\r\u001B[K')).toBe(true);
  });

  test('Ctrl-C stops between two pages; the next run goes on under the same name', async () => {
    await worldWith(manyContacts(4500));
    readContactsSlowly(world, 150);
    const terminal = recordedTerminal(world.environment);
    const running = commandOn(terminal, ['run', 'Contact_To_User', '--json']);
    await eventually('the first call', () => world.iterable.calls('users.bulkUpdate') > 0);
    terminal.stop.abort();
    const stopped = await running;
    expect(stopped.code).toBe(1);
    const first = documentOf<Run>(stopped);
    expect(first.state).toBe('interrupted');
    expect(first.counts.delivered).toBeGreaterThan(0);
    expect(first.counts.delivered).toBeLessThan(4500);
    expect(stopped.stderr).toMatch(/was stopped; the next one goes on/);

    world.org.faults.clear();
    const second = documentOf<Run>(await command(world, ['run', 'Contact_To_User', '--json']));
    expect(second).toMatchObject({
      run: first.run,
      state: 'done',
      counts: { extracted: 4500, delivered: 4500 }
    });
    expect(world.project.userCount()).toBe(4500);
  });
});
