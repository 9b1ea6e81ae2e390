import { RateLimitError, TransientError } from '../errors';
import { lanes, type Lane } from '../sync/model';
import { CallMeter } from './call-meter';
import type { ProjectUse } from './project-use';

/** After a refusal that does not say how long it lasts; doubled by each one that follows (iterable-api 2.7). */
const firstPauseMs = 1000;
const longestPauseMs = 60_000;
/** Nobody waits in line for longer: whoever called decides whether it is worth it. */
const longestHoldMs = 60_000;
/** A timer that comes late by so much loses no call; a process that stood still makes up for nothing. */
const latenessMs = 5;

export interface BudgetClock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

interface Waiter {
  readonly go: () => void;
  readonly giveUp: (error: Error) => void;
}

/**
 * The calls of one project and endpoint, spaced evenly (GCRA with a burst of one): an API that counts by the second
 * never sees two seconds' worth at once. Whoever waits is served in the order of lanes, and in the order of asking within
 * one: a lane waits for as long as calls of the lanes before it do.
 */
export class CallBudget {
  private nextFree = 0;
  private heldUntil = 0;
  private pauseMs = firstPauseMs;
  private readonly intervalMs: number;
  private readonly waiting = new Map<Lane, Set<Waiter>>(lanes.map((lane) => [lane, new Set()]));
  private readonly closed = new AbortController();
  private serving = false;
  private readonly meter: CallMeter;

  constructor(
    private readonly callsPerSecond: number,
    private readonly clock: BudgetClock
  ) {
    this.intervalMs = 1000 / callsPerSecond;
    this.meter = new CallMeter(clock.now);
  }

  /** Calls of the last minute, and until when none goes out. */
  use(): ProjectUse {
    const isHeld = this.heldUntil > this.clock.now();
    return {
      made: this.meter.inLastMinute(),
      allowed: Math.round(this.callsPerSecond * 60),
      pausedUntil: isHeld ? new Date(this.heldUntil).toISOString() : null
    };
  }

  /**
   * Resolves when the next call may go out. RateLimitError when the endpoint takes none for longer than a minute;
   * TransientError when the signal aborts, or the budget is closed, before the turn comes.
   */
  async turn(lane: Lane, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || this.closed.signal.aborted) throw stopped();
    const now = this.clock.now();
    if (this.heldUntil - now > longestHoldMs) throw held(this.heldUntil - now);
    if (now >= this.nextFree && this.first() === null) this.nextFree = now + this.intervalMs;
    else await this.inLine(lane, signal);
    this.meter.made();
  }

  /** The other side asked for a pause: nobody's turn comes before it is over. Null where it did not say how long. */
  refused(retryAfterSeconds: number | null): void {
    const now = this.clock.now();
    // Calls that were on their way together are refused together: one reason, one pause.
    if (retryAfterSeconds === null && this.heldUntil > now) return;
    const pauseMs = retryAfterSeconds === null ? this.pauseMs : retryAfterSeconds * 1000;
    if (retryAfterSeconds === null) this.pauseMs = Math.min(longestPauseMs, this.pauseMs * 2);
    this.heldUntil = Math.max(this.heldUntil, now + pauseMs);
    this.nextFree = Math.max(this.nextFree, this.heldUntil);
    if (this.heldUntil - now > longestHoldMs) this.sendAway(held(this.heldUntil - now));
  }

  /** A call went through. */
  accepted(): void {
    if (this.heldUntil <= this.clock.now()) this.pauseMs = firstPauseMs;
  }

  /** Nobody's turn comes any more. */
  close(): void {
    this.closed.abort();
    this.sendAway(stopped());
  }

  private inLine(lane: Lane, signal?: AbortSignal): Promise<void> {
    const line = this.waiting.get(lane);
    return new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        line?.delete(waiter);
        signal?.removeEventListener('abort', abort);
      };
      const waiter: Waiter = {
        go: () => (leave(), resolve()),
        giveUp: (error) => (leave(), reject(error))
      };
      const abort = (): void => waiter.giveUp(stopped());
      signal?.addEventListener('abort', abort, { once: true });
      line?.add(waiter);
      void this.serve();
    });
  }

  /** One sleeper for all who wait: whose turn it is is decided when it comes. */
  private async serve(): Promise<void> {
    if (this.serving) return;
    this.serving = true;
    for (let first = this.first(); first; first = this.first()) {
      const now = this.clock.now();
      if (this.nextFree > now) {
        await this.clock.sleep(Math.ceil(this.nextFree - now), this.closed.signal).catch(() => undefined);
        continue;
      }
      this.nextFree = Math.max(this.nextFree, now - latenessMs) + this.intervalMs;
      first.go();
    }
    this.serving = false;
  }

  private first(): Waiter | null {
    for (const line of this.waiting.values()) for (const waiter of line) return waiter;
    return null;
  }

  private sendAway(error: Error): void {
    for (const line of this.waiting.values()) for (const waiter of [...line]) waiter.giveUp(error);
  }
}

const held = (milliseconds: number): RateLimitError =>
  new RateLimitError('iterable.rate-limit', 'Iterable asks to slow down', {
    retryAfterSeconds: Math.ceil(milliseconds / 1000)
  });

const stopped = (): TransientError =>
  new TransientError('iterable.stopped', 'The bridge was stopped before the call went out.');
