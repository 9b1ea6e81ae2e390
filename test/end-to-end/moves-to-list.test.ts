/** H-20: who leaves one sync is moved to another list, or unsubscribed, by a second sync with the opposite filter. */
import { colleague } from './colleague';
import { defineSync, type StepOptions } from './define-sync';
import { elsewhere } from './operation-stories';
import { constant, createWorld, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const { update, later } = colleague(() => world.org);
const ada = 'ada@example.com';
const bea = 'bea@example.com';
const lists = [
  { id: 7, name: 'Customers' },
  { id: 8, name: 'Former customers' },
  { id: 9, name: 'Events' }
] as const;

/** Buyers are on "Customers"; who is none is told of in `former`. */
async function start(former: readonly StepOptions[]): Promise<string> {
  world = await createWorld({ project: { lists } });
  const filter = (text: string) => ({ Scope_Type__c: 'Filter', Filter__c: text });
  defineSync(world.org, {
    name: 'Buyers',
    values: filter("Title = 'Buyer'"),
    steps: [{ operation: 'Subscribe_List', target: '7', values: { On_Exit__c: 'Remove_From_List' } }]
  });
  defineSync(world.org, {
    name: 'Former_Buyers',
    values: filter("Title != 'Buyer'"),
    steps: former
  });
  const [first = ''] = loadContacts(world.org, [
    { Email: ada, Title: 'Buyer' },
    { Email: bea, Title: 'Buyer' }
  ]);
  await runBoth();
  return first;
}

async function runBoth(): Promise<void> {
  for (const sync of ['Buyers', 'Former_Buyers']) {
    expect(await world.run(sync)).toMatchObject({ state: 'done', error: null, counts: { deferred: 0 } });
    // The status that the first writes is a change that lies in the window of the second one second later.
    later();
  }
}

const move = async (id: string, title: string): Promise<void> => {
  update('Contact', id, { Title: title });
  await runBoth();
};

const members = () =>
  Object.fromEntries(world.project.lists().map(({ id, members: of }) => [id, of.map(({ email }) => email)]));

test('H-20 who leaves moves to another list, and back again', async () => {
  const first = await start([
    { operation: 'Subscribe_List', target: '8', values: { On_Exit__c: 'Remove_From_List' } }
  ]);
  expect(members()).toEqual({ 7: [ada, bea], 8: [], 9: [] });
  await move(first, 'Visitor');
  expect(members()).toEqual({ 7: [bea], 8: [ada], 9: [] });
  await move(first, 'Buyer');
  expect(members()).toEqual({ 7: [bea, ada], 8: [], 9: [] });
});

test('H-20 who leaves is taken off a list that somebody else put it on, and unsubscribed from a channel', async () => {
  const first = await start([
    { operation: 'Unsubscribe_List', target: '9' },
    { operation: 'Update_Subscriptions', mappings: { 'channels.12': constant('false') } }
  ]);
  await elsewhere(world, 'lists/subscribe', { listId: 9, subscribers: [{ email: ada }, { email: bea }] });
  expect(members()).toEqual({ 7: [ada, bea], 8: [], 9: [ada, bea] });
  await move(first, 'Visitor');
  expect(members()).toEqual({ 7: [bea], 8: [], 9: [bea] });
  expect(world.project.user(ada)?.subscriptions).toMatchObject({ unsubscribedChannelIds: [12] });
  expect(world.project.user(bea)?.subscriptions.unsubscribedChannelIds ?? []).toEqual([]);
});
