/** H-48: why a sync does not cover a record, and why a sync does nothing, each told as a cause with its facts. */
import { colleague } from './colleague';
import type { SyncOptions } from './define-sync';
import { createPreviewWorld } from './preview-world';
import { none, told, why, whyOf } from './why-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await createPreviewWorld();
});
afterEach(() => world.close());

const { create, update } = colleague(() => world.org);

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [{ ...ada, ...given }])[0] ?? '';

const filtered = (filter: string): SyncOptions => ({
  values: { Scope_Type__c: 'Filter', Filter__c: filter }
});

test.each([
  ["MailingCountry IN ('US', 'CA', 'MX')", { MailingCountry: 'DE' }, 'DE', 'US, CA or MX', 'MailingCountry'],
  [
    "MailingCountry = 'US' OR MailingCountry = 'CA'",
    { MailingCountry: 'DE' },
    'DE',
    'US or CA',
    'MailingCountry'
  ],
  ["(NOT MailingCountry = 'DE')", { MailingCountry: 'DE' }, 'DE', 'anything but DE', 'MailingCountry'],
  ["MailingCountry != 'DE'", { MailingCountry: 'DE' }, 'DE', 'anything but DE', 'MailingCountry'],
  ["Title LIKE 'Count%'", { Title: 'Miss' }, 'Miss', 'beginning with Count', 'Title'],
  ['Title = null', { Title: 'Miss' }, 'Miss', 'blank', 'Title'],
  ['DoNotCall = true', { DoNotCall: false }, 'false', 'true', 'DoNotCall'],
  ['Birthdate < 2000-01-01', { Birthdate: '2001-05-05' }, '2001-05-05', 'before 2000-01-01', 'Birthdate'],
  ['MailingLatitude > 5', { MailingLatitude: 2.5 }, '2.5', 'more than 5', 'MailingLatitude']
])('H-48 scope.field: %s', async (filter, given, value, expected, fieldPath) => {
  defineSync(world.org, filtered(filter));
  expect(told(await why(world, load(given)))).toEqual({
    ...none,
    ...{ standing: 'notSent', code: 'scope.field', facts: { value, expected }, fieldPath }
  });
});

test('H-48 scope.field: a field of a parent stands as a path', async () => {
  const [account] = world.org.store.load('Account', [{ Name: 'Acme', Industry: 'Retail' }]);
  defineSync(world.org, filtered("Account.Industry = 'Energy'"));
  expect(told(await why(world, load({ AccountId: account })))).toEqual({
    ...none,
    ...{ standing: 'notSent', code: 'scope.field', fieldPath: 'Account.Industry' },
    facts: { value: 'Retail', expected: 'Energy' }
  });
});

test('H-48 scope.other: what only Salesforce can judge stands as it is written', async () => {
  defineSync(world.org, filtered('LastModifiedDate >= LAST_N_DAYS:3'));
  expect(told(await why(world, load()))).toEqual({
    ...none,
    ...{ standing: 'notSent', code: 'scope.other', fieldPath: 'LastModifiedDate' },
    facts: { reason: 'LastModifiedDate >= LAST_N_DAYS:3 is false.' }
  });
});

test('H-48 scope.list-view: the list view that does not show it', async () => {
  const german = { field: 'MailingCountry', operator: 'equals', values: ["'Germany'"] } as const;
  world.org.listViews.add({
    object: 'Contact',
    developerName: 'Germans',
    label: 'People in Germany',
    conditions: [german]
  });
  defineSync(world.org, { values: { Scope_Type__c: 'List_View', Filter__c: 'Germans' } });
  expect(told(await why(world, load()))).toEqual({
    ...none,
    ...{ standing: 'notSent', code: 'scope.list-view', facts: { view: 'People in Germany' } }
  });
});

test('H-48 scope.report: the report that does not list it', async () => {
  const report = world.org.reports.add({
    name: 'Germans',
    object: 'Contact',
    columns: [{ name: 'CONTACT_ID', label: 'Contact ID', path: 'Id' }],
    where: "MailingCountry = 'Germany'"
  });
  defineSync(world.org, { values: { Scope_Type__c: 'Report', Filter__c: report } });
  expect(told(await why(world, load()))).toEqual({
    ...none,
    ...{ standing: 'notSent', code: 'scope.report', facts: { report: 'Germans' } }
  });
});

