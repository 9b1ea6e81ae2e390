import type { Run } from '../../bridge/sync/model';
import { edit } from './consent-world';
import { eventually } from './eventually';
import { fireAt, takingMessages } from './message-world';
import { runInState, startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

const people = 60;

let world: World;
let service: Service;
afterEach(async () => {
  await service.stop();
  await world.close();
});

const onList = (): number => world.project.lists().find(({ name }) => name === 'Ours')?.members.length ?? -1;

/** People of one department on a list; each change of one of them is told to the bridge. */
async function peopleOnList() {
  world = await createWorld({ environment: takingMessages });
  const sync = defineSync(world.org, {
    values: { Scope_Type__c: 'Filter', Filter__c: "Department = 'Ours'" },
    step: { Operation__c: 'Subscribe_List', Target__c: 'Ours', On_Exit__c: 'Remove_From_List' },
    mappings: {}
  });
  const rows = manyContacts(people).map((row) => ({ ...row, Department: 'Ours' }));
  const ids = loadContacts(world.org, rows);
  service = await startService(world);
  await runInState(service, sync, 'done');
  await eventually('everybody on the list', () => onList() === people);
  world.org.outbound.mute(world.org.integrationUserId);
  fireAt(world.org, service.url);
  return { sync, ids };
}

const newest = async (trigger: string): Promise<Run | undefined> => {
  const { body } = await service.ask<{ runs: Run[] }>('GET', '/v1/runs?limit=100');
  return body.runs.find((run) => run.trigger === trigger);
};

test('DESIGN rule 8 a wave that is heard of piece by piece is counted and held as one', async () => {
  const { sync, ids } = await peopleOnList();
  const { ledger } = await world.bridge();
  // Never more than 20 at a time: no run of messages alone sees a wave.
  for (let start = 0; start < 40; start += 20) {
    for (const id of ids.slice(start, start + 20)) edit(world, id, { Department: 'Theirs' });
    await world.org.outbound.settled();
    await eventually('taken up', async () => (await ledger.syncsWithHints()).length === 0);
  }
  expect((await newest('message'))?.state).toBe('done');
  expect(onList()).toBe(people);
  const asked = await service.ask<{ run: string }>('POST', `/v1/syncs/${sync}/runs`);
  const run = await eventually('the wave', async () => {
    const stored = await ledger.run(asked.body.run);
    return stored?.state === 'held' ? stored : null;
  });
  expect(run).toMatchObject({ held: { removals: 40, present: people }, counts: { removed: 0 } });
  expect(onList()).toBe(people);
});

test("H-35 a few that are heard of leave by the sync's own turn", async () => {
  const { sync, ids } = await peopleOnList();
  for (const id of ids.slice(0, 3)) edit(world, id, { Department: 'Theirs' });
  await world.org.outbound.settled();
  const { ledger } = await world.bridge();
  await eventually('taken up', async () => (await ledger.syncsWithHints()).length === 0);
  const asked = await service.ask<{ run: string }>('POST', `/v1/syncs/${sync}/runs`);
  expect(await service.ended(asked.body.run)).toMatchObject({ counts: { removed: 3 } });
  await eventually('off the list', () => onList() === people - 3);
});
