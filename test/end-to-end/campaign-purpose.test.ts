/** What a campaign's list is for decides which opt-outs keep people off it: in the forecast, the runs, the counts and "Why?". */
import { campaignLinksCommand, type CampaignLinksAnswer } from '../../bridge/commands/campaigns';
import { ListNames } from '../../bridge/commands/list-names';
import { ProjectChannels } from '../../bridge/commands/project-channels';
import type { LinkForecast } from '../../bridge/sync/campaigns/forecast-link';
import { campaignMembers } from '../../bridge/sync/campaigns/link-standing';
import type { MemberGroup } from '../../bridge/sync/campaigns/member-groups';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import { colleague, countsOf } from './colleague';
import { defineSync } from './define-sync';
import { elsewhere } from './operation-stories';
import { startService, type Service } from './service-world';
import { why } from './why-world';
import { constant, createWorld, loadContacts, longAgo, type World } from './world';

let world: World;
let service: Service | null = null;

async function stopService(): Promise<void> {
  await service?.stop();
  service = null;
}

afterEach(async () => {
  await stopService();
  await world.close();
});

const { create, update, remove } = colleague(() => world.org);
const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const [weekly, offers] = [31, 32];

/** The checkbox that says so is one of the contact's own. */
function rule(field: string, scope: string, id: number): void {
  saveCustomMetadata(world.org, {
    type: 'Iterable_Consent_Rule__mdt',
    developerName: field,
    label: field,
    values: {
      ...{ Project__c: 'Main', Source_Object__c: 'Contact', Source_Field__c: field },
      ...{ Scope__c: scope, Iterable_Id__c: id, Direction__c: 'To_Iterable', Active__c: true }
    }
  });
}

interface Story {
  readonly campaign: string;
  readonly contacts: Readonly<Record<'ada' | 'bea' | 'cleo' | 'dora', string>>;
  readonly members: readonly string[];
}

/** Four members; Ada, Bea and Cleo are in Iterable, and opt out afterwards: Ada of a message type, Bea of its channel. */
async function start(): Promise<Story> {
  world = await createWorld({
    project: {
      lists: [
        { id: 41, name: 'Weekly' },
        { id: 42, name: 'Offers' }
      ],
      channels: [{ id: 12, name: 'News', channelType: 'Marketing', messageMedium: 'Email' }],
      messageTypes: [
        { id: weekly, name: 'Weekly news', channelId: 12, subscriptionPolicy: 'OptOut' },
        { id: offers, name: 'Offers', channelId: 12, subscriptionPolicy: 'OptOut' }
      ]
    },
    iterable: { rates: { scale: Infinity } }
  });
  const silent = { Write_Back__c: 'None', Schedule__c: '0 3 1 1 *' };
  defineSync(world.org, {
    name: 'People',
    values: silent,
    mappings: { 'dataFields.firstName': 'FirstName' }
  });
  defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { ...silent, Scope_Type__c: 'Campaign' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  rule('DoNotCall', 'Message_Type', weekly);
  rule('HasOptedOutOfFax', 'Channel', 12);
  const names = ['ada', 'bea', 'cleo'];
  const [ada = '', bea = '', cleo = ''] = loadContacts(
    world.org,
    names.map((name) => ({ FirstName: name, Email: `${name}@example.com` }))
  );
  await countsOf(world, 'People');
  const [dora = ''] = loadContacts(world.org, [{ Email: 'dora@example.com', DoNotCall: true }]);
  update('Contact', ada, { DoNotCall: true });
  update('Contact', bea, { HasOptedOutOfFax: true });
  const campaign = create('Campaign', { Name: 'Spring' });
  const members = world.org.store.load(
    'CampaignMember',
    [ada, bea, cleo, dora].map((ContactId) => ({
      CampaignId: campaign,
      ContactId,
      Status: 'Sent',
      ...stamps
    }))
  );
  return { campaign, members, contacts: { ada, bea, cleo, dora } };
}

const link = (campaign: string, listId: number, values: Row = {}): string =>
  create('Iterable_Campaign_List__c', {
    ...{ Campaign__c: campaign, List_Id__c: listId, On_Leave__c: 'Remove_From_List' },
    ...values
  });

const forType = (id: number): Row => ({ Consent_Scope__c: 'Message_Type', Consent_Iterable_Id__c: id });

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  service ??= await startService(world);
  const answer = await service.ask<T>(method, path, body);
  expect([200, 202]).toContain(answer.status);
  return answer.body;
}