describe('members of campaigns', () => {
  /** A member of a campaign named Spring, in the sync of the links; nothing is linked yet. */
  function member(): { campaign: string; contact: string; id: string } {
    defineSync(world.org, {
      name: 'Members',
      object: 'CampaignMember',
      values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None' },
      steps: [{ operation: 'Subscribe_List' }]
    });
    const campaign = create('Campaign', { Name: 'Spring' });
    const contact = load();
    const id = create('CampaignMember', { CampaignId: campaign, ContactId: contact });
    return { campaign, contact, id };
  }

  const link = (campaign: string, values = {}): string =>
    create('Iterable_Campaign_List__c', {
      Campaign__c: campaign,
      On_Leave__c: 'Remove_From_List',
      ...values
    });

  test('H-48 scope.campaign: the campaign that is not linked', async () => {
    const { campaign, id } = member();
    link(create('Campaign', { Name: 'Autumn' }));
    expect(told(await why(world, id))).toEqual({
      ...none,
      ...{
        standing: 'notSent',
        code: 'scope.campaign',
        facts: { campaign: 'Spring' },
        otherRecordId: campaign
      }
    });
  });

  test('H-48 scope.member-status: the status that counts for no list', async () => {
    const { campaign, id } = member();
    link(campaign, { Member_Statuses__c: 'Responded' });
    expect(told(await why(world, id))).toEqual({
      ...none,
      ...{ standing: 'notSent', code: 'scope.member-status', fieldPath: 'Status' },
      facts: { value: 'Sent', expected: 'Responded' }
    });
  });

  test('H-48 removed.left: a member whose status counts no longer', async () => {
    const { campaign, id } = member();
    link(campaign, { Member_Statuses__c: 'Sent' });
    await world.run('Members');
    update('CampaignMember', id, { Status: 'Responded' });
    expect(await world.run('Members')).toMatchObject({ counts: { removed: 1 } });
    const answer = await why(world, id);
    expect(told(answer)).toEqual({
      ...none,
      ...{ standing: 'removed', code: 'removed.left', fieldPath: 'Status' },
      facts: { value: 'Responded', expected: 'Sent' }
    });
    expect(answer.moment).not.toBeNull();
  });

  test('H-48 a campaign itself is read by no sync', async () => {
    const { campaign } = member();
    expect(told(await why(world, campaign))).toEqual({ ...none, standing: 'notSent', code: 'sync.none' });
  });
});

test('H-48 condition: the formula of the step, and its field where it is one', async () => {
  const steps = (condition: string) => [
    { operation: 'Update_User', condition, mappings: { 'dataFields.firstName': 'FirstName' } }
  ];
  const one = defineSync(world.org, { name: 'One', steps: steps('ISPICKVAL(LeadSource, "Web")') });
  const two = defineSync(world.org, { name: 'Two', steps: steps('AND(ISBLANK(Title), FirstName = "Bea")') });
  const { answers } = await whyOf(world, load());
  const answerOf = (sync: string) => answers.find(({ syncName }) => syncName === sync);
  const base = { ...none, standing: 'notSent', code: 'condition' };
  expect(answerOf(one)).toMatchObject({
    ...base,
    facts: { step: 'One_1', formula: 'ISPICKVAL(LeadSource, "Web")' },
    fieldPath: 'LeadSource'
  });
  expect(answerOf(two)).toMatchObject({
    ...base,
    facts: { step: 'Two_1', formula: 'AND(ISBLANK(Title), FirstName = "Bea")' },
    fieldPaths: ['Title', 'FirstName']
  });
});

test.each([
  ['sync.inactive', 'Inactive'],
  ['sync.paused', 'Paused'],
  ['sync.capture', 'Capture']
])('H-48 %s: the sync is %s', async (code, Status__c) => {
  defineSync(world.org, { values: { Status__c } });
  expect(told(await why(world, load()))).toEqual({ ...none, standing: 'notSent', code });
});

test('H-48 sync.paused: who paused it on Home, and when', async () => {
  const sync = defineSync(world.org);
  const id = load();
  const { ledger } = await world.bridge();
  const at = '2026-11-20T08:00:00.000Z';
  await ledger.pauseSync({ sync, by: world.org.adminUserId, at });
  const answer = await why(world, id);
  expect(told(answer)).toEqual({
    ...none,
    ...{ standing: 'notSent', code: 'sync.paused', facts: { userId: world.org.adminUserId } }
  });
  expect(answer.moment).toBe(at);
});

test('H-48 sync.paused: what was sent before and did not change is in Iterable all the same', async () => {
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  const id = load();
  await world.run(sync);
  const { ledger } = await world.bridge();
  await ledger.pauseSync({ sync, by: 'somebody at the command line', at: '2026-11-20T08:00:00.000Z' });
  expect(told(await why(world, id))).toEqual({ ...none, standing: 'in', code: 'in.sent' });
  update('Contact', id, { FirstName: 'Augusta' });
  expect(told(await why(world, id))).toEqual({ ...none, standing: 'notSent', code: 'sync.paused' });
});

test('H-48 the answer that decides first stands first, whatever the syncs are called', async () => {
  defineSync(world.org, { name: 'A_Out', ...filtered("MailingCountry = 'US'") });
  defineSync(world.org, { name: 'B_Waits' });
  defineSync(world.org, {
    name: 'C_Needs',
    mappings: { 'dataFields.firstName': { Source__c: 'Title', Required__c: true } }
  });
  const { answers, objectName } = await whyOf(world, load());
  expect(answers.map(({ syncName, standing }) => [syncName, standing])).toEqual([
    ['C_Needs', 'needsAttention'],
    ['B_Waits', 'waiting'],
    ['A_Out', 'notSent']
  ]);
  expect(objectName).toBe('Contact');
});
