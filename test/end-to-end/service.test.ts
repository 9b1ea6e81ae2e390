import { setTimeout as sleep } from 'node:timers/promises';
import { runSync } from '../../bridge/sync/run-sync';
import { RunJobs } from '../../bridge/jobs';
import { BusyError, RejectedError } from '../../bridge/errors';
import { askedJob, askedOnceJob } from '../../bridge/run-job';
import { RequestedRuns } from '../../bridge/service/requested-runs';
import { findSync } from '../../bridge/config/find-sync';
import type { Run } from '../../bridge/sync/model';
import { command, documentOf } from './cli-world';
import { eventually } from './eventually';
import { runInState, startService, type Service } from './service-world';
import { readContactsSlowly } from './slow-reading';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

/** The service: what it starts by itself, what it is asked for, and what it does when things go wrong around it. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

interface Requested {
  readonly added: boolean;
  readonly run: string;
}

const contacts = 'Contact_To_User';
const runs = `/v1/syncs/${contacts}/runs`;

async function goodWorld(people = 3): Promise<string[]> {
  world = await createWorld();
  defineSync(world.org);
  return loadContacts(world.org, manyContacts(people));
}

describe('D-17 T-14 schedules', () => {
  test('every active sync gets its turn, the others none', async () => {
    await goodWorld();
    defineSync(world.org, { name: 'Paused', values: { Status__c: 'Paused' } });
    defineSync(world.org, { name: 'Lead_To_User', object: 'Lead' });
    world.org.store.load('Lead', [
      {
        LastName: 'Lead',
        Company: 'C',
        Email: 'lead@example.com',
        SystemModstamp: longAgo,
        CreatedDate: longAgo
      }
    ]);
    service = await startService(world);
    expect((await runInState(service, contacts, 'done')).trigger).toBe('schedule');
    expect((await runInState(service, 'Lead_To_User', 'done')).counts.delivered).toBe(1);
    const { body } = await service.ask<{ runs: Run[] }>('GET', '/v1/runs');
    expect(body.runs.map(({ sync }) => sync).sort()).toEqual([contacts, 'Lead_To_User']);
  });

  test('a sync that an admin adds or switches on is picked up', async () => {
    await goodWorld();
    defineSync(world.org, { values: { Status__c: 'Inactive' } });
    service = await startService(world);
    await sleep(1500);
    expect((await service.ask<{ runs: Run[] }>('GET', '/v1/runs')).body.runs).toEqual([]);
    defineSync(world.org, { values: { Status__c: 'Active' } });
    expect((await runInState(service, contacts, 'done')).counts.delivered).toBe(3);
  });

  test('a run that was cut off is gone on with under its own name, before its turn', async () => {
    await goodWorld(4500);
    const stop = new AbortController();
    readContactsSlowly(world, 150);
    const running = world.run(contacts, { signal: stop.signal });
    await eventually('the first call', () => world.iterable.calls('users.bulkUpdate') > 0);
    stop.abort();
    const cutOff = await running;
    expect(cutOff.state).toBe('interrupted');

    service = await startService(world);
    const done = await runInState(service, contacts, 'done');
    expect(done).toMatchObject({
      run: cutOff.run,
      trigger: 'command',
      counts: { extracted: 4500, delivered: 4500 }
    });
    expect(world.project.userCount()).toBe(4500);
  });
});

describe('D-19 what is asked for', () => {
  test('T-15 a run can be followed from the request to its records', async () => {
    const [id] = await goodWorld();
    service = await startService(world);
    await runInState(service, contacts, 'done');
    const asked = await service.ask<Requested>('POST', runs, { full: true });
    expect(asked).toMatchObject({ status: 202, body: { sync: contacts, added: true } });
    const run = await service.ended(asked.body.run);
    expect(run).toMatchObject({ run: asked.body.run, trigger: 'api', state: 'done' });
    const one = await service.ask<Requested>('POST', runs, { recordIds: [id] });
    expect((await service.ended(one.body.run)).counts.extracted).toBe(1);
    const { body } = await service.ask('GET', `/v1/runs/${one.body.run}/records`);
    expect(body).toMatchObject({ records: [{ recordId: id, status: 'unchanged' }], next: null });
  });

  test('a record is sent by the syncs of its object, and the others are named', async () => {
    const [id = ''] = await goodWorld();
    defineSync(world.org, { name: 'Lead_To_User', object: 'Lead' });
    service = await startService(world);
    await runInState(service, contacts, 'done');
    const known = world.project.user('person0@example.com');
    world.org.store.update('Contact', id, { FirstName: 'Renamed' }, world.org.adminUserId);
    const { status, body } = await service.ask<{ runs: Requested[]; notAsked: unknown[] }>(
      'POST',
      `/v1/records/${id.slice(0, 15)}/sync`
    );
    expect(status).toBe(202);
    expect(body).toMatchObject({
      recordId: id,
      runs: [{ sync: contacts, added: true }],
      notAsked: [{ sync: 'Lead_To_User', reason: 'It reads records of Lead, whose ids begin with 00Q.' }]
    });
    expect(await service.ended(body.runs[0]?.run ?? '')).toMatchObject({ counts: { delivered: 1 } });
    expect(known?.fields.firstName).toBe('First 0');
    expect(world.project.user('person0@example.com')?.fields.firstName).toBe('Renamed');
    const record = await service.ask<{ timeline: unknown[] }>('GET', `/v1/records/${id}`);
    expect(record.body.timeline).toHaveLength(2);
  });

  test('a dry run is asked for, followed and writes nothing', async () => {
    await goodWorld();
    defineSync(world.org, { values: { Status__c: 'Inactive' } });
    service = await startService(world);
    const { body } = await service.ask<Requested>('POST', runs, { dryRun: true });
    expect(await service.ended(body.run)).toMatchObject({
      state: 'done',
      dryRun: true,
      counts: { extracted: 3, delivered: 3 }
    });
    expect((await service.ask<{ runs: Run[] }>('GET', '/v1/runs')).body.runs).toEqual([]);
    expect(world.project.userCount()).toBe(0);
  });

  test('a run that cannot start says so to whoever follows it', async () => {
    await goodWorld();
    defineSync(world.org, { values: { Status__c: 'Inactive' } });
    world.environment.ITERABLE_API_KEY = '';
    service = await startService(world);
    const { body } = await service.ask<Requested>('POST', runs);
    expect(await service.ended(body.run)).toMatchObject({
      state: 'failed',
      error: { code: 'settings.no-api-key', fix: expect.stringContaining('ITERABLE_API_KEY_MAIN') as string }
    });
  });

  test('a run that has to wait for another says for whom, and then runs', async () => {
    await goodWorld();
    defineSync(world.org, { values: { Status__c: 'Inactive' } });
    const { ledger, owner } = await world.bridge();
    const held = await ledger.takeLease(`sync:${contacts}`, { ...owner, label: 'bridge run' }, 60);
    service = await startService(world);
    const { ask, ended } = service;
    const { body } = await ask<Requested>('POST', runs);
    await eventually('the reason why it waits', async () => {
      const { error, state } = (
        await ask<{ state: string; error: Run['error'] }>('GET', `/v1/runs/${body.run}`)
      ).body;
      return state === 'waiting' && error?.code === 'run.busy' && /by bridge run/.test(error.message);
    });
    const again = await ask<Requested>('POST', runs);
    expect(again.body).toMatchObject({ added: false, run: body.run });
    if ('lease' in held) await ledger.releaseLease(held.lease);
    expect((await ended(body.run)).counts.delivered).toBe(3);
  });

  test('a run whose process died under it goes on by its own job, counting each record once', async () => {
    const [id = ''] = await goodWorld(5);
    const bridge = await world.bridge();
    const definition = findSync(await bridge.config(0), contacts);
    const runId = '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f';
    const asked = { trigger: 'api', runId, full: true, max: 2 } as const;
    const stop = AbortSignal.abort();
    const first = await runSync(definition, { ...asked, signal: stop }, await bridge.runParts(definition));
    expect(first).toMatchObject({ run: runId, state: 'interrupted', counts: { extracted: 2 } });
    const second = await runSync(definition, { ...asked, max: undefined }, await bridge.runParts(definition));
    expect(second).toMatchObject({ run: runId, state: 'done', counts: { extracted: 5, delivered: 5 } });
    const third = await runSync(
      definition,
      { trigger: 'record', runId, recordIds: [id] },
      await bridge.runParts(definition)
    );
    expect(third.run).not.toBe(runId);
    expect(third.counts).toMatchObject({ extracted: 1, unchanged: 1 });
  });
});

describe('a job that the queue hands over again', () => {
  const runId = '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f';
  const restartedRun = 'b8ad3a3c-f3e1-446f-b4b2-395babcffe2f';

  async function runJobs(attempts: number) {
    const bridge = await world.bridge();
    const requests = new RequestedRuns(() => new Date());
    const { signal } = new AbortController();
    const parts = { bridge, config: bridge.config, definitionSeconds: 30, attempts, requests, signal };
    const job = askedJob({ sync: contacts, trigger: 'api', runId });
    requests.add(job.key, { run: runId, sync: contacts, trigger: 'api' });
    return { bridge, requests, job, jobs: new RunJobs(parts) };
  }

  test('is not done twice when only its end was not noted', async () => {
    await goodWorld();
    const { bridge, job, jobs } = await runJobs(5);
    await jobs.handle(job, 1);
    await jobs.handle(job, 2);
    expect(await bridge.ledger.runs({ limit: 5 })).toMatchObject([{ run: runId, state: 'done' }]);
  });

  test('waits until its last try, and then says that it failed', async () => {
    await goodWorld();
    const { bridge, requests, job, jobs } = await runJobs(2);
    await bridge.ledger.takeLease(`sync:${contacts}`, { ...bridge.owner, id: 'another' }, 60);
    await expect(jobs.handle(job, 1)).rejects.toMatchObject({ code: 'run.busy' });
    expect(requests.find(runId)).toMatchObject({ state: 'waiting', error: { code: 'run.busy' } });
    await jobs.handle(job, 2);
    expect(requests.find(runId)).toMatchObject({ state: 'failed', error: { code: 'run.busy' } });
  });

  test('says at its last try that it failed, also to a process that never heard of it', async () => {
    await goodWorld();
    const { bridge, jobs } = await runJobs(50);
    const { ledger } = bridge;
    const asked = { sync: contacts, recordIds: ['003bn0000000001AAA'] };
    const { key, payload } = askedOnceJob({ ...asked, trigger: 'record', runId: restartedRun });
    const at = new Date().toISOString();
    await ledger.noteAsked([{ ...asked, run: restartedRun, job: key, at }]);
    jest.spyOn(bridge, 'runParts').mockRejectedValue(new BusyError('run.busy', 'already being run'));
    await expect(jobs.handle({ key, payload }, 49)).rejects.toMatchObject({ code: 'run.busy' });
    expect(await ledger.askedStandings([restartedRun])).toMatchObject([{ problem: null }]);
    await jobs.handle({ key, payload }, 50);
    expect(await ledger.askedStandings([restartedRun])).toMatchObject([{ problem: { code: 'run.busy' } }]);
  });

  test('is not tried again where the call itself was refused', async () => {
    await goodWorld();
    const { bridge, requests, job, jobs } = await runJobs(50);
    const refused = new RejectedError('sf.refused', 'Salesforce refused the call: NO_SUCH_THING');
    jest.spyOn(bridge, 'runParts').mockRejectedValue(refused);
    await jobs.handle(job, 1);
    expect(requests.find(runId)).toMatchObject({ state: 'failed', error: { code: 'sf.refused' } });
  });
});

describe('two processes on one folder', () => {
  test('a second service refuses and says why', async () => {
    await goodWorld();
    service = await startService(world);
    const ended = await world.cli('start', '--json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      error: {
        code: 'service.running',
        message: `A service (process ${process.pid}) already works on ${world.environment.DATA_DIR}.`
      }
    });
    await service.stop();
    service = await startService(world);
    expect((await service.ask('GET', '/health')).status).toBe(200);
  });

  test('bridge run beside a service: one has the run, the other says so, nothing is sent twice', async () => {
    await goodWorld(1500);
    const slow = { match: { endpoint: 'users.bulkUpdate' }, effect: { kind: 'latency', ms: 1000 } } as const;
    world.iterable.faults.add(slow);
    service = await startService(world);
    await eventually('the first call', () => world.iterable.calls('users.bulkUpdate') > 0);
    const beside = await command(world, ['run', contacts, '--json']);
    expect(beside.code).toBe(1);
    expect(documentOf(beside)).toMatchObject({ error: { code: 'run.busy' } });
    await runInState(service, contacts, 'done');
    const free = await world.cli('run', contacts, '--json');
    expect(free.code).toBe(0);
    expect(JSON.parse(free.stdout)).toMatchObject({ state: 'done', counts: { delivered: 0 } });
    expect(world.project.userCount()).toBe(1500);
    expect(world.project.users().every(({ writes }) => writes === 1)).toBe(true);
  });
});
