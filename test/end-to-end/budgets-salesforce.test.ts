import { runCommand, syncRecordCommand } from '../../bridge/commands/run';
import { readSettings } from '../../bridge/settings';
import type { Run } from '../../bridge/sync/model';
import { wire, type Bridge } from '../../bridge/wire';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** Calls to Salesforce when they run out: the share, the reserve, the limit itself, and the day after. */

let world: World;
let bridges: Bridge[] = [];
afterEach(async () => {
  await Promise.all(bridges.map((bridge) => bridge.close()));
  bridges = [];
  await world.close();
});

const hour = 60 * 60 * 1000;
const sync = 'Contact_To_User';

/** The bridge on the same folder, so many hours from now. */
async function bridgeIn(hours: number): Promise<Bridge> {
  const real = (await world.bridge()).clock;
  const clock = { ...real, now: () => new Date(Date.now() + hours * hour) };
  const bridge = await wire(readSettings(world.environment), 'later', clock);
  bridges.push(bridge);
  return bridge;
}

async function runIn(bridge: Bridge, onProgress?: () => void): Promise<Run> {
  const run = await runCommand(bridge, sync, {}, onProgress);
  if ('dryRun' in run) throw new Error('a dry run has no run');
  return run;
}

/** An org of so many calls a day, with people who are all new. */
async function worldOf(dailyApiRequests: number, people: number, values = {}): Promise<string[]> {
  world = await createWorld({ org: { dailyApiRequests } });
  defineSync(world.org, { values });
  return loadContacts(world.org, manyContacts(people));
}

/** Everybody is in Iterable, and was sent once. */
function expectAllSentOnce(people: number): void {
  const sent = world.iterable.requests
    .filter(({ endpoint, status }) => endpoint === 'users.bulkUpdate' && status === 200)
    .flatMap(({ body }) => (body as { users: { email: string }[] }).users.map(({ email }) => email));
  expect([sent.length, new Set(sent).size]).toEqual([people, people]);
}

describe('Sx-05 a backfill ends between two pages when its part of the share is used up', () => {
  test('with its outcomes stored and the time at which it goes on; a day later all is sent', async () => {
    await worldOf(250, 16_000, { Max_Records__c: 100_000 });
    const today = await bridgeIn(0);
    const run = await runIn(today);
    expect(run).toMatchObject({ state: 'interrupted', error: null, endedAt: null });
    expect(run.counts.extracted % 2000).toBe(0);
    expect(run.counts.extracted).toBeLessThan(16_000);
    expect(run.counts.delivered).toBe(run.counts.extracted);
    expect(run.notices.join()).toMatch(
      /^Paused between two pages\. The bridge made \d+ of the 50 Salesforce calls that it may make in 24 hours \(20 percent of the org's\)\. It goes on at .*Z\.$/
    );

    const asked = world.org.requests.length;
    await expect(runIn(today)).rejects.toMatchObject({ code: 'budget.salesforce-share' });
    expect(world.org.requests).toHaveLength(asked);

    const { pauses, share } = await today.salesforceBudget.status();
    expect(share).toBe(50);
    expect(pauses.map(({ lane }) => lane)).toContain('backfill');

    world.org.usage.used = 0;
    world.org.usage.max = 15_000;
    const tomorrow = await bridgeIn(25);
    const rest = await runIn(tomorrow);
    expect(rest).toMatchObject({
      run: run.run,
      state: 'done',
      counts: { extracted: 16_000, delivered: 16_000 }
    });
    expectAllSentOnce(16_000);
  });
});

test('Sx-05 what a person waits for goes a tenth over the share; the rest waits', async () => {
  const [id = ''] = await worldOf(1000, 3);
  const bridge = await bridgeIn(0);
  await bridge.config(0);
  const { used } = await bridge.salesforceBudget.status();
  await bridge.ledger.addSourceCalls({ at: new Date().toISOString(), calls: 205 - used });
  await expect(runIn(bridge)).rejects.toMatchObject({ code: 'budget.salesforce-share' });
  expect(await syncRecordCommand(bridge, sync, id)).toMatchObject({
    state: 'done',
    counts: { delivered: 1 }
  });
});

test('D-14 a blank Max records is sized by the calls that are left, and the run says so', async () => {
  await worldOf(1000, 30_000);
  const bridge = await bridgeIn(0);
  const run = await runIn(bridge);
  expect(run.state).toBe('done');
  expect(run.counts.extracted).toBeGreaterThan(10_000);
  expect(run.counts.extracted).toBeLessThan(30_000);
  expect(run.notices).toEqual([
    `Max records is blank, so the Salesforce calls that are left sized it: ${run.counts.extracted} records. The next run goes on there.`
  ]);
  const { used } = await bridge.salesforceBudget.status();
  expect(used).toBeLessThanOrEqual(160);
  world.org.usage.used = 0;
  const rest = await runIn(await bridgeIn(25));
  expect(rest.counts.extracted + run.counts.extracted).toBeGreaterThanOrEqual(30_000 - 1);
});

test('Sx-05 what others keep of the org is left to them: backfills wait at 90 percent, then it is looked at again', async () => {
  await worldOf(1000, 10);
  world.org.usage.used = 920;
  await expect(runIn(await bridgeIn(0))).rejects.toMatchObject({ code: 'budget.salesforce-reserve' });
  expect(world.project.user('person1@example.com')).toBeUndefined();
  world.org.usage.used = 100;
  expect(await runIn(await bridgeIn(0.3))).toMatchObject({ state: 'done', counts: { delivered: 10 } });
});

test('salesforce-api 4.1 REQUEST_LIMIT_EXCEEDED in the middle of a run: it pauses, and nothing is asked until later', async () => {
  await worldOf(15_000, 5000);
  const { usage } = world.org;
  const bridge = await bridgeIn(0);
  const run = await runIn(bridge, () => void (usage.used = usage.max));
  expect(run).toMatchObject({ state: 'interrupted', error: null });
  expect(run.notices.join()).toContain('Paused between two pages. Salesforce refuses calls');
  await expect(runIn(bridge)).rejects.toMatchObject({ code: 'budget.salesforce-refuses' });
  const asked = world.org.requests.length;
  await expect(syncRecordCommand(bridge, sync, '003000000000001AAA')).rejects.toMatchObject({
    code: 'budget.salesforce-refuses'
  });
  expect(world.org.requests).toHaveLength(asked);
  usage.used = 0;
  const rest = await runIn(await bridgeIn(1.1));
  expect(rest).toMatchObject({ run: run.run, state: 'done', counts: { extracted: 5000, delivered: 5000 } });
  expectAllSentOnce(5000);
});
