import { compilePattern } from '../../../bridge/formula/regex/compile-pattern';
import { faultOf, problemsOf, table, valueOf } from './evaluate';

const matches = (pattern: string, text: string): boolean | null => compilePattern(pattern).matches(text);

describe('help "REGEX": the whole text matches, backslashes are doubled', () => {
  table([
    ['REGEX("123-45-6789", "[0-9]{3}-[0-9]{2}-[0-9]{4}")', true],
    ['REGEX("123-45-678", "[0-9]{3}-[0-9]{2}-[0-9]{4}")', false],
    ['REGEX("According to Marc Benioff", "Marc Benioff")', false],
    ['REGEX("According to Marc Benioff, yes", ".*Marc Benioff.*")', true],
    ['REGEX("(555) 123-4567", "\\\\D*?(\\\\d\\\\D*?){10}")', true],
    ['REGEX("a.b", "a\\\\.b")', true],
    ['REGEX("axb", "a\\\\.b")', false],
    ['REGEX(Text1__c, "")', true],
    ['REGEX(Text1__c, ".+")', false],
    ['NOT(REGEX(Email, "[^@]+@[^@]+"))', false, { Email: 'ada@example.com' }]
  ]);
});

describe('java.util.regex.Pattern: what is understood', () => {
  test.each([
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['a|b|', '', true],
    ['(?:ab|cd)+', 'abcdab', true],
    ['(?<year>\\d{4})-\\d{2}', '2026-11', true],
    ['a?b*c+', 'bbc', true],
    ['a{2,3}', 'a', false],
    ['a{2,3}', 'aaa', true],
    ['a{2,}', 'aaaaa', true],
    ['a{2}', 'aaa', false],
    ['a*?b', 'aaab', true],
    ['(a*)*b', 'aaab', true],
    ['()*', '', true],
    ['.', '\n', false],
    ['(?s).', '\n', true],
    ['.', '\u0085', false],
    ['.', '😀', true],
    ['[a-c]x', 'bx', true],
    ['[^a-c]', 'd', true],
    ['[^a-c]', 'b', false],
    ['[-a]', '-', true],
    ['[a-]', '-', true],
    ['[\\]\\\\]', ']', true],
    ['[\\d.]+', '1.2', true],
    ['[^\\d]', 'x', true],
    ['[😀-😂]', '😁', true],
    ['\\d+\\s\\w', '12 a', true],
    ['\\s', '\u00a0', false],
    ['\\d', '٣', false],
    ['\\w', 'é', false],
    ['\\S\\D\\W', 'aa-', true],
    ['\\p{L}+', 'Éda', true],
    ['\\pL', 'é', true],
    ['\\p{Lower}', 'é', false],
    ['\\p{Alpha}\\p{Digit}\\p{Punct}', 'a1!', true],
    ['\\P{Lu}', 'a', true],
    ['\\P{Lu}', 'A', false],
    ['[\\p{Upper}\\d]+', 'A1', true],
    ['\\t\\n\\x41\\u0042', '\t\nAB', true],
    ['\\Qa.b\\E+', 'a.b', null],
    ['\\Qa.b*\\E', 'a.b*', true],
    ['\\Qa.b', 'a.b', true],
    ['^abc$', 'abc', true],
    ['abc$\\n', 'abc\n', true],
    ['\\Aabc\\z', 'abc', true],
    ['.*\\bVIP\\b.*', 'a VIP here', true],
    ['.*\\bVIP\\b.*', 'aVIPs', false],
    ['.*\\bé.*', 'aé', false],
    ['a\\Bb', 'ab', true],
    ['(?i)straße [a-c]X', 'STRAßE Bx', true],
    ['(?i)é', 'É', false],
    ['(?i)[^a]', 'A', false],
    ['(?is)a.', 'A\n', true],
    ['a}', 'a}', true]
  ])('%s on %j: %s', (pattern, text, expected) => {
    if (expected === null) expect(() => matches(pattern, text)).toThrow('repeats nothing');
    else expect(matches(pattern, text)).toBe(expected);
  });

  test('agrees with the engine of ECMAScript where both mean the same', () => {
    const patterns = ['(a|ab)(c|bcd)*', '[a-c]*b?', 'a{1,2}(b|c){0,2}', '(a?b)+|c', '.*b.*', '(?:a|b)*abb'];
    const letters = ['', 'a', 'b', 'c', 'd'];
    const texts = letters.flatMap((one) =>
      letters.flatMap((two) => letters.flatMap((three) => letters.map((four) => one + two + three + four)))
    );
    for (const pattern of patterns) {
      const reference = new RegExp(`^(?:${pattern})$`);
      for (const text of texts)
        expect([pattern, text, matches(pattern, text)]).toEqual([pattern, text, reference.test(text)]);
    }
  });
});

