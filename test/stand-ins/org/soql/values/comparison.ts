import type { CompareOperator } from '../query-tree';

/** What stored values and literals are turned into before they are compared; null is "no value". */
export type Key = string | number | boolean | null;
/** A compiled comparison of a stored value. */
export type ValueTest = (value: unknown) => boolean;
/** Brings a stored value to its key. */
export type KeyOf = (value: unknown) => Key;

/** Keys from `from` up to and without `to`: what a date literal stands for, or one exact value. */
export interface KeyRange {
  readonly from: Exclude<Key, null>;
  /** Undefined for the one value `from`. */
  readonly to?: Exclude<Key, null>;
}

/**
 * One comparison. `!=` holds for empty values too, ordered comparisons never do. Source: salesforce-api 2.3.
 * With a range, `<` means before it, `>` after it, `=` inside it.
 */
export function compare(operator: CompareOperator, keyOf: KeyOf, { from, to }: KeyRange): ValueTest {
  switch (operator) {
    case '=':
      return to === undefined ? (value) => keyOf(value) === from : within(keyOf, from, to);
    case '!=':
      return negate(compare('=', keyOf, { from, to }));
    case '<':
      return ordered(keyOf, (key) => key < from);
    case '>=':
      return ordered(keyOf, (key) => key >= from);
    case '<=':
      return ordered(keyOf, to === undefined ? (key) => key <= from : (key) => key < to);
    case '>':
      return ordered(keyOf, to === undefined ? (key) => key > from : (key) => key >= to);
  }
}

/** Holds where the other does not, for empty values too. */
export function negate(test: ValueTest): ValueTest {
  return (value) => !test(value);
}

/** `= null` and `!= null`. */
export function isEmpty(keyOf: KeyOf): ValueTest {
  return (value) => keyOf(value) === null;
}

function within(keyOf: KeyOf, from: Exclude<Key, null>, to: Exclude<Key, null>): ValueTest {
  return ordered(keyOf, (key) => key >= from && key < to);
}

function ordered(keyOf: KeyOf, holds: (key: Exclude<Key, null>) => boolean): ValueTest {
  return (value) => {
    const key = keyOf(value);
    return key !== null && holds(key);
  };
}
