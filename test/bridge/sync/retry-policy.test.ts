import { deliveryRetries, nextTry, rateLimitRetries, waitBefore } from '../../../bridge/sync/retry-policy';

const waits = (policy: typeof deliveryRetries, random: number): (number | null)[] =>
  Array.from({ length: policy.attempts }, (_, index) => waitBefore(policy, index + 1, random));

test('iterable-api 2.7: waits begin at a second and double, half of each by chance', () => {
  expect(waits(deliveryRetries, 0)).toEqual([500, 1000, 2000, 4000, null]);
  expect(waits(deliveryRetries, 1)).toEqual([1000, 2000, 4000, 8000, null]);
});

test('being asked to slow down is waited for longer, never more than a minute at once', () => {
  const all = waits(rateLimitRetries, 1);
  expect(all).toHaveLength(20);
  expect(all.at(-1)).toBeNull();
  expect(Math.max(...all.map(Number))).toBe(60_000);
});

test.each([
  [0, 1],
  [1, 2],
  [4, 16],
  [5, 32],
  [6, 60],
  [1000, 60]
])('after %i deferrals the next try is in %i minutes', (deferrals, minutes) => {
  const now = new Date('2026-02-01T10:00:00.000Z');
  expect(Date.parse(nextTry(now, deferrals)) - now.getTime()).toBe(minutes * 60_000);
});
