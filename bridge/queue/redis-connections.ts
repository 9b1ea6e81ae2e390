import { Redis } from 'ioredis';
import type { QueueErrorListener } from './queue';

/** The connections of one queue: made as Bull asks for them, closed together. */
export class RedisConnections {
  private readonly clients: Redis[] = [];
  private readonly seen = new WeakSet<Error>();
  private isDown = false;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly onError: QueueErrorListener
  ) {}

  open(): Redis {
    // Bull needs both: its blocking commands must outlive an outage, and it waits for readiness by itself.
    const forBull = { maxRetriesPerRequest: null, enableReadyCheck: false };
    const client = new Redis(this.url, { ...forBull, lazyConnect: this.isClosed });
    this.tame(client);
    client.on('error', (error: Error) => this.report(error));
    client.on('ready', () => {
      this.isDown = false;
    });
    this.clients.push(client);
    return client;
  }

  /** Whether the error came from one of these connections; Bull passes them on as its own. */
  hasSeen(error: Error): boolean {
    return this.seen.has(error);
  }

  /** Whatever still waits for an answer fails. */
  closeAll(): void {
    for (const client of this.clients) {
      // Disconnected between two tries to connect, it would leave its commands waiting for ever.
      if (client.status === 'reconnecting') void client.connect();
      client.disconnect();
    }
    this.isClosed = true;
  }

  /**
   * While it closes, Bull opens connections again. It looks after none that fails, which would end the process, and
   * one that it opens too late would try for ever, which would keep the process from ending.
   */
  private tame(client: Redis): void {
    const connect = client.connect.bind(client);
    Object.assign(client, {
      connect: async (): Promise<void> => {
        // Why it failed is reported by its event.
        if (!this.isClosed) await connect().catch(() => undefined);
      }
    });
  }

  /** Once an outage: each client tries again every two seconds, and fails as often. */
  private report(error: Error): void {
    this.seen.add(error);
    if (this.isDown) return;
    this.isDown = true;
    this.onError('Redis cannot be reached; trying again.', error);
  }
}
