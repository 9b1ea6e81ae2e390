import { type Bound, numberBound } from '../bound';
import type { CallArguments } from '../call-arguments';
import { compareNumbers, remainder, roundTo, tidy } from '../decimal';
import type { FormulaFunction, FunctionTable, Parameter } from '../formula-function';
import type { FormulaFault } from '../model';

/** A function of one number; a blank one stays blank, and what is no number afterwards is a fault. */
const ofOne = (compute: (value: number) => number, needs = ''): FormulaFunction => ({
  takes: ['number'],
  gives: 'number',
  bind: (args) => {
    const run = args.number(0);
    const fault = mathFault(args, needs);
    return numberBound((row) => {
      const value = run(row);
      return value === null ? null : finite(compute(value), fault);
    });
  }
});

const ofTwo = (compute: (a: number, b: number) => number, needs = ''): FormulaFunction => ({
  takes: ['number', 'number'],
  gives: 'number',
  bind: (args) => {
    const first = args.number(0);
    const second = args.number(1);
    const fault = mathFault(args, needs);
    return numberBound((row) => {
      const a = first(row);
      const b = second(row);
      return a === null || b === null ? null : finite(compute(a, b), fault);
    });
  }
});

const mathFault = (args: CallArguments, needs: string): (() => FormulaFault) =>
  args.fault(
    'formula.number-range',
    'has no result for this number.',
    needs || 'Check the number before it is used.'
  );

function finite(value: number, fault: () => FormulaFault): number {
  if (!Number.isFinite(value)) throw fault();
  return value;
}

/** 6 / 11 * 11 is 6, not a hair below it, before it is rounded to a whole number. */
const rounded =
  (round: (value: number) => number) =>
  (value: number): number =>
    round(tidy(value));

const awayFromZero = (value: number): number => (value < 0 ? Math.floor(value) : Math.ceil(value));

const numbers = (count: number): readonly Parameter[] =>
  Array.from({ length: Math.max(1, count) }, () => 'number' as const);

/** One blank number makes the result blank. */
const extreme =
  (better: (a: number, b: number) => boolean) =>
  (args: CallArguments): Bound => {
    const runs = args.call.args.map((_, index) => args.number(index));
    return numberBound((row) => {
      let best: number | null = null;
      for (const run of runs) {
        const value = run(row);
        if (value === null) return null;
        if (best === null || better(value, best)) best = value;
      }
      return best;
    });
  };

/** MOD(number, 0) has no result; source: `FunctionMod` of the published formula engine. */
const modulo = ofTwo((a, b) => (b === 0 ? NaN : remainder(a, b)), 'Check that the divisor is not zero.');

export const numberFunctions: FunctionTable = {
  ABS: ofOne(Math.abs),
  CEILING: ofOne(rounded(awayFromZero)),
  FLOOR: ofOne(rounded(Math.trunc)),
  MCEILING: ofOne(rounded(Math.ceil)),
  MFLOOR: ofOne(rounded(Math.floor)),
  ROUND: ofTwo((value, places) => roundTo(value, Math.trunc(places), 'half-up')),
  TRUNC: ofTwo((value, places) => roundTo(value, Math.trunc(places), 'down')),
  MOD: modulo,
  SQRT: ofOne(Math.sqrt, 'SQRT takes no number below zero.'),
  EXP: ofOne(Math.exp, 'EXP takes numbers up to 709.'),
  LN: ofOne(Math.log, 'LN takes only numbers above zero.'),
  LOG: ofOne(Math.log10, 'LOG takes only numbers above zero.'),
  SIN: ofOne(Math.sin),
  COS: ofOne(Math.cos),
  TAN: ofOne(Math.tan),
  ASIN: ofOne(Math.asin, 'ASIN takes numbers from -1 to 1.'),
  ACOS: ofOne(Math.acos, 'ACOS takes numbers from -1 to 1.'),
  ATAN: ofOne(Math.atan),
  ATAN2: ofTwo(Math.atan2),
  MAX: { takes: numbers, gives: 'number', bind: extreme((a, b) => compareNumbers(a, b) > 0) },
  MIN: { takes: numbers, gives: 'number', bind: extreme((a, b) => compareNumbers(a, b) < 0) },
  PI: { takes: [], gives: 'number', bind: () => numberBound(() => Math.PI) }
};
