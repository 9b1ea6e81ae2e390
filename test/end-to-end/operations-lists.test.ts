/** Subscribe_List and Unsubscribe_List, from a record to the local Iterable. */
import { createWorld, defineSync, loadContacts, constant, type World, type WorldOptions } from './world';
import {
  bodies,
  edit,
  elsewhere,
  expectNothingNew,
  nextSecond,
  redefine,
  stateOf
} from './operation-stories';

let world: World;
afterEach(() => world.close());

const lists = [
  { id: 7, name: 'Friends' },
  { id: 8, name: 'Recent', listType: 'Dynamic' }
] as const;

const start = async (options: WorldOptions = {}): Promise<void> => {
  world = await createWorld({ ...options, project: { lists, ...options.project } });
};

const membersOf = (name: string) =>
  world.project
    .lists()
    .filter((list) => list.name === name)
    .flatMap(({ members }) => members.map(({ email, userId }) => email ?? userId));

const people = [
  { FirstName: 'Ada', Email: 'ada@example.com' },
  { FirstName: 'Grace', Email: 'grace@example.com' }
];

test('H-05 H-36 H-37 Subscribe_List: people join the list by its id, with the fields that are mapped, once', async () => {
  await start();
  const sync = defineSync(world.org, {
    steps: [{ operation: 'Subscribe_List', target: '7', mappings: { 'dataFields.firstName': 'FirstName' } }]
  });
  const [ada = ''] = loadContacts(world.org, people);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 2 } });
  const row = (email: string, firstName: string) => ({
    email,
    dataFields: { firstName },
    mergeNestedObjects: true
  });
  expect(bodies(world, 'lists.subscribe')).toEqual([
    { listId: 7, subscribers: [row('ada@example.com', 'Ada'), row('grace@example.com', 'Grace')] }
  ]);
  expect(membersOf('Friends')).toEqual(['ada@example.com', 'grace@example.com']);
  await expectNothingNew(world, sync);
  world.iterable.clearRequests();
  await edit(world, ada, { FirstName: 'Augusta' });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(bodies(world, 'lists.subscribe')).toEqual([
    { listId: 7, subscribers: [row('ada@example.com', 'Augusta')] }
  ]);
  expect(membersOf('Friends')).toHaveLength(2);
});

test('H-38 a list is made with the name of the sync, waited for, and kept when the sync gets another name', async () => {
  await start({ iterable: { applyDelayMs: { lists: 1500 } } });
  const steps = [{ operation: 'Subscribe_List' }];
  const sync = defineSync(world.org, { label: 'Spring guests', steps });
  const [ada = ''] = loadContacts(world.org, people);
  const first = await world.run(sync);
  expect(first).toMatchObject({ error: null, counts: { delivered: 2, deferred: 0 } });
  expect(bodies(world, 'lists.create')).toEqual([{ name: 'Spring guests' }]);
  expect(first.notices).toEqual([
    expect.stringMatching(/^Made the list "Spring guests" \(\d+\) in Iterable/)
  ]);
  expect(world.iterable.calls('lists.subscribe')).toBeGreaterThan(1);
  expect(membersOf('Spring guests')).toHaveLength(2);

  await redefine(world, { label: 'Summer guests', steps });
  await edit(world, ada, { Email: 'augusta@example.com' });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 }, notices: [] });
  expect(world.iterable.calls('lists.create')).toBe(1);
  expect(membersOf('Spring guests')).toContain('augusta@example.com');

  await nextSecond();
  await redefine(world, { steps: [{ operation: 'Subscribe_List', target: 'Winter guests' }] });
  expect(await world.run(sync, { full: true })).toMatchObject({ error: null, counts: { delivered: 2 } });
  expect(membersOf('Winter guests')).toEqual(['augusta@example.com', 'grace@example.com']);
});

test('H-38 a list of the same name that is there already is used, with a warning', async () => {
  await start();
  const sync = defineSync(world.org, { steps: [{ operation: 'Subscribe_List', target: 'Friends' }] });
  loadContacts(world.org, people);
  const run = await world.run(sync);
  expect(run).toMatchObject({ error: null, counts: { delivered: 2 } });
  expect(run.notices).toEqual(['The list "Friends" was there already (7) and is used.']);
  expect(world.iterable.calls('lists.create')).toBe(0);
  expect(membersOf('Friends')).toHaveLength(2);
});

