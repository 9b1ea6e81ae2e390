import { standardWaits, waitAfter } from '../../../bridge/queue/retry-waits';

test('waits double from try to try and stop growing at the longest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => waitAfter(tries, standardWaits) / 1000);
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
});

test('after very many tries the wait is still the longest', () => {
  expect(waitAfter(5000, standardWaits)).toBe(600_000);
});
