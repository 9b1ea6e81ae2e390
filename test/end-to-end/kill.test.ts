import { once } from 'node:events';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const moments = 10;

test('kill -9 at ten random moments: the next start goes on, nothing is lost, nothing doubled in effect (DESIGN rule 9)', async () => {
  world = await createWorld({ iterable: { rates: { scale: 4 }, applyDelayMs: 30 } });
  const sync = defineSync(world.org, { values: { Batch_Size__c: 50 } });
  const ids = loadContacts(world.org, manyContacts(3000));
  const runs = new Set<string>();
  for (let moment = 0; moment < moments; moment += 1) {
    await killAtRandom(moment, sync);
    for (const { run } of await runsSoFar()) runs.add(run);
  }
  const last = await world.cli('run', sync, '--json');
  expect(last.code).toBe(0);
  const final = JSON.parse(last.stdout) as { run: string; state: string; counts: Record<string, number> };
  expect(final.state).toBe('done');
  expectEverybodyOnce(ids);
  const { ledger } = await world.bridge();
  const states = await ledger.recordStates(sync, ids);
  expect(states.every((state) => state?.status === 'delivered')).toBe(true);
  expect((await ledger.runs({ limit: 50 })).every((run) => run.state !== 'running')).toBe(true);
  expect(await ledger.writeBacksDue(sync, 10)).toEqual([]);
  expect(runs.size).toBeGreaterThan(0);
});

async function killAtRandom(moment: number, sync: string): Promise<void> {
  const child = world.start('run', sync);
  const ended = once(child, 'exit');
  const callsBefore = world.iterable.calls('users.bulkUpdate');
  // Early ones die while starting, later ones between any two calls.
  const after = 300 + Math.random() * 400;
  if (moment >= 2) {
    while (world.iterable.calls('users.bulkUpdate') === callsBefore && child.exitCode === null)
      await pause(20);
  }
  await pause(Math.random() * after);
  child.kill('SIGKILL');
  await ended;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function runsSoFar() {
  return (await world.bridge()).ledger.runs({ limit: 50 });
}

function expectEverybodyOnce(ids: readonly string[]): void {
  expect(world.project.userCount()).toBe(ids.length);
  const bySalesforceId = new Map(world.project.users().map((user) => [user.fields.salesforceId, user]));
  expect(bySalesforceId.size).toBe(ids.length);
  for (const [index, id] of ids.entries()) {
    expect(bySalesforceId.get(id)?.fields).toEqual({
      firstName: `First ${index}`,
      lastName: `Last ${index}`,
      salesforceId: id
    });
    expect(world.org.store.get('Contact', id)).toMatchObject({ Iterable_Status__c: 'Synced' });
  }
}

test('a run that was cut off goes on under its own name, and its counts hold every record once', async () => {
  world = await createWorld({ iterable: { rates: { scale: 4 } } });
  const sync = defineSync(world.org, { values: { Batch_Size__c: 500 } });
  loadContacts(world.org, manyContacts(6000));
  const child = world.start('run', sync);
  const ended = once(child, 'exit');
  while (world.iterable.calls('users.bulkUpdate') < 6) await pause(10);
  child.kill('SIGKILL');
  await ended;
  const [cutOff] = await runsSoFar();
  expect(cutOff?.state).toBe('running');
  const run = await world.run(sync);
  expect(run.run).toBe(cutOff?.run);
  expect(run).toMatchObject({ state: 'done', counts: { extracted: 6000, delivered: 6000 } });
});

test('a command beside a run on the same folder: one has the lease, the other says so', async () => {
  world = await createWorld({ iterable: { rates: { scale: 0.2 } } });
  const sync = defineSync(world.org, { values: { Batch_Size__c: 100 } });
  loadContacts(world.org, manyContacts(2000));
  const first = world.cli('run', sync, '--json');
  while (world.iterable.calls('users.bulkUpdate') < 1) await pause(20);
  const second = await world.cli('run', sync, '--json');
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`${sync} is already being run by bridge run ${sync} (process `);
  expect(JSON.parse((await first).stdout)).toMatchObject({ state: 'done', counts: { delivered: 2000 } });
});
