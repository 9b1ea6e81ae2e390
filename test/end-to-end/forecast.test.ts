/** What a forecast says, held against the run that follows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForecastAnswer } from '../../bridge/commands/forecast';
import type { Run } from '../../bridge/sync/model';
import type { Row } from '../stand-ins/org/model';
import { command, documentOf } from './cli-world';
import { startService } from './service-world';
import { constant, createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const sync = 'Contact_To_User';
let ids: string[] = [];

async function forecast(...words: string[]): Promise<ForecastAnswer> {
  const ended = await command(world, ['forecast', sync, '--json', ...words]);
  if (ended.code !== 0) throw new Error(ended.stdout + ended.stderr);
  return documentOf<ForecastAnswer>(ended);
}

/** Calls that wrote to Iterable since, by path. */
function writesSince(before: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method, path } of world.iterable.requests.slice(before))
    if (method !== 'GET') counts[path] = (counts[path] ?? 0) + 1;
  return counts;
}

const iterableTotal = ({ calls }: ForecastAnswer): number =>
  calls.iterable.reduce((sum, { calls: count }) => sum + count, calls.before + calls.lookUps);

/** What a run in a process of its own, which has read nothing before, makes of the forecast. */
async function heldAgainstRun(name = sync): Promise<{ said: ForecastAnswer; run: Run }> {
  const said = documentOf<ForecastAnswer>(await command(world, ['forecast', name, '--json']));
  const ended = await command(world, ['run', name, '--json']);
  return { said, run: documentOf<Run>(ended) };
}

const withoutEmail = (rows: Row[], every: number): Row[] =>
  rows.map((row, index) => (index % every === 0 ? { ...row, Email: null } : row));

test('DESIGN 4: a forecast of few records is exact: records, outcomes, calls and statuses agree with the run', async () => {
  world = await createWorld();
  ids = loadContacts(world.org, withoutEmail(manyContacts(120), 10));
  defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Subscribe_List', target: 'News', condition: 'CONTAINS(Email, "5")' }
    ],
    values: { Batch_Size__c: 50 }
  });
  const before = { calls: world.iterable.requests.length, shown: shown() };
  const said = await forecast();
  expect(writesSince(before.calls)).toEqual({});
  expect(shown()).toEqual(before.shown);
  expect(said.records).toMatchObject({ total: 120, exact: true, inWindow: 120, due: 0, leftOver: 0 });

  const requests = world.iterable.requests.length;
  const run = await world.run(sync);
  const { extracted, delivered, unchanged, skipped, rejected, deferred, writtenBack } = run.counts;
  expect(said.records.total).toBe(extracted);
  expect(said.outcomes).toMatchObject({
    ...{ delivered, unchanged, skipped, rejected, deferred },
    estimated: false,
    sample: 120
  });
  expect(said.outcomes.reasons[0]).toEqual({ code: expect.any(String) as string, records: 12 });
  expect(said.writtenBack).toBe(writtenBack);
  const calls = writesSince(requests);
  const saidCalls = Object.fromEntries(
    said.calls.iterable.map(({ endpoint, calls: count }) => [endpoint, count])
  );
  expect(saidCalls.bulkUpdate).toBe(calls['/api/users/bulkUpdate']);
  // Full batches are counted: what follows another step goes out as its users are confirmed.
  expect(saidCalls.subscribe).toBe(1);
  expect(calls['/api/lists/subscribe']).toBeLessThanOrEqual(saidCalls.bulkUpdate ?? 0);
  expect(said.fields.meter.limit).toBe(1000);
});

const shown = (): unknown[] => ids.map((id) => world.org.store.get('Contact', id)?.SystemModstamp);

