/** How often and how long to wait for what may pass by itself. Pure: `random` is a value from 0 to 1. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const deliveryRetries: RetryPolicy = { attempts: 5, firstWaitMs: 1000, longestWaitMs: 30_000 };
/** Being asked to slow down is no failure: waited for longer before giving up. */
export const rateLimitRetries: RetryPolicy = { attempts: 20, firstWaitMs: 1000, longestWaitMs: 60_000 };

/** Milliseconds before the next attempt, or null to stop. `attempt` counts those made, from 1. Full jitter on the upper half. */
export function waitBefore(policy: RetryPolicy, attempt: number, random: number): number | null {
  if (attempt >= policy.attempts) return null;
  const ceiling = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

const minutes = 60_000;

/** When a deferred record is tried again: 1, 2, 4 ... minutes, at most an hour. `deferrals` counts earlier ones. */
export function nextTry(now: Date, deferrals: number): string {
  const wait = Math.min(60 * minutes, minutes * 2 ** Math.min(deferrals, 10));
  return new Date(now.getTime() + wait).toISOString();
}
