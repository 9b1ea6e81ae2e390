import { parseSync } from 'sformula';
import { compileFormula } from '../../bridge/formula/compile-formula';
import type { CompiledFormula, FormulaField, FormulaRow } from '../../bridge/formula/model';
import { randomStream } from '../demo-data/random';

/** Evaluations a second that a date formula must reach on one core. */
const goal = 500_000;
const secondsEach = 1.5;

const types: Readonly<Record<string, string>> = {
  Name: 'string',
  Amount: 'currency',
  Quantity__c: 'double',
  CloseDate: 'date',
  Birthdate: 'date',
  CreatedDate: 'datetime'
};

const formulas: readonly string[] = [
  'IF(ISBLANK(Birthdate), null, YEAR(TODAY()) - YEAR(Birthdate))',
  'DATE(YEAR(CloseDate) + 1, MONTH(CloseDate), 1) - TODAY() > 30',
  'DATEVALUE(CreatedDate) = TODAY()',
  'ADDMONTHS(CloseDate, 3)',
  'ROUND(Amount * 1.19 / Quantity__c, 2)',
  'IF(Amount > 1000, "gold", IF(Amount > 100, "silver", "bronze"))',
  '"Dear " & LEFT(Name, 20) & ","',
  'CASE(MONTH(CloseDate), 1, "January", 2, "February", "later")'
];

/** A thousand records; a seventh of the values are blank. */
function makeRows(): FormulaRow[] {
  const random = randomStream(1, 'bench');
  const date = (first: number): string =>
    new Date(Date.UTC(first + random.below(40), random.below(12), 1 + random.below(28))).toISOString();
  const orBlank = <T>(value: T): T | null => (random.below(7) === 0 ? null : value);
  return Array.from({ length: 1000 }, (_, index) => ({
    Name: `Person ${index}`,
    Amount: random.below(200_000) / 100,
    Quantity__c: 1 + random.below(50),
    CloseDate: orBlank(date(1990).slice(0, 10)),
    Birthdate: orBlank(date(1950).slice(0, 10)),
    CreatedDate: date(1990).replace('Z', '+0000')
  }));
}

function compile(text: string): CompiledFormula {
  const fields = new Map<string, FormulaField>(
    Object.entries(types).map(([name, type]) => [name.toLowerCase(), { name, type }])
  );
  const answer = compileFormula(text, { fields, timeZone: 'America/New_York', blanks: 'blank' });
  if ('formula' in answer) return answer.formula;
  throw new Error(answer.problems.map(({ message }) => message).join(' '));
}

/** sformula's own evaluator for the same formula. */
function compileTheirs(text: string): (row: FormulaRow) => unknown {
  const inputTypes = Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      { type: type === 'double' ? 'number' : type } as never
    ])
  );
  const { evaluate } = parseSync(text, { inputTypes });
  return (row) => evaluate(row);
}

/** Evaluations a second, after a warm-up. */
function measure(evaluate: (row: FormulaRow) => unknown, rows: readonly FormulaRow[]): number {
  const until = (seconds: number): { count: number; elapsed: number } => {
    const start = performance.now();
    let count = 0;
    let elapsed = 0;
    while (elapsed < seconds * 1000) {
      for (const row of rows) evaluate(row);
      count += rows.length;
      elapsed = performance.now() - start;
    }
    return { count, elapsed };
  };
  until(secondsEach / 3);
  const { count, elapsed } = until(secondsEach);
  return (count / elapsed) * 1000;
}

const perSecond = (value: number): string => Math.round(value).toLocaleString('en-US').padStart(11);

/** Ours beside sformula's evaluator, formula by formula, in one process. */
export function benchFormula(): void {
  const rows = makeRows();
  const now = new Date();
  console.log(`${'ours/s'.padStart(11)} ${'sformula/s'.padStart(11)} ${'ratio'.padStart(7)}  formula`);
  const ours = formulas.map((text) => {
    const { evaluate } = compile(text);
    const rate = measure((row) => evaluate(row, now), rows);
    const theirs = measure(compileTheirs(text), rows.slice(0, 100));
    console.log(
      `${perSecond(rate)} ${perSecond(theirs)} ${`${Math.round(rate / theirs)}x`.padStart(7)}  ${text}`
    );
    return rate;
  });
  const dates = Math.min(...ours.slice(0, 2));
  console.log(
    `Date formulas: ${perSecond(dates).trim()}/s at least; the goal of ${perSecond(goal).trim()}/s is ${dates >= goal ? 'met' : 'missed'}.`
  );
  if (dates < goal) process.exitCode = 1;
}
