/** What the page of a campaign asks of the bridge: before a link is made, and while it works. */
import type { CampaignLinksAnswer, FoundLists, ShownLink } from '../../bridge/commands/campaigns';
import type { LinkForecast } from '../../bridge/sync/campaigns/forecast-link';
import type { MemberGroup } from '../../bridge/sync/campaigns/member-groups';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import { colleague } from './colleague';
import { defineSync } from './define-sync';
import { eventually } from './eventually';
import { startService, type Service } from './service-world';
import { createWorld, loadContacts, longAgo, type World } from './world';

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const { create } = colleague(() => world.org);
const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const lists = [
  { id: 41, name: 'Newsletter' },
  { id: 42, name: 'Partners of the news' },
  { id: 43, name: 'Recent openers', listType: 'Dynamic' as const }
];

const defineMembers = (values: Row = {}): string =>
  defineSync(world.org, {
    name: 'Members',
    label: 'Campaign members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None', Schedule__c: '0 3 1 1 *', ...values },
    steps: [{ operation: 'Subscribe_List' }]
  });

/** Five members: two who were sent, two who responded of whom one opted out, one without an address. */
async function start(define: () => string = defineMembers): Promise<string> {
  world = await createWorld({
    project: {
      lists,
      channels: [{ id: 12, name: 'News', channelType: 'Marketing', messageMedium: 'Email' }]
    },
    iterable: { rates: { scale: Infinity } }
  });
  define();
  saveCustomMetadata(world.org, {
    type: 'Iterable_Consent_Rule__mdt',
    developerName: 'Email_Opt_Out',
    label: 'Email opt-out',
    values: {
      ...{ Project__c: 'Main', Source_Object__c: 'Contact', Source_Field__c: 'HasOptedOutOfEmail' },
      ...{ Scope__c: 'Channel', Iterable_Id__c: 12, Direction__c: 'To_Iterable', Active__c: true }
    }
  });
  const contacts = loadContacts(world.org, [
    { Email: 'a@example.com' },
    { Email: 'b@example.com' },
    { Email: 'c@example.com' },
    { Email: 'out@example.com', HasOptedOutOfEmail: true },
    { Email: null }
  ]);
  const campaign = create('Campaign', { Name: 'Spring' });
  world.org.store.load(
    'CampaignMember',
    contacts.map((ContactId, index) => ({
      CampaignId: campaign,
      ContactId,
      Status: index === 2 || index === 3 ? 'Responded' : 'Sent',
      ...stamps
    }))
  );
  return campaign;
}

function running(): Service {
  if (!service) throw new Error('no service');
  return service;
}

const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await running().ask<T>(method, path, body);
  expect([200, 202]).toContain(answer.status);
  return answer.body;
};

/** Of so few members where they stand is told at once. */
const told = ({ groups }: ShownLink): readonly MemberGroup[] => {
  if (!groups) throw new Error('no groups yet');
  return groups;
};

const counted = (groups: readonly MemberGroup[]): Record<string, number> =>
  Object.fromEntries(groups.map(({ standing, code, count }) => [`${standing} ${code}`.trim(), count]));

const sum = (groups: readonly MemberGroup[]): number => groups.reduce((all, { count }) => all + count, 0);

test('T-05 T-02 before Link: how many members go, how many not and why; the numbers add up', async () => {
  const campaign = await start();
  service = await startService(world);
  const path = `/v1/campaigns/${campaign}/links/forecast`;
  const all = await ask<LinkForecast>('POST', path, { listId: 41 });
  expect(all).toMatchObject({ members: 5, willGo: 3, willNot: 2, isRough: false });
  expect(counted(all.groups)).toEqual({
    'on-list': 3,
    'needs-attention identity.missing': 1,
    'not-sent opted-out': 1
  });
  expect(all.groups.map(({ recordIds }) => recordIds.length)).toEqual([3, 1, 1]);
  const some = await ask<LinkForecast>('POST', path, { statuses: ['Responded'] });
  expect(some).toMatchObject({ members: 5, willGo: 1, willNot: 4 });
  expect(counted(some.groups)).toEqual({ 'on-list': 1, 'not-sent opted-out': 1, 'not-chosen': 3 });
  expect(sum(some.groups)).toBe(5);
  expect(world.project.userCount()).toBe(0);
  expect(world.project.lists()).toHaveLength(lists.length);
});

test('T-07 lists are found by a part of their name or their id; only static ones', async () => {
  await start();
  service = await startService(world);
  const named = await ask<FoundLists>('GET', '/v1/campaign-lists?text=new');
  expect(named.lists.map(({ id }) => id)).toEqual([41, 42]);
  expect((await ask<FoundLists>('GET', '/v1/campaign-lists?text=42')).lists).toHaveLength(1);
  expect((await ask<FoundLists>('GET', '/v1/campaign-lists?text=openers')).lists).toEqual([]);
});

