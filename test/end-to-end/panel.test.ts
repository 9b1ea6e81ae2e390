/** Tx-06: what the panel on a record's page shows, from what the bridge remembers. */
import { inquiriesOf } from '../../bridge/commands/inquiries';
import { colleague } from './colleague';
import { redefine } from './operation-stories';
import { createPreviewWorld } from './preview-world';
import { panelOf } from './why-world';
import { convertLead } from '../stand-ins/org/store/convert-lead';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

const { create, update } = colleague(() => world.org);

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };
const silent = { Write_Back__c: 'None' };

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [{ ...ada, ...given }])[0] ?? '';

test('Tx-06 H-48 D-54 statuses of each sync, lists by name, outcomes and calls, newest first', async () => {
  world = await createPreviewWorld();
  const profile = defineSync(world.org, { name: 'Profile', label: 'People', values: silent });
  const list = defineSync(world.org, {
    name: 'List',
    label: 'Everybody on a list',
    values: silent,
    steps: [{ operation: 'Subscribe_List', target: 'Everybody' }]
  });
  const id = load();
  await world.run(profile);
  await world.run(list);
  const panel = await panelOf(world, id);
  expect(panel).toMatchObject({ recordId: id, objectName: 'Contact', sharedWith: [] });
  const stands = {
    status: 'Synced',
    message: null,
    fieldPath: null,
    lastSyncedAt: expect.any(String) as string
  };
  expect(panel.syncs).toMatchObject([
    { syncName: 'List', syncLabel: 'Everybody on a list', ...stands },
    { syncName: 'Profile', syncLabel: 'People', ...stands }
  ]);
  expect(panel.lists).toEqual([{ listId: '7', name: 'Everybody', projectName: 'Main' }]);
  const times = panel.timeline.map(({ happenedAt }) => happenedAt);
  expect(times).toEqual([...times].sort().reverse());
  expect(panel.timeline).toContainEqual({
    kind: 'outcome',
    happenedAt: expect.any(String) as string,
    syncLabel: 'People',
    outcome: 'delivered',
    message: null,
    fieldPath: null,
    fieldPaths: [],
    runId: expect.any(String) as string
  });
  expect(panel.timeline).toContainEqual(
    expect.objectContaining({
      kind: 'call',
      syncName: 'List',
      syncLabel: 'Everybody on a list',
      callText: 'POST /api/lists/subscribe',
      httpStatus: 200,
      systemName: 'Iterable'
    })
  );
});

test('Tx-06 a record that needs attention says why, and which field its message is about', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    mappings: { 'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' } }
  });
  const id = load({ Title: 'Countess' });
  await world.run(sync);
  const { syncs, timeline } = await panelOf(world, id);
  expect(syncs).toMatchObject([
    {
      status: 'Failed',
      message: expect.stringContaining('found "Countess"') as string,
      fieldPath: 'Title',
      fieldPaths: ['Title'],
      lastSyncedAt: null
    }
  ]);
  expect(timeline.find(({ kind }) => kind === 'outcome')).toMatchObject({
    outcome: 'rejected',
    fieldPath: 'Title'
  });
});

test('Tx-06 opening the panel asks Salesforce and Iterable for nothing, but the names of lists once', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    values: silent,
    steps: [{ operation: 'Subscribe_List', target: 'Everybody' }]
  });
  const id = load();
  await world.run(sync);
  const bridge = await world.bridge();
  const inquiries = inquiriesOf(bridge, () => bridge.config(3600));
  await inquiries.panel(id);
  const before = [world.org.requests.length, world.iterable.requests.length];
  for (let opened = 0; opened < 3; opened += 1) {
    expect((await inquiries.panel(id)).lists).toMatchObject([{ name: 'Everybody' }]);
  }
  expect([world.org.requests.length, world.iterable.requests.length]).toEqual(before);
});

test('Tx-06 a list is left by a later step, and a removal shows as Removed', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    values: { ...silent, Scope_Type__c: 'Filter', Filter__c: "Title = 'Buyer'" },
    steps: [{ operation: 'Subscribe_List', target: 'Everybody' }]
  });
  const id = load({ Title: 'Buyer' });
  await world.run(sync);
  expect((await panelOf(world, id)).lists).toHaveLength(1);
  update('Contact', id, { Title: 'Visitor' });
  await world.run(sync);
  expect(await panelOf(world, id)).toMatchObject({ lists: [], syncs: [{ status: 'Removed' }] });
});

