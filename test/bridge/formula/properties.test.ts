import { compileFormula } from '../../../bridge/formula/compile-formula';
import { FormulaFault, type FormulaProblem, type FormulaRow } from '../../../bridge/formula/model';
import { type Random, randomStream } from '../../../scripts/demo-data/random';
import { fields, now } from './evaluate';
import { randomFormula, randomRow } from './random-formula';

const options = { fields, timeZone: 'Europe/Berlin', blanks: 'blank' } as const;

const some = (random: Random, count: number, make: () => string): string =>
  Array.from({ length: random.below(count) }, make).join('');

const characters = Array.from('abcXYZ019 .,;:()[]{}"\'\\/*+-^&|!=<>$#_%\n\t\u0000é😀“');

const tokens = [
  ...[
    'Name',
    'Amount',
    'CloseDate',
    'CreatedDate',
    'Active__c',
    'Industry',
    'Hobbies__c',
    'Account.Name',
    'Nothing__c',
    '$User.Id'
  ],
  ...[
    'IF(',
    'CASE(',
    'TEXT(',
    'LEFT(',
    'AND(',
    'ISBLANK(',
    'REGEX(',
    'DATE(',
    'TODAY()',
    'NOT',
    'ISPICKVAL(',
    'FOO(',
    'MAX(',
    'ADDMONTHS('
  ],
  ...[
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '&',
    '&&',
    '||',
    '!',
    '=',
    '<>',
    '<',
    '>=',
    '"a"',
    "'b'",
    '1',
    '0',
    '2.5',
    'null',
    'TRUE',
    '/* x */'
  ]
];

const soups: Readonly<Record<string, (random: Random) => string>> = {
  'characters by chance': (random) => some(random, 40, () => random.pick(characters)),
  'words of the language by chance': (random) => some(random, 25, () => ` ${random.pick(tokens)}`),
  'formulas with one character changed': (random) => {
    const formula = randomFormula(random, 3);
    const place = random.below(formula.length);
    return formula.slice(0, place) + random.pick(characters) + formula.slice(place + random.below(2));
  },
  'formulas cut off': (random) => {
    const formula = randomFormula(random, 4);
    return formula.slice(0, random.below(formula.length));
  },
  'regular expressions by chance': (random) =>
    `REGEX(Name, "${some(random, 12, () => random.pick(['a', 'b', '.', '*', '+', '?', '(', ')', '[', ']', '^', '$', '|', '{2}', '{1,3}', '-', '\\\\d', '\\\\b', '\\\\p{L}', '\\\\Q', '\\\\E', '&&', '(?i)', '(?:', '(?=']))}")`
};

/** Values that no field should hold. */
const junk: readonly unknown[] = [
  null,
  undefined,
  '',
  'x',
  '2026-02-30',
  '9999-99-99T99:99:99.999Z',
  0,
  -0,
  1e308,
  -1e308,
  NaN,
  Infinity,
  true,
  {},
  [],
  'a;b',
  '12e5',
  'a'.repeat(300),
  new Date(0),
  () => 1,
  Symbol.for('x'),
  10n
];

const junkRow = (random: Random): FormulaRow => {
  const row: Record<string, unknown> = {};
  for (const { name } of fields.values()) if (!name.includes('.')) row[name] = random.pick(junk);
  row.Account = random.pick([null, 'x', 5, { Name: random.pick(junk), Owner: random.pick(junk) }]);
  return row;
};

const canBeShown = ({ code, message, fix, position }: FormulaProblem, text: string): boolean =>
  /^formula\.[a-z-]+$/.test(code) &&
  [message, fix].every((sentence) => /^\S.*[.!?]$/s.test(sentence)) &&
  position.start >= 0 &&
  position.end >= position.start &&
  position.end <= text.length &&
  position.line <= text.split('\n').length &&
  position.column >= 1;

describe.each(Object.entries(soups))('%s', (name, make) => {
  test('3,000 texts: each gives a formula or problems that can be shown, and none throws', () => {
    const random = randomStream(7, name);
    let formulas = 0;
    const strange: unknown[] = [];
    for (let count = 0; count < 3000; count++) {
      const text = make(random);
      const answer = compileFormula(text, options);
      if ('formula' in answer) {
        formulas++;
        continue;
      }
      if (!answer.problems.every((problem) => canBeShown(problem, text)) || answer.problems.length === 0)
        strange.push([text, answer.problems]);
    }
    expect(strange).toEqual([]);
    expect(formulas).toBeLessThan(3000);
  });
});

describe('evaluating never throws', () => {
  const typeOf = {
    text: 'string',
    number: 'number',
    boolean: 'boolean',
    date: 'string',
    datetime: 'string',
    time: 'string'
  };

  test.each([
    ['records of the right types', randomRow],
    ['records full of junk', junkRow]
  ])('2,000 formulas on %s give a value of their type, null or a fault', (name, makeRow) => {
    const random = randomStream(11, name);
    const strange: unknown[] = [];
    for (let count = 0; count < 2000; count++) {
      const answer = compileFormula(randomFormula(random, 4), options);
      if (!('formula' in answer)) throw new Error(answer.problems[0]?.message);
      const value = answer.formula.evaluate(makeRow(random), now);
      if (value === null || value instanceof FormulaFault) continue;
      const isWritten = typeof value !== 'number' || Object.is(JSON.parse(JSON.stringify(value)), value);
      if (typeof value !== typeOf[answer.formula.type] || !isWritten)
        strange.push([answer.formula.text, value]);
    }
    expect(strange).toEqual([]);
  });
});

test('the same text, row and moment give the same value', () => {
  const random = randomStream(13, 'again');
  for (let count = 0; count < 500; count++) {
    const text = randomFormula(random, 4);
    const row = randomRow(random);
    const values = [1, 2].map(() => {
      const answer = compileFormula(text, options);
      return 'formula' in answer ? [1, 2].map(() => answer.formula.evaluate(row, now)) : [];
    });
    expect(new Set(values.flat().map((value) => JSON.stringify(value))).size).toBe(1);
  }
});
