/** Arithmetic of Apex: Integer wraps at 32 bits and divides without a rest, Long at 64, Decimal is exact. */
import { NotSupported } from '../stops';
import { raise } from './exceptions';
import type { Value } from './values';

/** An exact number: `unscaled` divided by ten to the power of `scale`. */
export class Decimal {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number
  ) {}

  static of(text: string): Decimal | null {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
    if (!match || (match[2] ?? '') + (match[3] ?? '') === '') return null;
    const [, sign = '', whole = '', fraction = ''] = match;
    return new Decimal(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), fraction.length);
  }

  toScale(scale: number): Decimal {
    if (scale < this.scale) throw new NotSupported('a smaller scale without rounding');
    return new Decimal(this.unscaled * 10n ** BigInt(scale - this.scale), scale);
  }

  /** Half up, as `setScale` rounds. */
  rounded(scale: number): Decimal {
    if (scale >= this.scale) return this.toScale(scale);
    const unit = 10n ** BigInt(this.scale - scale);
    const half = this.unscaled < 0n ? -unit / 2n : unit / 2n;
    return new Decimal((this.unscaled + half) / unit, scale);
  }

  toString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled)
      .toString()
      .padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const sign = this.unscaled < 0n ? '-' : '';
    return sign + (this.scale === 0 ? whole : `${whole}.${digits.slice(digits.length - this.scale)}`);
  }
}

export class Double {
  constructor(readonly value: number) {}
}

export type Numeric = number | bigint | Decimal | Double;

export function isNumeric(value: Value): value is Numeric {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Decimal ||
    value instanceof Double
  );
}

export function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal) return value;
  if (value instanceof Double) {
    return Decimal.of(String(value.value)) ?? refuse(`the Double ${value.value} as a Decimal`);
  }
  return new Decimal(BigInt(value), 0);
}

function refuse(what: string): never {
  throw new NotSupported(what);
}

/** Less than zero, zero or more, like all comparers. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = sameScale(toDecimal(a), toDecimal(b));
  return left.unscaled < right.unscaled ? -1 : left.unscaled > right.unscaled ? 1 : 0;
}

function sameScale(a: Decimal, b: Decimal): [Decimal, Decimal] {
  const scale = Math.max(a.scale, b.scale);
  return [a.toScale(scale), b.toScale(scale)];
}

export function calculate(operator: string, a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') return integers(operator, a, b);
  if (a instanceof Double || b instanceof Double) return doubles(operator, a, b);
  if (a instanceof Decimal || b instanceof Decimal) return decimals(operator, toDecimal(a), toDecimal(b));
  return longs(operator, BigInt(a as number | bigint), BigInt(b as number | bigint));
}

function integers(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return (a + b) | 0;
    case '-':
      return (a - b) | 0;
    case '*':
      return Math.imul(a, b);
    case '/':
      if (b === 0) throw raise('MathException', 'Divide by 0');
      return Math.trunc(a / b) | 0;
    default:
      return refuse(`Integer ${operator} Integer`);
  }
}

function longs(operator: string, a: bigint, b: bigint): bigint {
  if (operator === '/' && b === 0n) throw raise('MathException', 'Divide by 0');
  const result: Record<string, () => bigint> = {
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '/': () => a / b
  };
  return BigInt.asIntN(64, (result[operator] ?? (() => refuse(`Long ${operator} Long`)))());
}

function doubles(operator: string, a: Numeric, b: Numeric): Double {
  const left = Number(a instanceof Double ? a.value : a.toString());
  const right = Number(b instanceof Double ? b.value : b.toString());
  const result: Record<string, number> = { '+': left + right, '-': left - right, '*': left * right };
  if (operator === '/' && right !== 0) return new Double(left / right);
  return new Double(result[operator] ?? refuse(`Double ${operator} Double`));
}

function decimals(operator: string, a: Decimal, b: Decimal): Decimal {
  const [left, right] = sameScale(a, b);
  if (operator === '+') return new Decimal(left.unscaled + right.unscaled, left.scale);
  if (operator === '-') return new Decimal(left.unscaled - right.unscaled, left.scale);
  if (operator === '*') return new Decimal(a.unscaled * b.unscaled, a.scale + b.scale);
  return refuse(`Decimal ${operator} Decimal; use divide() with a scale`);
}
