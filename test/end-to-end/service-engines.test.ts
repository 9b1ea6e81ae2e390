import type { Run } from '../../bridge/sync/model';
import { describeOnRedis, startRealRedis, type RealRedis } from '../contracts/real-redis';
import { command, documentOf } from './cli-world';
import { eventually } from './eventually';
import { startProcess, type ServiceProcess } from './service-process';
import { runInState } from './service-world';
import { readContactsSlowly } from './slow-reading';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** The same life of a service on both job engines, in processes of its own: stopped, killed, started again. */

const contacts = 'Contact_To_User';
const people = 4500;

let world: World;
let service: ServiceProcess | null = null;
afterEach(async () => {
  await service?.end('SIGKILL');
  service = null;
  await world.close();
});

/** Slow enough on both sides to be met in the middle of a run. */
async function slowWorld(environment: Record<string, string>): Promise<void> {
  world = await createWorld({ environment });
  defineSync(world.org);
  loadContacts(world.org, manyContacts(people));
  readContactsSlowly(world, 300);
  world.iterable.faults.add({ effect: { kind: 'latency', ms: 150 }, times: Infinity });
}

/** In the middle of the run: more has been sent since. */
async function midway(): Promise<void> {
  const before = world.iterable.calls('users.bulkUpdate');
  await eventually('more to be sent', () => world.iterable.calls('users.bulkUpdate') > before);
}

async function latestRun(): Promise<Run | undefined> {
  const { runs } = documentOf<{ runs: Run[] }>(await command(world, ['runs', '--json']));
  return runs[0];
}

/** Stopped by SIGTERM, then killed, then left alone: one run, every person once. */
async function livesThrough(environment: Record<string, string>): Promise<void> {
  await slowWorld(environment);

  service = await startProcess(world);
  await midway();
  expect(await service.end('SIGTERM')).toBe(0);
  const stopped = await latestRun();
  expect(stopped).toMatchObject({ trigger: 'schedule', state: 'interrupted', endedAt: null });
  expect(stopped?.counts.delivered).toBeGreaterThan(0);
  expect(stopped?.counts.delivered).toBeLessThan(people);

  service = await startProcess(world);
  await midway();
  expect(await service.end('SIGKILL')).toBeNull();
  expect(await latestRun()).toMatchObject({ run: stopped?.run, state: 'running' });

  world.org.faults.clear();
  world.iterable.faults.clear();
  service = await startProcess(world);
  const done = await runInState(service, contacts, 'done');
  expect(done.run).toBe(stopped?.run);
  expect(done.counts).toMatchObject({ extracted: people, delivered: people, rejected: 0, deferred: 0 });
  expect(world.project.userCount()).toBe(people);
  expect(world.project.user(`person${people - 1}@example.com`)?.fields).toMatchObject({
    firstName: `First ${people - 1}`
  });
}

/** What is asked for gets done, and the next turn finds nothing to do. */
async function doesWhatIsAsked(running: ServiceProcess): Promise<void> {
  const asked = await running.ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`);
  expect(await running.ended(asked.body.run)).toMatchObject({ state: 'done', counts: { delivered: 0 } });
  const [first] = world.org.store.rows('Contact', { includeDeleted: false });
  const one = await running.ask<{ runs: { run: string }[] }>('POST', `/v1/records/${String(first?.Id)}/sync`);
  expect(await running.ended(one.body.runs[0]?.run ?? '')).toMatchObject({
    trigger: 'record',
    state: 'done',
    counts: { extracted: 1, unchanged: 1 }
  });
  expect(await running.end('SIGINT')).toBe(0);
}

const title =
  'SIGTERM and kill -9 in the middle of a run: the next start goes on, nothing lost or doubled in effect';

describe('jobs in the ledger', () => {
  test(title, async () => {
    await livesThrough({});
    if (service) await doesWhatIsAsked(service);
  });
});

describeOnRedis('jobs on Redis', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(() => redis.stop());

  test(title, async () => {
    await livesThrough({ REDIS_URL: redis.url });
    if (service) await doesWhatIsAsked(service);
  });
});

test('a service that waits for an answer ends at the second signal', async () => {
  world = await createWorld();
  defineSync(world.org);
  loadContacts(world.org, manyContacts(1));
  world.iterable.faults.add({ effect: { kind: 'silence', applied: 'no' } });
  service = await startProcess(world);
  await eventually('the call', () => world.iterable.calls('users.getFields') > 0);
  const ended = service.end('SIGTERM');
  await eventually('the door to be closed', () =>
    fetch(`${service?.url}/health`).then(
      () => false,
      () => true
    )
  );
  expect(service.child.exitCode).toBeNull();
  service.child.kill('SIGTERM');
  expect(await ended).toBeNull();
  expect(service.child.signalCode).toBe('SIGKILL');
});
