/** H-20, H-34, D-16: what each On Exit does when a record leaves the scope, and who does not leave. */
import { convertLead } from '../stand-ins/org/store/convert-lead';
import { mergeRecords } from '../stand-ins/org/store/merge';
import { deleteRecord, purgeRecord, undeleteRecord } from '../stand-ins/org/store/recycle';
import type { Row } from '../stand-ins/org/model';
import { colleague } from './colleague';
import type { StepOptions, SyncOptions } from './define-sync';
import { bodies, redefine, stateOf } from './operation-stories';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

const { update, remove, later } = colleague(() => world.org);
const ada = 'ada@example.com';
const bea = 'bea@example.com';

const buyers: Row = { Scope_Type__c: 'Filter', Filter__c: "Title = 'Buyer'" };
const profile = (onExit: string, values: Row = {}): StepOptions => ({
  operation: 'Update_User',
  values: { On_Exit__c: onExit, ...values },
  mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.lastName': 'LastName' }
});
const people: readonly Row[] = [
  { FirstName: 'Ada', LastName: 'Lovelace', Email: ada, Title: 'Buyer' },
  { FirstName: 'Bea', LastName: 'Arthur', Email: bea, Title: 'Buyer' }
];

async function start(options: SyncOptions, rows: readonly Row[] = people): Promise<string[]> {
  world = await createWorld({
    project: { lists: [{ id: 7, name: 'Customers', listType: 'Standard' }], catalogs: [{ name: 'Products' }] }
  });
  await redefine(world, { name: 'Buyers', ...options, values: { ...buyers, ...options.values } });
  const ids = loadContacts(world.org, rows);
  expect(await world.run('Buyers')).toMatchObject({ state: 'done', error: null });
  later();
  return ids;
}

const fieldsOf = (email: string) => world.project.user(email)?.fields;
const run = async () => {
  const done = await world.run('Buyers');
  expect(done).toMatchObject({ state: 'done', error: null });
  return done.counts;
};

test('H-20 Clear_Fields sends null for the fields that the step wrote, and put back sets them again', async () => {
  const [first = ''] = await start({ steps: [profile('Clear_Fields')] });
  update('Contact', first, { Title: 'Visitor' });
  const left = await world.run('Buyers');
  expect(left).toMatchObject({ state: 'done', counts: { delivered: 1, removed: 1 } });
  expect(bodies(world, 'users.bulkUpdate').at(-1)).toMatchObject({
    users: [{ email: ada, dataFields: { firstName: null, lastName: null } }]
  });
  expect(fieldsOf(ada)).toEqual({});
  expect(fieldsOf(bea)).toEqual({ firstName: 'Bea', lastName: 'Arthur' });
  expect(world.org.store.get('Contact', first)).toMatchObject({ Iterable_Status__c: 'Removed' });
  later();
  expect(await run()).toMatchObject({ delivered: 0, removed: 0 });
  const back = await world.cli('put-back', left.run, '--json');
  expect(back.code).toBe(0);
  expect(fieldsOf(ada)).toEqual({ firstName: 'Ada', lastName: 'Lovelace' });
  later();
  expect(await run()).toMatchObject({ delivered: 0, removed: 0 });
  expect(await world.cli('put-back', left.run)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('took nothing away that is not back by now') as string
  });
});

test('H-20 who comes back into scope is delivered again, and opting out is no leaving', async () => {
  const [first = '', second = ''] = await start({ steps: [profile('Clear_Fields')] });
  update('Contact', first, { Title: 'Visitor' });
  await run();
  update('Contact', first, { Title: 'Buyer' });
  update('Contact', second, { HasOptedOutOfEmail: true });
  expect(await run()).toMatchObject({ delivered: 1, removed: 0 });
  expect(fieldsOf(ada)).toEqual({ firstName: 'Ada', lastName: 'Lovelace' });
  expect(fieldsOf(bea)).toEqual({ firstName: 'Bea', lastName: 'Arthur' });
});

