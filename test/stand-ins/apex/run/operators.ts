/** What the operators of Apex make of two values. */
import type { EqualityExpressionContext } from '@apexdevtools/apex-parser';
import { CompileError, NotSupported } from '../stops';
import { looselyEqual } from '../values/equality';
import { nullPointer } from '../values/exceptions';
import { calculate, compareNumbers, isNumeric } from '../values/numbers';
import { textOf } from '../values/text';
import { DateValue, DatetimeValue, EnumValue, NativeValue, ObjectValue, type Value } from '../values/values';

/** `+`, `-`, `*`, `/`. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    return textOf(left) + textOf(right);
  }
  if (left === null || right === null) throw nullPointer();
  if (isNumeric(left) && isNumeric(right)) return calculate(operator, left, right);
  throw new NotSupported(`${operator} of such values`);
}

export function negate(value: Value): Value {
  if (value === null) throw nullPointer();
  if (!isNumeric(value)) throw new CompileError('- of what is no number');
  return calculate('-', 0, value);
}

/** `<`, `<=`, `>`, `>=`: false when a number or date is compared with null. */
export function compare(operator: string, left: Value, right: Value): boolean {
  const difference = differenceOf(left, right);
  if (difference === null) return false;
  const holds: Record<string, boolean> = {
    '<': difference < 0,
    '<=': difference <= 0,
    '>': difference > 0,
    '>=': difference >= 0
  };
  return holds[operator] ?? false;
}

function differenceOf(left: Value, right: Value): number | null {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left instanceof DatetimeValue && right instanceof DatetimeValue) return left.ms - right.ms;
  if (left instanceof DateValue && right instanceof DateValue)
    return left.text < right.text ? -1 : Number(left.text > right.text);
  const known = left ?? right;
  if (known === null) throw new NotSupported('comparing null with null');
  const isOfOrder = isNumeric(known) || known instanceof DatetimeValue || known instanceof DateValue;
  if (isOfOrder && (left === null || right === null)) return null;
  throw new NotSupported('< or > of such values');
}

/** `==`, `!=`, `<>`, `===`, `!==`. */
export function equality(node: EqualityExpressionContext, left: Value, right: Value): boolean {
  if (node.TRIPLEEQUAL()) return isSame(left, right);
  if (node.TRIPLENOTEQUAL()) return !isSame(left, right);
  const equal = looselyEqual(left, right);
  return node.EQUAL() ? equal : !equal;
}

/** The same object in memory. */
function isSame(left: Value, right: Value): boolean {
  for (const value of [left, right]) {
    if (typeof value === 'object' && !(value instanceof ObjectValue) && value !== null) {
      throw new NotSupported('=== of what is no instance of a class');
    }
  }
  return left === right;
}

/** Types that `switch on` takes, compared as it does: text by case. */
export function matches(value: Value, literal: Value): boolean {
  const isPlain = value === null || typeof value !== 'object' || value instanceof EnumValue;
  if (!isPlain || value instanceof NativeValue) throw new NotSupported('switch on such a value');
  return typeof value === 'string' ? value === literal : looselyEqual(value, literal);
}