test('Tx-06 a step that takes people off the list of another step', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    values: silent,
    steps: [
      { operation: 'Subscribe_List', target: 'Everybody', condition: 'Title = "Buyer"' },
      { operation: 'Unsubscribe_List', target: 'Everybody', condition: 'Title <> "Buyer"' }
    ]
  });
  const id = load({ Title: 'Buyer' });
  await world.run(sync);
  expect((await panelOf(world, id)).lists).toHaveLength(1);
  update('Contact', id, { Title: 'Visitor' });
  await world.run(sync);
  expect((await panelOf(world, id)).lists).toEqual([]);
});

test('Tx-06 shared with: who speaks for the person is told from who does not', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: silent });
  const first = load();
  await world.run(sync);
  const second = load({ Email: 'ADA@example.com' });
  await world.run(sync, { full: true });
  expect((await panelOf(world, second)).sharedWith).toEqual([{ recordId: first, isSpokenFor: true }]);
  expect((await panelOf(world, first)).sharedWith).toEqual([{ recordId: second, isSpokenFor: false }]);
});

test('Tx-06 a contact shows the lists that it is on as a member of a campaign, and shares nothing with itself', async () => {
  world = await createWorld();
  const profile = defineSync(world.org, { name: 'Profile', values: silent });
  const members = defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { ...silent, Scope_Type__c: 'Campaign' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  const campaign = create('Campaign', { Name: 'Spring' });
  create('Iterable_Campaign_List__c', { Campaign__c: campaign, On_Leave__c: 'Remove_From_List' });
  const contact = load();
  const member = create('CampaignMember', { CampaignId: campaign, ContactId: contact });
  await world.run(profile);
  await world.run(members);
  const ofContact = await panelOf(world, contact);
  expect(ofContact.lists).toMatchObject([{ name: 'Spring' }]);
  expect(ofContact.sharedWith).toEqual([]);
  const ofMember = await panelOf(world, member);
  expect(ofMember).toMatchObject({
    objectName: 'CampaignMember',
    sharedWith: [],
    lists: [{ name: 'Spring' }]
  });
});

test('Tx-06 a lead that was converted is nobody else', async () => {
  world = await createWorld();
  const leads = defineSync(world.org, { name: 'Leads', object: 'Lead', values: silent });
  const contacts = defineSync(world.org, { name: 'Contacts', values: silent });
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  const [lead = ''] = world.org.store.load('Lead', [{ ...ada, Company: 'Acme', ...stamps }]);
  await world.run(leads);
  const { contactId } = convertLead(world.org.store, lead, {}, world.org.adminUserId);
  world.org.clock.advance(2000);
  await world.run(leads);
  await world.run(contacts);
  expect((await panelOf(world, contactId)).sharedWith).toEqual([]);
});

test('Tx-06 a person account shows what is known of its contact', async () => {
  world = await createWorld({ org: { switches: { personAccounts: true } } });
  const PersonContactId = load();
  const [account = ''] = world.org.store.load('Account', [
    { LastName: 'Byron', PersonEmail: ada.Email, PersonContactId }
  ]);
  const sync = defineSync(world.org, { values: silent });
  await world.run(sync);
  const panel = await panelOf(world, account);
  expect(panel).toMatchObject({
    recordId: account,
    syncs: [{ syncName: sync, status: 'Synced' }],
    sharedWith: []
  });
  expect(panel.timeline.length).toBeGreaterThan(0);
});

test('Tx-06 a record that no run has seen: nothing to show, and no error', async () => {
  world = await createWorld();
  defineSync(world.org);
  expect(await panelOf(world, load())).toMatchObject({
    objectName: 'Contact',
    syncs: [],
    lists: [],
    sharedWith: [],
    timeline: []
  });
});

test('Tx-06 what a sync said that was taken out of use counts for no standing, and stays in the timeline', async () => {
  world = await createPreviewWorld();
  const mappings = { 'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' } };
  const spring = { name: 'Spring', mappings };
  defineSync(world.org, spring);
  const id = load({ Title: 'Countess' });
  await world.run('Spring');
  expect((await panelOf(world, id)).syncs).toMatchObject([{ syncName: 'Spring', status: 'Failed' }]);
  for (const Status__c of ['Inactive', 'Archived']) {
    await redefine(world, { ...spring, values: { Status__c } });
    const { syncs, timeline } = await panelOf(world, id);
    expect(syncs).toEqual([]);
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'outcome', outcome: 'rejected' }));
  }
});
