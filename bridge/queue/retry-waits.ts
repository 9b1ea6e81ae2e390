/** How long failed jobs wait, the same on both engines. */
export interface RetryWaits {
  /** Before the second try; doubles with every further one. */
  readonly firstMs: number;
  readonly longestMs: number;
}

export const standardWaits: RetryWaits = { firstMs: 5_000, longestMs: 10 * 60_000 };

/** Milliseconds to wait after so many failed tries, of which there was at least one. */
export const waitAfter = (failedTries: number, waits: RetryWaits): number =>
  Math.min(waits.longestMs, waits.firstMs * 2 ** (failedTries - 1));
