import type { Run } from '../../bridge/sync/model';
import { startLocalOrg } from '../stand-ins/org/local-org';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import { channelsLeftBy, createConsentWorld, defineWithRule, edit, marketing } from './consent-world';
import { eventually } from './eventually';
import { doorOf, fireAt, startGate, takingMessages, type Gate } from './message-world';
import { startProcess, type ServiceProcess } from './service-process';
import { runInState, startService, type Running, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World, type WorldOptions } from './world';

/** Heard at once: what changes in Salesforce reaches Iterable long before the next poll, and what is lost comes with it. */

const contacts = 'Contact_To_User';

let world: World;
let service: Service | null = null;
let process: ServiceProcess | null = null;
let gate: Gate | null = null;
afterEach(async () => {
  await gate?.close();
  await service?.stop();
  await process?.end('SIGKILL');
  [gate, service, process] = [null, null, null];
  await world.close();
});

/** A service that has sent everybody, whose sync has its next turn in ten minutes. */
async function polled(people: number, options: WorldOptions = {}): Promise<string[]> {
  world = await createWorld({ environment: takingMessages, ...options });
  defineSync(world.org);
  const ids = loadContacts(world.org, manyContacts(people));
  service = await startService(world);
  await runInState(service, contacts, 'done');
  return ids;
}

const nameOf = (index: number): unknown => world.project.user(`person${index}@example.com`)?.fields.firstName;
const rename = (id: string, name: string): void => edit(world, id, { FirstName: name });
const runsOf = async (running: Running | null): Promise<Run[]> =>
  (await running?.ask<{ runs: Run[] }>('GET', '/v1/runs?limit=1000'))?.body.runs ?? [];
const url = (): string => service?.url ?? '';

