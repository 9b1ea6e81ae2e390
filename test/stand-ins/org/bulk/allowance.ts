import type { OrgClock } from '../clock';
import { OrgError } from '../model';

const day = 24 * 60 * 60 * 1000;

/** What may be used in any 24 hours. Source: salesforce-api 3.3. */
export class Allowance {
  private uses: { readonly at: number; readonly amount: number }[] = [];

  constructor(
    private readonly clock: OrgClock,
    readonly max: number,
    /** What the error calls it, e.g. `bulk v2 query jobs (10000)`. */
    private readonly name: string
  ) {}

  remaining(): number {
    const since = this.clock.now().getTime() - day;
    this.uses = this.uses.filter(({ at }) => at > since);
    return Math.max(0, this.max - this.uses.reduce((sum, { amount }) => sum + amount, 0));
  }

  /** Throws LIMIT_EXCEEDED when nothing is left. */
  use(amount: number): void {
    if (this.remaining() <= 0) {
      throw new OrgError(400, 'LIMIT_EXCEEDED', `Max ${this.name} per 24 hrs has been reached`);
    }
    this.uses.push({ at: this.clock.now().getTime(), amount });
  }
}
