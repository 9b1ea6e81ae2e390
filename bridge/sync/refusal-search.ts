/** Single refusals in a row, all for one cause and nothing accepted in between, before no culprit is looked for any more. */
const mostInARow = 20;
/** Each time that records come back twice as many are looked at, so that the search comes to its end. */
const mostDoublings = 6;

/**
 * Halving finds the few bad rows among many good ones. When Iterable refuses everything it would take two calls a row
 * and find nobody to blame: the search stops, and one call a batch goes on to see whether it passed. Shared by the
 * deliveries of a run.
 */
export class RefusalSearch {
  private inARow = 0;
  private code = '';
  private field = '';

  constructor(private readonly notice: (text: string) => void = () => undefined) {}

  /** Records that were refused one by one since something was accepted, all for the same cause. */
  get refusals(): number {
    return this.inARow;
  }

  /** Iterable took something: whoever is refused next is to blame himself. */
  accepted(): void {
    this.inARow = 0;
  }

  /** A record that travelled alone was refused. */
  refused({ code, field = '' }: { readonly code: string; readonly field?: string }): void {
    this.inARow = code === this.code && field === this.field ? this.inARow + 1 : 1;
    this.code = code;
    this.field = field;
  }

  /** Whether to look no further into a batch that was refused with this code, of records that were deferred so often. */
  isOver(code: string, deferrals: number): boolean {
    return code === this.code && this.inARow >= mostInARow * 2 ** Math.min(deferrals, mostDoublings);
  }

  /** Says that it stopped; once for each cause. */
  tell(code: string): void {
    this.notice(
      `Iterable refused ${mostInARow} records or more in a row, one by one, for the same cause (${code}): the others of their calls are not searched and wait for another try. If it goes on, the cause lies in the Iterable project or in the definition, not in single records.`
    );
  }
}
