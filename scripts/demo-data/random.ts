/** Chance that comes out the same for the same seed, on every machine. */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  /** True in this share of the calls. */
  chance(rate: number): boolean;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
}

/**
 * A stream of its own for each name, so that a change in how one thing is made leaves the others as they were.
 * The generator is mulberry32.
 */
export function randomStream(seed: number, name: string): Random {
  let state = hash(`${seed}/${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, chance: (rate) => next() < rate, pick: (list) => pickFrom(list, below(list.length)) };
}

function pickFrom<T>(list: readonly T[], index: number): T {
  if (index >= list.length) throw new RangeError('There is nothing to pick from.');
  return list[index] as T;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/** The list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** A share of the list that is met exactly, rounded to whole members. */
export const someOf = <T>(list: readonly T[], rate: number, random: Random): Set<T> =>
  new Set(shuffled(list, random).slice(0, Math.round(list.length * rate)));

/**
 * A size from 1 upwards with a heavy tail (Pareto): most are small, a few very large.
 * @param steepness the larger, the thinner the tail.
 */
export const heavyTail = (steepness: number, largest: number, random: Random): number =>
  Math.min(largest, Math.floor((1 - random.next()) ** (-1 / steepness)));
