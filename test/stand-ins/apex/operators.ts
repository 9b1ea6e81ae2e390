/** What the operators of Apex make of two values. */
import { compareNumbers } from './equality';
import { CompileError, NotSupported } from './stops';
import { DatetimeValue, Decimal, isNumeric, nullPointer, raise, textOf, type Value } from './values';

/** `+`, `-`, `*`, `/`. */
export function binary(operator: string, left: Value, right: Value): Value {
  const isText = operator === '+' && (typeof left === 'string' || typeof right === 'string');
  if (isText) return textOf(left) + textOf(right);
  if (left === null || right === null) throw nullPointer();
  if (typeof left === 'number' && typeof right === 'number') return integers(operator, left, right);
  if (!isNumeric(left) || !isNumeric(right)) throw new NotSupported(`${operator} of such values`);
  const [a, b, scale] = Decimal.aligned(Decimal.of(left), Decimal.of(right));
  if (operator === '+') return new Decimal(a + b, scale);
  if (operator === '-') return new Decimal(a - b, scale);
  if (operator === '*') return new Decimal(a * b, 2 * scale);
  throw new NotSupported('division of a Decimal');
}

/** 32 bits that wrap; division without a rest. */
function integers(operator: string, a: number, b: number): number {
  if (operator === '/' && b === 0) throw raise('MathException', 'Divide by 0');
  if (operator === '*') return Math.imul(a, b);
  return (operator === '+' ? a + b : operator === '-' ? a - b : Math.trunc(a / b)) | 0;
}

/** `<`, `<=`, `>`, `>=`: false when a number or moment is compared with null. */
export function compare(operator: string, left: Value, right: Value): boolean {
  const known = left ?? right;
  const isOfOrder = known instanceof DatetimeValue || isNumeric(known);
  if (isOfOrder && (left === null || right === null)) return false;
  const difference = differenceOf(left, right);
  return (
    (operator.includes('=') && difference === 0) ||
    (operator.startsWith('<') ? difference < 0 : difference > 0)
  );
}

function differenceOf(left: Value, right: Value): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left instanceof DatetimeValue && right instanceof DatetimeValue) return left.ms - right.ms;
  throw new NotSupported('< or > of such values');
}

/** A condition. @throws NullPointerException for null */
export function truthOf(value: Value): boolean {
  if (value === null) throw nullPointer();
  if (typeof value !== 'boolean') throw new CompileError('a condition that is no Boolean');
  return value;
}
