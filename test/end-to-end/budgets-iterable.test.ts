import { syncRecordCommand } from '../../bridge/commands/run';
import { eventually } from './eventually';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** Calls to Iterable when its rate is the wall: who goes first, and what a 429 does. */

let world: World;
afterEach(() => world.close());

const people = (department: string, count: number) =>
  manyContacts(count).map((row, index) => ({
    ...row,
    Department: department,
    Email: `${department.toLowerCase()}${index}@example.com`
  }));

const bulkCalls = () => world.iterable.requests.filter(({ endpoint }) => endpoint === 'users.bulkUpdate');

test('"Sync now" goes ahead of the calls that three backfills have waiting for their turn', async () => {
  world = await createWorld({ iterable: { rates: { scale: 1 } } });
  const project = { Bulk_Calls_Per_Second__c: 5 };
  const departments = ['Red', 'Green', 'Blue'];
  for (const name of departments) {
    const scope = { Scope_Type__c: 'Filter', Filter__c: `Department = '${name}'` };
    defineSync(world.org, { name, project, values: { ...scope, Batch_Size__c: 20, Write_Back__c: 'None' } });
    loadContacts(world.org, people(name, 240));
  }
  const scope = { Scope_Type__c: 'Filter', Filter__c: "Department = 'Asked'" };
  defineSync(world.org, { name: 'Asked', project, values: { ...scope, Write_Back__c: 'None' } });
  const [id = ''] = loadContacts(world.org, people('Asked', 1));

  const bridge = await world.bridge();
  const backfills = departments.map((name) => world.run(name, { full: true }));
  // All three have as many calls waiting as a run may have under way.
  await eventually('calls of every backfill', () => bulkCalls().length >= 5);
  const asking = syncRecordCommand(bridge, 'Asked', id);
  await eventually('the reading of the record', () =>
    world.org.requests.some(({ query }) => decodeURIComponent(query).includes(id))
  );
  const before = bulkCalls().length;
  expect(await asking).toMatchObject({ state: 'done', counts: { delivered: 1 } });
  const position = bulkCalls().findIndex(({ body }) => JSON.stringify(body).includes('asked0@example.com'));
  // Twelve calls stood before it in time.
  expect(position - before).toBeLessThanOrEqual(5);
  const ended = await Promise.all(backfills);
  expect(ended.map(({ counts }) => counts.delivered)).toEqual([240, 240, 240]);
  expect(bulkCalls().length - position).toBeGreaterThan(12);
  expect(bulkCalls().filter(({ status }) => status === 429)).toEqual([]);
});

describe('iterable-api 2.7: a slower Iterable than was configured', () => {
  test.each([
    ['sent', 'sent'],
    ['sent', 'absent'],
    ['absent', 'sent'],
    ['absent', 'absent']
  ] as const)('Retry-After %s, reset parameters %s: all is delivered, once', async (header, params) => {
    world = await createWorld({
      iterable: { rates: { scale: 1 }, switches: { retryAfterHeader: header, rateLimitParams: params } }
    });
    const sync = defineSync(world.org, {
      project: { Bulk_Calls_Per_Second__c: 50 },
      values: { Batch_Size__c: 25, Write_Back__c: 'None' }
    });
    loadContacts(world.org, manyContacts(500));
    const run = await world.run(sync);
    expect(run).toMatchObject({ state: 'done', counts: { extracted: 500, delivered: 500 } });
    const taken = bulkCalls().filter(({ status }) => status === 200);
    const sent = taken.flatMap(({ body }) => (body as { users: { email: string }[] }).users);
    expect(new Set(sent.map(({ email }) => email)).size).toBe(sent.length);
    const refused = bulkCalls().filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    // Nothing goes out while the endpoint is held, but for what was on its way together with the refused call.
    for (const { at } of refused) {
      const inHold = bulkCalls().filter((call) => call.at > at + 150 && call.at < at + 900);
      expect(inHold).toEqual([]);
    }
  });
});
