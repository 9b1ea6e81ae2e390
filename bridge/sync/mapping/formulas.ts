import { ConfigError } from '../../errors';
import { compileFormula } from '../../formula/compile-formula';
import {
  FormulaFault,
  type CompiledFormula,
  type FormulaAnswer,
  type FormulaField,
  type FormulaOptions,
  type FormulaValue
} from '../../formula/model';
import { formulaFault } from './problems';
import type { Row } from './read-path';
import type { SourcePlace, SourceType } from './source-types';

/**
 * What a formula is for decides how a blank number counts, as where admins write such formulas in Salesforce: a value
 * is computed as in a formula field (blank is 0, the default there), a condition as in a validation rule (blank is
 * blank).
 */
export type FormulaUse = 'value' | 'condition';

/** Compiles with what describe said of the fields that it names; `others` are what unknown names are compared with. */
export function compileAt(
  text: string,
  use: FormulaUse,
  place: SourcePlace,
  others: Iterable<FormulaField> = []
): FormulaAnswer {
  const { types, prefix, timeZone } = place;
  const options: FormulaOptions = {
    fields: {
      get: (path) => {
        const type = types.get(prefix + path);
        return type && formulaField(path, type);
      },
      values: () => others
    },
    timeZone,
    blanks: use === 'value' ? 'zero' : 'blank'
  };
  return compileFormula(text, use === 'condition' ? { ...options, expects: 'boolean' } : options);
}

export const formulaField = (
  path: string,
  { path: name = path, type, labels }: SourceType
): FormulaField => ({
  name,
  type,
  ...(labels && { picklistValues: [...labels].map(([value, label]) => ({ value, label })) })
});

/** The paths that a formula names, as written; none when it cannot be read. */
export function pathsNamedIn(text: string): string[] {
  const asked: string[] = [];
  compileFormula(text, {
    fields: { get: (path) => void asked.push(path), values: () => [] },
    timeZone: 'UTC',
    blanks: 'blank'
  });
  return [...new Set(asked)];
}

/** A formula that was checked before: ConfigError when it cannot be used after all. */
export function compiledAt(text: string, use: FormulaUse, place: SourcePlace): CompiledFormula {
  const answer = compileAt(text, use, place);
  if ('formula' in answer) return answer.formula;
  const [problem] = answer.problems;
  throw new ConfigError(
    problem?.code ?? 'formula.syntax',
    `The formula "${text}": ${problem?.message ?? ''}`,
    {
      fix: problem?.fix
    }
  );
}

/** The value for a row; RecordProblem, naming what was computed, where there is none. */
export function evaluated(formula: CompiledFormula, what: string): (row: Row, now: Date) => FormulaValue {
  return (row, now) => {
    const value = formula.evaluate(row, now);
    if (value instanceof FormulaFault) throw formulaFault(what, value);
    return value;
  };
}
