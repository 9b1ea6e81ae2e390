import { problemsOf } from './evaluate';

const codesOf = (text: string): readonly string[] => problemsOf(text).map(({ code }) => code);
const firstOf = (text: string) => problemsOf(text)[0];

describe('syntax', () => {
  test.each([
    ['', 'formula.empty', 0],
    ['  /* nothing */ ', 'formula.empty', 16],
    ['1 +', 'formula.syntax', 3],
    ['1 2', 'formula.syntax', 2],
    ['(1', 'formula.syntax', 2],
    ['1)', 'formula.syntax', 1],
    ['LEFT(Name, )', 'formula.syntax', 11],
    ['LEFT(Name 2)', 'formula.syntax', 10],
    ['* 2', 'formula.syntax', 0],
    ['= 2', 'formula.syntax', 0],
    ['Name = "a', 'formula.syntax', 7],
    ['"a\nb"', 'formula.syntax', 0],
    ['/* open', 'formula.syntax', 0],
    ['.5', 'formula.syntax', 0],
    ['“Ada”', 'formula.syntax', 0],
    ['{!Name}', 'formula.syntax', 0],
    ['[Name]', 'formula.syntax', 0],
    ['Name ; 1', 'formula.syntax', 5],
    ['1 % 2', 'formula.syntax', 2],
    ['Name\u00a0= "a"', 'formula.syntax', 4],
    ['"a\\nb"', 'formula.syntax', 2],
    ['REGEX(Name, "\\d+")', 'formula.syntax', 13],
    ['1 => 2', 'formula.syntax', 3],
    ['1 & & 2', 'formula.syntax', 4],
    ['"a"("b")', 'formula.syntax', 3],
    ['1.2.3', 'formula.syntax', 3]
  ])('%j: %s at %i', (formula, code, start) => {
    const problems = problemsOf(formula);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, position: { start } });
  });

  test.each([
    ['.5', 'Write a zero before it: 0.5.'],
    ['“Ada”', 'Write straight ones: " or \'.'],
    ['{!Name}', 'Write the field alone: Name, not {!Name}.'],
    ['"a\\nb"', 'Write BR() for a line break.'],
    ['REGEX(Name, "\\d+")', 'Write two backslashes for a backslash.'],
    ['Name\u00a0= "a"', 'Remove it, or put it into quotation marks.']
  ])('%j: %s', (formula, fix) => {
    expect(firstOf(formula)?.fix).toBe(fix);
  });

  test('a character that cannot be seen is named by its code', () => {
    expect(firstOf('Name\u00a0')?.message).toBe('A formula has no meaning for the character U+00A0.');
  });
});

describe('size', () => {
  test('10,000 characters are the most', () => {
    expect(codesOf(`"${'a'.repeat(9_998)}"`)).toEqual([]);
    expect(codesOf(`"${'a'.repeat(9_999)}"`)).toEqual(['formula.too-long']);
  });

  test.each([
    ['parentheses', `${'('.repeat(501)}1${')'.repeat(501)}`],
    ['calls', `${'ABS('.repeat(501)}1${')'.repeat(501)}`],
    ['signs', `${'-'.repeat(501)}1`],
    ['a chain', Array.from({ length: 502 }, () => '1').join('+')]
  ])('%s deeper than 500 levels', (_what, formula) => {
    expect(codesOf(formula)).toEqual(['formula.too-deep']);
  });

  test.each([
    ['parentheses', `${'('.repeat(500)}1${')'.repeat(500)}`],
    ['calls', `${'ABS('.repeat(500)}1${')'.repeat(500)}`],
    ['a chain', Array.from({ length: 501 }, () => '1').join('+')],
    ['texts', Array.from({ length: 501 }, () => '"a"').join('&')]
  ])('500 levels of %s are fine', (_what, formula) => {
    expect(codesOf(formula)).toEqual([]);
  });

  test('40 nested IFs, and a mistake within them, take no time', () => {
    const nested = (inner: string) =>
      Array.from({ length: 40 }, (_, place) => place).reduce(
        (rest, place) => `IF(Number1__c = ${place}, ${place}, ${rest})`,
        inner
      );
    expect(codesOf(nested('99'))).toEqual([]);
    expect(codesOf(nested('99 99'))).toEqual(['formula.syntax']);
  });
});

describe('types of fields and of the result', () => {
  test('a compound field has no value, its parts have', () => {
    expect(firstOf('MailingAddress')).toMatchObject({
      code: 'formula.field-type',
      message: 'MailingAddress is of type address, which has no value in a formula.'
    });
  });

  test('a type of tomorrow is refused, not guessed', () => {
    const fields = new Map([['x__c', { name: 'X__c', type: 'hologram' }]]);
    expect(problemsOf('X__c', { fields })).toEqual([expect.objectContaining({ code: 'formula.field-type' })]);
  });

  test.each([
    ['null', 'The formula is always blank.'],
    ['IF(Active__c, null, null)', 'The formula is always blank.'],
    ['CASE(1, 1, null, null)', 'The formula is always blank.']
  ])('%s: %s', (formula, message) => {
    expect(problemsOf(formula)).toEqual([expect.objectContaining({ code: 'formula.result-type', message })]);
  });

  test('a condition must be true or false', () => {
    expect(problemsOf('Amount', { expects: 'boolean' })).toEqual([
      expect.objectContaining({
        code: 'formula.result-type',
        message: 'The formula gives a number, not true or false.'
      })
    ]);
    expect(problemsOf('Amount > 0', { expects: 'boolean' })).toEqual([]);
  });
});
