import { job, nothing, type QueueBench } from './queue-bench';
import { Gate, pass, until } from './waiting';

/** What every JobQueue promises about jobs that fail. */
export const failingContract = (bench: QueueBench): void => {
  const failing = (startedAt: number[]) => async () => {
    startedAt.push(performance.now());
    throw new Error('jane@example.com cannot be synced');
  };

  test('a handler that throws is tried again with growing waits, up to `attempts`', async () => {
    const queue = await bench.open();
    const startedAt: number[] = [];
    queue.process(failing(startedAt), { concurrency: 1, attempts: 4 });
    await queue.add(job('run:A'));
    await until(async () => (await queue.counts()).failed === 1);
    expect(startedAt).toHaveLength(4);
    const waits = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0));
    for (const [index, least] of [40, 80, 160].entries())
      expect(waits[index]).toBeGreaterThanOrEqual(least - 2);
    expect(await queue.counts()).toEqual({ ...nothing, failed: 1 });
  });

  test('a handler is told the how-manieth try it is, also by a queue that was opened anew', async () => {
    const queue = await bench.open();
    const told: number[] = [];
    const handler = (_job: unknown, attempt: number): never => {
      told.push(attempt);
      throw new Error('not yet');
    };
    queue.process(handler, { concurrency: 1, attempts: 6 });
    await queue.add(job('run:A'));
    await until(() => told.length === 2);
    await queue.close();
    const later = await bench.open();
    const before = told.length;
    later.process(handler, { concurrency: 1, attempts: 6 });
    await until(() => told.length > before);
    expect(told).toEqual(told.map((_, index) => index + 1));
  });

  test('without `attempts` a job is tried once', async () => {
    const queue = await bench.open();
    const startedAt: number[] = [];
    queue.process(failing(startedAt), { concurrency: 1 });
    await queue.add(job('run:A'));
    await until(async () => (await queue.counts()).failed === 1);
    await pass(150);
    expect(startedAt).toHaveLength(1);
  });

  test('a handler that throws before it answers counts as failed too', async () => {
    const queue = await bench.open();
    const handler = () => {
      throw new Error('at once');
    };
    queue.process(handler, { concurrency: 1 });
    await queue.add(job('run:A'));
    await until(async () => (await queue.counts()).failed === 1);
  });

  test('each failure is reported with the error, which the job does not carry', async () => {
    const queue = await bench.open();
    queue.process(failing([]), { concurrency: 1 });
    await queue.add(job('run:A'));
    await until(async () => (await queue.counts()).failed === 1);
    expect(bench.reports).toEqual([{ what: 'Job run:A failed.', error: expect.any(Error) as unknown }]);
  });

  test('while it waits for the next try, the key is taken', async () => {
    const queue = await bench.open();
    const startedAt: number[] = [];
    queue.process(failing(startedAt), { concurrency: 1, attempts: 6 });
    await queue.add(job('run:A'));
    await until(() => startedAt.length === 4);
    expect(await queue.add(job('run:A'))).toEqual({ added: false });
  });

  test('a job that failed for good makes way for the next with its key', async () => {
    const queue = await bench.open();
    let handled = 0;
    queue.process(
      async () => {
        handled += 1;
        if (handled === 1) throw new Error('only the first');
      },
      { concurrency: 1 }
    );
    await queue.add(job('run:A'));
    await until(async () => (await queue.counts()).failed === 1);
    expect(await queue.add(job('run:A'))).toEqual({ added: true });
    await until(async () => handled === 2 && (await queue.counts()).active === 0);
    expect(await queue.counts()).toEqual(nothing);
  });
};

/** What every JobQueue promises about stopping, for a while or for good. */
export const pausingContract = (bench: QueueBench): void => {
  test('while paused, running jobs go on and no new one is started, in any process', async () => {
    const [queue, other] = [await bench.open(), await bench.open()];
    const [started, end] = [new Gate(), new Gate()];
    const handled: string[] = [];
    queue.process(
      async ({ key }) => {
        started.open();
        await end.opened;
        handled.push(key);
      },
      { concurrency: 1 }
    );
    await queue.add(job('run:A'));
    await started.opened;
    await other.pause();
    await queue.add(job('run:B'));
    end.open();
    await until(() => handled.length === 1);
    await pass(250);
    expect(handled).toEqual(['run:A']);
    expect(await queue.counts()).toEqual({ ...nothing, waiting: 1 });
    await other.resume();
    await until(() => handled.length === 2);
  });

  test('close waits for running jobs and leaves the others to whoever comes next', async () => {
    const queue = await bench.open();
    const [started, end] = [new Gate(), new Gate()];
    const handled: string[] = [];
    queue.process(
      async ({ key }) => {
        started.open();
        await end.opened;
        handled.push(key);
      },
      { concurrency: 1 }
    );
    for (const key of ['run:A', 'run:B']) await queue.add(job(key));
    await started.opened;
    const closed = queue.close().then(() => handled.push('closed'));
    await pass(150);
    end.open();
    await closed;
    expect(handled).toEqual(['run:A', 'closed']);
    const next = await bench.open();
    expect(await next.counts()).toEqual({ ...nothing, waiting: 1 });
    next.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await until(() => handled.length === 3);
    expect(handled[2]).toBe('run:B');
  });

  test('close can be called twice, and before anything else', async () => {
    const queue = await bench.open();
    await queue.close();
    await expect(queue.close()).resolves.toBeUndefined();
  });
};
