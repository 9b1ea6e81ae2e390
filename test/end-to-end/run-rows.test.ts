import type { Row } from '../stand-ins/org/model';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';
import { eventually } from './eventually';
import { redefine } from './operation-stories';
import { runInState, startService, type Service } from './service-world';
import { command } from './cli-world';

/** Runs as rows of the org, for reports and for the time when the bridge is silent. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  jest.restoreAllMocks();
  await world.close();
});

const contacts = 'Contact_To_User';
const often = { orgSeconds: 0 };

const rows = (namespace = ''): Row[] => [
  ...world.org.store.rows(`${namespace}Iterable_Sync_Run__c`, { includeDeleted: false })
];
const rowOf = (run: string): Promise<Row> =>
  eventually(`the row of run ${run}`, () => rows().find((row) => row.Run_Id__c === run));

describe('Hx-04 rows of runs', () => {
  test('a run that found something is told with its counts, one that found nothing is not', async () => {
    world = await createWorld();
    defineSync(world.org);
    defineSync(world.org, { name: 'Lead_To_User', object: 'Lead' });
    loadContacts(world.org, [...manyContacts(4), { LastName: 'Nobody', Email: null }]);
    service = await startService(world, often);
    const run = await runInState(service, contacts, 'done');
    await runInState(service, 'Lead_To_User', 'done');
    expect(await rowOf(run.run)).toMatchObject({
      Sync__c: contacts,
      Trigger__c: 'Schedule',
      State__c: 'Done',
      Extracted__c: 5,
      Delivered__c: 4,
      Unchanged__c: 0,
      Skipped__c: 0,
      Rejected__c: 1,
      Deferred__c: 0,
      Removed__c: 0,
      Salesforce_Calls__c: run.calls.salesforce,
      Iterable_Calls__c: run.calls.iterable,
      Definition_Hash__c: run.definition,
      Message__c: '5 found: 4 delivered, 1 needs attention.'
    });
    const [row] = rows();
    const times = ['Started_At__c', 'Ended_At__c', 'Caught_Up_To__c'].map((name) =>
      Date.parse(String(row?.[name]))
    );
    // A date and time of Salesforce has whole seconds.
    const whole = (time: string | null): number => Math.floor(Date.parse(time ?? '') / 1000) * 1000;
    expect(times).toEqual([run.startedAt, run.endedAt, run.bookmark].map(whole));
    expect(rows()).toHaveLength(1);
  });

  test('a held run is told while it waits, and again once it is decided', async () => {
    world = await createWorld({ project: { lists: [{ id: 7, name: 'Customers', listType: 'Standard' }] } });
    const customers = (filter: string) =>
      redefine(world, {
        name: 'Customers',
        values: { Scope_Type__c: 'Filter', Filter__c: filter, Status__c: 'Inactive' },
        steps: [{ operation: 'Subscribe_List', target: 'Customers' }]
      });
    await customers("Title != 'Gone'");
    loadContacts(
      world.org,
      manyContacts(60).map((row, index) => ({ ...row, Title: index < 20 ? 'Buyer' : 'Visitor' }))
    );
    await world.run('Customers');
    await customers("Title = 'Buyer'");
    const held = await world.run('Customers', { full: true });
    service = await startService(world, often);
    expect(await rowOf(held.run)).toMatchObject({ State__c: 'Held', Ended_At__c: null, Deferred__c: 40 });
    await service.ask('POST', `/v1/runs/${held.run}/discard`);
    await eventually('the decision', () =>
      rows().some((row) => row.Run_Id__c === held.run && row.State__c === 'Done' && row.Skipped__c === 40)
    );
    expect(rows().filter((row) => row.Run_Id__c === held.run)).toHaveLength(1);
  });

  test('503 of Salesforce on the row never fails a run: the row comes later, once', async () => {
    world = await createWorld();
    defineSync(world.org);
    loadContacts(world.org, manyContacts(3));
    world.org.faults.down({ path: '/Iterable_Sync_Run__c/' }, 5);
    service = await startService(world, often);
    const run = await runInState(service, contacts, 'done');
    expect(run).toMatchObject({ state: 'done', error: null, counts: { delivered: 3 } });
    await rowOf(run.run);
    expect(rows()).toHaveLength(1);
    const { ledger } = await world.bridge();
    await eventually('nothing left to tell', async () => (await ledger.runsToTell(10)).length === 0);
  });

  test('the command tells its run too, and an org that refuses the row costs it nothing', async () => {
    world = await createWorld();
    defineSync(world.org);
    loadContacts(world.org, manyContacts(2));
    expect(await command(world, ['run', contacts])).toMatchObject({ code: 0 });
    expect(rows()).toMatchObject([{ Trigger__c: 'Command', State__c: 'Done', Delivered__c: 2 }]);
    world.org.catalog.remove('Iterable_Sync_Run__c');
    world.org.store.load('Contact', [{ LastName: 'New', Email: 'new@example.com', SystemModstamp: longAgo }]);
    expect(await command(world, ['run', contacts, '--full'])).toMatchObject({ code: 0 });
  });

  test('rows and answered requests older than RETENTION_DAYS go when the service starts, others stay', async () => {
    world = await createWorld({ environment: { RETENTION_DAYS: '30' } });
    const days = (count: number): string => new Date(Date.now() - count * 86_400_000).toISOString();
    world.org.store.load('Iterable_Sync_Run__c', [
      { Run_Id__c: 'old', Started_At__c: days(31) },
      { Run_Id__c: 'young', Started_At__c: days(29) }
    ]);
    world.org.store.load('Iterable_Sync_Request__c', [
      { Record_Id__c: 'old', State__c: 'Taken', Taken_At__c: days(31) },
      { Record_Id__c: 'young', State__c: 'Taken', Taken_At__c: days(29) }
    ]);
    service = await startService(world, often);
    await eventually('the clean-up', () => !rows().some((row) => row.Run_Id__c === 'old'));
    const requests = () =>
      [...world.org.store.rows('Iterable_Sync_Request__c', { includeDeleted: false })].map(
        (row) => row.Record_Id__c
      );
    await eventually('the clean-up of requests', () => !requests().includes('old'));
    expect(rows().map((row) => row.Run_Id__c)).toEqual(['young']);
    expect(requests()).toEqual(['young']);
  });

  test('with a namespace the row stands in the packaged object', async () => {
    world = await createWorld({ namespace: 'itsync' });
    defineSync(world.org, {}, 'itsync');
    loadContacts(world.org, manyContacts(1));
    service = await startService(world, often);
    const run = await runInState(service, contacts, 'done');
    const found = await eventually('the row', () =>
      rows('itsync__').find((row) => row.itsync__Run_Id__c === run.run)
    );
    expect(found).toMatchObject({ itsync__Sync__c: contacts, itsync__State__c: 'Done' });
  });
});
