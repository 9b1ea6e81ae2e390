import { setTimeout as sleep } from 'node:timers/promises';
import { RecordDesk } from '../../bridge/service/record-desk';
import type { Row } from '../stand-ins/org/model';
import { eventually } from './eventually';
import { startProcess } from './service-process';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** Requests that people left in the org while nobody answered. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  jest.restoreAllMocks();
  await world.close();
});

const contacts = 'Contact_To_User';
const table = 'Iterable_Sync_Request__c';
const often = { orgSeconds: 0 };
/** Runs only when somebody asks. */
const atNight = { Schedule__c: '0 3 1 1 *' };

const leave = (recordIds: readonly string[]): string[] =>
  recordIds.map((Record_Id__c) =>
    world.org.store.create(table, { Record_Id__c, State__c: 'Waiting' }, world.org.adminUserId)
  );
const requests = (): Row[] => [...world.org.store.rows(table, { includeDeleted: false })];
const states = (): unknown[] => requests().map((row) => row.State__c);
const allAnswered = (): Promise<boolean> =>
  eventually('the answers', () => states().every((state) => state !== 'Waiting'));

async function worldOf(people: number): Promise<string[]> {
  world = await createWorld();
  defineSync(world.org, { label: 'People', values: atNight });
  return loadContacts(world.org, manyContacts(people));
}

describe('Tx-11 requests in the org', () => {
  test('wait for the start of the service, which takes them and says so in each row', async () => {
    const [first = '', second = ''] = await worldOf(2);
    const [company = ''] = world.org.store.load('Account', [{ Name: 'Acme' }]);
    leave([first, second.slice(0, 15), company, 'nonsense', `${first.slice(0, 15)}ZZZ`]);
    service = await startService(world, often);
    await allAnswered();
    const { ledger } = await world.bridge();
    const run = await eventually('the run', async () =>
      (await ledger.runs({ limit: 5 })).find(({ state }) => state === 'done')
    );
    expect(run).toMatchObject({ sync: contacts, trigger: 'record', counts: { extracted: 2, delivered: 2 } });
    const taken = {
      State__c: 'Taken',
      Run_Id__c: run.run,
      Message__c: 'Sent by People.',
      Taken_At__c: expect.any(String) as string
    };
    expect(requests()).toMatchObject([
      { Record_Id__c: first, ...taken },
      { Record_Id__c: second.slice(0, 15), ...taken },
      { State__c: 'Refused', Run_Id__c: null, Message__c: 'No sync reads records of this object.' },
      { State__c: 'Refused', Run_Id__c: null, Message__c: 'It names no record.' },
      { State__c: 'Refused', Run_Id__c: null, Message__c: 'It names no record.' }
    ]);
    expect(world.project.userCount()).toBe(2);
  });

  test('that come later are taken with the next turn of a sync, and not looked for without one', async () => {
    world = await createWorld();
    defineSync(world.org, { values: { Schedule__c: '1' } });
    const [id = ''] = loadContacts(world.org, manyContacts(1));
    service = await startService(world, often);
    const { ledger, clock } = await world.bridge();
    await eventually('the first run', async () => (await ledger.runs({ limit: 1 }))[0]?.state === 'done');
    await sleep(300);
    leave([id]);
    await sleep(700);
    expect(states()).toEqual(['Waiting']);
    jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + 120_000));
    await allAnswered();
    expect(states()).toEqual(['Taken']);
  });

  test('one that cannot be planned is refused with the reason, and keeps none of the others waiting', async () => {
    const [person = ''] = await worldOf(1);
    defineSync(world.org, {
      name: 'Gala',
      object: 'CampaignMember',
      values: { ...atNight, Scope_Type__c: 'Campaign', Identity__c: 'Email' },
      steps: [{ operation: 'Subscribe_List' }]
    });
    const [gala = ''] = world.org.store.load('Campaign', [{ Name: 'Gala' }]);
    world.org.catalog.remove('Iterable_Campaign_List__c');
    leave([gala, person]);
    service = await startService(world, often);
    await allAnswered();
    expect(requests()).toMatchObject([
      {
        State__c: 'Refused',
        Run_Id__c: null,
        Message__c: expect.stringContaining('Iterable_Campaign_List__c') as string
      },
      { State__c: 'Taken', Message__c: 'Sent by People.' }
    ]);
    await eventually('the person', () => world.project.userCount() === 1);
  });

  test('accounts that are hidden keep no contact from being sent', async () => {
    const [person = ''] = await worldOf(1);
    const [company = ''] = world.org.store.load('Account', [{ Name: 'Acme' }]);
    world.org.catalog.remove('Account');
    leave([company, person]);
    service = await startService(world, often);
    await allAnswered();
    expect(requests()).toMatchObject([
      { State__c: 'Refused', Message__c: 'No sync reads records of this object.' },
      { State__c: 'Taken', Message__c: 'Sent by People.' }
    ]);
  });

  test('an org without the object, and one that cannot answer now, keep nothing from working', async () => {
    const ids = await worldOf(1);
    leave(ids);
    world.org.faults.down(
      { path: '/query', when: ({ query }) => query.get('q')?.includes(table) ?? false },
      6
    );
    service = await startService(world, often);
    await allAnswered();
    await service.stop();
    world.org.catalog.remove(table);
    service = await startService(world, often);
    const asked = await service.ask<{ runs: { runId: string }[] }>('POST', '/v1/records/sync', {
      recordIds: ids
    });
    expect((await service.ended(asked.body.runs[0]?.runId ?? '')).state).toBe('done');
  });
});

