import { setTimeout as sleep } from 'node:timers/promises';
import type { HomeAnswer } from '../../bridge/commands/home';
import type { Run } from '../../bridge/sync/model';
import { command, documentOf } from './cli-world';
import { eventually } from './eventually';
import { startProcess } from './service-process';
import { runInState, startService, type Running, type Service } from './service-world';
import { readContactsSlowly } from './slow-reading';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** A person stops a sync and starts it again, without touching its definition. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  jest.restoreAllMocks();
  await world.close();
});

const contacts = 'Contact_To_User';
const somebody = '005bn0000000001AAA';
const quick = { values: { Schedule__c: '1' } };

/** As the package calls: with the user on whose behalf. */
async function asUser(at: Running, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(at.url + path, {
    method: 'POST',
    headers: { 'X-Salesforce-User-Id': somebody }
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const runsOf = async (at: Running): Promise<Run[]> =>
  (await at.ask<{ runs: Run[] }>('GET', '/v1/runs?limit=100')).body.runs;

const onHome = async (at: Running) => (await at.ask<HomeAnswer>('GET', '/v1/home')).body.syncs[0];

async function started(): Promise<string[]> {
  world = await createWorld();
  defineSync(world.org, quick);
  const ids = loadContacts(world.org, manyContacts(3));
  service = await startService(world);
  await runInState(service, contacts, 'done');
  return ids;
}

describe('D-18 pausing', () => {
  test('no run begins, whoever asks for it; who paused it and when is said', async () => {
    const [id = ''] = await started();
    const at = service as Service;
    const paused = await asUser(at, `/v1/syncs/${contacts.toLowerCase()}/pause`);
    expect(paused).toMatchObject({
      status: 200,
      body: { sync: contacts, status: 'Paused', pausedBy: somebody }
    });
    expect((await asUser(at, `/v1/syncs/${contacts}/pause`)).body).toEqual(paused.body);
    expect(await onHome(at)).toMatchObject({
      status: 'Paused',
      pausedById: somebody,
      pausedAt: paused.body.pausedAt,
      nextRunAt: null
    });
    const refusal = `${contacts} is paused since ${String(paused.body.pausedAt)}, by ${somebody}.`;
    expect(await at.ask('POST', `/v1/syncs/${contacts}/runs`)).toMatchObject({
      status: 409,
      body: { code: 'sync.paused', detail: refusal }
    });
    expect(await at.ask('POST', `/v1/records/${id}/sync`)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining(`${contacts}: The sync is Paused.`) as string }
    });
    expect(await command(world, ['run', contacts])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(refusal) as string
    });
    expect(await command(world, ['run', contacts, '--dry-run'])).toMatchObject({ code: 0 });
    const before = await runsOf(at);
    world.org.clock.advance(5 * 60_000);
    jest.spyOn((await world.bridge()).clock, 'now').mockImplementation(() => new Date(Date.now() + 300_000));
    await sleep(1000);
    expect(await runsOf(at)).toEqual(before);
  });

  test('resumed, it goes on where it stopped: nothing that changed meanwhile is lost', async () => {
    const [id = ''] = await started();
    const at = service as Service;
    await asUser(at, `/v1/syncs/${contacts}/pause`);
    world.org.store.update('Contact', id, { FirstName: 'Meanwhile' }, world.org.adminUserId);
    world.org.clock.advance(5 * 60_000);
    jest.spyOn((await world.bridge()).clock, 'now').mockImplementation(() => new Date(Date.now() + 300_000));
    const resumed = await asUser(at, `/v1/syncs/${contacts}/resume`);
    expect(resumed).toMatchObject({
      status: 200,
      body: { status: 'Active', pausedBy: null, pausedAt: null }
    });
    await eventually('the change', () => {
      world.iterable.settle();
      return world.project.user('person0@example.com')?.fields.firstName === 'Meanwhile';
    });
    expect((await asUser(at, `/v1/syncs/${contacts}/resume`)).body).toEqual(resumed.body);
  });

  test('it outlives a restart, and the commands stop what the service runs', async () => {
    world = await createWorld();
    defineSync(world.org, quick);
    loadContacts(world.org, manyContacts(3));
    const paused = await command(world, ['pause', contacts, '--json']);
    expect(documentOf(paused)).toMatchObject({ sync: contacts, status: 'Paused' });
    const first = await startProcess(world);
    await sleep(700);
    expect(await runsOf(first)).toEqual([]);
    await first.end('SIGKILL');
    const second = await startProcess(world);
    await sleep(700);
    expect(await runsOf(second)).toEqual([]);
    expect(await onHome(second)).toMatchObject({ status: 'Paused', pausedById: null });
    expect(await command(world, ['resume', contacts])).toMatchObject({
      code: 0,
      stdout: `${contacts} is Active. Its next run reads what changed since the last one.\n`
    });
    expect((await runInState(second, contacts, 'done')).counts.delivered).toBe(3);
    await second.end('SIGTERM');
  });

  test('a run under way goes to its end, and no other one begins', async () => {
    world = await createWorld();
    defineSync(world.org, quick);
    loadContacts(world.org, manyContacts(4500));
    readContactsSlowly(world, 150);
    service = await startService(world);
    await eventually('the first call', () => world.iterable.calls('users.bulkUpdate') > 0);
    expect((await asUser(service, `/v1/syncs/${contacts}/pause`)).status).toBe(200);
    const run = await runInState(service, contacts, 'done');
    expect(run.counts.delivered).toBe(4500);
    expect(await runsOf(service)).toHaveLength(1);
  });

  test('one that was cut off waits too, and is gone on with when it is resumed', async () => {
    world = await createWorld();
    defineSync(world.org, quick);
    loadContacts(world.org, manyContacts(4500));
    readContactsSlowly(world, 150);
    const first = await startService(world);
    await eventually('the first call', () => world.iterable.calls('users.bulkUpdate') > 0);
    await asUser(first, `/v1/syncs/${contacts}/pause`);
    await first.stop();
    service = await startService(world);
    await sleep(700);
    const [cutOff] = await runsOf(service);
    expect(cutOff?.state).toBe('interrupted');
    await asUser(service, `/v1/syncs/${contacts}/resume`);
    expect(await runInState(service, contacts, 'done')).toMatchObject({
      run: cutOff?.run,
      counts: { delivered: 4500 }
    });
  });

  test('what its definition says is not undone here', async () => {
    world = await createWorld();
    defineSync(world.org, { values: { Status__c: 'Paused' } });
    defineSync(world.org, { name: 'Off', values: { Status__c: 'Inactive' } });
    service = await startService(world);
    for (const word of ['pause', 'resume']) {
      expect(await asUser(service, `/v1/syncs/${contacts}/${word}`)).toMatchObject({
        status: 409,
        body: {
          code: 'sync.paused-in-definition',
          fix: 'Set its status to Active in the editor (Iterable Sync, Syncs) and publish it.'
        }
      });
      expect(await asUser(service, `/v1/syncs/Off/${word}`)).toMatchObject({
        status: 409,
        body: { code: 'sync.no-turns' }
      });
    }
    expect(await asUser(service, '/v1/syncs/Nobody/pause')).toMatchObject({ status: 404 });
    expect(await onHome(service)).toMatchObject({ status: 'Paused', pausedById: null, pausedAt: null });
  });
});
