import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { CallsAnswer } from '../../bridge/commands/calls';
import { unavailable } from '../stand-ins/org/faults';
import { command, documentOf } from './cli-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

/** What the command line says of calls, once the last second is written. */
async function calls(...words: string[]): Promise<CallsAnswer['calls']> {
  await (await world.bridge()).calls.flush();
  return documentOf<CallsAnswer>(await command(world, ['calls', '--json', ...words])).calls;
}

const briefly = (all: CallsAnswer['calls']): string[] =>
  [...all]
    .reverse()
    .map(({ endpoint, attempt, status, causes }) => [endpoint, attempt, status, ...causes].join(' '));

test('H-48 a run with a full bucket, an outage and a row that fails shows every attempt', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const people = [...manyContacts(5), { LastName: 'Odd', Email: 'odd@example.notatld' }];
  const ids = loadContacts(world.org, people);
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'rate-limit', retryAfterSeconds: 0 }
  });
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'status', status: 503, body: 'html' }
  });
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'reset', applied: 'no' }
  });
  world.org.faults.on({ method: 'PATCH' }, { kind: 'answer', error: unavailable() });
  const run = await world.run(sync);
  expect(run.counts).toMatchObject({ delivered: 5, rejected: 1 });

  const made = await calls('--run', run.run);
  expect(briefly(made.filter(({ endpoint }) => endpoint === 'bulkUpdate'))).toEqual([
    'bulkUpdate 1 429 iterable.rate-limit',
    'bulkUpdate 2 503 iterable.unavailable',
    'bulkUpdate 3  iterable.unreachable',
    'bulkUpdate 4 200 iterable.invalid-email'
  ]);
  expect(briefly(made.filter(({ endpoint }) => endpoint === 'updateRecords'))).toEqual([
    'updateRecords 1 503 sf.unavailable',
    'updateRecords 2 200'
  ]);
  expect(made).toHaveLength(run.calls.salesforce + run.calls.iterable);
  expect(made.every((call) => call.sync === sync && call.durationMs >= 0)).toBe(true);
  expect(await calls('--record', ids[5] ?? '', '--side', 'iterable')).toHaveLength(4);
});

test('H-48 D-56 the row of a record that failed is kept, whatever its place in the batch, and says what was wrong', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const people = [...manyContacts(50), { FirstName: 'Otto', LastName: 'Odd', Email: 'odd@example.notatld' }];
  const odd = loadContacts(world.org, people)[50] ?? '';
  await world.run(sync);
  const [call] = await calls('--cause', 'iterable.invalid-email');
  expect(call).toMatchObject({ endpoint: 'bulkUpdate', rows: 51, failed: 1, recordCount: 51 });
  const { shown, body } = call?.request as { shown: string[]; body: { users: Record<string, unknown>[] } };
  expect(shown).toHaveLength(4);
  expect(body.users[shown.indexOf(odd)]).toEqual({
    email: 'o***@e***.notatld',
    dataFields: { firstName: '[text 4]', lastName: '[text 3]', salesforceId: odd },
    mergeNestedObjects: true
  });
});

test('H-48 whoever looks for one record sees no rows of others, and is told where its own is not kept', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const ids = loadContacts(world.org, [
    ...manyContacts(6),
    { LastName: 'Odd', Email: 'odd@example.notatld' }
  ]);
  await world.run(sync);
  const sentOf = async (...words: string[]) => (await calls('--side', 'iterable', ...words))[0];
  const first = ids[0] ?? '';
  const [, , , , later = '', , odd = ''] = ids;
  const accepted = 'its own row was accepted and is not kept; `bridge preview` shows what would be sent';
  for (const words of [
    ['--record', later],
    ['--email', 'person4@example.com']
  ]) {
    const call = await sentOf(...words);
    expect(call).toMatchObject({
      note: accepted,
      request: { rows: 7, shown: [], body: { users: [] } },
      response: { successCount: 6, failCount: 1 }
    });
    expect(JSON.stringify(call?.response)).not.toContain('@');
  }
  for (const id of [first, odd]) {
    const call = await sentOf('--record', id);
    expect(call).not.toHaveProperty('note');
    const row = expect.objectContaining({
      dataFields: expect.objectContaining({ salesforceId: id }) as object
    }) as object;
    expect(call?.request).toMatchObject({ shown: [id], body: { users: [row] } });
  }
  const [read] = await calls('--record', later, '--side', 'salesforce');
  expect(JSON.stringify(read?.response ?? null)).not.toContain(first);
  const { stdout } = await command(world, ['calls', '--record', later]);
  expect(stdout).toContain(`: ${accepted}.`);
  expect((await sentOf())?.request).toMatchObject({ shown: [...ids.slice(0, 3), odd] });
});

