import { heavyTail, randomStream, shuffled, someOf } from '../../../scripts/demo-data/random';

const numbers = (seed: number, name: string): number[] => {
  const random = randomStream(seed, name);
  return Array.from({ length: 5 }, () => random.next());
};
const oneToHundred = Array.from({ length: 100 }, (_, index) => index + 1);

test('the same seed and name give the same numbers, on every machine', () => {
  expect(numbers(1, 'contacts')).toEqual(numbers(1, 'contacts'));
  expect(numbers(1, 'contacts')[0]).toBeCloseTo(0.6100410148501396, 10);
});

test.each([
  ['seed', 2, 'contacts'],
  ['name', 1, 'leads']
])('another %s gives other numbers', (_what, seed, name) => {
  expect(numbers(seed, name)).not.toEqual(numbers(1, 'contacts'));
});

test('numbers are spread evenly from 0 to below 1', () => {
  const random = randomStream(3, 'spread');
  const tenths = Array<number>(10).fill(0);
  for (let count = 0; count < 10_000; count++) tenths[random.below(10)]! += 1;
  expect(Math.min(...tenths)).toBeGreaterThan(900);
  expect(Math.max(...tenths)).toBeLessThan(1100);
});

test('a shuffled list has the same members and is a new one', () => {
  const mixed = shuffled(oneToHundred, randomStream(4, 'shuffle'));
  expect(mixed).not.toEqual(oneToHundred);
  expect([...mixed].sort((a, b) => a - b)).toEqual(oneToHundred);
});

test('a share of a list is met exactly', () => {
  expect(someOf(oneToHundred, 0.18, randomStream(5, 'share')).size).toBe(18);
  expect(someOf(oneToHundred, 0, randomStream(5, 'share')).size).toBe(0);
});

test('most sizes of a heavy tail are one, a few are large, none is over the largest', () => {
  const random = randomStream(6, 'tail');
  const sizes = Array.from({ length: 5000 }, () => heavyTail(1.35, 120, random));
  expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(2500);
  expect(sizes.filter((size) => size > 20).length).toBeGreaterThan(20);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(120);
  expect(Math.min(...sizes)).toBe(1);
});

test('nothing can be picked from an empty list', () => {
  expect(() => randomStream(7, 'empty').pick([])).toThrow('nothing to pick');
});
