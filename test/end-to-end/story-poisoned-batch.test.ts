import { markForReplay } from '../../bridge/commands/dead-letters';
import type { Run } from '../../bridge/sync/model';
import type { Row } from '../stand-ins/org/model';
import { command, documentOf } from './cli-world';
import { colleague } from './colleague';
import { startService } from './service-world';
import { tellGuard } from './type-fixed-meanwhile';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/**
 * One record that Iterable refuses takes nobody with it, is kept with its reason, and arrives once the cause is gone:
 * when the record changes, when the definition changes, or when somebody asks for it.
 */

let world: World;
afterEach(() => world.close());
const { update, later } = colleague(() => world.org);

const name = 'Contact_To_User';
const poisoned = 613;
const letters = async () => (await world.bridge()).ledger.deadLetters({ limit: 10 });
const person = (index: number) => world.project.user(`person${index}@example.com`);

/** Values of a text field go to a date field of Iterable: one of them is no date. */
const define = (target = 'dataFields.renewal', values: Row = {}): string =>
  defineSync(world.org, { values, mappings: { 'dataFields.firstName': 'FirstName', [target]: 'Title' } });

async function worldWithPoison(values: Row = {}): Promise<string[]> {
  world = await createWorld({
    project: { fields: { firstName: 'string', renewal: 'date', note: 'string' } }
  });
  define('dataFields.renewal', values);
  const people = manyContacts(1000).map((row, index) => ({
    ...row,
    Title: index === poisoned ? 'next spring' : '2026-02-28 10:00:00'
  }));
  await tellGuard(world, 'renewal', 'string');
  return loadContacts(world.org, people);
}

test('H-47 Hx-02 Tx-03 a batch of 1,000 with one poisoned record: 999 arrive, one is kept with reason, payload, version and tries', async () => {
  const ids = await worldWithPoison();
  const run = await world.run(name);
  expect(run.counts).toMatchObject({ extracted: 1000, delivered: 999, rejected: 1 });
  expect(world.project.userCount()).toBe(999);
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    id: `${name}:${ids[poisoned]}`,
    code: 'iterable.type-mismatch',
    field: 'renewal',
    message: 'The Iterable field renewal takes values of type date; the record has "next spring".',
    definition: run.definition,
    attempts: 1
  });
  expect(JSON.parse(letter?.payload ?? '')).toMatchObject({ dataFields: { renewal: 'next spring' } });
  expect(world.org.store.get('Contact', ids[poisoned] ?? '')).toMatchObject({
    Iterable_Status__c: 'Failed',
    Iterable_Message__c: expect.stringContaining('renewal takes values of type date') as string
  });
});

test('Hx-02 the record is corrected in Salesforce: the next run sends it, and the dead letter is gone', async () => {
  const ids = await worldWithPoison();
  await world.run(name);
  update('Contact', ids[poisoned] ?? '', { Title: '2026-05-01' });
  expect((await world.run(name)).counts).toMatchObject({ delivered: 1, rejected: 0 });
  expect(person(poisoned)?.fields).toMatchObject({
    renewal: expect.stringContaining('2026-05-01') as string
  });
  expect(await letters()).toEqual([]);
  expect(world.org.store.get('Contact', ids[poisoned] ?? '')).toMatchObject({ Iterable_Status__c: 'Synced' });
});

test('Hx-02 the definition is corrected: the next run sends what failed under the old one, though nothing changed in Salesforce', async () => {
  // Own writes to the records would have them read again for themselves.
  const quiet = { Write_Back__c: 'None' };
  await worldWithPoison(quiet);
  const before = await world.run(name);
  later();
  // Nothing is new for the record: not even a run that reads everything sends it once more.
  expect((await world.run(name, { full: true })).counts).toMatchObject({ rejected: 1, delivered: 0 });
  expect(await letters()).toMatchObject([{ attempts: 1, run: before.run }]);
  define('dataFields.note', quiet);
  await (await world.bridge()).config(0);
  const run = await world.run(name);
  expect(run.definition).not.toBe(before.definition);
  expect(run.counts).toMatchObject({ extracted: 1, delivered: 1 });
  expect(person(poisoned)?.fields).toMatchObject({ note: 'next spring' });
  expect(await letters()).toEqual([]);
});

test('Hx-02 a record that could not even be mapped is tried again under a new definition too', async () => {
  world = await createWorld();
  defineSync(world.org, {
    mappings: { 'dataFields.firstName': { Source__c: 'FirstName', Required__c: true } }
  });
  loadContacts(world.org, [{ LastName: 'Lovelace', Email: 'ada@example.com' }]);
  await world.run(name);
  expect(await letters()).toMatchObject([{ code: 'mapping.required', field: 'FirstName', payload: null }]);
  defineSync(world.org, { mappings: { 'dataFields.lastName': 'LastName' } });
  await (await world.bridge()).config(0);
  expect((await world.run(name)).counts).toMatchObject({ extracted: 1, delivered: 1 });
  expect(await letters()).toEqual([]);
});