test('DESIGN 4: of many records the count is exact and the rest estimated, within a tenth', async () => {
  world = await createWorld();
  loadContacts(world.org, withoutEmail(manyContacts(4500), 5));
  defineSync(world.org);
  const said = await forecast();
  expect(said.records).toMatchObject({ total: 4500, exact: true });
  expect(said.outcomes).toMatchObject({ estimated: true, sample: 200 });
  expect(said.notes.join()).toMatch(
    /^Rough: .* estimated from 200 .* only those among the 200 are seen to be duplicates/
  );
  const { outcomes } = said;
  expect(
    outcomes.delivered + outcomes.unchanged + outcomes.skipped + outcomes.rejected + outcomes.deferred
  ).toBe(4500);
  const requests = world.iterable.requests.length;
  const { counts, calls } = documentOf<Run>(await command(world, ['run', sync, '--json']));
  expect(Math.abs(said.outcomes.delivered - counts.delivered)).toBeLessThan(450);
  expect(Math.abs(said.writtenBack - counts.writtenBack)).toBeLessThan(450);
  expect(said.calls.iterable).toMatchObject([
    { endpoint: 'bulkUpdate', calls: writesSince(requests)['/api/users/bulkUpdate'], perSecond: 100 }
  ]);
  // Pages and updates are counted; what is written while pages are still read may fill an update less.
  expect(Math.abs(said.calls.salesforce.total - calls.salesforce)).toBeLessThanOrEqual(2);
  expect(iterableTotal(said)).toBe(calls.iterable);
  expect(said.budget.percent).toBeGreaterThan(0);
});

test('DESIGN 4: the next run after a first one: what changed, and what is due', async () => {
  world = await createWorld();
  ids = loadContacts(world.org, withoutEmail(manyContacts(30), 10));
  defineSync(world.org, { values: { Write_Back__c: 'None' } });
  await world.run(sync);
  world.org.clock.advance(2000);
  for (const id of ids.slice(11, 14))
    world.org.store.update('Contact', id, { FirstName: 'New' }, world.org.adminUserId);
  const { ledger, clock } = await world.bridge();
  await ledger.lookAgain(sync, [ids[21] ?? ''], clock.now().toISOString());
  world.org.clock.advance(1000);
  const said = await forecast();
  expect(said).toMatchObject({
    records: { total: 4, inWindow: 3, due: 1 },
    outcomes: { delivered: 3, unchanged: 1, estimated: false }
  });
  const full = await forecast('--full');
  expect(full).toMatchObject({ window: { start: null }, records: { total: 30 } });
  const run = documentOf<Run>(await command(world, ['run', sync, '--json']));
  expect(run.counts).toMatchObject({ extracted: 4, delivered: 3, unchanged: 1 });
});

test('DESIGN 4: a cap leaves the rest for later, and new fields count against the limit', async () => {
  world = await createWorld();
  loadContacts(world.org, manyContacts(50));
  defineSync(world.org, {
    values: { Max_Records__c: 20 },
    step: { Create_New_Fields__c: true },
    mappings: { 'dataFields.nickname': 'FirstName' }
  });
  const said = await forecast();
  expect(said.records).toMatchObject({ total: 20, leftOver: 30 });
  expect(said.fields.toCreate).toEqual(['nickname']);
  expect(await world.run(sync)).toMatchObject({ counts: { extracted: 20 } });
});

test('DESIGN 5: a definition that is not published is forecast and checked, by command and by endpoint', async () => {
  world = await createWorld();
  loadContacts(world.org, manyContacts(7));
  defineSync(world.org);
  const row = (DeveloperName: string, values: object) => ({ DeveloperName, ...values });
  const definition = {
    syncs: [
      row('Draft', {
        Project__c: 'Main',
        Source_Object__c: 'Contact',
        Scope_Type__c: 'Filter',
        Filter__c: "FirstName != 'First 3'"
      })
    ],
    steps: [row('Draft_1', { Sync__c: 'Draft', Operation__c: 'Update_User' })],
    mappings: [
      row('Draft_1_1', { Step__c: 'Draft_1', Source__c: 'FirstName', Target__c: 'dataFields.firstName' })
    ]
  };
  const file = join(world.environment.DATA_DIR ?? '', 'draft.json');
  writeFileSync(file, JSON.stringify(definition));
  const said = await command(world, ['forecast', '--definition', file, '--json']);
  expect(documentOf(said)).toMatchObject({ sync: 'Draft', records: { total: 6 } });
  expect((await command(world, ['forecast'])).code).toBe(2);
  expect((await command(world, ['forecast', '--definition', `${file}x`])).code).toBe(2);

  const service = await startService(world);
  try {
    const answer = await service.ask('POST', '/v1/forecast', { definition });
    expect(answer).toMatchObject({ status: 200, body: { sync: 'Draft', records: { total: 6 } } });
    const checked = await service.ask('POST', '/v1/check', { definition });
    expect(checked).toMatchObject({ status: 200, body: { syncs: ['Draft'], problems: [] } });
    const wrong = {
      ...definition,
      mappings: [
        row('Draft_1_1', { Step__c: 'Draft_1', Source__c: 'Nickname__c', Target__c: 'dataFields.x' })
      ]
    };
    const { body } = await service.ask<{ problems: unknown[] }>('POST', '/v1/check', { definition: wrong });
    expect(body.problems).toEqual([
      expect.objectContaining({ sync: 'Draft', where: 'Iterable_Field_Mapping.Draft_1_1, Source__c' }),
      expect.objectContaining({
        code: 'guard.unknown-field',
        where: 'Iterable_Field_Mapping.Draft_1_1, Target__c'
      })
    ]);
    const refused = await service.ask('POST', '/v1/forecast', { definition: wrong });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: expect.stringMatching(/^config/) as string }
    });
    expect((await service.ask('POST', '/v1/forecast', {})).status).toBe(400);
    expect((await service.ask('POST', '/v1/forecast', { sync: 'Nobody' })).status).toBe(404);
    expect((await service.ask('POST', '/v1/check', {})).body).toMatchObject({ syncs: [sync], problems: [] });
  } finally {
    await service.stop();
  }
});

