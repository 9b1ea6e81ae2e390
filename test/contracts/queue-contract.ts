import type { Job } from '../../bridge/queue/queue';
import { job, nothing, queueBench, type QueueBench } from './queue-bench';
import type { QueueAddress } from './queue-engines';
import { failingContract, pausingContract } from './queue-failure-contract';
import { lanesContract } from './queue-lanes-contract';
import { Gate, pass, until } from './waiting';

/** What every JobQueue promises; `newAddress` answers a place that no other test uses. */
export const queueContract = (newAddress: () => QueueAddress): void => {
  const bench = queueBench(newAddress);
  describe('adding', () => addingContract(bench));
  describe('handling', () => handlingContract(bench));
  describe('lanes', () => lanesContract(bench));
  describe('failing', () => failingContract(bench));
  describe('pausing and closing', () => pausingContract(bench));
};

const addingContract = (bench: QueueBench): void => {
  test('a job is handled once, with its key and payload', async () => {
    const queue = await bench.open();
    const handled: Job[] = [];
    queue.process(async (taken) => void handled.push(taken), { concurrency: 1 });
    const payload = { sync: 'Contact_To_User', recordIds: ['003000000000001AAA'], full: false, since: null };
    expect(await queue.add(job('run:Contact_To_User', { payload }))).toEqual({ added: true });
    await until(async () => handled.length > 0 && (await queue.counts()).active === 0);
    await pass(150);
    expect(handled).toEqual([{ key: 'run:Contact_To_User', payload }]);
    expect(await queue.counts()).toEqual(nothing);
  });

  test('while a job waits, one with the same key is dropped', async () => {
    const queue = await bench.open();
    const answers = [];
    for (const n of [1, 2]) answers.push(await queue.add(job('run:A', { payload: { n } })));
    expect(answers).toEqual([{ added: true }, { added: false }]);
    const handled: unknown[] = [];
    queue.process(async ({ payload }) => void handled.push(payload), { concurrency: 1 });
    await until(async () => (await queue.counts()).waiting === 0);
    await pass(100);
    expect(handled).toEqual([{ n: 1 }]);
  });

  test('while a job waits for its time, one with the same key is dropped', async () => {
    const queue = await bench.open();
    await queue.add(job('run:A', { delayMs: 60_000 }));
    expect(await queue.add(job('run:A'))).toEqual({ added: false });
    expect(await queue.counts()).toEqual({ ...nothing, delayed: 1 });
  });

  test('while a job runs, one with the same key is dropped; afterwards it is taken', async () => {
    const queue = await bench.open();
    const [started, end] = [new Gate(), new Gate()];
    let runs = 0;
    const handler = () => {
      runs += 1;
      started.open();
      return end.opened;
    };
    queue.process(handler, { concurrency: 2 });
    await queue.add(job('run:A'));
    await started.opened;
    expect(await queue.add(job('run:A'))).toEqual({ added: false });
    expect(await queue.counts()).toEqual({ ...nothing, active: 1 });
    end.open();
    await until(async () => (await queue.counts()).active === 0);
    expect(await queue.add(job('run:A'))).toEqual({ added: true });
    await until(() => runs === 2);
  });

  test('of many adds at once with one key, from two queues, one is taken', async () => {
    const [one, other] = [await bench.open(), await bench.open()];
    const adds = Array.from({ length: 40 }, (_, n) => (n % 2 ? one : other).add(job('run:A')));
    const added = (await Promise.all(adds)).filter((answer) => answer.added);
    expect(added).toHaveLength(1);
    expect(await one.counts()).toEqual({ ...nothing, waiting: 1 });
  });

  test('every add that is answered with added is handled, however short the jobs', async () => {
    const queue = await bench.open();
    let handled = 0;
    queue.process(async () => void (handled += 1), { concurrency: 2 });
    let added = 0;
    for (let n = 0; n < 100; n += 1) if ((await queue.add(job('run:A'))).added) added += 1;
    await until(async () => (await queue.counts()).waiting + (await queue.counts()).active === 0);
    expect(handled).toBe(added);
  });

  test('a delayed job is handled at its time, not before', async () => {
    const queue = await bench.open();
    const handledAt: number[] = [];
    queue.process(async () => void handledAt.push(Date.now()), { concurrency: 1 });
    const addedAt = Date.now();
    await queue.add(job('run:A', { delayMs: 250 }));
    await until(() => handledAt.length === 1);
    expect((handledAt[0] ?? 0) - addedAt).toBeGreaterThanOrEqual(249);
  });
};

const handlingContract = (bench: QueueBench): void => {
  test('no more than `concurrency` jobs run at once, and as many do', async () => {
    const queue = await bench.open();
    const end = new Gate();
    let [running, most] = [0, 0];
    const handler = async () => {
      most = Math.max(most, ++running);
      await end.opened;
      running -= 1;
    };
    for (let n = 0; n < 6; n += 1) await queue.add(job(`run:${n}`));
    queue.process(handler, { concurrency: 3 });
    await until(() => running === 3);
    expect(await queue.counts()).toEqual({ ...nothing, waiting: 3, active: 3 });
    await pass(150);
    end.open();
    await until(async () => (await queue.counts()).waiting === 0 && running === 0);
    expect(most).toBe(3);
  });

  test('jobs are taken in the order they were added', async () => {
    const queue = await bench.open();
    const handled: string[] = [];
    for (const key of ['c', 'a', 'b']) await queue.add(job(key));
    queue.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await until(() => handled.length === 3);
    expect(handled).toEqual(['c', 'a', 'b']);
  });

  test('a job added elsewhere wakes an idle queue', async () => {
    const [adding, handling] = [await bench.open(), await bench.open()];
    const handled: string[] = [];
    handling.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await pass(150);
    await adding.add(job('run:A'));
    await until(() => handled.length === 1);
    expect(handled).toEqual(['run:A']);
  });

  test('two queues share the jobs, each job is handled once', async () => {
    const queues = [await bench.open(), await bench.open()];
    const handled: string[] = [];
    for (const queue of queues) {
      queue.process(
        async ({ key }) => {
          handled.push(key);
          await pass(5);
        },
        { concurrency: 1 }
      );
    }
    const keys = Array.from({ length: 30 }, (_, n) => `run:${n}`);
    for (const key of keys) await queues[0]?.add(job(key));
    await until(() => handled.length >= 30);
    await pass(100);
    expect([...handled].sort()).toEqual([...keys].sort());
  });

  test('a job that runs for longer than its lease stays with its queue', async () => {
    const queues = [await bench.open(), await bench.open()];
    let handled = 0;
    for (const queue of queues) {
      queue.process(
        async () => {
          handled += 1;
          await pass(2500);
        },
        { concurrency: 1 }
      );
    }
    await queues[0]?.add(job('run:A'));
    await until(async () => handled > 0 && (await queues[0]?.counts())?.active === 0);
    expect(handled).toBe(1);
  }, 15_000);
};
