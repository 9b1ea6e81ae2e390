/** What the schedule of a sync makes the service do. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '../../bridge/sync/model';
import { runInState, startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const contacts = 'Contact_To_User';
const dayMs = 24 * 60 * 60 * 1000;

/** The days around now, whatever the hour and the zone: a test that runs at midnight sees one of them too. */
const aroundNow = [-1, 1]
  .map((days) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10))
  .join('..');

async function serviceWith(values: Record<string, string>): Promise<Service> {
  world = await createWorld();
  defineSync(world.org, { values });
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  return startService(world);
}

const runsOf = async (running: Service): Promise<readonly Run[]> =>
  (await running.ask<{ runs: Run[] }>('GET', '/v1/runs')).body.runs;

test('D-17 Hx-07 nothing starts outside the windows; what is asked for does; the admin opens them and it runs', async () => {
  service = await serviceWith({ Schedule__c: `1; except ${aroundNow}`, Time_Zone__c: 'Australia/Lord_Howe' });
  await sleep(1500);
  expect(await runsOf(service)).toEqual([]);
  const { body } = await service.ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`, { dryRun: true });
  expect((await service.ended(body.run)).counts.extracted).toBe(1);

  defineSync(world.org, {
    values: { Schedule__c: `1; within ${aroundNow}`, Time_Zone__c: 'America/New_York' }
  });
  expect((await runInState(service, contacts, 'done')).counts.delivered).toBe(1);
  expect((await runsOf(service)).map(({ trigger }) => trigger)).toEqual(['schedule']);
});

test('D-17 Hx-07 a cron expression: the first run waits for its turn, and status shows the schedule', async () => {
  // The minute two hours from now, every day.
  const later = new Date(Date.now() + 2 * 60 * 60 * 1000);
  const cron = `${later.getUTCMinutes()} ${later.getUTCHours()} * * *`;
  service = await serviceWith({ Schedule__c: cron });
  await sleep(1500);
  expect(await runsOf(service)).toEqual([]);
  const { body } = await service.ask('GET', `/v1/syncs/${contacts}`);
  expect(body).toMatchObject({ schedule: cron, intervalMinutes: null, lastRun: null });
});

test('T-15 D-19 a sync that runs at night is run now by whoever asks', async () => {
  const later = new Date(Date.now() + 2 * 60 * 60 * 1000);
  service = await serviceWith({ Schedule__c: `0 ${later.getUTCHours()} * * *` });
  const { status, body } = await service.ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`);
  expect(status).toBe(202);
  expect(await service.ended(body.run)).toMatchObject({
    trigger: 'api',
    state: 'done',
    counts: { delivered: 1 }
  });
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'Ada' });
});

test('D-18 D-27 a sync in Capture runs by its schedule: records are read and logged, nothing is sent', async () => {
  service = await serviceWith({ Status__c: 'Capture' });
  const run = await runInState(service, contacts, 'done');
  expect(run).toMatchObject({ trigger: 'schedule', counts: { extracted: 1, delivered: 0 } });
  const { body } = await service.ask<{ records: unknown[] }>('GET', `/v1/runs/${run.run}/records`);
  expect(body.records).toHaveLength(1);
  expect([world.project.userCount(), world.iterable.calls('users.bulkUpdate')]).toEqual([0, 0]);
});
