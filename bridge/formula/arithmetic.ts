import { type AmountKind, type Bound, numberBound, type NumberRun } from './bound';
import { dayLength, isDayInRange, isMomentInRange } from './calendar';
import { type BindContext, faultAt } from './call-arguments';
import { dividedBy, minus, plus, power, times } from './decimal';
import type { FormulaFault } from './model';
import type { BinaryNode } from './nodes';
import { amountSide } from './sides';

type Operation = (a: number, b: number) => number;

/** A blank side makes the result blank. */
const combine =
  (left: NumberRun, right: NumberRun, operation: Operation): NumberRun =>
  (row) => {
    const a = left(row);
    if (a === null) return null;
    const b = right(row);
    return b === null ? null : operation(a, b);
  };

export function bindNumberMath(context: BindContext, node: BinaryNode): Bound {
  const left = amountSide(context, node.left, 'number');
  const right = amountSide(context, node.right, 'number');
  return numberBound(combine(left, right, operationOf(context, node)));
}

function operationOf(context: BindContext, node: BinaryNode): Operation {
  if (node.operator === '+') return plus;
  if (node.operator === '-') return minus;
  if (node.operator === '*') return times;
  return node.operator === '/' ? division(context, node) : powers(context, node);
}

function division(context: BindContext, node: BinaryNode): Operation {
  const fault = faultAt(
    context,
    node.right,
    'formula.division-by-zero',
    'is zero where the formula divides by it.',
    'Check for zero first, as in IF(Quantity__c = 0, null, Amount / Quantity__c).'
  );
  return (a, b) => {
    if (b === 0) throw fault();
    return dividedBy(a, b);
  };
}

/** Whole exponents, results up to 10^64, 0 below 10^-39; source: `formulaPower` of the published formula engine. */
function powers(context: BindContext, node: BinaryNode): Operation {
  const fault = faultAt(
    context,
    node,
    'formula.power',
    'is too large, or its exponent is not whole.',
    'Use whole exponents and smaller numbers.'
  );
  return (a, b) => {
    if (!Number.isInteger(b) || (a === 0 && b < 0)) throw fault();
    const result = power(a, b);
    if (!(Math.abs(result) <= 1e64)) throw fault();
    return Math.abs(result) < 1e-39 ? 0 : result;
  };
}

/** `date - date` is a number of days, `time - time` of milliseconds; otherwise a number moves a date or time. */
export function bindDateMath(context: BindContext, node: BinaryNode, kind: AmountKind): Bound {
  const left = amountSide(context, node.left, kind);
  if (context.bind(node.right).kind === kind)
    return numberBound(combine(left, amountSide(context, node.right, kind), differences[kind]));
  const fault = faultAt(
    context,
    node,
    'formula.date-range',
    'is no date between the years 1 and 9999.',
    'Check the number that moves the date.'
  );
  const move = moves[kind];
  const sign = node.operator === '-' ? -1 : 1;
  const right = amountSide(context, node.right, 'number');
  return { kind, run: combine(left, right, (a, b) => move(a, sign * b, fault)) };
}

const withinDay = (time: number): number => ((time % dayLength) + dayLength) % dayLength;

const differences: Readonly<Record<AmountKind, Operation>> = {
  number: minus,
  date: (a, b) => a - b,
  datetime: (a, b) => (a - b) / dayLength,
  time: (a, b) => withinDay(a - b)
};

type Move = (from: number, by: number, fault: () => FormulaFault) => number;

/** A fraction of a day moves no date; a date/time moves by whole seconds, a time stays within its day. */
const moves: Readonly<Record<AmountKind, Move>> = {
  number: plus,
  date: (day, days, fault) => {
    const moved = day + Math.trunc(days);
    if (!isDayInRange(moved)) throw fault();
    return moved;
  },
  datetime: (moment, days, fault) => {
    const seconds = Math.sign(days) * Math.round(Math.abs(times(days, 86_400)));
    const moved = moment + seconds * 1000;
    if (!isMomentInRange(moved)) throw fault();
    return moved;
  },
  time: (time, thousandths) => withinDay(time + Math.trunc(thousandths))
};
