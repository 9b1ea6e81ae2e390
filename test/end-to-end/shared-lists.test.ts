/** A person may be a member of several campaigns, and known from steps that speak for nobody. */
import type { Run } from '../../bridge/sync/model';
import { colleague, countsOf } from './colleague';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { defineSync } from './define-sync';
import { createWorld, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const { create, remove, update } = colleague(() => world.org);
const done = (sync: string): Promise<Run['counts']> => countsOf(world, sync);
const ada = 'ada@example.com';

const members = (): string[] =>
  world.project
    .lists()
    .filter(({ name }) => name === 'Everyone')
    .flatMap((list) => list.members.map(({ email }) => email ?? ''));

function defineMembers(): string {
  return defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None' },
    steps: [{ operation: 'Subscribe_List' }]
  });
}

function twoCampaigns(contact: string): string[] {
  return ['Spring', 'Autumn'].map((Name) => {
    const campaign = create('Campaign', { Name });
    create('Iterable_Campaign_List__c', {
      Campaign__c: campaign,
      List_Name__c: 'Everyone',
      On_Leave__c: 'Remove_From_List'
    });
    return create('CampaignMember', { CampaignId: campaign, ContactId: contact });
  });
}

test('Tx-01 H-35 who leaves one campaign stays on the list that another one is linked to', async () => {
  world = await createWorld();
  const sync = defineMembers();
  const [contact = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: ada }]);
  const [spring = '', autumn = ''] = twoCampaigns(contact);
  await done(sync);
  expect(members()).toEqual([ada]);
  remove('CampaignMember', spring);
  await done(sync);
  await done(sync);
  expect(members()).toEqual([ada]);
  remove('CampaignMember', autumn);
  await done(sync);
  await done(sync);
  expect(members()).toEqual([]);
});

test('Tx-05 an opt-out is told of somebody whom only a list knows', async () => {
  world = await createWorld({
    project: { channels: [{ id: 12, name: 'News', channelType: 'Marketing', messageMedium: 'Email' }] }
  });
  const sync = defineMembers();
  const [contact = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: ada }]);
  twoCampaigns(contact);
  saveCustomMetadata(world.org, {
    type: 'Iterable_Consent_Rule__mdt',
    developerName: 'Email_Opt_Out',
    label: 'Email opt-out',
    values: {
      Project__c: 'Main',
      Source_Object__c: 'Contact',
      Source_Field__c: 'HasOptedOutOfEmail',
      Scope__c: 'Channel',
      Iterable_Id__c: 12,
      Direction__c: 'Two_Way',
      Active__c: true
    }
  });
  await done(sync);
  expect(world.project.user(ada)?.subscriptions.unsubscribedChannelIds).toEqual([]);
  // The user settles before the opt-out is told.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  update('Contact', contact, { HasOptedOutOfEmail: true });
  await done(sync);
  expect(world.project.user(ada)?.subscriptions.unsubscribedChannelIds).toEqual([12]);
});
