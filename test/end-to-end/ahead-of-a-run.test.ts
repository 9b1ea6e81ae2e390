import { syncRecordCommand } from '../../bridge/commands/run';
import { eventually } from './eventually';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

/** A backfill of one call a second for each 50 people, of which some have gone out already. */
async function longRun(people: number) {
  world = await createWorld({ environment: { ITERABLE_SETTLE_SECONDS: '0' } });
  const sync = defineSync(world.org, {
    values: { Batch_Size__c: 50 },
    project: { Bulk_Calls_Per_Second__c: 4 }
  });
  const ids = loadContacts(world.org, manyContacts(people));
  return { sync, ids, last: ids.at(-1) ?? '' };
}

const usersOf = (id: string) => world.project.users().filter(({ fields }) => fields.salesforceId === id);

test('D-19 DESIGN 7.5 "Sync now" goes ahead of a backfill that is under way, in a run of its own', async () => {
  const { sync, ids, last } = await longRun(3000);
  const backfill = world.run(sync);
  await eventually('the backfill sends', () => world.iterable.calls('users.bulkUpdate') > 2);
  const asked = await syncRecordCommand(await world.bridge(), sync, last);
  expect(asked).toMatchObject({
    state: 'done',
    trigger: 'record',
    counts: { extracted: 1, delivered: 1 },
    calls: { iterable: 1 }
  });
  await eventually('the last one is a user', () => usersOf(last).length === 1);
  const { ledger } = await world.bridge();
  const [underWay] = (await ledger.runs({ sync, limit: 5 })).filter(({ trigger }) => trigger === 'command');
  expect(underWay?.state).toBe('running');
  const run = await backfill;
  expect(run).toMatchObject({ state: 'done', counts: { rejected: 0, deferred: 0 } });
  // Whoever went ahead is not sent again, unless the run had the record in hand before.
  expect(run.counts.extracted).toBe(ids.length - 1);
  expect(run.counts.delivered + asked.counts.delivered).toBe(ids.length);
  expect(world.project.userCount()).toBe(ids.length);
  expect(await ledger.syncsWithHints()).toEqual([]);
});

test('D-19 also when the backfill is run by another process', async () => {
  const { sync, ids, last } = await longRun(3000);
  const backfill = world.start('run', sync);
  const ended = new Promise((resolve) => backfill.once('exit', resolve));
  await eventually('the backfill sends', () => world.iterable.calls('users.bulkUpdate') > 2);
  const asked = await world.cli('sync-record', sync, last, '--json');
  expect(asked.code).toBe(0);
  expect(JSON.parse(asked.stdout)).toMatchObject({ state: 'done', counts: { delivered: 1 } });
  expect(backfill.exitCode).toBeNull();
  await ended;
  expect(world.project.userCount()).toBe(ids.length);
});

test('DESIGN rule 9 kill -9 of the process that took it up: whoever waits sends it', async () => {
  const { sync, last } = await longRun(3000);
  const backfill = world.start('run', sync);
  const ended = new Promise((resolve) => backfill.once('exit', resolve));
  await eventually('the backfill sends', () => world.iterable.calls('users.bulkUpdate') > 2);
  const asked = syncRecordCommand(await world.bridge(), sync, last);
  await new Promise((resolve) => setTimeout(resolve, 300));
  backfill.kill('SIGKILL');
  await ended;
  const taken = await asked;
  expect(taken).toMatchObject({ state: 'done', counts: { extracted: 1, rejected: 0, deferred: 0 } });
  await eventually('the last one is a user', () => usersOf(last).length === 1);
  const { ledger } = await world.bridge();
  expect(await ledger.syncsWithHints()).toEqual([]);
});