const counted = (groups: readonly MemberGroup[] | null): Record<string, number> =>
  Object.fromEntries(
    (groups ?? []).map(({ standing, code, count }) => [`${standing} ${code}`.trim(), count])
  );

const onLists = (): Record<string, string[]> => {
  world.iterable.settle();
  return Object.fromEntries(
    world.project
      .lists()
      .map(({ name, members }) => [
        name,
        members.map(({ email }) => String(email).split('@')[0] ?? '').sort()
      ])
  );
};

test('T-05 Tx-01 two links of a campaign: each list takes who did not opt out of what it is for', async () => {
  const { campaign, contacts, members } = await start();
  const path = `/v1/campaigns/${campaign}/links`;
  const purpose = (iterableId: number) => ({ scope: 'Message_Type', iterableId });
  const forecast = async (body: object) =>
    counted((await ask<LinkForecast>('POST', `${path}/forecast`, body)).groups);
  const notWeekly = { 'on-list': 1, 'not-sent opted-out': 3 };
  const notOffers = { 'on-list': 2, 'not-sent opted-out': 2 };
  expect(await forecast({ listId: 41 })).toEqual(notWeekly);
  expect(await forecast({ listId: 41, purpose: purpose(weekly) })).toEqual(notWeekly);
  expect(await forecast({ listId: 42, purpose: purpose(offers) })).toEqual(notOffers);
  expect(await forecast({ purpose: { scope: 'Channel', iterableId: 12 } })).toEqual(notOffers);
  const unknown = await service?.ask('POST', `${path}/forecast`, { purpose: purpose(99) });
  expect(unknown).toMatchObject({
    status: 422,
    body: { code: 'config.unknown-message-type', detail: 'The Iterable project Main has no message type 99.' }
  });
  await stopService();

  link(campaign, 41, forType(weekly));
  link(campaign, 42, forType(offers));
  await countsOf(world, 'Members');
  // Dora is not in Iterable: who opted out of anything is not made there.
  expect(onLists()).toEqual({ Weekly: ['cleo'], Offers: ['ada', 'cleo'] });
  expect(world.project.user('dora@example.com')).toBeUndefined();
  const { links } = await ask<CampaignLinksAnswer>('GET', path);
  expect(links.map(({ groups }) => counted(groups))).toEqual([notWeekly, notOffers]);
  expect(links.map((shown) => shown.purpose)).toEqual([
    { scope: 'Message_Type', iterableId: weekly, name: 'Weekly news' },
    { scope: 'Message_Type', iterableId: offers, name: 'Offers' }
  ]);
  const [ofAda = '', ofBea = ''] = members;
  expect(await why(world, ofBea)).toMatchObject({
    code: 'consent.opted-out',
    fieldPath: 'Contact.HasOptedOutOfFax'
  });
  expect(await why(world, ofAda)).toMatchObject({ fieldPath: 'Contact.DoNotCall' });
  await stopService();

  // Who opts in again joins with the next run.
  update('Contact', contacts.ada, { DoNotCall: false });
  await countsOf(world, 'Members');
  expect(onLists()).toEqual({ Weekly: ['ada', 'cleo'], Offers: ['ada', 'cleo'] });

  // Who opts out later stays on the list, and is unsubscribed from what was left.
  update('Contact', contacts.cleo, { DoNotCall: true });
  await countsOf(world, 'Members');
  expect(onLists()).toEqual({ Weekly: ['ada', 'cleo'], Offers: ['ada', 'cleo'] });
  expect(world.project.user('cleo@example.com')?.subscriptions).toMatchObject({
    unsubscribedMessageTypeIds: [weekly]
  });
});

test('Tx-01 what the project does not have any more counts as not said, and the run says so', async () => {
  const { campaign } = await start();
  const changed = link(campaign, 42, forType(99));
  await countsOf(world, 'Members');
  expect(onLists()).toMatchObject({ Offers: ['cleo'] });
  const bridge = await world.bridge();
  const [run] = await bridge.ledger.runs({ sync: 'Members', limit: 1 });
  expect(run?.notices.join(' ')).toContain(
    'is for the message type 99, which the Iterable project does not have'
  );
  // Saying it otherwise has all members looked at again.
  update('Iterable_Campaign_List__c', changed, forType(offers));
  await countsOf(world, 'Members');
  expect(onLists()).toMatchObject({ Offers: ['ada', 'cleo'] });
});

