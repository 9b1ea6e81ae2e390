import { eventually } from './eventually';
import { runInState, startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** The service when things go wrong around it: it stays, says what is wrong, and goes on by itself. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const contacts = 'Contact_To_User';
const runs = `/v1/syncs/${contacts}/runs`;

async function goodWorld(): Promise<void> {
  world = await createWorld();
  defineSync(world.org);
  loadContacts(world.org, manyContacts(3));
}

test('Salesforce is down at the start: the service says so, stays, and recovers by itself', async () => {
  await goodWorld();
  world.org.faults.reset({}, Infinity);
  service = await startService(world);
  const { ask } = service;
  expect(await ask('GET', '/health')).toMatchObject({ status: 200 });
  const down = { status: 503, body: { code: 'sf.sign-in-unavailable' } };
  expect(await ask('GET', '/ready')).toMatchObject(down);
  expect(await ask('GET', '/v1/status')).toMatchObject(down);
  expect(await ask('POST', runs)).toMatchObject(down);
  expect(await ask('GET', '/v1/runs')).toMatchObject({ status: 200, body: { runs: [] } });
  world.org.faults.clear();
  expect((await runInState(service, contacts, 'done')).counts.delivered).toBe(3);
  expect(await ask('GET', '/ready')).toMatchObject({ status: 200 });
});

test('Salesforce goes down later: the last good definitions go on, and it is told', async () => {
  await goodWorld();
  service = await startService(world);
  await runInState(service, contacts, 'done');
  world.org.faults.overLimit({}, Infinity);
  const { ask } = service;
  await eventually('the trouble', async () => (await ask('GET', '/ready')).status === 503);
  expect(await ask('GET', '/v1/status')).toMatchObject({
    status: 200,
    body: { syncs: [{ sync: contacts }], trouble: { code: 'sf.request-limit' } }
  });
  world.org.faults.clear();
  await eventually('the recovery', async () => (await ask('GET', '/ready')).status === 200);
  expect((await ask('GET', '/v1/status')).body.trouble).toBeNull();
});

test('wrong credentials: the service stays and names the settings', async () => {
  await goodWorld();
  world.environment.SF_USERNAME = 'nobody@example.com';
  service = await startService(world);
  expect(await service.ask('GET', '/ready')).toMatchObject({
    status: 503,
    body: { code: 'sf.sign-in', fix: expect.stringContaining('SF_CLIENT_ID') as string }
  });
});

test('Redis is not there: the admin endpoint says so, health stays', async () => {
  await goodWorld();
  world.environment.REDIS_URL = 'redis://127.0.0.1:1';
  service = await startService(world);
  const [ready, health] = await Promise.all([service.ask('GET', '/ready'), service.ask('GET', '/health')]);
  expect(ready).toMatchObject({ status: 503, body: { code: 'queue.unreachable' } });
  expect(health.status).toBe(200);
});

test('another service has taken the folder over: this one ends, and not as if all were well', async () => {
  await goodWorld();
  const { ledger, owner } = await world.bridge();
  const ending = await startService(world, { leaseSeconds: 1 });
  await ledger.releaseLease({ name: 'service', ownerId: owner.id, token: 1 });
  await ledger.takeLease('service', { ...owner, id: 'another service', label: 'bridge start' }, 60);
  await expect(ending.end).rejects.toMatchObject({ code: 'ledger.lease-lost' });
  await expect(fetch(`${ending.url}/health`)).rejects.toThrow('fetch failed');
});
