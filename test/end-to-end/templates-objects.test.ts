/** Templates whose records are no people: events, purchases, carts, catalog items, and arrays on the user. */
import { deleteRecord } from '../stand-ins/org/store/recycle';
import { edit, loadAll, loadOne, nextSecond, worldWith } from './templates-world';
import type { World } from './world';

let world: World;
afterEach(() => world.close());

const done = (delivered: number) => ({ state: 'done', error: null, counts: { delivered, rejected: 0 } });

/** A contact whom Iterable knows. */
async function knownContact(email: string): Promise<string> {
  const contact = loadOne(world, 'Contact', { LastName: 'Lovelace', Email: email });
  await world.run('Contact_To_User');
  await nextSecond();
  return contact;
}

test('D-13 S-02 S-05 S-24 the template tasks-as-events: an open task and its completion are two events of the person', async () => {
  world = await worldWith(['contacts-as-users', 'tasks-as-events']);
  const WhoId = await knownContact('ada@example.com');
  const task = loadOne(world, 'Task', {
    WhoId,
    WhatId: loadOne(world, 'Account', { Name: 'Engines Ltd' }),
    Subject: 'Send the bill',
    ActivityDate: '2026-02-01',
    Priority: 'High',
    TaskSubtype: 'Task'
  });
  loadOne(world, 'Task', { Subject: 'Nobody is concerned' });
  expect(await world.run('Task_To_Event')).toMatchObject(done(1));
  const [open] = world.project.events('ada@example.com');
  expect(open).toMatchObject({
    eventName: 'salesforceTaskOpen',
    createdAt: Date.parse('2026-01-05T08:00:00Z'),
    dataFields: {
      taskId: task,
      subject: 'Send the bill',
      status: 'Not Started',
      priority: 'High',
      relatedTo: 'Engines Ltd'
    }
  });
  world.org.store.update('Task', task, { Status: 'Completed' }, world.org.adminUserId);
  await nextSecond();
  expect(await world.run('Task_To_Event')).toMatchObject(done(1));
  expect(world.project.events('ada@example.com').map(({ eventName }) => eventName)).toEqual([
    'salesforceTaskOpen',
    'salesforceTaskCompleted'
  ]);
});

test('S-05 S-10 H-12 in a project that finds users by id, the task names its person by WhoId', async () => {
  world = await worldWith(['contacts-as-users', 'tasks-as-events'], { project: { type: 'Hybrid' } });
  edit(world, 'Project', 'Main', { Project_Type__c: 'Hybrid' });
  edit(world, 'Sync', 'Contact_To_User', { Identity__c: 'UserId' });
  edit(world, 'Sync', 'Task_To_Event', { Identity__c: 'UserId', Identity_Source__c: 'WhoId' });
  const WhoId = await knownContact('ada@example.com');
  loadOne(world, 'Task', { WhoId, Subject: 'Call' });
  expect(await world.run('Task_To_Event')).toMatchObject(done(1));
  expect(world.project.events(WhoId)).toMatchObject([{ eventName: 'salesforceTaskOpen', userId: WhoId }]);
});

/** An opportunity with two products for a buyer; hours are sold in parts. */
function loadDeal(values: Record<string, unknown>): string {
  const [engine = '', hours = ''] = loadAll(world, 'Product2', [{ Name: 'Engine' }, { Name: 'Hours' }]);
  const opportunity = loadOne(world, 'Opportunity', {
    Name: 'Two engines',
    CloseDate: '2026-01-04',
    Amount: 450,
    HasOpportunityLineItem: true,
    AccountId: loadOne(world, 'Account', { Name: 'Engines Ltd' }),
    ...values
  });
  loadAll(world, 'OpportunityLineItem', [
    {
      OpportunityId: opportunity,
      Product2Id: engine,
      ProductCode: 'E-1',
      Quantity: 2,
      UnitPrice: 150,
      TotalPrice: 300,
      SortOrder: 1
    },
    {
      OpportunityId: opportunity,
      Product2Id: hours,
      Quantity: 1.5,
      UnitPrice: 100,
      TotalPrice: 150,
      SortOrder: 2
    }
  ]);
  return opportunity;
}

const items = [
  { name: 'Engine', sku: 'E-1', price: 150, quantity: 2, dataFields: { quantity: '2' } },
  { name: 'Hours', price: 150, quantity: 1, dataFields: { quantity: '1.5' } }
];

test('D-13 S-02 the template opportunities-as-purchases: a won opportunity is a purchase of its buyer, with whole quantities', async () => {
  world = await worldWith(['contacts-as-users', 'opportunities-as-purchases']);
  const Iterable_Buyer__c = await knownContact('ada@example.com');
  const won = loadDeal({ StageName: 'Closed Won', Iterable_Buyer__c });
  loadDeal({ StageName: 'Prospecting', Iterable_Buyer__c });
  loadDeal({ StageName: 'Closed Won' });
  expect(await world.run('Opportunity_To_Buy')).toMatchObject(done(1));
  const purchases = world.project.purchases('ada@example.com');
  expect(purchases).toMatchObject([
    {
      total: 450,
      createdAt: Date.parse('2026-01-04T00:00:00Z'),
      items,
      dataFields: { opportunityId: won, account: 'Engines Ltd' }
    }
  ]);
  expect(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)).toBe(450);
});