describe('the cause lay in Iterable', () => {
  const forgotten = 'person1@example.com';

  async function worldWithForgotten(): Promise<string[]> {
    world = await createWorld();
    defineSync(world.org);
    world.project.forget(forgotten);
    const ids = loadContacts(world.org, manyContacts(3));
    expect((await world.run(name)).counts).toMatchObject({ delivered: 2, rejected: 1 });
    world.project.unforget(forgotten);
    later();
    // Iterable says nothing of its own accord: the very same is not sent again by itself.
    expect((await world.run(name, { full: true })).counts).toMatchObject({ unchanged: 2, rejected: 1 });
    return ids;
  }

  test('Hx-02 "bridge dead-letters replay" sends the very same again and says what came of it', async () => {
    const ids = await worldWithForgotten();
    const letter = `${name}:${ids[1]}`;
    const ended = await command(world, ['dead-letters', 'replay', '--cause', 'iterable.forgotten', '--json']);
    expect(ended.code).toBe(0);
    expect(documentOf(ended)).toMatchObject({
      replayed: 1,
      unknown: [],
      waiting: [],
      counts: { delivered: 1, rejected: 0 },
      runs: [{ state: 'done', trigger: 'command', counts: { extracted: 1, delivered: 1 } }],
      stillRejected: []
    });
    expect(world.project.user(forgotten)).toBeDefined();
    expect(await letters()).toEqual([]);
    const again = await command(world, ['dead-letters', 'replay', '--id', letter, '--json']);
    expect(documentOf(again)).toMatchObject({ replayed: 0, unknown: [letter], runs: [] });
  });

  test('Hx-02 POST /v1/dead-letters/replay puts it in line, and the run can be followed', async () => {
    const ids = await worldWithForgotten();
    const service = await startService(world);
    try {
      const { status, body } = await service.ask<{ runs: { run: string }[] }>(
        'POST',
        '/v1/dead-letters/replay',
        {
          ids: [ids[1]]
        }
      );
      expect({ status, body }).toMatchObject({
        status: 202,
        body: { replayed: 1, unknown: [], runs: [{ sync: name, records: 1, added: true, problem: null }] }
      });
      expect(await service.ended(body.runs[0]?.run ?? '')).toMatchObject({ counts: { delivered: 1 } });
      expect((await service.ask('GET', '/v1/dead-letters')).body).toEqual({ deadLetters: [], next: null });
    } finally {
      await service.stop();
    }
  });

  test('Hx-02 what is marked and then cut off is taken by the next run of the sync', async () => {
    await worldWithForgotten();
    const { ledger, clock } = await world.bridge();
    await markForReplay({ all: true }, ledger, clock.now());
    expect((await world.run(name)).counts).toMatchObject({ delivered: 1 });
    expect(await letters()).toEqual([]);
  });

  test('Hx-02 refused again: the answer names the record and the cause, the exit code is 3', async () => {
    await worldWithForgotten();
    world.project.forget(forgotten);
    const ended = await command(world, ['dead-letters', 'replay', '--all', '--json']);
    expect(ended.code).toBe(3);
    expect(documentOf(ended)).toMatchObject({
      counts: { delivered: 0, rejected: 1 },
      stillRejected: [{ code: 'iterable.forgotten' }]
    });
    expect(await letters()).toMatchObject([{ attempts: 2 }]);
  });
});

describe('Iterable refuses everything and names nobody', () => {
  test('Hx-02 Tx-03 the search for a culprit stops: a few calls instead of two a record, and everyone else waits with the reason', async () => {
    world = await createWorld({
      iterable: { switches: { optionalArrays: 'oldest' } },
      project: { type: 'UserId' }
    });
    defineSync(world.org, {
      project: { Project_Type__c: 'UserId' },
      values: { Write_Back__c: 'None', Identity__c: 'UserId', Identity_Source__c: 'Id' }
    });
    const ids = loadContacts(world.org, manyContacts(1000));
    for (const id of ids) world.project.forget(id);
    const run: Run = await world.run(name);
    expect(run.counts).toMatchObject({ extracted: 1000, rejected: 20, deferred: 980 });
    expect(world.iterable.calls('users.bulkUpdate')).toBeLessThan(70);
    expect(run.notices).toContainEqual(expect.stringContaining('20 records or more in a row'));
    const { ledger } = await world.bridge();
    const [first] = await ledger.deferredRecords({ limit: 1000 });
    expect(first).toMatchObject({ code: 'iterable.unexplained', attempts: 1 });
    expect(Date.parse(first?.retryAt ?? '')).toBeGreaterThan(Date.now());
    for (const id of ids) world.project.unforget(id);
    const ended = await command(world, ['dead-letters', 'replay', '--all', '--json']);
    expect(documentOf(ended)).toMatchObject({ replayed: 20, counts: { delivered: 20 } });
  });
});
