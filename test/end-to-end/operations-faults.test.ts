/** Every operation's endpoint fails once in each way: it costs time, nothing else. */
import type { EndpointName } from '../stand-ins/iterable/http/endpoints';
import type { FaultEffect } from '../stand-ins/iterable/http/faults';
import { constant, createWorld, defineSync, loadContacts, type World } from './world';
import type { StepOptions } from './define-sync';
import { elsewhere, expectNothingNew } from './operation-stories';

let world: World;
afterEach(() => world.close());

const ada = 'ada@example.com';

interface Story {
  readonly step: StepOptions;
  readonly endpoint: EndpointName;
  /** What is there before, beside Ada's user. */
  readonly before?: () => Promise<void>;
  /** What stands in Iterable after it. */
  readonly after: () => unknown;
  readonly expected: unknown;
}

const user = () => world.project.user(ada);
const membersOf = (id: number) =>
  world.project
    .lists()
    .find((list) => list.id === id)
    ?.members.map(({ email }) => email);

const item = { Kind__c: 'Array', Source__c: 'AssistantName', Transform__c: 'split' };
const things = {
  items: item,
  'items[].id': 'Value',
  'items[].name': 'Value',
  'items[].price': constant('2'),
  'items[].quantity': constant('1')
};
const bought = [{ id: 'tea', name: 'tea', price: 2, quantity: 1 }];

const stories: Readonly<Record<string, Story>> = {
  Update_User: {
    step: { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
    endpoint: 'users.bulkUpdate',
    after: () => user()?.fields.firstName,
    expected: 'Ada'
  },
  Merge_Users: {
    step: { operation: 'Merge_Users', mappings: { sourceEmail: constant('old@example.com') } },
    endpoint: 'users.merge',
    before: () => elsewhere(world, 'users/update', { email: 'old@example.com' }),
    after: () => world.project.users().map(({ email }) => email),
    expected: [ada]
  },
  Update_Email: {
    step: {
      operation: 'Update_Email',
      mappings: { currentEmail: constant(ada), newEmail: constant('new@example.com') }
    },
    endpoint: 'users.updateEmail',
    after: () => world.project.users().map(({ email }) => email),
    expected: ['new@example.com']
  },
  Update_Subscriptions: {
    step: { operation: 'Update_Subscriptions', mappings: { 'channels.12': constant('false') } },
    endpoint: 'users.bulkUpdateSubscriptions',
    after: () => user()?.subscriptions.unsubscribedChannelIds,
    expected: [12]
  },
  Subscribe_List: {
    step: { operation: 'Subscribe_List', target: '7' },
    endpoint: 'lists.subscribe',
    after: () => membersOf(7),
    expected: [ada]
  },
  Unsubscribe_List: {
    step: { operation: 'Unsubscribe_List', target: '7' },
    endpoint: 'lists.unsubscribe',
    before: () => elsewhere(world, 'lists/subscribe', { listId: 7, subscribers: [{ email: ada }] }),
    after: () => membersOf(7),
    expected: []
  },
  Track_Event: {
    step: { operation: 'Track_Event', target: 'Visit' },
    endpoint: 'events.trackBulk',
    after: () => world.project.events().length,
    expected: 1
  },
  Track_Purchase: {
    step: { operation: 'Track_Purchase', mappings: { ...things, total: constant('2') } },
    endpoint: 'commerce.trackPurchase',
    after: () => world.project.purchases().map(({ items }) => items),
    expected: [bought]
  },
  Update_Cart: {
    step: { operation: 'Update_Cart', mappings: things },
    endpoint: 'commerce.updateCart',
    after: () => user()?.cart,
    expected: bought
  },
  Upsert_Catalog_Item: {
    step: {
      operation: 'Upsert_Catalog_Item',
      target: 'People',
      mappings: { itemId: 'AssistantName', 'dataFields.name': 'FirstName' }
    },
    endpoint: 'catalogs.bulkUpsertItems',
    after: () => world.project.catalogs()[0]?.items,
    expected: { old: { name: 'Old' }, tea: { name: 'Ada' } }
  },
  Delete_Catalog_Item: {
    step: { operation: 'Delete_Catalog_Item', target: 'People', mappings: { itemId: constant('old') } },
    endpoint: 'catalogs.bulkDeleteItems',
    after: () => world.project.catalogs()[0]?.items,
    expected: {}
  },
  Delete_User: {
    step: { operation: 'Delete_User' },
    endpoint: 'users.deleteByEmail',
    after: () => world.project.userCount(),
    expected: 0
  },
  Forget_User: {
    step: { operation: 'Forget_User' },
    endpoint: 'users.forget',
    after: () => world.project.forgotten().emails,
    expected: [ada]
  },
  Unforget_User: {
    step: { operation: 'Unforget_User' },
    endpoint: 'users.unforget',
    before: async () => world.project.forget(ada),
    after: () => world.project.forgotten().emails,
    expected: []
  }
};

const effects: Readonly<Record<string, FaultEffect>> = {
  '429': { kind: 'rate-limit', retryAfterSeconds: 1 },
  '502 after it was applied': { kind: 'status', status: 502, body: 'json', applied: 'yes' }
};

const cases = Object.keys(stories).flatMap((operation) =>
  Object.keys(effects).map((effect) => [operation, effect] as const)
);

test.each(cases)(
  'D-41 Hx-02 %s: %s is answered once, and the same call follows',
  async (operation, effect) => {
    const story = stories[operation];
    const fault = effects[effect];
    if (!story || !fault) throw new Error('no such story');
    world = await createWorld({
      project: {
        lists: [{ id: 7, name: 'Friends' }],
        catalogs: [{ name: 'People', items: { old: { name: 'Old' } }, fieldMappings: { name: 'string' } }]
      }
    });
    const sync = defineSync(world.org, { values: { Write_Back__c: 'None' }, steps: [story.step] });
    await elsewhere(world, 'users/update', { email: ada });
    await story.before?.();
    loadContacts(world.org, [{ FirstName: 'Ada', AssistantName: 'tea', Email: ada }]);
    world.iterable.clearRequests();
    world.iterable.faults.add({ match: { endpoint: story.endpoint }, effect: fault });
    const run = await world.run(sync);
    expect(run).toMatchObject({ state: 'done', error: null, counts: { rejected: 0, deferred: 0 } });
    expect(world.iterable.calls(story.endpoint)).toBe(2);
    expect(story.after()).toEqual(story.expected);
    await expectNothingNew(world, sync);
    expect(story.after()).toEqual(story.expected);
  }
);
