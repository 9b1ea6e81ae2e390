/** Calls are counted for so long. */
const seconds = 60;

/** How many calls went out within the last minute. */
export class CallMeter {
  /** By the second since 1970. */
  private readonly counts = new Map<number, number>();

  constructor(private readonly now: () => number) {}

  /** A call goes out. */
  made(): void {
    const second = this.second();
    this.counts.set(second, (this.counts.get(second) ?? 0) + 1);
    this.forget(second);
  }

  inLastMinute(): number {
    this.forget(this.second());
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  private forget(second: number): void {
    for (const counted of this.counts.keys()) if (counted <= second - seconds) this.counts.delete(counted);
  }

  private second(): number {
    return Math.floor(this.now() / 1000);
  }
}
