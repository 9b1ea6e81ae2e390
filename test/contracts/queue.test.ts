import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueContract } from './queue-contract';
import { queueCrashContract } from './queue-crash-contract';
import { describeOnRedis, startRealRedis, type RealRedis } from './real-redis';

jest.setTimeout(10_000);

describe('the embedded queue', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'queue-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const newAddress = () => ({ engine: 'embedded' as const, dataDir: join(folder, randomUUID()) });
  queueContract(newAddress);
  describe('after kill -9', () => queueCrashContract(newAddress));
});

describeOnRedis('the queue on Redis', () => {
  let redis: RealRedis;
  beforeAll(async () => {
    redis = await startRealRedis();
  });
  afterAll(() => redis.stop());
  const newAddress = () => ({ engine: 'bull' as const, redisUrl: redis.url, prefix: randomUUID() });
  queueContract(newAddress);
  describe('after kill -9', () => queueCrashContract(newAddress));
});
