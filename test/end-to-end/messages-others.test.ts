import type { Run } from '../../bridge/sync/model';
import { describeOnRedis, startRealRedis, type RealRedis } from '../contracts/real-redis';
import { colleague } from './colleague';
import { channelsLeftBy, createConsentWorld, defineWithRule, edit, marketing } from './consent-world';
import { eventually } from './eventually';
import { fireAt, takingMessages } from './message-world';
import { runInState, startService, type Service } from './service-world';
import { readContactsSlowly } from './slow-reading';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** Outbound messages about other objects than people, and beside long runs. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const { create } = colleague(() => world.org);

test('T-03 salesforce-api 7: who joins a campaign is on its list long before the next turn', async () => {
  world = await createWorld({ environment: takingMessages });
  const members = defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None' },
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Subscribe_List' }
    ]
  });
  const campaign = create('Campaign', { Name: 'Spring' });
  create('Iterable_Campaign_List__c', { Campaign__c: campaign, On_Leave__c: 'Remove_From_List' });
  const [first = '', second = ''] = loadContacts(world.org, manyContacts(2));
  create('CampaignMember', { CampaignId: campaign, ContactId: first });
  service = await startService(world);
  await runInState(service, members, 'done');
  fireAt(world.org, service.url, 'CampaignMember');
  create('CampaignMember', { CampaignId: campaign, ContactId: second });
  const onList = (): unknown[] =>
    world.project
      .lists()
      .flatMap(({ members: people }) => people)
      .map(({ email }) => email);
  await eventually('the second member', () => onList().includes('person1@example.com'));
  await world.org.outbound.settled();
  const { body } = await service.ask<{ runs: Run[] }>('GET', '/v1/runs?limit=100');
  expect(body.runs.filter(({ trigger }) => trigger === 'schedule')).toHaveLength(1);
});

test('salesforce-api 7: an opt-out overtakes a long run of the very sync that reads the person', async () => {
  world = await createConsentWorld({ environment: takingMessages });
  const contacts = defineWithRule(world);
  const ids = loadContacts(world.org, manyContacts(3));
  await world.run(contacts);
  readContactsSlowly(world, 4_000);
  loadContacts(
    world.org,
    manyContacts(16_000).map((row, index) => ({ ...row, Email: `more${index}@example.com` }))
  );
  service = await startService(world);
  const asked = await service.ask<{ run: string }>('POST', `/v1/syncs/${contacts}/runs`, { full: true });
  await runInState(service, contacts, 'running');
  world.org.outbound.mute(world.org.integrationUserId);
  fireAt(world.org, service.url);
  edit(world, ids[2] ?? '', { HasOptedOutOfEmail: true });
  const leaves = () => channelsLeftBy(world, 'person2@example.com')?.includes(marketing);
  await eventually('the opt-out', leaves, 60);
  const { body } = await service.ask<{ runs: Run[] }>('GET', `/v1/runs?sync=${contacts}&limit=10`);
  expect(body.runs.some(({ state }) => state === 'running')).toBe(true);
  expect(asked.status).toBe(202);
});

describeOnRedis('messages with jobs in Redis', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(() => redis.stop());

  test('salesforce-api 7: a change and an opt-out are heard at once there too', async () => {
    world = await createConsentWorld({ environment: { ...takingMessages, REDIS_URL: redis.url } });
    const contacts = defineWithRule(world);
    const [one = '', other = ''] = loadContacts(world.org, manyContacts(2));
    service = await startService(world);
    await runInState(service, contacts, 'done');
    fireAt(world.org, service.url);
    edit(world, one, { FirstName: 'Heard' });
    edit(world, other, { HasOptedOutOfEmail: true });
    const user = () => world.project.user('person0@example.com');
    await eventually('the new name', () => user()?.fields.firstName === 'Heard');
    await eventually('the opt-out', () => channelsLeftBy(world, 'person1@example.com')?.includes(marketing));
    await world.org.outbound.settled();
  });
});
