/**
 * Spaces calls evenly (GCRA with a burst of one): an API that counts by the second never sees two seconds' worth at
 * once. One for each project and endpoint.
 */
export class CallSpacing {
  private nextFree = 0;
  private readonly intervalMs: number;

  constructor(
    callsPerSecond: number,
    private readonly now: () => number,
    private readonly sleep: (milliseconds: number) => Promise<void>
  ) {
    this.intervalMs = 1000 / callsPerSecond;
  }

  /** Resolves when the next call may go out; callers are served in the order of asking. */
  async turn(): Promise<void> {
    const now = this.now();
    const mine = Math.max(now, this.nextFree);
    this.nextFree = mine + this.intervalMs;
    if (mine > now) await this.sleep(mine - now);
  }

  /** The other side asked for a pause: nobody's turn comes before it is over. */
  holdFor(milliseconds: number): void {
    this.nextFree = Math.max(this.nextFree, this.now() + milliseconds);
  }
}
