import { RateLimitError, TransientError } from '../errors';
import type { DeliveryContext } from './delivery';
import { deliveryRetries, rateLimitRetries, waitBefore } from './retry-policy';

/** A longer pause that is asked for is not waited for inside a run: what was to be sent is deferred. */
const longestAskedSeconds = 300;

/** A call, made again while what keeps it from succeeding may pass; then that error is thrown. */
export async function sendPatiently<T>(
  call: () => Promise<T>,
  { clock, signal }: Pick<DeliveryContext, 'clock' | 'signal'>
): Promise<T> {
  let [failures, refusals] = [0, 0];
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof RateLimitError) refusals += 1;
      else if (error instanceof TransientError) failures += 1;
      else throw error;
      const wait = waitAfter(error, failures, refusals, clock.random());
      if (wait === null || signal?.aborted) throw error;
      // Stopped while it waits: what was not sent is deferred.
      await clock.sleep(wait, signal).catch(() => undefined);
      if (signal?.aborted) throw error;
    }
  }
}

/** Nothing is wrong with the destination: it said itself when it goes on. */
export const asksForLater = (error: unknown): boolean =>
  error instanceof RateLimitError && (error.retryAfterSeconds ?? 0) > longestAskedSeconds;

function waitAfter(error: unknown, failures: number, refusals: number, random: number): number | null {
  if (!(error instanceof RateLimitError)) return waitBefore(deliveryRetries, failures, random);
  const wait = waitBefore(rateLimitRetries, refusals, random);
  if (wait === null || error.retryAfterSeconds === null) return wait;
  if (asksForLater(error)) return null;
  return error.retryAfterSeconds * 1000 + Math.round(250 * random);
}
