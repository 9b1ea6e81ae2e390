import { compileFormula } from '../../../bridge/formula/compile-formula';
import { FormulaFault } from '../../../bridge/formula/model';
import { randomStream } from '../../../scripts/demo-data/random';
import { askSformula } from './ask-sformula';
import { fields, now } from './evaluate';
import { randomFormula, randomRow } from './random-formula';
import { disagreements } from './sformula-disagreements';

const blanksOf = (index: number): 'zero' | 'blank' => (index % 2 === 0 ? 'blank' : 'zero');

const ourValue = (formula: string, blanks: 'zero' | 'blank', row: Record<string, unknown>): unknown => {
  const answer = compileFormula(formula, { fields, timeZone: 'UTC', blanks });
  if ('problems' in answer) return 'problem';
  const value = answer.formula.evaluate(row, now);
  return value instanceof FormulaFault ? 'fault' : value;
};

/** Numbers at 12 digits, date/times in one spelling. */
const alike = (value: unknown): unknown => {
  if (typeof value === 'number') return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(12));
  return typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : value;
};

describe('random formulas give what sformula gives', () => {
  const random = randomStream(20261121, 'formulas');
  const cases = Array.from({ length: 2500 }, (_, index) => ({
    formula: randomFormula(random, 1 + (index % 4)),
    blanks: blanksOf(index),
    rows: Array.from({ length: 4 }, () => randomRow(random))
  }));
  const theirs = askSformula(cases);
  const compared = cases.flatMap(({ formula, blanks, rows }, place) =>
    rows.map((row, index) => ({
      formula,
      blanks,
      row,
      ours: ourValue(formula, blanks, row as Record<string, unknown>),
      theirs: theirs[place]?.[index] ?? {}
    }))
  );
  const judged = compared.filter(({ ours }) => ours !== 'fault');

  test('10,000 evaluations: all formulas compile, and both agree on each value', () => {
    expect(compared.filter(({ ours }) => ours === 'problem')).toEqual([]);
    expect(judged.filter(({ ours, theirs: other }) => alike(ours) !== alike(other.value))).toEqual([]);
  });

  test('few of them are errors of the record, which sformula takes for blank', () => {
    expect(judged.length).toBeGreaterThan(compared.length * 0.97);
  });

  test('they are worth comparing: half of the values are neither blank nor false', () => {
    const telling = judged.filter(({ ours }) => ours !== null && ours !== false);
    expect(telling.length).toBeGreaterThan(judged.length / 2);
  });
});

describe('known disagreements with sformula 5.0.1', () => {
  const answers = askSformula(
    disagreements.map(({ formula, blanks = 'blank', row = {} }) => ({ formula, blanks, rows: [row] }))
  );

  test.each(disagreements.map((known, place) => [known.formula, known.reason, known, place] as const))(
    '%s: %s',
    (_formula, reason, known, place) => {
      const answer = answers[place]?.[0] ?? {};
      expect(reason).not.toBe('');
      expect(ourValue(known.formula, known.blanks ?? 'blank', { ...known.row })).toEqual(known.ours);
      expect('error' in answer ? 'error' : answer.value).toEqual(known.theirs);
    }
  );
});
