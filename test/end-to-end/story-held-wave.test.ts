/** Seed: an admin changes a filter, and two fifths of a list would go. A person decides, and can take it back. */
import { once } from 'node:events';
import type { Run } from '../../bridge/sync/model';
import type { Row } from '../stand-ins/org/model';
import { colleague } from './colleague';
import { redefine } from './operation-stories';
import { createWorld, loadContacts, manyContacts, type World } from './world';
import type { SyncOptions } from './define-sync';

let world: World;
afterEach(() => world.close());

const { update, later } = colleague(() => world.org);

const list = { id: 7, name: 'Customers', listType: 'Standard' } as const;

const customers = (filter: string, values: Row = {}): SyncOptions => ({
  name: 'Customers',
  values: { Scope_Type__c: 'Filter', Filter__c: filter, ...values },
  steps: [
    { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
    { operation: 'Subscribe_List', target: 'Customers' }
  ]
});

const wide = "Email != null AND Title != 'Gone'";
const narrow = "Email != null AND Title = 'Buyer'";

/** A hundred people on the list, of whom forty are no buyers. */
async function hundredOnList(): Promise<string[]> {
  world = await createWorld({ project: { lists: [list] } });
  await redefine(world, customers(wide));
  const people = manyContacts(100).map((row, index) => ({ ...row, Title: index < 60 ? 'Buyer' : 'Visitor' }));
  const ids = loadContacts(world.org, people);
  expect(await world.run('Customers')).toMatchObject({
    state: 'done',
    error: null,
    counts: { delivered: 100 }
  });
  expect(onList()).toHaveLength(100);
  later();
  return ids;
}

function onList(): string[] {
  world.iterable.settle();
  const found = world.project.lists().find(({ name }) => name === 'Customers');
  return (found?.members ?? []).map(({ email }) => email ?? '');
}

const readAll = async (): Promise<Run> => {
  later();
  return world.run('Customers', { full: true });
};

const reason = `no longer matches the filter (${narrow})`;

test('H-20 H-35 Tx-04 a wave is held with its reasons, discarded, found again, approved and put back', async () => {
  const ids = await hundredOnList();
  await redefine(world, customers(narrow));
  const held = await readAll();
  expect(held).toMatchObject({
    state: 'held',
    error: null,
    counts: { extracted: 100, unchanged: 60, deferred: 40, removed: 0 },
    held: { removals: 40, present: 100, reasons: [{ reason, count: 40 }], decision: null }
  });
  expect(onList()).toHaveLength(100);
  expect(world.org.store.get('Contact', ids[99] ?? '')).toMatchObject({
    Iterable_Status__c: 'Pending',
    Iterable_Message__c: expect.stringContaining(`Held for approval: ${reason}.`) as string
  });

  const shown = await world.cli('runs', '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({ runs: [{ run: held.run, state: 'held' }, {}] });
  const discarded = await world.cli('discard', held.run);
  expect(discarded).toMatchObject({ code: 0, stderr: '' });
  expect(discarded.stdout).toContain('40 records stay as they are');
  const { ledger } = await world.bridge();
  expect(await ledger.run(held.run)).toMatchObject({
    state: 'done',
    counts: { extracted: 100, unchanged: 60, skipped: 40, deferred: 0 },
    held: { decision: 'discarded' }
  });
  later();
  const goesOn = { state: 'done', counts: { removed: 0, deferred: 0 } };
  expect(await world.run('Customers')).toMatchObject(goesOn);
  later();
  expect(await world.run('Customers')).toMatchObject(goesOn);
  expect(onList()).toHaveLength(100);
  expect(world.org.store.get('Contact', ids[99] ?? '')).toMatchObject({ Iterable_Status__c: 'Skipped' });

  const again = await readAll();
  expect(again).toMatchObject({ state: 'held', held: { removals: 40, reasons: [{ reason, count: 40 }] } });
  const approved = await world.cli('approve', again.run, '--json');
  expect(approved.code).toBe(0);
  const { run } = JSON.parse(approved.stdout) as { run: Run };
  expect(run).toMatchObject({ state: 'done', counts: { extracted: 40, delivered: 40, removed: 40 } });
  expect(onList()).toHaveLength(60);
  expect(world.org.store.get('Contact', ids[99] ?? '')).toMatchObject({ Iterable_Status__c: 'Removed' });

  const back = await world.cli('put-back', run.run, '--json');
  expect(back.code).toBe(0);
  expect(JSON.parse(back.stdout)).toMatchObject({ state: 'done', counts: { extracted: 40, delivered: 40 } });
  expect(onList()).toHaveLength(100);
  expect(world.org.store.get('Contact', ids[99] ?? '')).toMatchObject({ Iterable_Status__c: 'Synced' });
  await redefine(world, customers(wide));
  expect(await readAll()).toMatchObject({ state: 'done', counts: { removed: 0, rejected: 0 } });
  expect(onList()).toHaveLength(100);
});

test('H-35 who is back in scope when the wave is approved stays; approving twice is an error', async () => {
  const ids = await hundredOnList();
  await redefine(world, customers(narrow));
  const held = await readAll();
  for (const id of ids.slice(60, 65)) update('Contact', id, { Title: 'Buyer' });
  const approved = await world.cli('approve', held.run);
  expect(approved).toMatchObject({ code: 0, stderr: '' });
  expect(approved.stdout).toContain('the removals of run');
  expect(onList()).toHaveLength(65);
  for (const word of ['approve', 'discard']) {
    const second = await world.cli(word, held.run);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(/The removals of run \S+ were approved by \S+ at 20/);
  }
});

/** Starts the command and kills it -9 as soon as the run stands so. */
async function killOnce(words: readonly string[], isSo: (run: Run) => boolean): Promise<Run> {
  const { ledger } = await world.bridge();
  const child = world.start(...words);
  const ended = once(child, 'exit');
  for (;;) {
    const found = (await ledger.runs({ limit: 5 })).find(isSo);
    if (found) {
      child.kill('SIGKILL');
      await ended;
      return found;
    }
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it could be killed`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test('H-35 kill -9 between holding and deciding: the run waits all the same, and what was approved goes out', async () => {
  await hundredOnList();
  await redefine(world, customers(narrow));
  const held = await killOnce(['run', 'Customers', '--full'], ({ state }) => state === 'held');
  later();
  expect(await world.run('Customers')).toMatchObject({ state: 'done', counts: { removed: 0 } });
  expect(onList()).toHaveLength(100);
  await killOnce(['approve', held.run], ({ run, state }) => run === held.run && state === 'done');
  later();
  await world.run('Customers');
  expect(onList()).toHaveLength(60);
  const { ledger } = await world.bridge();
  expect(await ledger.heldRecords(held.run, { limit: 10 })).toEqual([]);
  expect(await ledger.run(held.run)).toMatchObject({ held: { removals: 40, decision: 'approved' } });
});