test('a purchase creates no buyer who opted out (DESIGN rule 6)', async () => {
  world = await worldWith(['opportunities-as-purchases']);
  const out = { LastName: 'Lovelace', Email: 'ada@example.com', HasOptedOutOfEmail: true };
  loadDeal({ StageName: 'Closed Won', Iterable_Buyer__c: loadOne(world, 'Contact', out) });
  expect(await world.run('Opportunity_To_Buy')).toMatchObject({ counts: { delivered: 0, skipped: 1 } });
  expect(world.project.users()).toEqual([]);
});

test('D-13 H-30 the template opportunities-as-carts: what is open lies in the cart, and leaves it with the purchase', async () => {
  world = await worldWith(['contacts-as-users', 'opportunities-as-carts', 'opportunities-as-purchases']);
  const Iterable_Buyer__c = await knownContact('ada@example.com');
  const deal = loadDeal({ StageName: 'Prospecting', Iterable_Buyer__c });
  expect(await world.run('Opportunity_To_Cart')).toMatchObject(done(1));
  expect(world.project.user('ada@example.com')?.cart).toMatchObject(items);
  world.org.store.update('Opportunity', deal, { StageName: 'Closed Won' }, world.org.adminUserId);
  await nextSecond();
  expect(await world.run('Opportunity_To_Buy')).toMatchObject(done(1));
  expect(world.project.user('ada@example.com')?.cart).toEqual([]);
});

const itemsOf = (catalog: string) => world.project.catalogs().find(({ name }) => name === catalog)?.items;

test('D-13 S-02 S-06 S-09 the templates of catalog items: accounts, opportunities and campaigns, each in a catalog of its own', async () => {
  world = await worldWith(['accounts-as-items', 'opportunities-as-items', 'campaigns-as-items']);
  const account = loadOne(world, 'Account', {
    Name: 'Engines Ltd',
    Industry: 'Engineering',
    BillingCity: 'London',
    NumberOfEmployees: 12
  });
  const opportunity = loadOne(world, 'Opportunity', {
    Name: 'Two engines',
    StageName: 'Prospecting',
    CloseDate: '2026-03-01',
    Amount: 300,
    AccountId: account
  });
  const campaign = loadOne(world, 'Campaign', { Name: 'Spring', Type: 'Webinar', IsActive: true });
  for (const sync of ['Account_To_Item', 'Opportunity_To_Item', 'Campaign_To_Item'])
    expect(await world.run(sync)).toMatchObject(done(1));
  expect(itemsOf('Accounts')).toMatchObject({
    [account]: { name: 'Engines Ltd', industry: 'Engineering', city: 'London', employees: 12 }
  });
  expect(itemsOf('Opportunities')).toMatchObject({
    [opportunity]: { accountId: account, stage: 'Prospecting', amount: 300, won: false }
  });
  expect(itemsOf('Campaigns')).toMatchObject({
    [campaign]: { name: 'Spring', kind: 'Webinar', active: true }
  });
});

test('D-13 S-02 S-07 S-08 S-15 the template relations-on-users: accounts and opportunity roles are arrays of the user, with their attributes', async () => {
  world = await worldWith(['relations-on-users']);
  const [first = '', second = ''] = loadAll(world, 'Account', [{ Name: 'One' }, { Name: 'Two' }]);
  const ContactId = loadOne(world, 'Contact', {
    LastName: 'Lovelace',
    Email: 'ada@example.com',
    AccountId: first
  });
  const OpportunityId = loadOne(world, 'Opportunity', {
    Name: 'Two engines',
    StageName: 'Prospecting',
    CloseDate: '2026-03-01',
    Amount: 300
  });
  loadAll(world, 'AccountContactRelation', [
    { ContactId, AccountId: first, IsActive: true, IsDirect: true, Roles: 'Decision Maker;Influencer' },
    { ContactId, AccountId: second, IsActive: true, StartDate: '2025-01-01' }
  ]);
  const role = loadOne(world, 'OpportunityContactRole', {
    ContactId,
    OpportunityId,
    Role: 'Evaluator',
    IsPrimary: true
  });
  expect(await world.run('Contact_Relations')).toMatchObject(done(1));
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({
    accounts: [
      { id: first, name: 'One', roles: ['Decision Maker', 'Influencer'], direct: true },
      { id: second, name: 'Two', direct: false, since: expect.stringContaining('2025-01-01') }
    ],
    opportunities: [{ id: OpportunityId, name: 'Two engines', amount: 300, role: 'Evaluator', primary: true }]
  });
  deleteRecord(world.org.store, 'OpportunityContactRole', role, world.org.adminUserId);
  await nextSecond();
  expect(await world.run('Contact_Relations')).toMatchObject(done(1));
  expect(world.project.user('ada@example.com')?.fields.opportunities).toEqual([]);
});
