/** H-44 for a campaign: its members, and the list that its link names. */
import type { CampaignCountsAnswer } from '../../bridge/commands/counts';
import type { ReasonPage } from '../../bridge/sync/counts/reason-records';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
let service: Service;

beforeAll(async () => {
  world = await createWorld({
    project: { lists: [{ id: 7, name: 'Guests' }] },
    iterable: { rates: { scale: Infinity } }
  });
});

afterAll(async () => {
  await service.stop();
  await world.close();
});

test('H-44 members by status and by reason, and the list user by user', async () => {
  const { store } = world.org;
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  const [campaign = '', elsewhere = ''] = store.load('Campaign', [
    { Name: 'Gala', IsActive: true, ...stamps },
    { Name: 'Picnic', IsActive: true, ...stamps }
  ]);
  const contacts = loadContacts(world.org, [...manyContacts(6), { FirstName: 'No', Email: null }]);
  const member = (CampaignId: string, ContactId: string, Status: string) => ({
    CampaignId,
    ContactId,
    Status,
    ...stamps
  });
  store.load('CampaignMember', [
    ...contacts.map((id, index) => member(campaign, id, index < 2 ? 'Responded' : 'Sent')),
    member(elsewhere, contacts[5] ?? '', 'Sent')
  ]);
  defineSync(world.org, {
    name: 'Guests',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Identity_Source__c: 'Email' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  saveCustomMetadata(world.org, {
    type: 'Iterable_Campaign_Link__mdt',
    developerName: 'Gala',
    label: 'Gala',
    values: {
      Sync__c: 'Guests',
      Campaign_Id__c: campaign,
      List_Id__c: 7,
      Member_Statuses__c: 'Sent',
      Active__c: true
    }
  });
  const run = await world.run('Guests');
  expect(run).toMatchObject({ state: 'done', error: null });
  world.iterable.settle();
  service = await startService(world, { tickMs: 3_600_000 });

  const { status, body } = await service.ask<CampaignCountsAnswer>('GET', `/v1/campaigns/${campaign}/counts`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    campaign,
    members: 7,
    statuses: [
      { status: 'Responded', members: 2 },
      { status: 'Sent', members: 5 }
    ]
  });
  const [guests] = body.syncs;
  expect(guests).toMatchObject({
    sync: 'Guests',
    members: 7,
    unexplained: 0,
    lists: [{ list: 7, records: 4, users: 4, size: 4, both: 4, missing: 0, others: 0, strangers: 0 }]
  });
  const sum = guests?.reasons.reduce((total, { records }) => total + records, 0);
  expect(sum).toBe(7);
  const page = await service.ask<ReasonPage>('GET', `/v1/campaigns/${campaign}/counts/in-iterable/records`);
  expect(page.body.records).toHaveLength(
    guests?.reasons.find(({ reason }) => reason === 'in-iterable')?.records ?? -1
  );
  const unlinked = await service.ask<CampaignCountsAnswer>('GET', `/v1/campaigns/${elsewhere}/counts`);
  expect(unlinked.body).toMatchObject({ members: 1, syncs: [] });
  const none = await service.ask('GET', `/v1/campaigns/${elsewhere}/counts/in-iterable/records`);
  expect(none).toMatchObject({ status: 422, body: { code: 'config.no-campaign-link' } });
});
