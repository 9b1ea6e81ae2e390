/** Templates whose records are people; `templates/README.md` is their guide. */
import { edit, loadOne, nextSecond, switchOn, worldWith } from './templates-world';
import { convertLead } from '../stand-ins/org/store/convert-lead';
import type { World } from './world';

let world: World;
afterEach(() => world.close());

const done = (delivered: number) => ({ state: 'done', error: null, counts: { delivered, rejected: 0 } });

test('D-13 S-02 S-03 T-01 the template contacts-as-users: a contact is a user, with its company as an object', async () => {
  world = await worldWith(['contacts-as-users']);
  const AccountId = loadOne(world, 'Account', { Name: 'Engines Ltd', Industry: 'Engineering' });
  const contact = loadOne(world, 'Contact', {
    FirstName: 'Ada',
    LastName: 'Lovelace',
    Email: 'ada@example.com',
    MobilePhone: '(415) 555-0132',
    Title: 'Analyst',
    MailingCity: 'London',
    Birthdate: '1980-12-10',
    AccountId
  });
  expect(await world.run('Contact_To_User')).toMatchObject(done(1));
  expect(world.project.user('ada@example.com')?.fields).toEqual({
    firstName: 'Ada',
    lastName: 'Lovelace',
    phoneNumber: '+14155550132',
    jobTitle: 'Analyst',
    city: 'London',
    birthdate: '1980-12-10 00:00:00 +00:00',
    customerSince: '2026-01-05 08:00:00 +00:00',
    company: { name: 'Engines Ltd', industry: 'Engineering' },
    contactId: contact
  });
  expect(world.org.store.get('Contact', contact)?.Iterable_Status__c).toBe('Synced');
});

test('D-13 S-04 S-17 S-23 the template leads-as-users: a lead is a user, and one that failed to graduate shows it by its status', async () => {
  world = await worldWith(['leads-as-users']);
  const lead = { LastName: 'Hopper', Company: 'Navy', LeadSource: 'Web' };
  loadOne(world, 'Lead', {
    ...lead,
    Email: 'grace@example.com',
    Status: 'Working - Contacted',
    Rating: 'Hot'
  });
  loadOne(world, 'Lead', { ...lead, Email: 'lost@example.com', Status: 'Closed - Not Converted' });
  expect(await world.run('Lead_To_User')).toMatchObject(done(2));
  expect(world.project.user('grace@example.com')?.fields).toMatchObject({
    lastName: 'Hopper',
    company: { name: 'Navy' },
    leadStatus: 'Working - Contacted',
    leadSource: 'Web',
    leadRating: 'Hot',
    leadConverted: false
  });
  expect(world.project.user('lost@example.com')?.fields).toMatchObject({
    leadStatus: 'Closed - Not Converted'
  });
});

test('S-04 S-18 S-19 S-09 the template leads-as-users-and-items: two syncs, a user and an item of the catalog that the user names', async () => {
  world = await worldWith(['leads-as-users-and-items']);
  const lead = loadOne(world, 'Lead', {
    FirstName: 'Grace',
    LastName: 'Hopper',
    Email: 'grace@example.com',
    Company: 'Navy',
    Status: 'Working - Contacted',
    AnnualRevenue: 5000000,
    NumberOfEmployees: 70
  });
  expect(await world.run('Lead_To_Person')).toMatchObject(done(1));
  await nextSecond();
  expect(await world.run('Lead_To_Item')).toMatchObject(done(1));
  const [catalog] = world.project.catalogs();
  expect(world.project.user('grace@example.com')?.fields).toMatchObject({ leadId: lead });
  expect(catalog).toMatchObject({
    name: 'Leads',
    items: {
      [lead]: { company: 'Navy', status: 'Working - Contacted', annualRevenue: 5000000, employees: 70 }
    }
  });
});

const marketing = { id: 12, name: 'News', channelType: 'Marketing', messageMedium: 'Email' } as const;

test('D-13 T-01 the template person-accounts: a person account is a user, a business account is none, and its opt-out goes along', async () => {
  world = await worldWith(['person-accounts'], {
    org: { switches: { personAccounts: true } },
    project: { channels: [marketing] }
  });
  edit(world, 'Consent_Rule', 'Person_Email_Opt_Out', { Active__c: true, Iterable_Id__c: marketing.id });
  const account = loadOne(world, 'Account', {
    FirstName: 'Ada',
    LastName: 'Lovelace',
    PersonEmail: 'ada@example.com',
    PersonBirthdate: '1980-12-10',
    PersonMailingCity: 'London'
  });
  loadOne(world, 'Account', { Name: 'Engines Ltd' });
  expect(await world.run('Person_To_User')).toMatchObject(done(1));
  expect(world.project.users().map(({ email }) => email)).toEqual(['ada@example.com']);
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({
    firstName: 'Ada',
    birthdate: '1980-12-10 00:00:00 +00:00',
    city: 'London',
    accountId: account
  });
  world.org.store.update('Account', account, { PersonHasOptedOutOfEmail: true }, world.org.adminUserId);
  await nextSecond();
  await world.run('Person_To_User');
  expect(world.project.user('ada@example.com')?.subscriptions.unsubscribedChannelIds).toEqual([marketing.id]);
});

test('D-13 the template opt-outs: who opted out leaves the channel first, though no sync covers the record', async () => {
  world = await worldWith(['opt-outs', 'contacts-as-users'], { project: { channels: [marketing] } });
  for (const rule of ['Contact_Email_Opt_Out', 'Lead_Email_Opt_Out'])
    edit(world, 'Consent_Rule', rule, { Active__c: true, Iterable_Id__c: marketing.id });
  const contact = loadOne(world, 'Contact', { LastName: 'Lovelace', Email: 'ada@example.com' });
  expect(await world.run('Contact_To_User')).toMatchObject(done(1));
  world.org.store.update('Contact', contact, { HasOptedOutOfEmail: true }, world.org.adminUserId);
  edit(world, 'Sync', 'Contact_To_User', { Scope_Type__c: 'Filter', Filter__c: "LastName = 'Nobody'" });
  await nextSecond();
  await world.run('Contact_To_User');
  expect(world.project.user('ada@example.com')?.subscriptions.unsubscribedChannelIds).toEqual([marketing.id]);
});

test('D-13 S-17 S-20 S-22 the template converted-leads: one user before and after, with both ids and the opportunity', async () => {
  world = await worldWith(['converted-leads']);
  switchOn(world, 'Graduating_Lead', 'Graduated_Contact');
  const lead = loadOne(world, 'Lead', {
    FirstName: 'Grace',
    LastName: 'Hopper',
    Email: 'grace@example.com',
    Company: 'Navy',
    Status: 'Working - Contacted'
  });
  expect(await world.run('Graduating_Lead')).toMatchObject(done(1));
  expect(world.project.user('grace@example.com')?.fields).toMatchObject({ lifecycleStage: 'Lead' });
  const converted = convertLead(
    world.org.store,
    lead,
    { opportunityName: 'Compilers' },
    world.org.adminUserId
  );
  await nextSecond();
  await world.run('Graduating_Lead');
  expect(await world.run('Graduated_Contact')).toMatchObject(done(1));
  expect(world.project.users()).toHaveLength(1);
  expect(world.project.user('grace@example.com')?.fields).toMatchObject({
    leadId: lead,
    contactId: converted.contactId,
    lifecycleStage: 'Contact',
    company: { name: 'Navy' },
    opportunities: [{ id: converted.opportunityId, name: 'Compilers', stage: 'Prospecting' }]
  });
});
