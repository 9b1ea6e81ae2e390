import { to18 } from '../org/ids';

/** Deployments of one runner: how long they take and how they end. */
export class Deployments {
  /** The next one stops after so many records, which stay; null: it goes through. */
  failNextAfter: number | null = null;
  private readonly running = new Set<Promise<void>>();
  private count = 0;

  constructor(private readonly milliseconds = 0) {}

  newId(): string {
    this.count += 1;
    return to18(`0Af${String(this.count).padStart(12, '0')}`) ?? '';
  }

  /** Does the work a moment later. */
  start(work: () => Promise<void>): void {
    const done = new Promise((resolve) => setTimeout(resolve, this.milliseconds)).then(work);
    this.running.add(done);
    void done.finally(() => this.running.delete(done));
  }

  /** All that were started have ended and were heard of. */
  async settled(): Promise<void> {
    await Promise.all(this.running);
  }
}