describe('what is refused, by name', () => {
  test.each([
    ['(?=a)b', 'a look-ahead (?=...)'],
    ['(?!a)b', 'a look-ahead (?!...)'],
    ['(?<=a)b', 'a look-behind (?<=...)'],
    ['(?<!a)b', 'a look-behind (?<!...)'],
    ['(?>a)b', 'an atomic group (?>...)'],
    ['a*+', 'a possessive quantifier such as *+'],
    ['(a)\\1', 'the back-reference \\1'],
    ['a(?i)b', 'a flag inside, such as (?i) in the middle'],
    ['(?x)a b', 'the flag (?x)'],
    ['[a-z&&[^b]]', 'an intersection of classes (&&)'],
    ['[a[b]]', 'a class inside a class'],
    ['[]a]', 'an empty class'],
    ['\\G', '\\G'],
    ['\\h', '\\h'],
    ['\\p{InGreek}', '\\p{InGreek}'],
    ['^*', 'a repeated boundary'],
    ['a{5000}', 'more than 1000 repeats'],
    ['(a{900}){900}', 'so many repeats that it becomes too large'],
    ['(((((){900}){900}){900}){900}){900}', 'so many repeats that it becomes too large']
  ])('%s uses %s', (pattern, construct) => {
    const [problem] = problemsOf(`REGEX(Text1__c, "${pattern.replaceAll('\\', '\\\\')}")`);
    expect(problem?.code).toBe('formula.regex');
    expect(problem?.message).toContain(`uses ${construct}`);
  });

  test.each([
    ['(a', 'a ( is not closed'],
    ['a)', 'a ) closes nothing'],
    ['*a', 'a * repeats nothing'],
    ['a**', 'a quantifier follows another'],
    ['a{', 'braces without numbers'],
    ['a{3,2}', '{3,2} counts backwards'],
    ['[a', 'it ends in the middle'],
    ['[b-a]', 'a class with a range that goes nowhere'],
    ['a\\', 'it ends in the middle'],
    ['\\x4', 'a code without its digits'],
    ['\\p{L', 'it ends in the middle']
  ])('%s is not valid: %s', (pattern, what) => {
    const [problem] = problemsOf(`REGEX(Text1__c, "${pattern.replaceAll('\\', '\\\\')}")`);
    expect(problem?.code).toBe('formula.regex');
    expect(problem?.message).toBe(`The regular expression is not valid: ${what}.`);
  });

  test('an expression that comes from a field is refused: it must be known before the first record', () => {
    expect(problemsOf('REGEX(Text1__c, Text2__c)')).toEqual([
      expect.objectContaining({ code: 'formula.literal-needed' })
    ]);
  });
});

describe('no expression can hang the process', () => {
  test.each(['(a+)+$', '(a|aa)+', '(.*a){12}', '(\\w+\\s?)*!', '([a-z]*)*b'])(
    '%s decides on a hostile text without backtracking',
    (pattern) => {
      expect(matches(pattern, `${'a'.repeat(3000)}?`)).toBe(false);
    }
  );

  test('a text for which it would take too many steps is a fault of that record', () => {
    const fault = faultOf('REGEX(Notes__c, "(.*a|.*b|.*c|.*d|.*e|.*f|.*g|.*h|.*i|.*j)*z")', {
      Notes__c: 'y'.repeat(100_000)
    });
    expect(fault).toMatchObject({ code: 'formula.regex', field: 'Notes__c' });
    expect(valueOf('REGEX(Notes__c, "y+")', { Notes__c: 'y'.repeat(100_000) })).toBe(true);
  });
});
