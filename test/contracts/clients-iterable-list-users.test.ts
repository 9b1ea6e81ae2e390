import { TransientError } from '../../bridge/errors';
import { linesOf } from '../../bridge/iterable/read-lines';
import { toBatch } from '../../bridge/sync/batch';
import { Readable } from 'node:stream';
import { closeBench, person, startBench, type ClientBench } from './iterable-client-bench';

afterEach(closeBench);

async function everybody({ client }: ClientBench, listId: number, by: 'email' | 'userId' = 'email') {
  const lines: string[] = [];
  for await (const batch of client.listUsers(listId, by)) lines.push(...batch);
  return lines;
}

test('iterable-api 9: whoever is on a list, by address or by id', async () => {
  const bench = await startBench({ project: { type: 'Hybrid', lists: [{ id: 7, name: 'News' }] } });
  const { client, iterable } = bench;
  expect(await everybody(bench, 7)).toEqual([]);
  const rows = [1, 2].map((number) => person(number, {}, { userId: `id-${number}` }));
  await client.send(toBatch({ endpoint: 'subscribe', listId: 7 }, rows));
  iterable.settle();
  expect((await everybody(bench, 7)).sort()).toEqual(['person1@example.com', 'person2@example.com']);
  expect((await everybody(bench, 7, 'userId')).sort()).toEqual(['id-1', 'id-2']);
});

test('iterable-api 2.4: a list that is not there, and a pause that is asked for', async () => {
  const bench = await startBench();
  await expect(everybody(bench, 4711)).rejects.toMatchObject({
    code: expect.stringMatching(/^iterable\./) as string
  });
  bench.iterable.faults.add({ effect: { kind: 'status', status: 503, body: 'html' } });
  await expect(everybody(bench, 4711)).rejects.toThrow(TransientError);
});

test('iterable-api 9: lines are put together across chunks, and an answer that breaks off is no end', async () => {
  const lines: string[] = [];
  for await (const batch of linesOf(Readable.from(['a@b', '.com\nc@d.co', 'm\r\n', '\n', 'last'])))
    lines.push(...batch);
  expect(lines).toEqual(['a@b.com', 'c@d.com', 'last']);
  const broken = Readable.from(
    (function* () {
      yield 'a\n';
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    })()
  );
  await expect(async () => {
    for await (const batch of linesOf(broken)) lines.push(...batch);
  }).rejects.toThrow(TransientError);
});