test('H-20 DESIGN rule 6: opting out is no leaving where the filter says so either; it ends with opting in again', async () => {
  const filter = "HasOptedOutOfEmail = false AND Title = 'Buyer'";
  const [first = ''] = await start({ values: { Filter__c: filter }, steps: [profile('Delete_User')] });
  update('Contact', first, { HasOptedOutOfEmail: true });
  expect(await run()).toMatchObject({ delivered: 0, removed: 0 });
  expect(await stateOf(world, 'Buyers', first)).toMatchObject({ status: 'skipped', code: 'opted-out-stays' });
  later();
  expect(await world.run('Buyers', { full: true })).toMatchObject({ state: 'done', counts: { removed: 0 } });
  expect(fieldsOf(ada)).toEqual({ firstName: 'Ada', lastName: 'Lovelace' });
  later();
  update('Contact', first, { HasOptedOutOfEmail: false, Title: 'Visitor' });
  expect(await run()).toMatchObject({ removed: 1 });
  expect(world.project.user(ada)).toBeUndefined();
});

test('H-20 fields that another sync goes on writing to the person stay', async () => {
  world = await createWorld();
  const name = defineSync(world.org, {
    name: 'Everybody',
    values: { Write_Back__c: 'None' },
    mappings: { 'dataFields.lastName': 'LastName' }
  });
  const options = { name: 'Buyers', values: buyers, steps: [profile('Clear_Fields')] };
  await redefine(world, options);
  const [first = ''] = loadContacts(world.org, people);
  await world.run(name);
  await world.run('Buyers');
  later();
  update('Contact', first, { Title: 'Visitor' });
  expect(await run()).toMatchObject({ removed: 1 });
  expect(fieldsOf(ada)).toEqual({ lastName: 'Lovelace' });
});

test('H-20 H-35 Delete_User goes behind the lists and fields; put back makes the user again and says what is lost', async () => {
  const [first = ''] = await start({
    steps: [profile('Delete_User'), { operation: 'Subscribe_List', target: 'Customers' }]
  });
  update('Contact', first, { Title: 'Visitor' });
  const left = await world.run('Buyers');
  expect(left).toMatchObject({ state: 'done', error: null, counts: { removed: 1, deferred: 0 } });
  const endpoints = world.iterable.requests.map(({ endpoint }) => endpoint);
  expect(endpoints.indexOf('lists.unsubscribe')).toBeLessThan(endpoints.indexOf('users.deleteByEmail'));
  expect(world.project.user(ada)).toBeUndefined();
  const back = await world.cli('put-back', left.run);
  expect(back).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('history in Iterable is gone') as string
  });
  expect(world.project.user(ada)).toMatchObject({
    fields: { firstName: 'Ada', lastName: 'Lovelace' },
    listIds: [7]
  });
});

test('H-20 nobody who opted out meanwhile is put back', async () => {
  const [first = ''] = await start({ steps: [profile('Delete_User')] });
  update('Contact', first, { Title: 'Visitor' });
  const left = await world.run('Buyers');
  update('Contact', first, { HasOptedOutOfEmail: true });
  const back = await world.cli('put-back', left.run, '--json');
  expect(JSON.parse(back.stdout)).toMatchObject({ counts: { skipped: 1, delivered: 0 } });
  expect(world.project.user(ada)).toBeUndefined();
});

test('H-35 who was put on a list leaves it, also when the last update did not come through', async () => {
  const [first = ''] = await start({
    steps: [{ operation: 'Subscribe_List', target: 'Customers', mappings: profile('').mappings }]
  });
  const members = () => world.project.user(ada)?.listIds;
  expect(members()).toEqual([7]);
  const effect = { kind: 'status', status: 503, body: 'html' } as const;
  world.iterable.faults.add({ match: { endpoint: 'lists.subscribe' }, effect, times: Infinity });
  jest.spyOn((await world.bridge()).clock, 'sleep').mockResolvedValue(undefined);
  update('Contact', first, { LastName: 'King' });
  expect(await run()).toMatchObject({ deferred: 1 });
  world.iterable.faults.clear();
  later();
  update('Contact', first, { Title: 'Visitor' });
  expect(await run()).toMatchObject({ removed: 1 });
  expect(members()).toEqual([]);
});