test.each([
  ['that is not there', '99', 'Iterable has no list 99.'],
  ['that a query fills', '8', 'The list 8 is of the kind Dynamic: only static lists can be changed.']
])('H-05 a list %s stops the run before anything is read', async (_what, target, message) => {
  await start();
  const sync = defineSync(world.org, { steps: [{ operation: 'Subscribe_List', target }] });
  loadContacts(world.org, people);
  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'failed', error: { code: 'config.list' }, counts: { extracted: 0 } });
  expect(run.error?.message).toBe(`Iterable_Step.${sync}_1, Target__c: ${message}`);
  expect(world.iterable.calls('lists.subscribe')).toBe(0);
});

test('H-05 Unsubscribe_List: people leave the list, never the channel; unknown ones are no error', async () => {
  await start();
  const sync = defineSync(world.org, { steps: [{ operation: 'Unsubscribe_List', target: '7' }] });
  await elsewhere(world, 'lists/subscribe', {
    listId: 7,
    subscribers: [{ email: 'ada@example.com' }, { email: 'other@example.com' }]
  });
  const [, unknown = ''] = loadContacts(world.org, people);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
  expect(bodies(world, 'lists.unsubscribe')[1] ?? bodies(world, 'lists.unsubscribe')[0]).toEqual({
    listId: 7,
    subscribers: [{ email: 'ada@example.com' }, { email: 'grace@example.com' }],
    channelUnsubscribe: false
  });
  expect(membersOf('Friends')).toEqual(['other@example.com']);
  expect(world.project.user('ada@example.com')?.subscriptions.unsubscribedChannelIds).toEqual([]);
  expect(world.project.user('grace@example.com')).toBeUndefined();
  expect(await stateOf(world, sync, unknown)).toMatchObject({ status: 'skipped', code: 'not-in-iterable' });
});

test('H-05 the channel is left only when the step says so', async () => {
  await start();
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Unsubscribe_List',
        target: '7',
        mappings: { channelUnsubscribe: constant('true'), campaignId: constant('12') }
      }
    ]
  });
  await elsewhere(world, 'lists/subscribe', { listId: 7, subscribers: [{ email: 'ada@example.com' }] });
  loadContacts(world.org, people.slice(0, 1));
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(bodies(world, 'lists.unsubscribe')).toEqual([
    { listId: 7, subscribers: [{ email: 'ada@example.com' }], channelUnsubscribe: true, campaignId: 12 }
  ]);
  await expectNothingNew(world, sync);
});

test('H-36 in a project by userId members are named by it, whatever else is mapped', async () => {
  await start({ project: { type: 'UserId' } });
  const sync = defineSync(world.org, {
    project: { Project_Type__c: 'UserId' },
    steps: [{ operation: 'Subscribe_List', target: '7' }]
  });
  const [ada] = loadContacts(world.org, people.slice(0, 1));
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(bodies(world, 'lists.subscribe')).toEqual([{ listId: 7, subscribers: [{ userId: ada }] }]);
  expect(membersOf('Friends')).toEqual([ada]);
});

test('H-05 who opted out joins no list and is not made by it; a bad row is named, the others join', async () => {
  await start();
  const sync = defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Subscribe_List', target: '7' }
    ]
  });
  world.project.forget('forgotten@example.com');
  const [ada = '', out = '', forgotten = ''] = loadContacts(world.org, [
    ...people.slice(0, 1),
    { FirstName: 'Out', Email: 'out@example.com', HasOptedOutOfEmail: true },
    { FirstName: 'Gone', Email: 'forgotten@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1, skipped: 1, rejected: 1 } });
  expect(membersOf('Friends')).toEqual(['ada@example.com']);
  expect(await stateOf(world, sync, out)).toMatchObject({ status: 'skipped', code: 'opted-out' });
  expect(await stateOf(world, sync, forgotten)).toMatchObject({
    status: 'rejected',
    code: 'iterable.forgotten'
  });
  expect(world.project.userCount()).toBe(1);
  expect(Object.keys((await stateOf(world, sync, ada))?.steps ?? {})).toEqual([`${sync}_1`, `${sync}_2`]);
  await expectNothingNew(world, sync);
});
