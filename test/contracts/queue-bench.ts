import type { Job, JobQueue } from '../../bridge/queue/queue';
import { openQueue, type QueueAddress } from './queue-engines';

/** Queues of one test, closed after it. */
export interface QueueBench {
  /** A queue on the test's own address; every call is like one more part of the bridge. */
  open(): Promise<JobQueue>;
  address(): QueueAddress;
  /** What the queues reported. */
  readonly reports: { what: string; error: unknown }[];
}

export const queueBench = (newAddress: () => QueueAddress): QueueBench => {
  let opened: JobQueue[] = [];
  let address: QueueAddress;
  const reports: QueueBench['reports'] = [];
  beforeEach(() => {
    address = newAddress();
    reports.length = 0;
  });
  afterEach(async () => {
    await Promise.all(opened.map((queue) => queue.close()));
    opened = [];
  });
  const open = async (): Promise<JobQueue> => {
    const queue = await openQueue(address, (what, error) => reports.push({ what, error }));
    opened.push(queue);
    return queue;
  };
  return { open, address: () => address, reports };
};

/** A job with this key and nothing to say. */
export const job = (key: string, more: Partial<Job> = {}): Job => ({ key, payload: {}, ...more });
/** Counts of an empty queue. */
export const nothing = { waiting: 0, delayed: 0, active: 0, failed: 0 };