test('H-34 an item whose record leaves is deleted, and put back as it was', async () => {
  world = await createWorld({ project: { catalogs: [{ name: 'Products' }] } });
  await redefine(world, {
    name: 'Buyers',
    object: 'Product2',
    values: { Scope_Type__c: 'Filter', Filter__c: 'IsActive = true', Write_Back__c: 'None' },
    steps: [
      {
        operation: 'Upsert_Catalog_Item',
        target: 'Products',
        values: { On_Exit__c: 'Delete_Catalog_Item', Create_New_Fields__c: true },
        mappings: { itemId: 'ProductCode', 'dataFields.name': 'Name' }
      }
    ]
  });
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo };
  const [tea = ''] = world.org.store.load('Product2', [
    { Name: 'Tea', ProductCode: 'T-1', IsActive: true, ...stamps },
    { Name: 'Pot', ProductCode: 'P-1', IsActive: true, ...stamps }
  ]);
  await run();
  later();
  const items = () =>
    world.project
      .catalogs()
      .flatMap(({ items: found }) => Object.keys(found))
      .sort();
  expect(items()).toEqual(['P-1', 'T-1']);
  update('Product2', tea, { IsActive: false });
  const left = await world.run('Buyers');
  expect(left).toMatchObject({ state: 'done', counts: { removed: 1 } });
  expect(items()).toEqual(['P-1']);
  expect((await world.cli('put-back', left.run)).code).toBe(0);
  expect(items()).toEqual(['P-1', 'T-1']);
});

test.each([true, false])(
  'D-16 a deleted record leaves, Include Deleted %s; restored, it comes back',
  async (included) => {
    const [first = '', second = ''] = await start({
      values: { Scope_Type__c: 'All', Filter__c: null, Include_Deleted__c: included },
      steps: [profile('Nothing'), { operation: 'Subscribe_List', target: 'Customers' }]
    });
    const onList = () => world.project.lists()[0]?.members.map(({ email }) => email);
    remove('Contact', first);
    expect(await run()).toMatchObject({ removed: 1 });
    expect(onList()).toEqual([bea]);
    deleteRecord(world.org.store, 'Contact', second, world.org.adminUserId);
    purgeRecord(world.org.store, 'Contact', second);
    undeleteRecord(world.org.store, 'Contact', first, world.org.adminUserId);
    later();
    expect(await run()).toMatchObject({ removed: 1, delivered: 2 });
    expect(onList()).toEqual([ada]);
  }
);

test('D-16 a converted lead that the filter leaves out, and a merged contact, never leave', async () => {
  world = await createWorld();
  const { store, adminUserId } = world.org;
  await redefine(world, {
    name: 'Buyers',
    object: 'Lead',
    values: { Scope_Type__c: 'Filter', Filter__c: 'IsConverted = false' },
    steps: [profile('Delete_User')]
  });
  await redefine(world, { name: 'Contacts', values: buyers, steps: [profile('Delete_User')] });
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  const [lead = ''] = store.load('Lead', [
    { FirstName: 'Cleo', LastName: 'Nile', Company: 'Engines', Email: 'cleo@example.com', ...stamps }
  ]);
  const [winner = '', loser = ''] = loadContacts(world.org, people);
  await run();
  await world.run('Contacts');
  later();
  convertLead(store, lead, {}, adminUserId);
  mergeRecords(store, 'Contact', { winner, losers: [loser], values: {} }, adminUserId);
  later();
  expect(await run()).toMatchObject({ removed: 0, skipped: 1 });
  expect(await world.run('Contacts')).toMatchObject({ state: 'done', counts: { removed: 0 } });
  expect(await stateOf(world, 'Buyers', lead)).toMatchObject({ status: 'skipped', code: 'converted' });
  expect(await stateOf(world, 'Contacts', loser)).toMatchObject({ status: 'skipped', code: 'merged' });
  expect(fieldsOf('cleo@example.com')).toMatchObject({ firstName: 'Cleo' });
  expect(fieldsOf(bea)).toMatchObject({ firstName: 'Bea' });
  later();
  expect(await world.run('Buyers', { full: true })).toMatchObject({ counts: { extracted: 0 } });
});

test('H-35 a record that is asked for by its id and is not in scope any more leaves', async () => {
  const [first = ''] = await start({ steps: [{ operation: 'Subscribe_List', target: 'Customers' }] });
  update('Contact', first, { Title: 'Visitor' });
  const asked = await world.cli('sync-record', 'Buyers', first, '--json');
  expect(JSON.parse(asked.stdout)).toMatchObject({ counts: { removed: 1 } });
  expect(world.project.lists()[0]?.members.map(({ email }) => email)).toEqual([bea]);
});

test('H-20 a step that does Nothing leaves all as it is', async () => {
  const [first = ''] = await start({ steps: [profile('Nothing')] });
  update('Contact', first, { Title: 'Visitor' });
  expect(await run()).toMatchObject({ delivered: 0, removed: 0 });
  expect(await stateOf(world, 'Buyers', first)).toMatchObject({ status: 'delivered', code: '' });
  expect(fieldsOf(ada)).toEqual({ firstName: 'Ada', lastName: 'Lovelace' });
});
