/** Track_Event, from a record to the local Iterable. */
import {
  constant,
  createWorld,
  defineSync,
  loadContacts,
  longAgo,
  type World,
  type WorldOptions
} from './world';
import { bodies, edit, elsewhere, expectNothingNew, nextSecond, stateOf } from './operation-stories';

let world: World;
afterEach(() => world.close());

/** A project with a user for each address. */
const start = async (emails: readonly string[], options: WorldOptions = {}): Promise<void> => {
  world = await createWorld(options);
  for (const email of emails) await elsewhere(world, 'users/update', { email });
};

const ada = 'ada@example.com';

test('H-02 H-21 H-22 S-26 H-23 H-24 H-25 H-26 H-29 one event a record: name, moment, campaign, template, fields; a change changes it', async () => {
  await start([ada]);
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Track_Event',
        target: 'Became a contact',
        mappings: {
          createdAt: 'CreatedDate',
          campaignId: constant('11'),
          templateId: constant('12'),
          'dataFields.title': 'Title'
        }
      }
    ]
  });
  const [id = ''] = loadContacts(world.org, [{ Email: ada, Title: 'Countess' }]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  const event = {
    email: ada,
    eventName: 'Became a contact',
    id: `${id}:${sync}_1`,
    createdAt: Date.parse('2026-01-05T08:00:00Z') / 1000,
    campaignId: 11,
    templateId: 12,
    dataFields: { title: 'Countess' }
  };
  expect(bodies(world, 'events.trackBulk')).toEqual([{ events: [event] }]);
  expect(world.org.store.get('Contact', id)).toMatchObject({ Iterable_Status__c: 'Synced' });
  await expectNothingNew(world, sync);
  await edit(world, id, { Title: 'Enchantress' });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(world.project.events(ada)).toMatchObject([
    { id: event.id, createdAt: event.createdAt * 1000, dataFields: { title: 'Enchantress' } }
  ]);
});

test('H-22 H-23 H-26 name and id from fields; without a moment of its own an event has that of the last change', async () => {
  await start([ada]);
  const sync = defineSync(world.org, {
    values: { Write_Back__c: 'None' },
    steps: [{ operation: 'Track_Event', mappings: { eventName: 'Department', id: 'AssistantName' } }]
  });
  const [, nameless = ''] = loadContacts(world.org, [
    { Email: ada, Department: 'Visit', AssistantName: 'visit-1' },
    { Email: 'grace@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, rejected: 1 } });
  expect(world.project.events()).toMatchObject([
    { id: 'visit-1', eventName: 'Visit', createdAt: Date.parse('2026-01-05T08:00:00Z') }
  ]);
  expect(await stateOf(world, sync, nameless)).toMatchObject({
    status: 'rejected',
    message: expect.stringContaining('Department')
  });
});

test('H-21 H-26 in the mode Insert each change is an event of its own, and none is doubled', async () => {
  await start([ada]);
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Track_Event',
        mode: 'Insert',
        target: 'Title changed',
        mappings: { 'dataFields.title': 'Title' }
      }
    ]
  });
  const [id = ''] = loadContacts(world.org, [{ Email: ada, Title: 'First' }]);
  await world.run(sync);
  await expectNothingNew(world, sync);
  await edit(world, id, { Title: 'Second' });
  await world.run(sync);
  expect(world.project.events(ada).map(({ dataFields }) => dataFields.title)).toEqual(['First', 'Second']);
});

test.each([
  ['Upsert', true],
  ['Insert', true],
  ['Insert', false]
] as const)(
  'H-26 the own write of the status moves the moment of the change and makes no second event: mode %s, hashes checked %s',
  async (mode, Check_Hashes__c) => {
    await start([ada]);
    const sync = defineSync(world.org, {
      values: { Check_Hashes__c, Write_Back__c: 'Record_Always' },
      steps: [
        { operation: 'Track_Event', mode, target: 'Changed', mappings: { 'dataFields.title': 'Title' } }
      ]
    });
    const [id = ''] = loadContacts(world.org, [{ Email: ada, Title: 'First' }]);
    await world.run(sync);
    const stamp = world.org.store.get('Contact', id)?.SystemModstamp;
    expect(Date.parse(String(stamp))).toBeGreaterThan(Date.parse(longAgo));
    await nextSecond();
    expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { extracted: 1 } });
    const tracked = world.project.events(ada);
    expect(tracked.map(({ eventName }) => eventName)).toEqual(['Changed']);
  }
);

test('H-26 a call that was made although its answer was lost doubles no event', async () => {
  await start([ada]);
  const sync = defineSync(world.org, { steps: [{ operation: 'Track_Event', target: 'Visit' }] });
  loadContacts(world.org, [{ Email: ada }]);
  world.iterable.faults.add({
    match: { endpoint: 'events.trackBulk' },
    effect: { kind: 'reset', applied: 'yes' }
  });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(world.iterable.calls('events.trackBulk')).toBe(2);
  expect(world.project.events()).toHaveLength(1);
});

