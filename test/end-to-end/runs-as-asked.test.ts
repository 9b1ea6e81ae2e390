/** Runs that a person asks for in a way of their own: from a chosen time, in calls of a chosen size; and what is on record of a sync. */
import { previewCommand } from '../../bridge/commands/preview';
import { bodies, nextSecond, redefine } from './operation-stories';
import { startService, type Service } from './service-world';
import { constant, createWorld, defineSync, loadContacts, manyContacts, type World } from './world';
import type { Outcome, Run } from '../../bridge/sync/model';

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

/** The rows of each call that updates many users. */
const callSizes = (): number[] =>
  world.iterable.requests
    .filter(({ endpoint }) => endpoint === 'users.bulkUpdate')
    .map(({ body }) => (body as { users: unknown[] }).users.length);

describe('D-20 a run from a chosen time', () => {
  const query =
    'SELECT Id, FirstName FROM Contact WHERE SystemModstamp >= [INTERVAL_TIMESTAMP] AND Birthdate >= [INTERVAL_DATE]';
  const values = { Scope_Type__c: 'SOQL', Query__c: query, Write_Back__c: 'None', Check_Hashes__c: false };

  async function people(): Promise<string> {
    world = await createWorld();
    loadContacts(
      world.org,
      manyContacts(6).map((row, index) => ({
        ...row,
        SystemModstamp: `2026-01-0${index + 1}T08:00:00.000+0000`,
        Birthdate: index === 5 ? '2026-01-01' : '2026-01-20'
      }))
    );
    return defineSync(world.org, { values, mappings: { 'dataFields.firstName': 'FirstName' } });
  }

  test('D-20 the time stands for [INTERVAL_TIMESTAMP], its day for [INTERVAL_DATE], whatever was read before', async () => {
    const sync = await people();
    const first = await world.run(sync);
    expect(first).toMatchObject({ counts: { extracted: 6 } });
    await nextSecond();
    expect(await world.run(sync)).toMatchObject({ counts: { extracted: 0 } });

    const again = await world.run(sync, { since: '2026-01-03T08:00:00+00:00' });
    expect(again).toMatchObject({ state: 'done', counts: { extracted: 3, delivered: 3 } });
    expect(again.query).toContain('SystemModstamp >= 2026-01-03T08:00:00Z AND Birthdate >= 2026-01-03');
    const { ledger } = await world.bridge();
    const outcomes = await ledger.outcomesOfRun(again.run, { limit: 10 });
    expect(outcomes.map(({ identityKey }) => identityKey).sort()).toEqual(
      [2, 3, 4].map((index) => `person${index}@example.com`)
    );
  });

  test('D-20 asked for at the endpoint, in any time zone; the next turn goes on where the schedule was', async () => {
    const sync = await people();
    const first = await world.run(sync);
    service = await startService(world);
    const { body } = await service.ask<{ run: string }>('POST', `/v1/syncs/${sync}/runs`, {
      since: '2026-01-04T09:30:00+01:00'
    });
    const again = await service.ended(body.run);
    expect(again).toMatchObject({ trigger: 'api', state: 'done', counts: { extracted: 1, delivered: 1 } });
    expect(again.query).toContain('SystemModstamp >= 2026-01-04T08:30:00Z AND Birthdate >= 2026-01-04');
    expect(String(again.bookmark) >= String(first.bookmark)).toBe(true);
  });
});

test('H-46 the batch size of a sync is how many people travel in a call; blank is as many as Iterable takes', async () => {
  world = await createWorld();
  loadContacts(world.org, manyContacts(25));
  const values = { Write_Back__c: 'None', Check_Hashes__c: false };
  const sync = defineSync(world.org, { values: { ...values, Batch_Size__c: 10 } });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 25 } });
  expect(callSizes().sort()).toEqual([10, 10, 5]);
  await redefine(world, { values: { ...values, Batch_Size__c: null } });
  expect(await world.run(sync, { full: true })).toMatchObject({ counts: { delivered: 25 } });
  expect(callSizes().slice(3)).toEqual([25]);
});

test('H-45 people who are too large for one call travel in several', async () => {
  world = await createWorld({ project: { fields: { note: 'string' } } });
  const sync = defineSync(world.org, {
    values: { Write_Back__c: 'None' },
    mappings: { 'dataFields.note': 'Description' }
  });
  loadContacts(
    world.org,
    manyContacts(200).map((row) => ({ ...row, Description: 'x'.repeat(30_000) }))
  );
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { delivered: 200, rejected: 0 } });
  expect(world.project.userCount()).toBe(200);
  expect(callSizes().length).toBeGreaterThan(1);
  expect(Math.max(...callSizes()) * 30_000).toBeLessThan(4_000_000);
});

