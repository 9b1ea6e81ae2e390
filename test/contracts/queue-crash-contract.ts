import { type Child, startChild } from './child';
import { queueBench } from './queue-bench';
import type { QueueAddress } from './queue-engines';
import { pass, until } from './waiting';

/** What every JobQueue promises when a process is killed with -9. */
export const queueCrashContract = (newAddress: () => QueueAddress): void => {
  const bench = queueBench(newAddress);
  const children: Child[] = [];
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.kill()));
  });

  const killWhileItHolds = async (): Promise<string> => {
    const child = startChild('queue-child.ts', bench.address());
    children.push(child);
    const taken = await child.line();
    await child.kill();
    return taken;
  };

  test('a job whose process was killed is taken up again, even after three such deaths', async () => {
    const queue = await bench.open();
    await queue.add({ key: 'run:A', payload: { full: true } });
    const expected = JSON.stringify({ key: 'run:A', payload: { full: true } });
    for (let death = 1; death <= 3; death += 1) expect(await killWhileItHolds()).toBe(expected);
    const handled: string[] = [];
    queue.process(async ({ key, payload }) => void handled.push(JSON.stringify({ key, payload })), {
      concurrency: 1
    });
    await until(async () => handled.length > 0 && (await queue.counts()).active === 0);
    await pass(300);
    expect(handled).toEqual([expected]);
    expect(await queue.counts()).toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 });
  }, 60_000);

  test('until it is taken up, the key of a job whose process was killed stays taken', async () => {
    const queue = await bench.open();
    await queue.add({ key: 'run:A', payload: {} });
    await killWhileItHolds();
    expect(await queue.add({ key: 'run:A', payload: {} })).toEqual({ added: false });
  }, 30_000);

  test('jobs that waited while a process was killed are all handled', async () => {
    const queue = await bench.open();
    const keys = ['run:A', 'run:B', 'run:C'];
    for (const key of keys) await queue.add({ key, payload: {} });
    await killWhileItHolds();
    const handled: string[] = [];
    queue.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await until(() => handled.length === 3);
    expect([...handled].sort()).toEqual(keys);
  }, 30_000);
};