test('H-27 where both identifiers are mapped the kind of the project takes precedence', async () => {
  world = await createWorld({ project: { type: 'UserId' } });
  const sync = defineSync(world.org, {
    project: { Project_Type__c: 'UserId' },
    steps: [{ operation: 'Track_Event', target: 'Visit', mappings: { email: 'Email', userId: 'Id' } }]
  });
  const [id = ''] = loadContacts(world.org, [{ Email: ada }]);
  await elsewhere(world, 'users/update', { userId: id });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  const [call] = bodies(world, 'events.trackBulk') as { events: object[] }[];
  expect(call?.events).toEqual([expect.objectContaining({ userId: id })]);
  expect(call?.events[0]).not.toHaveProperty('email');
  expect(world.project.events(id)).toHaveLength(1);
});

test('D-43 H-02 the event of a new person follows in the same run, when the person has settled', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Track_Event', target: 'Arrived' }
    ]
  });
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: ada }]);
  expect(await world.run(sync)).toMatchObject({
    error: null,
    counts: { extracted: 1, delivered: 1, deferred: 0 }
  });
  const timeOf = (endpoint: string): number =>
    world.iterable.requests.find((request) => request.endpoint === endpoint)?.at ?? 0;
  expect(timeOf('events.trackBulk') - timeOf('users.bulkUpdate')).toBeGreaterThanOrEqual(1000);
  expect(world.project.events(ada)).toHaveLength(1);
  expect(world.project.user(ada)?.writes).toBe(1);
  await expectNothingNew(world, sync);
  await edit(world, id, { FirstName: 'Augusta' });
  world.iterable.clearRequests();
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(world.iterable.calls()).toMatchObject({ 'users.bulkUpdate': 1 });
  expect(world.iterable.calls('events.trackBulk')).toBe(0);
});

test('H-02 nobody is made by an event: one for an unknown person is tried for a while, then refused by name', async () => {
  await start([]);
  const sync = defineSync(world.org, { steps: [{ operation: 'Track_Event', target: 'Visit' }] });
  const [id = '', out = ''] = loadContacts(world.org, [
    { Email: 'nobody@example.com' },
    { Email: 'out@example.com', HasOptedOutOfEmail: true }
  ]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { deferred: 2, delivered: 0 } });
  expect(await stateOf(world, sync, id)).toMatchObject({ code: 'iterable.not-found' });
  expect(world.org.store.get('Contact', id)).toMatchObject({ Iterable_Status__c: 'Pending' });
  const { clock } = await world.bridge();
  for (let tries = 1; tries <= 5; tries += 1) {
    const retryAt = Date.parse((await stateOf(world, sync, id))?.retryAt ?? '');
    jest.spyOn(clock, 'now').mockReturnValue(new Date(retryAt + 1000));
    await world.run(sync);
  }
  jest.restoreAllMocks();
  for (const each of [id, out]) {
    expect(await stateOf(world, sync, each)).toMatchObject({
      status: 'rejected',
      code: 'iterable.not-found',
      fix: 'Send the user by a step before, or by another sync.'
    });
  }
  expect(world.project.userCount()).toBe(0);
});

test('H-22 events of a blocked name are refused with the name, those of others go through', async () => {
  await start([ada, 'grace@example.com'], { project: { disallowedEvents: ['Blocked'] } });
  const sync = defineSync(world.org, {
    steps: [{ operation: 'Track_Event', mappings: { eventName: 'Department' } }]
  });
  const [, blocked = ''] = loadContacts(world.org, [
    { Email: ada, Department: 'Visit' },
    { Email: 'grace@example.com', Department: 'Blocked' }
  ]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, rejected: 1 } });
  expect(await stateOf(world, sync, blocked)).toMatchObject({
    code: 'iterable.event-not-allowed',
    message: 'The Iterable project takes no events of the name "Blocked".'
  });
  expect(world.project.events().map(({ eventName }) => eventName)).toEqual(['Visit']);
});

test.each(['request', 'row'] as const)(
  'H-29 H-47 one event of the wrong type among many is found and named, the others go through (%s refused)',
  async (mismatch) => {
    const emails = Array.from({ length: 5 }, (_, index) => `person${index}@example.com`);
    await start(emails, {
      project: { eventFields: { Visit: { score: 'long' } } },
      iterable: { switches: { mismatch } }
    });
    const sync = defineSync(world.org, {
      steps: [{ operation: 'Track_Event', target: 'Visit', mappings: { 'dataFields.score': 'Title' } }]
    });
    const ids = loadContacts(
      world.org,
      emails.map((Email, index) => ({ Email, Title: index === 3 ? 'not a number' : null }))
    );
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 4, rejected: 1 } });
    expect(await stateOf(world, sync, ids[3] ?? '')).toMatchObject({ status: 'rejected' });
    expect(world.project.events()).toHaveLength(4);
    await expectNothingNew(world, sync);
  }
);
