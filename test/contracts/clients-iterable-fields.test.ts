import { TransientError } from '../../bridge/errors';
import { toBatch } from '../../bridge/sync/batch';
import { closeBench, person, send, startBench } from './iterable-client-bench';

afterEach(closeBench);

const reads = ({ iterable }: Awaited<ReturnType<typeof startBench>>): number =>
  iterable.requests.filter(({ path }) => path === '/api/users/getFields').length;

describe('iterable-api 6.8: fields are cached, for the endpoint takes 3 calls a second', () => {
  test('whoever asks within minutes is answered from one reading, at once or later', async () => {
    const bench = await startBench();
    const answers = await Promise.all([bench.client.fields(), bench.client.fields()]);
    expect(answers[0]).toBe(answers[1]);
    await bench.client.fields();
    expect(reads(bench)).toBe(1);
    await bench.client.fields(-1);
    expect(reads(bench)).toBe(2);
  });

  test.each([
    ['created', { createNewFields: true }],
    ['dropped', { createNewFields: false }]
  ])('they are read again when one was %s', async (_what, options) => {
    const bench = await startBench();
    await bench.client.fields();
    await bench.client.send(toBatch({ endpoint: 'bulkUpdate' }, [person(1, { nickname: 'A' })]), options);
    await bench.client.fields();
    expect(reads(bench)).toBe(2);
  });

  test.each(['request', 'row'] as const)('they are read again when a type clashes (%s)', async (mismatch) => {
    const bench = await startBench({ switches: { mismatch } });
    await bench.client.fields();
    await send(bench.client, [person(1, { score: 'high' })]).catch(() => undefined);
    await bench.client.fields();
    expect(reads(bench)).toBe(2);
  });

  test('a reading that failed is not kept', async () => {
    const bench = await startBench();
    bench.iterable.faults.add({ effect: { kind: 'status', status: 503, body: 'json' } });
    await expect(bench.client.fields()).rejects.toThrow(TransientError);
    await expect(bench.client.fields()).resolves.toBeInstanceOf(Map);
  });
});
