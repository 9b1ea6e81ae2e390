import { RateLimitError } from '../errors';

const dayMs = 86_400_000;
/** After a refusal that does not say how long it lasts; doubled by each one that follows. */
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;

/**
 * Calls that a project has in any 24 hours (iterable-api 6.7). It counts what this process sent; what an earlier one or
 * another program used up shows when Iterable refuses, and then the lane is closed for a while.
 */
export class DailyAllowance {
  private readonly places: number;
  /** Times of the calls of the last 24 hours, oldest first. */
  private taken: number[] = [];
  private closedUntil = 0;
  private pauseMs = firstPauseMs;

  constructor(
    callsPerDay: number,
    private readonly now: () => number
  ) {
    this.places = Math.max(1, Math.floor(callsPerDay));
  }

  /** RateLimitError with the time until there is a place, when there is none. */
  check(): void {
    const now = this.now();
    this.taken = this.taken.filter((time) => time > now - dayMs);
    const oldest = this.taken.length >= this.places ? this.taken[0] : undefined;
    const freeAt = Math.max(this.closedUntil, oldest === undefined ? 0 : oldest + dayMs);
    if (freeAt > now) throw usedUp(Math.ceil((freeAt - now) / 1000));
  }

  /** Takes a place for one call, right before it goes out; RateLimitError as for `check`. */
  take(): void {
    this.check();
    this.taken.push(this.now());
  }

  /** The call went through: the place stays taken. */
  accepted(): void {
    this.pauseMs = firstPauseMs;
  }

  /** Iterable refused the call, which counts for nothing: nobody's turn comes for as long as it says. */
  refused(retryAfterSeconds: number | null): void {
    this.taken.pop();
    const isClosed = this.closedUntil > this.now();
    // Calls that were on their way together are refused together: one reason, one pause.
    if (isClosed && retryAfterSeconds === null) return;
    const pause = retryAfterSeconds === null ? this.pauseMs : retryAfterSeconds * 1000;
    this.closedUntil = Math.max(this.closedUntil, this.now() + pause);
    if (retryAfterSeconds === null) this.pauseMs = Math.min(longestPauseMs, this.pauseMs * 2);
  }
}

const usedUp = (retryAfterSeconds: number): RateLimitError =>
  new RateLimitError('iterable.daily-limit', 'Iterable takes no more calls of this kind for now', {
    retryAfterSeconds,
    fix: 'Nothing: it goes on as soon as the 24 hours are over. Iterable can raise the limit.'
  });
