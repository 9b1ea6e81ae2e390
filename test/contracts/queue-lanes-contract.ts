import type { Job } from '../../bridge/queue/queue';
import { job, nothing, type QueueBench } from './queue-bench';
import { Gate, pass, until } from './waiting';

export const lanesContract = (bench: QueueBench): void => {
  test('news goes before what may take long; in a lane, jobs go in the order of adding', async () => {
    const queue = await bench.open();
    const handled: string[] = [];
    const lanes = { a: 'backfill', b: 'live', c: 'backfill', d: 'live' } as const;
    for (const [key, lane] of Object.entries(lanes)) await queue.add(job(key, { lane }));
    queue.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await until(() => handled.length === 4);
    expect(handled).toEqual(['b', 'd', 'a', 'c']);
  });

  test('Sx-05 four backfills leave a place for "Sync now"; they take it in no case', async () => {
    const queue = await bench.open();
    const end = new Gate();
    const running = new Set<string>();
    let most = 0;
    const handler = async ({ key }: Job): Promise<void> => {
      running.add(key);
      most = Math.max(most, running.size);
      if (!key.startsWith('now')) await end.opened;
      running.delete(key);
    };
    for (const key of ['one', 'two', 'three', 'four']) await queue.add(job(key, { lane: 'backfill' }));
    queue.process(handler, { concurrency: 3, keptForInteractive: 1 });
    await until(() => running.size === 2);
    await pass(200);
    expect([...running].sort()).toEqual(['one', 'two']);
    expect(await queue.counts()).toEqual({ ...nothing, waiting: 2, active: 2 });
    const started: string[] = [];
    for (const key of ['now-1', 'now-2']) {
      await queue.add(job(key, { lane: 'interactive' }));
      await until(async () => (await queue.counts()).active === 2 && (await queue.counts()).waiting === 2);
      started.push(key);
    }
    expect(started).toEqual(['now-1', 'now-2']);
    end.open();
    await until(async () => (await queue.counts()).waiting + running.size === 0);
    expect(most).toBe(3);
  });

  test('interactive jobs may have every place, and never more than there are', async () => {
    const queue = await bench.open();
    const end = new Gate();
    let [running, most] = [0, 0];
    const handler = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await end.opened;
      running -= 1;
    };
    for (let n = 0; n < 4; n += 1) await queue.add(job(`now-${n}`, { lane: 'interactive' }));
    queue.process(handler, { concurrency: 3, keptForInteractive: 1 });
    await until(() => running === 3);
    await queue.add(job('other', { lane: 'backfill' }));
    await pass(200);
    expect(running).toBe(3);
    end.open();
    await until(async () => (await queue.counts()).waiting + running === 0);
    expect(most).toBe(3);
  });

  test('a job with the same key is dropped in its lane too', async () => {
    const queue = await bench.open();
    expect(await queue.add(job('run:A', { lane: 'interactive' }))).toEqual({ added: true });
    expect(await queue.add(job('run:A', { lane: 'interactive' }))).toEqual({ added: false });
    expect(await queue.add(job('run:B', { lane: 'live' }))).toEqual({ added: true });
    expect(await queue.add(job('run:B', { lane: 'backfill' }))).toEqual({ added: false });
    expect(await queue.counts()).toEqual({ ...nothing, waiting: 2 });
  });
};