describe('DESIGN rule 9 taken once, whenever the process dies', () => {
  /** The first service dies at that moment; the second one finds what it left. */
  async function diesWhen(world: World, prepare: () => void): Promise<void> {
    prepare();
    const died = await startService(world, often);
    await eventually(
      'the moment',
      async () =>
        (await (await world.bridge()).ledger.orgRequests(requests().map((row) => String(row.Id)))).length > 0
    );
    await died.stop();
    jest.restoreAllMocks();
    world.org.faults.clear();
  }

  async function onceAll(people: number): Promise<void> {
    service = await startService(world, often);
    await allAnswered();
    const { ledger } = await world.bridge();
    const runs = await eventually('the run', async () => {
      const found = await ledger.runs({ limit: 5 });
      return found.length > 0 && found.every(({ state }) => state === 'done') && found;
    });
    expect(runs).toMatchObject([{ counts: { extracted: people, delivered: people } }]);
    expect(new Set(requests().map((row) => row.Run_Id__c))).toEqual(new Set([runs[0]?.run]));
    expect(world.project.users().every(({ writes }) => writes === 1)).toBe(true);
  }

  test('between storing the answer and putting the run in line', async () => {
    leave(await worldOf(3));
    await diesWhen(world, () => {
      jest
        .spyOn(RecordDesk.prototype as unknown as { putInLine(): Promise<boolean> }, 'putInLine')
        .mockRejectedValue(new Error('killed'));
    });
    expect((await (await world.bridge()).ledger.runs({ limit: 5 })).length).toBe(0);
    await onceAll(3);
  });

  test('between putting the run in line and telling the org', async () => {
    leave(await worldOf(3));
    await diesWhen(world, () =>
      world.org.faults.down(
        { path: '/composite/sobjects', method: 'PATCH', when: (call) => String(call.body).includes(table) },
        Infinity
      )
    );
    expect(states()).toEqual(['Waiting', 'Waiting', 'Waiting']);
    await onceAll(3);
  });

  test('kill -9 at five moments', async () => {
    world = await createWorld();
    defineSync(world.org, { label: 'People', values: atNight });
    const ids = loadContacts(world.org, manyContacts(120));
    leave(ids);
    for (const wait of [0, 40, 120, 250, 400]) {
      const child = await startProcess(world);
      await sleep(wait);
      await child.end('SIGKILL');
    }
    service = await startService(world, often);
    await allAnswered();
    const { ledger } = await world.bridge();
    await eventually('everybody', () => {
      world.iterable.settle();
      return world.project.userCount() === 120;
    });
    const runs = await eventually('the end', async () => {
      const found = await ledger.runs({ limit: 10 });
      return found.every(({ state }) => state === 'done') && found;
    });
    expect(runs).toHaveLength(1);
    expect(new Set(requests().map((row) => row.Run_Id__c))).toEqual(new Set([runs[0]?.run]));
  });
});
