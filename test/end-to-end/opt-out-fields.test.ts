/** H-48: which field says that a person opted out, for every object, wherever the outcome is shown. */
import { progressOf } from '../../bridge/commands/records-progress';
import { createPreviewWorld } from './preview-world';
import { panelOf, why } from './why-world';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const silent = { Write_Back__c: 'None' };
const mappings = { 'dataFields.firstName': 'FirstName', 'dataFields.lastName': 'LastName' };

const load = (object: string, row: Record<string, unknown>): string =>
  world.org.store.load(object, [{ ...stamps, ...row }])[0] ?? '';

/** The one field, in the record panel, its timeline, the progress of "Sync now" and the answer to "Why?". */
async function expectNamed(sync: string, id: string, field: string): Promise<void> {
  const bridge = await world.bridge();
  await world.run(sync);
  const message = expect.stringMatching(
    new RegExp(`^The person opted out of e-mail \\(${field.replace('.', '\\.')}\\) and is not `)
  ) as string;
  const named = { message, fieldPath: field, fieldPaths: [field] };
  const { syncs, timeline } = await panelOf(world, id);
  expect(syncs).toMatchObject([{ status: 'Skipped', ...named }]);
  expect(timeline.find(({ kind }) => kind === 'outcome')).toMatchObject({ outcome: 'skipped', ...named });
  expect(await why(world, id)).toMatchObject({ code: 'consent.opted-out', fieldPath: field });

  const [run] = await bridge.ledger.runs({ limit: 1 });
  const asked = { run: run?.run ?? '', sync, job: 'job', recordIds: [id], at: new Date().toISOString() };
  await bridge.ledger.noteAsked([asked]);
  const parts = { ledger: bridge.ledger, requested: () => null, config: await bridge.config(0) };
  const progress = await progressOf([asked.run], parts);
  expect(progress).toMatchObject({ notSent: 1, results: [{ outcome: 'skipped', ...named }] });
}

test('H-48 a contact', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { values: silent, mappings });
  const [id = ''] = loadContacts(world.org, [{ Email: 'ada@example.com', HasOptedOutOfEmail: true }]);
  await expectNamed(sync, id, 'HasOptedOutOfEmail');
});

test('H-48 a lead', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { object: 'Lead', values: silent, mappings });
  const row = { LastName: 'Byron', Company: 'Acme', Email: 'ada@example.com', HasOptedOutOfEmail: true };
  await expectNamed(sync, load('Lead', row), 'HasOptedOutOfEmail');
});

test('H-48 a campaign member, which shows what its person says', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    object: 'CampaignMember',
    values: { ...silent, Scope_Type__c: 'Campaign', Identity_Source__c: 'Contact.Email' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  const campaign = load('Campaign', { Name: 'Gala', IsActive: true });
  load('Iterable_Campaign_List__c', { Campaign__c: campaign, Sync__c: sync });
  const [contact = ''] = loadContacts(world.org, [{ Email: 'ada@example.com', HasOptedOutOfEmail: true }]);
  const row = { CampaignId: campaign, ContactId: contact, Status: 'Sent' };
  await expectNamed(sync, load('CampaignMember', row), 'HasOptedOutOfEmail');
});

test('H-48 a person account', async () => {
  world = await createWorld({ org: { switches: { personAccounts: true } } });
  const sync = defineSync(world.org, {
    object: 'Account',
    values: { ...silent, Identity_Source__c: 'PersonEmail' },
    mappings: { 'dataFields.lastName': 'LastName' }
  });
  const [PersonContactId = ''] = loadContacts(world.org, [{ Email: 'ada@example.com' }]);
  const row = { LastName: 'Byron', PersonEmail: 'ada@example.com', PersonContactId };
  const id = load('Account', { ...row, PersonHasOptedOutOfEmail: true });
  await expectNamed(sync, id, 'PersonHasOptedOutOfEmail');
});