test('H-48 whoever knows the address finds the calls about its record, look-ups too', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { step: { Mode__c: 'Update' } });
  const [id] = loadContacts(world.org, manyContacts(2));
  await world.run(sync);
  const byRecord = await calls('--record', id ?? '');
  const byAddress = await calls('--email', 'Person0@example.com');
  expect(byRecord.map(({ endpoint }) => endpoint)).toContain('query');
  expect(byAddress.map(({ endpoint }) => endpoint)).toContain('userByEmail');
  expect(await calls('--email', 'nobody@example.com')).toEqual([]);
});

/** Everything in the tables of calls, unpacked and as it lies on the disk. */
async function onRecord(): Promise<string> {
  const bridge = await world.bridge();
  await bridge.calls.flush();
  const all = await bridge.ledger.calls({ limit: 1000 });
  const folder = mkdtempSync(join(tmpdir(), 'calls-'));
  const from = world.environment.DATA_DIR ?? '';
  for (const file of readdirSync(from)) copyFileSync(join(from, file), join(folder, file));
  const db = new Database(join(folder, 'ledger.db'));
  const rows = db.prepare('SELECT * FROM calls').all([]) as Record<string, unknown>[];
  db.close();
  rmSync(folder, { recursive: true });
  const raw = rows
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : String(value)));
  return JSON.stringify(all) + raw.join('\n');
}

test('D-56 no address, name, number or key of anybody lies in the record of calls', async () => {
  world = await createWorld({
    project: { fields: { firstName: 'string', lastName: 'string', salesforceId: 'string', mobile: 'string' } }
  });
  const sync = defineSync(world.org, {
    mappings: {
      'dataFields.firstName': 'FirstName',
      'dataFields.lastName': 'LastName',
      'dataFields.mobile': 'MobilePhone'
    }
  });
  loadContacts(world.org, [
    {
      FirstName: 'Wilhelmine',
      LastName: 'Quastenflosser',
      Email: 'wilhelmine.q@verysecret.example.com',
      MobilePhone: '+49 170 9876543'
    },
    {
      FirstName: 'Ottokar',
      LastName: 'Zwiebelfisch',
      Email: 'ottokar@hidden.notatld',
      MobilePhone: '0171/5551234'
    }
  ]);
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'rate-limit', retryAfterSeconds: 0 }
  });
  const run = await world.run(sync);
  expect(run.counts).toMatchObject({ delivered: 1, rejected: 1 });
  const kept = await onRecord();
  expect(kept).toContain('bulkUpdate');
  const people = ['ilhelmine', 'uastenfl', 'verysecret', '9876543', 'ttokar', 'wiebelf', 'hidden', '5551234'];
  const secrets = [world.environment.ITERABLE_API_KEY ?? '', 'Bearer', 'PRIVATE KEY', 'access_token'];
  expect([...people, ...secrets].filter((text) => kept.includes(text))).toEqual([]);
});

test('calls go with the retention', async () => {
  world = await createWorld();
  const run = await world.run(defineSync(world.org));
  expect((await calls('--run', run.run)).length).toBeGreaterThan(0);
  await (await world.bridge()).ledger.purge(new Date(Date.now() + 1000).toISOString());
  expect(await calls()).toEqual([]);
});

