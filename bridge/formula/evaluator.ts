import type { Bound } from './bound';
import type { Clock } from './clock';
import { writeDay, writeMoment, writeTime } from './date-text';
import { tidy } from './decimal';
import { type CompiledFormula, FormulaFault, type FormulaRow, type FormulaValue } from './model';

/** Sets the clock of a formula that asks it, computes, and writes the value as it is sent; a fault is given back. */
export function evaluatorOf(bound: Bound, clock: Clock | null): CompiledFormula['evaluate'] {
  const compute = writer(bound);
  return (row, now) => {
    try {
      clock?.set(now.getTime());
      return compute(row);
    } catch (error) {
      if (error instanceof FormulaFault) return error;
      throw error;
    }
  };
}

function writer(bound: Bound): (row: FormulaRow) => FormulaValue {
  switch (bound.kind) {
    case 'text': {
      const { run } = bound;
      return (row) => run(row).trim() || null;
    }
    case 'boolean': {
      const { run } = bound;
      return (row) => run(row) === true;
    }
    case 'number': {
      const { run } = bound;
      return (row) => finite(run(row));
    }
    case 'date':
      return written(bound.run, writeDay);
    case 'datetime':
      return written(bound.run, writeMoment);
    case 'time':
      return written(bound.run, (time) => `${writeTime(time)}Z`);
    default:
      return () => null;
  }
}

const written =
  (run: (row: FormulaRow) => number | null, write: (value: number) => string) =>
  (row: FormulaRow): FormulaValue => {
    const value = run(row);
    return value === null ? null : write(value);
  };

/** At 15 digits; JSON knows neither infinity nor a negative zero. */
function finite(value: number | null): number | null {
  if (value === null) return null;
  if (Number.isFinite(value)) return tidy(value) + 0;
  throw new FormulaFault('formula.number-range', 'The result is too large.', null, 'Check the numbers.');
}