test('H-45 413 where the limit is not known before: the next calls are smaller, and nobody is left out', async () => {
  world = await createWorld({ iterable: { switches: { trackBulkBytes: 20_000 } } });
  const sync = defineSync(world.org, {
    values: { Write_Back__c: 'None' },
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      {
        operation: 'Track_Event',
        mappings: { eventName: constant('noted'), 'dataFields.note': 'Description' }
      }
    ],
    project: { Bulk_Event_Calls_Per_Second__c: 100 }
  });
  loadContacts(
    world.org,
    manyContacts(60).map((row) => ({ ...row, Description: 'x'.repeat(900) }))
  );
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', counts: { extracted: 60, delivered: 60, rejected: 0 } });
  const answers = world.iterable.requests
    .filter(({ endpoint }) => endpoint === 'events.trackBulk')
    .map(({ status }) => status);
  expect(answers).toContain(413);
  expect(answers.filter((status) => status === 200).length).toBeGreaterThan(2);
});

test('D-27 Capture collects real samples: which records, as they are, and what of each would be sent', async () => {
  world = await createWorld();
  const options = { mappings: { 'dataFields.firstName': 'FirstName' } };
  const sync = defineSync(world.org, { ...options, values: { Status__c: 'Capture' } });
  loadContacts(world.org, manyContacts(2));
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', counts: { extracted: 2, deferred: 2, delivered: 0 } });
  const bridge = await world.bridge();
  const captured = await bridge.ledger.outcomesOfRun(run.run, { limit: 10, status: 'deferred' });
  expect(captured.map(({ code }) => code)).toEqual(['captured', 'captured']);

  const samples = [];
  for (const { recordId } of captured) {
    const { originalData, steps } = await previewCommand(bridge, { sync, recordId });
    expect(originalData).toMatchObject({ attributes: { type: 'Contact' }, FirstName: expect.any(String) });
    samples.push(...steps.map(({ payload }) => payload));
  }
  expect(callSizes()).toEqual([]);
  expect(world.org.store.having('Contact', 'Iterable_Status__c', 'Pending')).toEqual([]);

  await redefine(world, { ...options, values: { Status__c: 'Active' } });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 2 } });
  const sent = bodies(world, 'users.bulkUpdate').flatMap((body) => (body as { users: object[] }).users);
  expect(sent).toHaveLength(2);
  for (const row of sent) expect(samples).toContainEqual(row);
});

test('D-52 Sx-03 Tx-02 the activity of a sync: what it does step by step, its runs with their counts, each record with status and message, the next run in line', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Subscribe_List', target: 'Newsletter' }
    ]
  });
  const [bad = ''] = loadContacts(world.org, [{ Email: 'no address' }, ...manyContacts(3)]);
  const run = await world.run(sync);
  service = await startService(world);

  const shown = await service.ask<{ status: string; lastRun: Run }>('GET', `/v1/syncs/${sync}`);
  expect(shown.body).toMatchObject({ status: 'Active', lastRun: { sync } });
  const tasks = await service.ask<{ rows: { steps: { Operation__c: string }[] } }>(
    'GET',
    `/v1/syncs/${sync}/definitions/${run.definition}`
  );
  expect(tasks.body.rows.steps.map(({ Operation__c: operation }) => operation).sort()).toEqual([
    'Subscribe_List',
    'Update_User'
  ]);
  const logs = await service.ask<{ runs: Run[] }>('GET', `/v1/runs?sync=${sync}`);
  const listed = logs.body.runs.find((logged) => logged.run === run.run);
  expect(listed).toMatchObject({ state: 'done', counts: { extracted: 4, delivered: 3, rejected: 1 } });
  const records = await service.ask<{ records: Outcome[] }>('GET', `/v1/runs/${run.run}/records`);
  expect(records.body.records.filter(({ status }) => status === 'delivered')).toHaveLength(3);
  expect(records.body.records.find(({ recordId }) => recordId === bad)).toMatchObject({
    status: 'rejected',
    message: expect.stringContaining('e-mail address')
  });

  const asked = await service.ask<{ added: boolean; run: string }>('POST', `/v1/syncs/${sync}/runs`);
  expect(asked).toMatchObject({ status: 202, body: { sync, added: true } });
  expect(await service.ended(asked.body.run)).toMatchObject({ state: 'done' });
});