test('D-54 Hx-03 calls and the records of a run are written as CSV and JSON', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [id] = loadContacts(world.org, [
    ...manyContacts(1),
    { LastName: 'Odd', Email: 'odd@example.notatld' }
  ]);
  const run = await world.run(sync);
  await (await world.bridge()).calls.flush();
  const print = async (...words: string[]) => (await command(world, words)).stdout;
  const csv = await print('calls', '--run', run.run, '--format', 'csv');
  expect(csv.split('\r\n')[0]).toMatch(/^id,at,run,sync,/);
  expect(csv.split('\r\n')).toHaveLength(1 + run.calls.salesforce + run.calls.iterable);
  expect(JSON.parse(await print('calls', '--format', 'json'))).toMatchObject({ next: null });
  const rejected = await print('records', '--run', run.run, '--status', 'rejected', '--csv');
  expect(await print('records', '--run', run.run)).toMatch(/^TIME +RECORD .*\n\d{4}-\d\d-\d\d [\d:.]+Z +003/);
  expect(rejected).toContain('o***@e***.notatld,rejected,iterable.invalid-email,');
  expect(await print('records', '--run', run.run, '--cause', 'no-such-cause')).toBe('No such records.\n');
  expect(await print('search', 'person0@example.com')).toContain(`${id}  Contact  ${sync}`);
  expect(await print('calls', '--last', '6h')).toContain('bulkUpdate');
  expect(await command(world, ['runs', '--last', '24h', '--status', 'failed'])).toMatchObject({
    stdout: 'No runs yet.\n'
  });
});

test('D-51 D-52 Sx-03 the log of runs says what each read and what came of it', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  loadContacts(world.org, manyContacts(3));
  const first = await world.run(sync);
  const second = await world.run(sync);
  const { runs } = documentOf<{ runs: (typeof first)[] }>(
    await command(world, ['runs', '--last', '24h', '--json'])
  );
  expect(runs.map(({ run }) => run)).toEqual([second.run, first.run]);
  expect(first.window).toEqual({ start: null, end: first.bookmark });
  expect(second.window?.start).not.toBeNull();
  const page = documentOf<{ runs: (typeof first)[]; next: string | null }>(
    await command(world, ['runs', '--limit', '1', '--json'])
  );
  expect(page.next).toBe(second.run);
  const rest = await command(world, ['runs', '--limit', '1', '--cursor', page.next ?? '', '--json']);
  expect(documentOf(rest)).toMatchObject({ runs: [{ run: first.run }], next: null });
  expect((await command(world, ['runs', '--cursor', 'nothing'])).code).toBe(2);
  const { stdout } = await command(world, ['runs', '--format', 'csv']);
  expect(stdout).toContain('"3 read, 3 delivered, 0 rejected, 0 deferred."');
});

test('D-55 H-48 one call in full: when, of which run and sync, how long, what was sent and answered', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [id] = loadContacts(world.org, manyContacts(1));
  const run = await world.run(sync);
  const [sent] = await calls('--run', run.run, '--side', 'iterable', '--record', id ?? '');
  const { stdout } = await command(world, ['call', String(sent?.id)]);
  const [first, second, third, fourth] = stdout.split('\n');
  expect(first).toMatch(/^call \d+, \d{4}-\d\d-\d\d [\d:.]+Z, try 1, \d+ ms$/);
  expect([second, third, fourth]).toEqual([
    'POST /api/users/bulkUpdate -> 200',
    `run ${run.run}, sync ${sync}`,
    `about 1 record: ${id}`
  ]);
  expect(stdout).toContain('"email": "p***@e***.com"');
  expect(stdout).toContain('"successCount": 1');
});

test('wrong words and unknown runs are said to be so', async () => {
  world = await createWorld();
  expect((await command(world, ['calls', '--last', '3d'])).code).toBe(2);
  expect((await command(world, ['call', '7'])).stderr).toContain('There is no call 7 on record.');
  expect((await command(world, ['records', '--run', 'nobody'])).code).toBe(1);
});
