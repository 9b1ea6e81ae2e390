/** A link of a campaign is ended in three ways, and whenever the bridge dies on the way the next one goes on. */
import type { Row } from '../stand-ins/org/model';
import { colleague } from './colleague';
import { defineSync } from './define-sync';
import { eventually } from './eventually';
import { startProcess, type ServiceProcess } from './service-process';
import { startService, type Service } from './service-world';
import { createWorld, loadContacts, longAgo, manyContacts, type World, type WorldOptions } from './world';

let world: World;
let service: Service | null = null;
let child: ServiceProcess | null = null;
afterEach(async () => {
  await service?.stop();
  await child?.end('SIGKILL');
  [service, child] = [null, null];
  await world.close();
});

const { create, update } = colleague(() => world.org);
const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const newsletter = 41;

interface Started {
  readonly campaign: string;
  readonly link: string;
  readonly members: readonly string[];
}

/** A campaign whose members are on a list, with somebody else on it. */
async function linked(people: number, options: WorldOptions = {}): Promise<Started> {
  world = await createWorld({
    project: { lists: [{ id: newsletter, name: 'Newsletter' }], ...options.project },
    iterable: { rates: { scale: Infinity }, ...options.iterable }
  });
  defineSync(world.org, {
    name: 'Members',
    label: 'Campaign members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None', Batch_Size__c: 20, Schedule__c: '0 3 1 1 *' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  const campaign = create('Campaign', { Name: 'Spring' });
  const contacts = loadContacts(world.org, manyContacts(people));
  const members = world.org.store.load(
    'CampaignMember',
    contacts.map((ContactId) => ({ CampaignId: campaign, ContactId, Status: 'Sent', ...stamps }))
  );
  const link = linkOf({ Campaign__c: campaign });
  expect(await world.run('Members')).toMatchObject({ state: 'done', counts: { delivered: people } });
  world.iterable.settle();
  expect(onList()).toHaveLength(people);
  return { campaign, link, members };
}

const linkOf = (values: Row): string =>
  create('Iterable_Campaign_List__c', {
    List_Id__c: newsletter,
    List_Name__c: 'Newsletter',
    On_Leave__c: 'Remove_From_List',
    ...values
  });

/** Puts somebody on the list in Iterable itself. */
async function befriend(email: string): Promise<void> {
  const answer = await fetch(`${world.iterable.url}/api/lists/subscribe`, {
    method: 'POST',
    headers: { 'api-key': world.environment.ITERABLE_API_KEY ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ listId: newsletter, subscribers: [{ email }] })
  });
  expect(answer.status).toBe(200);
  world.iterable.settle();
}

const onList = (): (string | null)[] | undefined =>
  world.project
    .lists()
    .find(({ id }) => id === newsletter)
    ?.members.map(({ email }) => email);

const row = (link: string): Row | undefined =>
  [...world.org.store.rows('Iterable_Campaign_List__c', { includeDeleted: false })].find(
    ({ Id }) => Id === link
  );

const end = (link: string, how: 'Keep' | 'Empty' | 'Delete'): void =>
  update('Iterable_Campaign_List__c', link, { Unlink__c: how });

const isEnded = (link: string): Promise<true> =>
  eventually('the end of the link', () => row(link) === undefined && true);

/** The package's word that somebody ended a link. */
async function poke(campaign: string): Promise<void> {
  const { status, body } = await asked().ask('POST', `/v1/campaigns/${campaign}/links/end`);
  expect([status, body]).toEqual([202, { done: true }]);
}

const asked = (): Service | ServiceProcess => {
  const running = service ?? child;
  if (!running) throw new Error('no service');
  return running;
};

describe('T-05 Unlink', () => {
  test('keeps the list and everybody on it', async () => {
    const { campaign, link } = await linked(30);
    service = await startService(world);
    end(link, 'Keep');
    await poke(campaign);
    await isEnded(link);
    expect(await world.run('Members')).toMatchObject({ state: 'done', counts: { delivered: 0 } });
    world.iterable.settle();
    expect(onList()).toHaveLength(30);
  });

  test('takes its members off the list, however many, and nobody else', async () => {
    const { campaign, link } = await linked(60);
    await befriend('friend@example.com');
    service = await startService(world);
    end(link, 'Empty');
    await poke(campaign);
    await isEnded(link);
    world.iterable.settle();
    expect(onList()).toEqual(['friend@example.com']);
    expect(world.project.user('person1@example.com')).toBeDefined();
    const { body } = await service.ask<{ runs: { held: unknown }[] }>('GET', '/v1/runs?sync=Members');
    expect(body.runs.every(({ held }) => !held)).toBe(true);
  });

  test('whom another campaign wants on the list stays', async () => {
    const { campaign, link } = await linked(3);
    const other = create('Campaign', { Name: 'Autumn' });
    const [first] = [...world.org.store.rows('Contact', { includeDeleted: false })];
    create('CampaignMember', { CampaignId: other, ContactId: first?.Id });
    linkOf({ Campaign__c: other, On_Leave__c: 'Nothing' });
    await world.run('Members');
    service = await startService(world);
    end(link, 'Empty');
    await poke(campaign);
    await isEnded(link);
    await eventually('the member of the other campaign', async () => {
      await world.run('Members').catch(() => undefined);
      world.iterable.settle();
      return onList()?.length === 1;
    });
    expect(onList()).toEqual([first?.Email]);
  });

  test('deletes the list, and forgets who was on it', async () => {
    const { campaign, link, members } = await linked(30);
    service = await startService(world);
    end(link, 'Delete');
    await poke(campaign);
    await isEnded(link);
    expect(onList()).toBeUndefined();
    const states = await (await world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
    expect(await world.run('Members')).toMatchObject({ state: 'done', error: null });
  });

  test('says what else uses the list, and goes on as before', async () => {
    const { campaign, link } = await linked(3);
    const other = create('Campaign', { Name: 'Autumn' });
    linkOf({ Campaign__c: other });
    service = await startService(world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: null,
      Message__c:
        'The list was not deleted, it is in use: the campaign “Autumn”. End that first, or keep or empty the list.'
    });
    expect(onList()).toHaveLength(3);
  });

  test('says that Iterable refuses to delete a list in use', async () => {
    const { campaign, link } = await linked(3, {
      project: { lists: [{ id: newsletter, name: 'Newsletter', inUse: true }] }
    });
    service = await startService(world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: null,
      Message__c: expect.stringContaining('Iterable did not delete the list') as string
    });
    expect(onList()).toHaveLength(3);
  });

  test('waits for a sync that is paused, and says so', async () => {
    const { campaign, link } = await linked(3);
    service = await startService(world);
    expect((await service.ask('POST', '/v1/syncs/Members/pause', { reason: 'lunch' })).status).toBe(200);
    end(link, 'Empty');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: 'Empty',
      Message__c: '“Campaign members” is paused: the list is emptied when it is active again.'
    });
    await service.ask('POST', '/v1/syncs/Members/resume');
    await isEnded(link);
    world.iterable.settle();
    expect(onList()).toEqual([]);
  });
});

