import type { Run } from '../../bridge/sync/model';
import { edit } from './consent-world';
import { eventually } from './eventually';
import { fireAt, takingMessages } from './message-world';
import { runInState, startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

const people = 50_000;
const contacts = 'Contact_To_User';
/** Calls of the backfill, at 200 people each: at five calls a second they take fifty seconds. */
const callsOfBackfill = people / 200;

let world: World;
let service: Service;
afterEach(async () => {
  await service.stop();
  await world.close();
});

const runsOf = async (trigger: string): Promise<Run[]> => {
  const { body } = await service.ask<{ runs: Run[] }>('GET', '/v1/runs?limit=100');
  return body.runs.filter((run) => run.trigger === trigger);
};

test('salesforce-api 7: an outbound message reaches Iterable while a backfill of 50,000 saturates the bucket', async () => {
  world = await createWorld({ environment: takingMessages, iterable: { rates: { scale: 1 } } });
  defineSync(world.org, { values: { Batch_Size__c: 200 }, project: { Bulk_Calls_Per_Second__c: 5 } });
  const ids = loadContacts(world.org, manyContacts(people));
  service = await startService(world);
  await runInState(service, contacts, 'running');
  fireAt(world.org, service.url);
  // As the guide has it: the integration user sends no outbound messages of its own writes.
  world.org.outbound.mute(world.org.integrationUserId);
  const bulkCalls = (): number => world.iterable.calls('users.bulkUpdate');
  // The first calls are out, more wait for their turns: from here on the bucket is what the backfill waits for.
  await eventually('a backfill that sends', () => bulkCalls() >= 8);
  const last = ids.at(-1) ?? '';
  const callsBefore = bulkCalls();
  edit(world, last, { FirstName: 'Heard' });
  const user = () => world.project.user(`person${people - 1}@example.com`);
  await eventually('the change in Iterable', () => user()?.fields.firstName === 'Heard');
  const callsBetween = bulkCalls() - callsBefore;
  await world.org.outbound.settled();
  const heard = await eventually('the end of the run that the message began', async () =>
    (await runsOf('message')).find(({ state }) => state === 'done')
  );
  expect(heard).toMatchObject({ sync: contacts, counts: { extracted: 1, delivered: 1 } });
  const [backfill] = await runsOf('schedule');
  expect(backfill?.state).toBe('running');
  // It is the last record of the backfill: in its turn it would have gone out with the last call.
  expect(callsBetween).toBeLessThan(callsOfBackfill / 4);
  expect(bulkCalls()).toBeLessThan(callsOfBackfill / 2);
  // The bucket was full all the while, and nobody was turned away.
  expect(world.iterable.requests.filter(({ status }) => status === 429)).toEqual([]);
});