test('DESIGN 4: a forecast as text', async () => {
  world = await createWorld();
  loadContacts(world.org, manyContacts(3));
  defineSync(world.org, {
    steps: [{ operation: 'Track_Event', mappings: { eventName: constant('hello') } }]
  });
  const { stdout } = await command(world, ['forecast', sync]);
  expect(stdout).toContain(`${sync}: 3 records, 1 min, done by `);
  expect(stdout).toMatch(/trackBulk +1 +10 +1/);
  expect(stdout).toMatch(
    /Salesforce: \d+ calls \(\d+ to read, 1 to write 3 statuses\), [\d.]+ % of the bridge's daily share/
  );
});

test('DESIGN 4: calls before and after the records are counted too: Salesforce and Iterable agree with the run', async () => {
  world = await createWorld();
  ids = loadContacts(world.org, manyContacts(120));
  defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Subscribe_List', target: 'News', values: { On_Exit__c: 'Remove_From_List' } }
    ],
    values: { Scope_Type__c: 'Filter', Filter__c: "LastName != 'Nobody'" }
  });
  const first = await heldAgainstRun();
  expect(first.said.calls.salesforce.total).toBe(first.run.calls.salesforce);
  expect(iterableTotal(first.said)).toBe(first.run.calls.iterable);
  world.org.clock.advance(2000);
  for (const id of ids.slice(11, 14))
    world.org.store.update('Contact', id, { FirstName: 'New' }, world.org.adminUserId);
  world.org.clock.advance(1000);
  // The log of deletions and who changed at all are asked for behind the window.
  const next = await heldAgainstRun();
  expect(next.said.calls.salesforce.total).toBe(next.run.calls.salesforce);
  expect(iterableTotal(next.said)).toBe(next.run.calls.iterable);
});

test('DESIGN 4, rule 5: records that wait for their users to settle are read again, and counted so', async () => {
  world = await createWorld();
  loadContacts(world.org, manyContacts(30));
  defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Track_Event', mappings: { eventName: constant('hello') } }
    ]
  });
  const { said, run } = await heldAgainstRun();
  expect(said.calls.salesforce.total).toBe(run.calls.salesforce);
  expect(iterableTotal(said)).toBe(run.calls.iterable);
});

test('DESIGN 4: records in the middle of a window are seen although both of its ends look otherwise', async () => {
  world = await createWorld();
  const rows = manyContacts(1500);
  loadContacts(
    world.org,
    rows.map((row, index) => (index >= 300 && index < 1200 ? { ...row, Email: null } : row))
  );
  defineSync(world.org);
  const { outcomes } = await forecast();
  expect(outcomes.estimated).toBe(true);
  expect(outcomes.delivered).toBeLessThan(1000);
  expect(outcomes.reasons.reduce((sum, { records }) => sum + records, 0)).toBe(1500 - outcomes.delivered);
});
