/** Places of which a few are kept for those who are in a hurry; they go first where others wait too. */
export class Places {
  private taken = 0;
  private readonly urgent: (() => void)[] = [];
  private readonly others: (() => void)[] = [];

  constructor(private readonly count: number) {}

  /** Resolves when there is a place; the answer gives it back. */
  async take(who: 'urgent' | 'other'): Promise<() => void> {
    if (this.taken >= this.count) {
      const line = who === 'urgent' ? this.urgent : this.others;
      await new Promise<void>((resolve) => line.push(resolve));
    } else this.taken += 1;
    return () => this.giveBack();
  }

  /** The place goes from hand to hand while somebody waits. */
  private giveBack(): void {
    const next = this.urgent.shift() ?? this.others.shift();
    if (next) next();
    else this.taken -= 1;
  }
}