test('T-06 T-08 H-38 a new list has its id at once; a name that is taken is the list that is there', async () => {
  await start();
  service = await startService(world);
  const made = await ask('POST', '/v1/campaign-lists', { name: 'Spring' });
  const { id } = world.project.lists().find(({ name }) => name === 'Spring') ?? {};
  expect(made).toEqual({ id, name: 'Spring', type: 'Standard', created: true });
  expect(await ask('POST', '/v1/campaign-lists', { name: 'Newsletter' })).toMatchObject({
    id: 41,
    created: false
  });
});

test('T-15 Tx-01 two links of a campaign: "Sync now" sends the members at once, and each says where they stand', async () => {
  const campaign = await start();
  const link = (values: Row) =>
    create('Iterable_Campaign_List__c', {
      Campaign__c: campaign,
      On_Leave__c: 'Remove_From_List',
      ...values
    });
  link({ List_Id__c: 41 });
  link({ List_Id__c: 42, Member_Statuses__c: 'Responded', On_Leave__c: 'Nothing' });
  service = await startService(world);
  const path = `/v1/campaigns/${campaign}/links`;
  const before = await ask<CampaignLinksAnswer>('GET', path);
  expect(before).toMatchObject({
    members: 5,
    statuses: [
      { status: 'Sent', members: 3 },
      { status: 'Responded', members: 2 }
    ],
    carriers: [{ sync: 'Members', label: 'Campaign members', status: 'Active', project: 'Main' }],
    problem: null
  });
  expect(before.links.map((link) => counted(told(link)))).toEqual([
    { 'not-looked-at': 5 },
    { 'not-looked-at': 2, 'not-chosen': 3 }
  ]);
  const asked = await ask<{ runs: string[] }>('POST', `/v1/campaigns/${campaign}/sync`);
  for (const run of asked.runs) await running().ended(run);
  const after = await eventually('the members on the lists', async () => {
    const { links } = await ask<CampaignLinksAnswer>('GET', path);
    return links.every((link) => !told(link).some(({ standing }) => standing === 'not-looked-at')) && links;
  });
  expect(after.map((link) => counted(told(link)))).toEqual([
    { 'on-list': 3, 'needs-attention identity.missing': 1, 'not-sent opted-out': 1 },
    { 'on-list': 1, 'not-sent opted-out': 1, 'not-chosen': 3 }
  ]);
  expect(
    after.map(({ listId, listName, statuses, onLeave }) => ({ listId, listName, statuses, onLeave }))
  ).toEqual([
    { listId: 41, listName: 'Newsletter', statuses: null, onLeave: 'Remove_From_List' },
    { listId: 42, listName: 'Partners of the news', statuses: ['Responded'], onLeave: 'Nothing' }
  ]);
  world.iterable.settle();
  expect(world.project.lists().map(({ id, members }) => [id, members.length])).toEqual([
    [41, 3],
    [42, 1],
    [43, 0]
  ]);
});

test('T-15 "Sync now" sends who joined a moment after the page looked', async () => {
  const campaign = await start();
  create('Iterable_Campaign_List__c', {
    Campaign__c: campaign,
    List_Id__c: 41,
    On_Leave__c: 'Remove_From_List'
  });
  service = await startService(world);
  const path = `/v1/campaigns/${campaign}/links`;
  expect(await ask<CampaignLinksAnswer>('GET', path)).toMatchObject({ members: 5 });
  const [late = ''] = loadContacts(world.org, [{ Email: 'late@example.com' }]);
  const member = create('CampaignMember', { CampaignId: campaign, ContactId: late, Status: 'Sent' });
  await ask('POST', `/v1/campaigns/${campaign}/sync`);
  const { links, members } = await ask<CampaignLinksAnswer>('GET', path);
  expect(members).toBe(6);
  expect(links.flatMap((link) => told(link).flatMap(({ recordIds }) => recordIds))).toContain(member);
  await eventually('the late member', () =>
    world.project.lists().some(({ members: on }) => on.some(({ email }) => email === 'late@example.com'))
  );
});

test('T-05 no sync takes campaigns to lists: the answer says what an administrator does', async () => {
  const campaign = await start(() => defineSync(world.org));
  service = await startService(world);
  const { problem, links } = await ask<CampaignLinksAnswer>('GET', `/v1/campaigns/${campaign}/links`);
  expect(links).toEqual([]);
  expect(problem?.fix).toContain('from the template “Campaign members are on a list”');
  const forecast = await running().ask('POST', `/v1/campaigns/${campaign}/links/forecast`, {});
  expect(forecast).toMatchObject({ status: 422, body: { code: 'config.no-campaign-sync' } });
});