describe('salesforce-api 7: a change is heard at once', () => {
  test('it reaches Iterable by a run of its own, without a poll', async () => {
    const [id = ''] = await polled(3);
    fireAt(world.org, url());
    rename(id, 'Renamed');
    await eventually('the new name', () => nameOf(0) === 'Renamed');
    await world.org.outbound.settled();
    expect(world.org.outbound.sent[0]).toMatchObject({ status: 200, acknowledged: true });
    const runs = await eventually('the end of the runs', async () => {
      const all = await runsOf(service);
      return all.every(({ state }) => state === 'done') && all;
    });
    expect(runs.filter(({ trigger }) => trigger === 'schedule')).toHaveLength(1);
    const heard = runs.find(({ trigger, counts }) => trigger === 'message' && counts.delivered === 1);
    expect(heard).toMatchObject({ sync: contacts, counts: { extracted: 1 } });
    const { body } = (await service?.ask<{ lastMessageAt: string }>('GET', `/v1/syncs/${contacts}`)) ?? {};
    expect(Date.parse(body?.lastMessageAt ?? '')).toBeGreaterThan(Date.parse(runs.at(-1)?.startedAt ?? ''));
  });

  test('the record is read fresh: what the message says of it is not believed', async () => {
    const [id = ''] = await polled(1);
    rename(id, 'True');
    const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">
      <OrganizationId>${world.org.orgId}</OrganizationId><Notification><Id>04l000000000001AAA</Id>
      <sObject xmlns:t="http://www.w3.org/2001/XMLSchema-instance" t:type="sf:Contact" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
      <sf:Id>${id}</sf:Id><sf:FirstName>False</sf:FirstName></sObject></Notification></notifications></e:Body></e:Envelope>`;
    const answer = await fetch(doorOf(url()), { method: 'POST', body });
    expect(answer.status).toBe(200);
    await eventually('the new name', () => nameOf(0) !== 'First 0');
    expect(nameOf(0)).toBe('True');
  });

  test('duplicates and disorder change nothing in effect, and own writes end by themselves', async () => {
    const ids = await polled(40);
    fireAt(world.org, url());
    Object.assign(world.org.outbound.options, { duplicates: true, disorder: true });
    for (const round of [1, 2, 3]) ids.forEach((id, index) => rename(id, `Round ${round} of ${index}`));
    await eventually('the last names', () =>
      ids.every((_, index) => nameOf(index) === `Round 3 of ${index}`)
    );
    await world.org.outbound.settled();
    await eventually('quiet', async () => {
      const { ledger } = await world.bridge();
      return (await ledger.syncsWithHints()).length === 0;
    });
    expect(world.org.outbound.sent.every(({ acknowledged }) => acknowledged)).toBe(true);
    expect(ids.every((_, index) => nameOf(index) === `Round 3 of ${index}`)).toBe(true);
    expect(world.project.userCount()).toBe(40);
  });

  test('a record that was deleted before the message went out is no error', async () => {
    const [id = '', other = ''] = await polled(2);
    fireAt(world.org, url());
    rename(id, 'Gone');
    deleteRecord(world.org.store, 'Contact', id, world.org.adminUserId);
    rename(other, 'Here');
    await eventually('the other one', () => nameOf(1) === 'Here');
    await world.org.outbound.settled();
    expect(world.org.outbound.dropped).toBe(0);
    expect(nameOf(0)).toBe('First 0');
  });

  test('messages that are lost are made up for by the next turn', async () => {
    const [id = ''] = await polled(2);
    fireAt(world.org, url());
    world.org.outbound.options.loss = true;
    rename(id, 'Unheard');
    const asked = await service?.ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`);
    await service?.ended(asked?.body.run ?? '');
    expect(world.org.outbound.sent).toEqual([]);
    await eventually('the new name', async () => {
      if (nameOf(0) === 'Unheard') return true;
      // A window ends at a whole second of the server.
      const again = await service?.ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`);
      await service?.ended(again?.body.run ?? '');
      return false;
    });
  });

  test('a sync that is paused hears nothing, and Salesforce is not kept waiting', async () => {
    const [id = ''] = await polled(1);
    defineSync(world.org, { values: { Status__c: 'Paused' } });
    await eventually('the pause', async () => {
      const { body } = (await service?.ask<{ status: string }>('GET', `/v1/syncs/${contacts}`)) ?? {};
      return body?.status === 'Paused';
    });
    fireAt(world.org, url());
    rename(id, 'Later');
    await world.org.outbound.settled();
    expect(world.org.outbound.sent).toMatchObject([{ acknowledged: true }]);
    const { ledger } = await world.bridge();
    expect(await ledger.syncsWithHints()).toEqual([]);
  });
});

describe('salesforce-api 7: who is not heard', () => {
  test('a refreshed sandbox that keeps the endpoint: refused until it gives up', async () => {
    const [id = ''] = await polled(1);
    const sandbox = await startLocalOrg({ orgId: '00Dbn0000000002EAA' });
    fireAt(sandbox, url());
    Object.assign(sandbox.outbound.options, { firstRetryMs: 10, longestRetryMs: 10, keepMs: 50, pace: 1 });
    sandbox.store.load('Contact', [{ Id: id, LastName: 'Copy' }]);
    sandbox.store.update('Contact', id, { FirstName: 'Copied' }, sandbox.adminUserId);
    await sandbox.outbound.settled();
    const { sent, dropped } = sandbox.outbound;
    await sandbox.close();
    expect(dropped).toBe(1);
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([403]));
    expect((await runsOf(service)).filter(({ trigger }) => trigger === 'message')).toEqual([]);
  });
});

describe('salesforce-api 7: at least once, whenever the bridge dies', () => {
  /** A service in a process of its own behind a gate; the sync's turns are over. */
  async function killable(): Promise<{ id: string; gate: Gate }> {
    world = await createWorld({ environment: takingMessages });
    defineSync(world.org);
    const [id = ''] = loadContacts(world.org, manyContacts(1));
    process = await startProcess(world);
    await runInState(process, contacts, 'done');
    gate = await startGate(process.url);
    fireAt(world.org, gate.url);
    return { id, gate };
  }

  async function restart({ target }: { target: Gate }): Promise<void> {
    await process?.end('SIGKILL');
    process = await startProcess(world);
    target.target = process.url;
    target.before = target.after = () => true;
  }

  test.each(['before', 'after'] as const)(
    'kill -9 %s the message is stored, and no acknowledgement',
    async (moment) => {
      const { id, gate: target } = await killable();
      const died = new Promise<void>((resolve) => {
        target[moment] = async () => {
          await process?.end('SIGKILL');
          resolve();
          return false;
        };
      });
      rename(id, 'Survived');
      await died;
      target.before = () => false;
      await restart({ target });
      await eventually('the new name', () => nameOf(0) === 'Survived');
      await world.org.outbound.settled();
      const { sent } = world.org.outbound;
      expect(sent[0]).toMatchObject({ acknowledged: false });
      expect(sent.at(-1)).toMatchObject({ acknowledged: true });
      const runs = await runsOf(process);
      expect(runs.filter(({ trigger }) => trigger === 'schedule')).toHaveLength(1);
      expect(world.project.user('person0@example.com')?.writes).toBe(2);
    }
  );
});

describe('salesforce-api 7: opt-outs first', () => {
  test('an opt-out is told at once, also of a record that no sync reads', async () => {
    world = await createConsentWorld({ environment: takingMessages });
    defineWithRule(world);
    const [id = ''] = loadContacts(world.org, manyContacts(1));
    await world.run(contacts);
    defineSync(world.org, { values: { Status__c: 'Paused' } });
    const leads = defineSync(world.org, { name: 'Lead_To_User', object: 'Lead' });
    service = await startService(world);
    await runInState(service, leads, 'done');
    fireAt(world.org, url());
    edit(world, id, { HasOptedOutOfEmail: true });
    await eventually('the opt-out', () => channelsLeftBy(world, 'person0@example.com')?.includes(marketing));
    const runs = (await runsOf(service)).filter(({ sync }) => sync === leads);
    expect(runs).toHaveLength(1);
  });
});