test('DESIGN 6 a step of a campaign sync subscribes nobody again who left the channel by Email Opt Out', async () => {
  world = await createWorld({
    project: {
      lists: [{ id: 41, name: 'Weekly' }],
      channels: [{ id: 12, name: 'News', channelType: 'Marketing', messageMedium: 'Email' }]
    },
    iterable: { rates: { scale: Infinity } }
  });
  const silent = { Write_Back__c: 'None', Schedule__c: '0 3 1 1 *' };
  defineSync(world.org, {
    name: 'People',
    values: silent,
    mappings: { 'dataFields.firstName': 'FirstName' }
  });
  defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { ...silent, Scope_Type__c: 'Campaign', Identity_Source__c: 'Email' },
    steps: [
      { operation: 'Subscribe_List' },
      { operation: 'Update_Subscriptions', mappings: { 'channels.12': constant('true') } }
    ]
  });
  rule('HasOptedOutOfEmail', 'Channel', 12);
  const names = ['ada', 'bea'];
  const [ada = '', bea = ''] = loadContacts(
    world.org,
    names.map((name) => ({ FirstName: name, Email: `${name}@example.com` }))
  );
  await countsOf(world, 'People');
  for (const email of names.map((name) => `${name}@example.com`))
    await elsewhere(world, 'users/updateSubscriptions', { email, unsubscribedChannelIds: [12] });
  const campaign = create('Campaign', { Name: 'Spring' });
  link(campaign, 41);
  world.org.store.load(
    'CampaignMember',
    [ada, bea].map((ContactId) => ({ CampaignId: campaign, ContactId, Status: 'Sent', ...stamps }))
  );
  update('Contact', ada, { HasOptedOutOfEmail: true });
  await countsOf(world, 'Members');
  const channelsLeft = (name: string): unknown =>
    world.project.user(`${name}@example.com`)?.subscriptions.unsubscribedChannelIds;
  expect([channelsLeft('ada'), channelsLeft('bea')]).toEqual([[12], []]);
  expect(onLists()).toEqual({ Weekly: ['bea'] });
});

async function withoutOptOuts(campaign: string): Promise<CampaignLinksAnswer['links']> {
  const bridge = await world.bridge();
  const members = await campaignMembers(campaign, bridge.org.client());
  const listNames = new ListNames(bridge);
  const { links } = await campaignLinksCommand(campaign, {
    ...{ bridge, config: await bridge.config(0), listNames, channels: new ProjectChannels(bridge) },
    membersOf: () => Promise.resolve(members),
    membersSoon: () => Promise.resolve(members),
    optedOutSoon: () => Promise.resolve(null)
  });
  return links;
}

test("Tx-01 another campaign's link to the list keeps off it whom it keeps off, until it is gone", async () => {
  const { campaign, members } = await start();
  const path = `/v1/campaigns/${campaign}/links`;
  const other = create('Campaign', { Name: 'Autumn' });
  const strict = link(other, 42);
  const purpose = { scope: 'Message_Type', iterableId: offers };
  const forecast = await ask<LinkForecast>('POST', `${path}/forecast`, { listId: 42, purpose });
  const onlyCleo = { 'on-list': 1, 'not-sent opted-out': 3 };
  expect(counted(forecast.groups)).toEqual(onlyCleo);
  await stopService();

  link(campaign, 42, forType(offers));
  await countsOf(world, 'Members');
  expect(onLists()).toMatchObject({ Offers: ['cleo'] });
  const { links } = await ask<CampaignLinksAnswer>('GET', path);
  expect(counted(links[0]?.groups ?? null)).toEqual(onlyCleo);
  expect(await why(world, members[0] ?? '')).toMatchObject({ fieldPath: 'Contact.DoNotCall' });
  await stopService();

  // Where opt-outs cannot be read, the links that say what their list is for wait; the others do not.
  link(campaign, 41);
  const untold = await withoutOptOuts(campaign);
  expect(untold.map(({ listId, groups }) => [listId, groups === null])).toEqual([
    [42, true],
    [41, false]
  ]);

  remove('Iterable_Campaign_List__c', strict);
  await countsOf(world, 'Members');
  expect(onLists()).toMatchObject({ Offers: ['ada', 'cleo'] });
});
