/** The clock of the org: follows the machine's until a test sets it. It is what `Date` and every stamp are read from. */
export class OrgClock {
  private offset = 0;
  private frozenAt: number | null = null;

  /** Now, to the millisecond. */
  now(): Date {
    return new Date(this.frozenAt ?? Date.now() + this.offset);
  }

  /** Stands still at this moment until moved again. */
  set(moment: Date | string): void {
    this.frozenAt = new Date(moment).getTime();
  }

  /** Moves on (or back) by milliseconds, whether it stands or runs. */
  advance(milliseconds: number): void {
    if (this.frozenAt !== null) this.frozenAt += milliseconds;
    else this.offset += milliseconds;
  }

  /** Runs on from where it stands. */
  run(): void {
    if (this.frozenAt === null) return;
    this.offset = this.frozenAt - Date.now();
    this.frozenAt = null;
  }
}
