import { Redis } from 'ioredis';
import type { QueueErrorListener } from './queue';

/** The connections of one queue: made as Bull asks for them, closed together. */
export class RedisConnections {
  private readonly clients: Redis[] = [];
  private readonly seen = new WeakSet<Error>();
  private isDown = false;

  constructor(
    private readonly url: string,
    private readonly onError: QueueErrorListener
  ) {}

  open(): Redis {
    // Bull needs both: its blocking commands must outlive an outage, and it waits for readiness by itself.
    const client = new Redis(this.url, { maxRetriesPerRequest: null, enableReadyCheck: false });
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

  closeAll(): void {
    for (const client of this.clients) client.disconnect();
  }

  /** Once an outage: each client tries again every two seconds, and fails as often. */
  private report(error: Error): void {
    this.seen.add(error);
    if (this.isDown) return;
    this.isDown = true;
    this.onError('Redis cannot be reached; trying again.', error);
  }
}