describe('DESIGN 9 kill -9 while a link is ended', () => {
  const people = 200;

  /** The bridge in a process of its own, which dies in the middle of what it was asked for. */
  async function killedInTheMiddle(
    how: 'Keep' | 'Empty' | 'Delete',
    isBegun: () => boolean
  ): Promise<Started> {
    const started = await linked(people);
    child = await startProcess(world);
    end(started.link, how);
    void child.ask('POST', `/v1/campaigns/${started.campaign}/links/end`).catch(() => undefined);
    await eventually('the beginning of the end', () => isBegun() || row(started.link) === undefined);
    await child.end('SIGKILL');
    world.iterable.faults.clear();
    child = await startProcess(world);
    return started;
  }

  test('T-05 Keep: the next start ends it, and everybody stays', async () => {
    const { link } = await killedInTheMiddle('Keep', () => true);
    await isEnded(link);
    world.iterable.settle();
    expect(onList()).toHaveLength(people);
  });

  test('T-05 Empty: the next start takes off whoever is left, and nobody else', async () => {
    const { link } = await killedInTheMiddle('Empty', () => world.iterable.calls('lists.unsubscribe') >= 3);
    await isEnded(link);
    world.iterable.settle();
    expect(onList()).toEqual([]);
    expect(world.project.userCount()).toBe(people);
  });

  test('T-05 Delete: a list that went before the bridge died is no trouble to the next start', async () => {
    const { link, members } = await killedInTheMiddle(
      'Delete',
      () => world.iterable.calls('lists.delete') >= 1
    );
    await isEnded(link);
    expect(onList()).toBeUndefined();
    const states = await (await world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
  });

  test('T-05 Delete: the list went, and the bridge died before it could say so', async () => {
    const { link, members } = await linked(30);
    const answer = await fetch(`${world.iterable.url}/api/lists/${newsletter}`, {
      method: 'DELETE',
      headers: { 'api-key': world.environment.ITERABLE_API_KEY ?? '' }
    });
    expect(answer.status).toBe(200);
    end(link, 'Delete');
    child = await startProcess(world);
    await isEnded(link);
    const states = await (await world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
  });
});
