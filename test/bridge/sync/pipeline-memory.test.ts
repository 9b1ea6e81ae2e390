import { stepDefinition, syncDefinition } from '../../builders';
import { mark, people, person, pipelineBench } from './pipeline-bench';
import { answered } from './scripted-destination';

test('a user with many calls, which follow each other, makes reading wait: few pages are held', async () => {
  const list = stepDefinition({ name: 'List', operation: 'Subscribe_List', mappings: [] });
  const { pipeline, committed } = pipelineBench({
    definition: syncDefinition({ steps: [list] }),
    lists: { List: [7] },
    batchSize: 100,
    delivery: {
      destination: {
        send: () => Promise.resolve(answered({})),
        sendOne: () => Promise.resolve('done'),
        user: () => Promise.resolve(null)
      },
      clock: { now: () => new Date(), sleep: () => Promise.resolve(), random: () => 0 },
      fieldTypes: () => Promise.resolve(new Map()),
      deferrals: () => 0
    }
  });
  const sameUser = people(1, 40).map((record) =>
    person(Number(record.id.slice(3, 15)), { Email: 'one@example.com' })
  );
  await pipeline.take(sameUser, mark('page 0'));
  let mostHeld = 0;
  for (let page = 1; page <= 60; page += 1) {
    await pipeline.take(people(page * 100, 2), mark(`page ${page}`));
    mostHeld = Math.max(mostHeld, page + 1 - committed.length);
  }
  await pipeline.finish();
  expect(mostHeld).toBeLessThanOrEqual(11);
  expect(committed).toHaveLength(61);
});
