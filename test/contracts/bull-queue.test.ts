import { Redis } from 'ioredis';
import { TransientError } from '../../bridge/errors';
import { openBullQueue, type BullQueueOptions } from '../../bridge/queue/bull-queue';
import type { JobQueue } from '../../bridge/queue/queue';
import { type Child, startChild } from './child';
import type { QueueAddress } from './queue-engines';
import { describeOnRedis, startRealRedis, type RealRedis } from './real-redis';
import { Gate, pass, until } from './waiting';

jest.setTimeout(20_000);

/** Nothing listens on port 1 of this machine. */
const nowhere = 'redis://:secret@127.0.0.1:1';

let queues: JobQueue[] = [];
let reports: { what: string; error: unknown }[] = [];
beforeEach(() => {
  reports = [];
});
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.close()));
  queues = [];
});

const children: Child[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
});

/** Another process on the queue, which stops when it is told to. */
const start = (address: QueueAddress): Child => {
  const child = startChild('stopping-child.ts', address);
  children.push(child);
  return child;
};

const open = (redisUrl: string, more: Partial<BullQueueOptions> = {}): JobQueue => {
  const onError = (what: string, error: unknown) => void reports.push({ what, error });
  const waits = { firstMs: 50, longestMs: 100 };
  const queue = openBullQueue({ redisUrl, onError, waits, patienceMs: 300, ...more });
  queues.push(queue);
  return queue;
};

describe('without a Redis that can be reached', () => {
  test('every call says so in time, and can be tried again', async () => {
    const queue = open(nowhere);
    const calls = [
      () => queue.add({ key: 'run:A', payload: {} }),
      () => queue.counts(),
      () => queue.pause(),
      () => queue.resume()
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(TransientError);
    await expect(queue.counts()).rejects.toMatchObject({
      code: 'queue.unreachable',
      message: 'Redis gave no answer within 0.3 s.'
    });
  });

  test('the outage is reported once, without the password, and the process goes on', async () => {
    const queue = open(nowhere);
    queue.process(async () => undefined, { concurrency: 1 });
    await expect(queue.counts()).rejects.toThrow(TransientError);
    await expect(queue.counts()).rejects.toThrow(TransientError);
    expect(reports.map(({ what }) => what)).toEqual(['Redis cannot be reached; trying again.']);
    expect(String(reports[0]?.error)).not.toContain('secret');
  });

  test('close ends all the same', async () => {
    const queue = open(nowhere);
    queue.process(async () => undefined, { concurrency: 1 });
    await expect(queue.close()).resolves.toBeUndefined();
  });
});

describe('a process that never reached Redis', () => {
  test('ends when it is told to stop, and without a crash', async () => {
    const child = start({ engine: 'bull', redisUrl: nowhere, prefix: 'stopping' });
    expect(await child.line()).toBe('ready');
    child.terminate();
    expect(await child.line()).toBe('closed');
    expect(await child.ended()).toBe(0);
  });
});

describeOnRedis('with a Redis that comes and goes', () => {
  let redis: RealRedis;
  beforeEach(async () => {
    redis = await startRealRedis();
  });
  afterEach(() => redis.stop());
  const restart = async (): Promise<void> => {
    const port = Number(new URL(redis.url).port);
    await redis.stop();
    redis = await startRealRedis(port);
  };

  test('after an outage jobs are added and handled as before', async () => {
    const queue = open(redis.url, { patienceMs: 5_000 });
    const handled: string[] = [];
    queue.process(async ({ key }) => void handled.push(key), { concurrency: 1 });
    await queue.add({ key: 'before', payload: {} });
    await until(() => handled.length === 1);
    await restart();
    await queue.add({ key: 'after', payload: {} });
    await until(() => handled.length === 2);
    expect(handled).toEqual(['before', 'after']);
  });

  test('close waits for a running job although Redis went away, and then ends', async () => {
    const queue = open(redis.url);
    const [started, end] = [new Gate(), new Gate()];
    const steps: string[] = [];
    queue.process(
      async () => {
        started.open();
        await end.opened;
        steps.push('job done');
      },
      { concurrency: 1 }
    );
    await queue.add({ key: 'run:A', payload: {} }).catch(() => undefined);
    await started.opened;
    await redis.stop();
    const closed = queue.close().then(() => steps.push('closed'));
    end.open();
    await closed;
    expect(steps).toEqual(['job done', 'closed']);
  });

  test('a process that is stopped while Redis is away ends, and without a crash', async () => {
    const address = { engine: 'bull' as const, redisUrl: redis.url, prefix: 'stopping' };
    const child = start(address);
    expect(await child.line()).toBe('ready');
    await open(redis.url, { prefix: 'stopping', patienceMs: 5_000 }).add({ key: 'run:A', payload: {} });
    expect(await child.line()).toBe('started');
    await redis.stop();
    await pass(300);
    child.terminate();
    expect(await child.line()).toBe('closed');
    expect(await child.ended()).toBe(0);
  });

  test('however soon after its start a queue is closed, it leaves no connection behind', async () => {
    const closeAfter = async (steps: number): Promise<void> => {
      const queue = open(redis.url, { prefix: 'soon', patienceMs: 5_000 });
      queue.process(async () => undefined, { concurrency: 1 });
      for (let step = 0; step < steps; step += 1) await new Promise((resolve) => setImmediate(resolve));
      await queue.close();
    };
    await Promise.all(Array.from({ length: 40 }, (_, steps) => closeAfter(steps)));
    const client = new Redis(redis.url);
    const connections = async () =>
      String(await client.client('LIST'))
        .trim()
        .split('\n').length;
    await until(async () => (await connections()) === 1);
    client.disconnect();
    expect(reports).toEqual([]);
  });

  test('Redis keeps no text of an error: it may name people', async () => {
    const queue = open(redis.url, { patienceMs: 5_000 });
    const handler = () => Promise.reject(new Error('jane@example.com has no last name'));
    queue.process(handler, { concurrency: 1, attempts: 2 });
    await queue.add({ key: 'run:A', payload: {} });
    await until(async () => (await queue.counts()).failed === 1);
    const client = new Redis(redis.url);
    const stored = await client.hgetall('iterable-sync:jobs:job:run:A');
    client.disconnect();
    expect(stored.failedReason).toBe('The handler failed.');
    expect(JSON.stringify(stored)).not.toContain('jane');
  });

  test('a job that is done leaves nothing but a trace that expires', async () => {
    const queue = open(redis.url, { patienceMs: 5_000 });
    queue.process(async () => undefined, { concurrency: 1 });
    await queue.add({ key: 'run:A', payload: {} });
    const client = new Redis(redis.url);
    await until(async () => (await client.keys('*:started:*')).length === 1);
    await until(async () => (await client.keys('*:job:run:A*')).length === 0);
    const [trace = ''] = await client.keys('*:started:*');
    const left = await client.ttl(trace);
    client.disconnect();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60);
  });

  test('a prefix keeps queues on one Redis apart', async () => {
    const [one, other] = ['one', 'other'].map((prefix) => open(redis.url, { prefix, patienceMs: 5_000 }));
    expect(await one?.add({ key: 'run:A', payload: {} })).toEqual({ added: true });
    expect(await other?.add({ key: 'run:A', payload: {} })).toEqual({ added: true });
    expect((await other?.counts())?.waiting).toBe(1);
  });
});
