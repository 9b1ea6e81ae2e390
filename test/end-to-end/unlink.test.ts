/** A link of a campaign is ended in three ways, and whenever the bridge dies on the way the next one goes on. */
import { defineSync } from './define-sync';
import { eventually } from './eventually';
import { startProcess } from './service-process';
import { startService } from './service-world';
import {
  at,
  befriend,
  closeAll,
  create,
  deleteInIterable,
  end,
  isEnded,
  linked,
  linkOf,
  newsletter,
  onList,
  poke,
  row,
  update,
  asked,
  type Started
} from './unlink-world';

afterEach(closeAll);

const yearly = { Schedule__c: '0 3 1 1 *', Write_Back__c: 'None' };
const second = () =>
  defineSync(at.world.org, {
    name: 'Second',
    label: 'Second people',
    values: { Scope_Type__c: 'Filter', Filter__c: "Email = 'person1@example.com'", ...yearly },
    steps: [{ operation: 'Subscribe_List', target: String(newsletter) }]
  });

describe('T-05 Unlink', () => {
  test('keeps the list and everybody on it', async () => {
    const { campaign, link } = await linked(30);
    at.service = await startService(at.world);
    end(link, 'Keep');
    await poke(campaign);
    await isEnded(link);
    expect(await at.world.run('Members')).toMatchObject({ state: 'done', counts: { delivered: 0 } });
    at.world.iterable.settle();
    expect(onList()).toHaveLength(30);
  });

  test('takes its members off the list, however many, and nobody else', async () => {
    const { campaign, link } = await linked(60);
    await befriend('friend@example.com');
    at.service = await startService(at.world);
    end(link, 'Empty');
    await poke(campaign);
    await isEnded(link);
    at.world.iterable.settle();
    expect(onList()).toEqual(['friend@example.com']);
    expect(at.world.project.user('person1@example.com')).toBeDefined();
    const { body } = await at.service.ask<{ runs: { held: unknown }[] }>('GET', '/v1/runs?sync=Members');
    expect(body.runs.every(({ held }) => !held)).toBe(true);
  });

  test('whom another campaign wants on the list never leaves it', async () => {
    const { campaign, link } = await linked(3);
    const other = create('Campaign', { Name: 'Autumn' });
    const [first] = [...at.world.org.store.rows('Contact', { includeDeleted: false })];
    create('CampaignMember', { CampaignId: other, ContactId: first?.Id });
    linkOf({ Campaign__c: other });
    await at.world.run('Members');
    at.service = await startService(at.world);
    end(link, 'Empty');
    await poke(campaign);
    await isEnded(link);
    at.world.iterable.settle();
    expect(onList()).toEqual([first?.Email]);
  });

  test('whom a step of another sync put on the list stays, and so do those of a paused link', async () => {
    const { campaign, link } = await linked(4, { define: second });
    const contacts = [...at.world.org.store.rows('Contact', { includeDeleted: false })];
    const first = contacts.find(({ Email }) => Email !== 'person1@example.com');
    const autumn = create('Campaign', { Name: 'Autumn' });
    create('CampaignMember', { CampaignId: autumn, ContactId: first?.Id });
    const paused = linkOf({ Campaign__c: autumn });
    await at.world.run('Members');
    await at.world.run('Second');
    update('Iterable_Campaign_List__c', paused, { Paused__c: true });
    at.service = await startService(at.world);
    end(link, 'Empty');
    await poke(campaign);
    await isEnded(link);
    at.world.iterable.settle();
    expect(onList()?.sort()).toEqual([first?.Email, 'person1@example.com'].sort());
  });

  test('two campaigns that are emptied at once keep nobody for each other', async () => {
    const { campaign, link } = await linked(3);
    const other = create('Campaign', { Name: 'Autumn' });
    const [first] = [...at.world.org.store.rows('Contact', { includeDeleted: false })];
    create('CampaignMember', { CampaignId: other, ContactId: first?.Id });
    const second = linkOf({ Campaign__c: other });
    await at.world.run('Members');
    at.service = await startService(at.world);
    end(link, 'Empty');
    end(second, 'Empty');
    await poke(campaign);
    await isEnded(link);
    await isEnded(second);
    at.world.iterable.settle();
    expect(onList()).toEqual([]);
  });

  test('a list that is gone has nobody to be taken off: the link ends, and no run fails', async () => {
    const { campaign, link, members } = await linked(3);
    at.service = await startService(at.world);
    await deleteInIterable();
    end(link, 'Empty');
    await poke(campaign);
    await isEnded(link);
    const { body } = await at.service.ask<{ runs: { state: string }[] }>('GET', '/v1/runs?sync=Members');
    expect(body.runs.filter(({ state }) => state === 'failed')).toEqual([]);
    const states = await (await at.world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
  });

  test('a run that fails is not asked for again and again; a person keeps the list instead', async () => {
    const { campaign, link } = await linked(3);
    const gone = linkOf({ Campaign__c: campaign, List_Id__c: 999, List_Name__c: 'Gone' });
    at.service = await startService(at.world);
    end(link, 'Empty');
    await poke(campaign);
    const failed = async (): Promise<number> => {
      const { body } = await asked().ask<{ runs: { state: string }[] }>('GET', '/v1/runs?sync=Members');
      return body.runs.filter(({ state }) => state === 'failed').length;
    };
    await eventually('a run that fails', async () => (await failed()) === 1);
    await eventually('the reason on the link', () =>
      String(row(link)?.Message__c).includes('Iterable has no list 999')
    );
    for (let look = 0; look < 4; look += 1) await poke(campaign);
    expect(await failed()).toBe(1);
    end(link, 'Keep');
    await poke(campaign);
    await isEnded(link);
    expect(row(gone)).toBeDefined();
    expect(onList()).toHaveLength(3);
  });

  test('waits for a sync that is paused, and says so', async () => {
    const { campaign, link } = await linked(3);
    at.service = await startService(at.world);
    expect((await at.service.ask('POST', '/v1/syncs/Members/pause', { reason: 'lunch' })).status).toBe(200);
    end(link, 'Empty');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: 'Empty',
      Message__c: '“Campaign members” is paused: the list is emptied when it is active again.'
    });
    await at.service.ask('POST', '/v1/syncs/Members/resume');
    await isEnded(link);
    at.world.iterable.settle();
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
    at.child = await startProcess(at.world);
    end(started.link, how);
    void at.child.ask('POST', `/v1/campaigns/${started.campaign}/links/end`).catch(() => undefined);
    await eventually('the beginning of the end', () => isBegun() || row(started.link) === undefined);
    await at.child.end('SIGKILL');
    at.world.iterable.faults.clear();
    at.child = await startProcess(at.world);
    return started;
  }

  test('T-05 Keep: the next start ends it, and everybody stays', async () => {
    const { link } = await killedInTheMiddle('Keep', () => true);
    await isEnded(link);
    at.world.iterable.settle();
    expect(onList()).toHaveLength(people);
  });

  test('T-05 Empty: the next start takes off whoever is left, and nobody else', async () => {
    const { link } = await killedInTheMiddle(
      'Empty',
      () => at.world.iterable.calls('lists.unsubscribe') >= 3
    );
    await isEnded(link);
    at.world.iterable.settle();
    expect(onList()).toEqual([]);
    expect(at.world.project.userCount()).toBe(people);
  });

  test('T-05 Delete: a list that went before the bridge died is no trouble to the next start', async () => {
    const { link, members } = await killedInTheMiddle(
      'Delete',
      () => at.world.iterable.calls('lists.delete') >= 1
    );
    await isEnded(link);
    expect(onList()).toBeUndefined();
    const states = await (await at.world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
  });

  test('T-05 Delete: the list went, and the bridge died before it could say so', async () => {
    const { link, members } = await linked(30);
    await deleteInIterable();
    end(link, 'Delete');
    at.child = await startProcess(at.world);
    await isEnded(link);
    const states = await (await at.world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
  });
});
