/** Update_Subscriptions, and nested objects of profiles: what was there before stays. */
import { constant, createWorld, defineSync, loadContacts, type World } from './world';
import { bodies, edit, elsewhere, expectNothingNew, stateOf } from './operation-stories';

let world: World;
afterEach(() => world.close());

const formula = (text: string) => ({ Kind__c: 'Formula', Source__c: text });

/** A box of the record that says whether the person wants the newsletter. */
const wantsNews = formula('NOT(DoNotCall)');

const subscriptionsOf = (key: string) => world.project.user(key)?.subscriptions;

test('Hx-01 one channel is written, what the person clicked in Iterable stays', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [{ operation: 'Update_Subscriptions', mappings: { 'channels.12': wantsNews } }]
  });
  await elsewhere(world, 'users/updateSubscriptions', {
    email: 'ada@example.com',
    unsubscribedChannelIds: [30],
    unsubscribedMessageTypeIds: [40]
  });
  const [ada = ''] = loadContacts(world.org, [{ Email: 'ada@example.com', DoNotCall: true }]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(bodies(world, 'users.bulkUpdateSubscriptions')).toEqual([
    { updateSubscriptionsRequests: [{ email: 'ada@example.com', unsubscribedChannelIds: [30, 12] }] }
  ]);
  expect(subscriptionsOf('ada@example.com')).toMatchObject({
    unsubscribedChannelIds: [30, 12],
    unsubscribedMessageTypeIds: [40]
  });
  await expectNothingNew(world, sync);

  await elsewhere(world, 'users/updateSubscriptions', {
    email: 'ada@example.com',
    unsubscribedChannelIds: [12, 31]
  });
  await edit(world, ada, { DoNotCall: false });
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(subscriptionsOf('ada@example.com')).toMatchObject({
    unsubscribedChannelIds: [31],
    unsubscribedMessageTypeIds: [40]
  });
});

test('Hx-01 message types and lists are switched one by one; what is as it should be already is not sent', async () => {
  world = await createWorld({ project: { lists: [{ id: 7, name: 'Friends' }] } });
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Update_Subscriptions',
        mappings: { 'messageTypes.21': constant('false'), 'lists.7': constant('true') }
      }
    ]
  });
  await elsewhere(world, 'users/updateSubscriptions', {
    email: 'done@example.com',
    unsubscribedMessageTypeIds: [21],
    emailListIds: [7]
  });
  const [, done = ''] = loadContacts(world.org, [
    { Email: 'ada@example.com' },
    { Email: 'done@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, unchanged: 1 } });
  expect(bodies(world, 'users.bulkUpdateSubscriptions')).toEqual([
    {
      updateSubscriptionsRequests: [
        { email: 'ada@example.com', emailListIds: [7], unsubscribedMessageTypeIds: [21] }
      ]
    }
  ]);
  expect(world.project.user('ada@example.com')).toMatchObject({
    listIds: [7],
    subscriptions: { unsubscribedMessageTypeIds: [21] }
  });
  expect(world.project.user('done@example.com')?.writes).toBe(1);
  expect(world.org.store.get('Contact', done)).toMatchObject({ Iterable_Status__c: 'Synced' });
});

test('Hx-01 a whole array replaces the stored one, where the step says so', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [
      {
        operation: 'Update_Subscriptions',
        mappings: { unsubscribedChannelIds: 'AssistantName', campaignId: constant('5') }
      }
    ]
  });
  await elsewhere(world, 'users/updateSubscriptions', {
    email: 'ada@example.com',
    unsubscribedChannelIds: [30]
  });
  loadContacts(world.org, [{ Email: 'ada@example.com', AssistantName: '31;32' }]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
  expect(bodies(world, 'users.bulkUpdateSubscriptions')).toEqual([
    {
      updateSubscriptionsRequests: [
        { email: 'ada@example.com', unsubscribedChannelIds: [31, 32], campaignId: 5 }
      ]
    }
  ]);
});

test('Hx-01 who opted out and is not in Iterable is not made by a subscription; who was forgotten is named', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [{ operation: 'Update_Subscriptions', mappings: { 'channels.12': wantsNews } }]
  });
  world.project.forget('gone@example.com');
  const [out = '', gone = ''] = loadContacts(world.org, [
    { Email: 'out@example.com', DoNotCall: true, HasOptedOutOfEmail: true },
    { Email: 'gone@example.com', DoNotCall: true },
    { Email: 'ada@example.com', DoNotCall: true }
  ]);
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1, skipped: 1, rejected: 1 } });
  expect(world.project.users().map(({ email }) => email)).toEqual(['ada@example.com']);
  expect(await stateOf(world, sync, out)).toMatchObject({ code: 'opted-out' });
  expect(await stateOf(world, sync, gone)).toMatchObject({ status: 'rejected', field: 'email' });
});

test('D-44 D-45 Hx-01 of a nested object the fields that are sent change, or the whole of it, as the step says', async () => {
  world = await createWorld({
    project: { fields: { home: 'object', 'home.city': 'string', 'home.street': 'string' } }
  });
  const home = (name: 'Merging' | 'Replacing') =>
    defineSync(world.org, {
      name,
      values: { Write_Back__c: 'None' },
      steps: [
        {
          operation: 'Update_User',
          values: { Merge_Nested_Objects__c: name === 'Merging' },
          mappings: { 'dataFields.home.city': 'MailingCity' }
        }
      ]
    });
  const [merging, replacing] = [home('Merging'), home('Replacing')];
  await elsewhere(world, 'users/update', {
    email: 'ada@example.com',
    dataFields: { home: { city: 'London', street: 'Rue' } }
  });
  loadContacts(world.org, [{ MailingCity: 'Paris', Email: 'ada@example.com' }]);
  await world.run(merging);
  expect(world.project.user('ada@example.com')?.fields.home).toEqual({ city: 'Paris', street: 'Rue' });
  await world.run(replacing);
  expect(world.project.user('ada@example.com')?.fields.home).toEqual({ city: 'Paris' });
});

test('D-43 Hx-01 a new person is made first and subscribed when that has settled, in one run', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, {
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Update_Subscriptions', mappings: { 'channels.12': wantsNews } }
    ]
  });
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com', DoNotCall: true }]);
  expect(await world.run(sync)).toMatchObject({ error: null, counts: { extracted: 1, delivered: 1 } });
  const [made, subscribed] = ['users.bulkUpdate', 'users.bulkUpdateSubscriptions'].map(
    (endpoint) => world.iterable.requests.find((request) => request.endpoint === endpoint)?.at ?? 0
  );
  expect((subscribed ?? 0) - (made ?? 0)).toBeGreaterThanOrEqual(900);
  expect(subscriptionsOf('ada@example.com')?.unsubscribedChannelIds).toEqual([12]);
  await expectNothingNew(world, sync);
});
