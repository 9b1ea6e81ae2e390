import { openSqliteLedger } from '../../bridge/ledger/sqlite-ledger';
import { openBullQueue } from '../../bridge/queue/bull-queue';
import { openEmbeddedQueue } from '../../bridge/queue/embedded-queue';
import type { JobQueue, QueueErrorListener } from '../../bridge/queue/queue';

/** Where a queue is kept; plain values, so that it can be told to another process. */
export type QueueAddress =
  | { readonly engine: 'embedded'; readonly dataDir: string }
  | { readonly engine: 'bull'; readonly redisUrl: string; readonly prefix: string };

const waits = { firstMs: 40, longestMs: 1000 };

/** Opens the queue as another part of the bridge would, with waits and leases short enough for a test. */
export const openQueue = async (address: QueueAddress, onError: QueueErrorListener): Promise<JobQueue> => {
  if (address.engine === 'bull') {
    return openBullQueue({
      ...address,
      onError,
      waits,
      locks: { lockMs: 900, checkEveryMs: 450 },
      patienceMs: 3_000
    });
  }
  const ledger = await openSqliteLedger(address.dataDir);
  const queue = openEmbeddedQueue(ledger.jobs, { onError, waits, leaseMs: 900, pollMs: 100 });
  const closeQueue = queue.close.bind(queue);
  const close = async (): Promise<void> => {
    await closeQueue();
    await ledger.close();
  };
  return Object.assign(queue, { close });
};
