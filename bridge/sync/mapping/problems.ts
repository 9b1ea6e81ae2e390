import type { FormulaFault } from '../../formula/model';
import type { ValueProblem } from '../transforms/values';

/** Why a record cannot be mapped: the record's fault, to be fixed there. */
export interface MappingProblem {
  readonly code: string;
  readonly message: string;
  readonly field: string;
  readonly fix: string;
}

/** What a problem is about, for whoever says it in words of their own. */
export interface ProblemDetail {
  /** What would have been right, e.g. `a number`; null where no more is known than the problem says. */
  readonly expected: string | null;
  readonly found: unknown;
}

const noDetail: ProblemDetail = { expected: null, found: null };

/** Ends the mapping of a step, or of the record; caught in map.ts alone. */
export class RecordProblem extends Error {
  constructor(
    readonly problem: MappingProblem,
    readonly detail: ProblemDetail = noDetail
  ) {
    super(problem.code);
  }
}

/** What a value is for: its source as written, and the target. */
export interface Purpose {
  readonly source: string;
  readonly target: string;
}

export const wrongValue = ({ source, target }: Purpose, error: ValueProblem): RecordProblem =>
  new RecordProblem(
    {
      code: 'mapping.wrong-type',
      field: source,
      message: `${source} for ${target}: expected ${error.expected}, found ${describeValue(error.found)}.`,
      fix: error.fix ?? `Correct ${source}, or choose another transform for it.`
    },
    error
  );

export const blankValue = ({ source, target }: Purpose): RecordProblem =>
  new RecordProblem({
    code: 'mapping.required',
    field: source,
    message: `${source} is blank, and the sync requires it for ${target}.`,
    fix: `Fill in ${source}.`
  });

/** A formula that has no value for this record. */
export const formulaFault = (what: string, fault: FormulaFault): RecordProblem =>
  new RecordProblem({
    code: fault.code,
    field: fault.field ?? what,
    message: `${what} cannot be computed: ${fault.message}`,
    fix: fault.fix
  });

/** A value in an outcome's message, short. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 77)}...` : written;
}
