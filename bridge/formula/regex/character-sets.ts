import { type CharacterTest, refused } from './pattern';

/** Sets of characters as Java's Pattern defines them: \d, \w and \s know ASCII only. */

const between = (first: string, last: string): CharacterTest => {
  const from = first.charCodeAt(0);
  const to = last.charCodeAt(0);
  return (code) => code >= from && code <= to;
};

export const isOneOf = (characters: string): CharacterTest => {
  const codes = new Set(Array.from(characters, (character) => character.codePointAt(0) ?? 0));
  return (code) => codes.has(code);
};

export const not =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code);

export const anyOf = (tests: readonly CharacterTest[]): CharacterTest => {
  const [only] = tests;
  return only && tests.length === 1 ? only : (code) => tests.some((test) => test(code));
};

const isDigit = between('0', '9');
const isLower = between('a', 'z');
const isUpper = between('A', 'Z');
const isAlpha = anyOf([isLower, isUpper]);
const isAlnum = anyOf([isAlpha, isDigit]);
const isSpace = isOneOf(' \t\n\v\f\r');
const isPunctuation = isOneOf('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');
const isGraph = anyOf([isAlnum, isPunctuation]);

export const isLineBreak = isOneOf('\n\r\u0085\u2028\u2029');

/** Letters after a backslash that stand for a set. */
export const escapedSets: Readonly<Record<string, CharacterTest>> = {
  d: isDigit,
  D: not(isDigit),
  w: anyOf([isAlnum, isOneOf('_')]),
  W: not(anyOf([isAlnum, isOneOf('_')])),
  s: isSpace,
  S: not(isSpace)
};

/** Letters after a backslash that stand for one control character. */
export const escapedCharacters: Readonly<Record<string, number>> = {
  t: 9,
  n: 10,
  r: 13,
  f: 12,
  a: 7,
  e: 27
};

const namedSets: Readonly<Record<string, CharacterTest>> = {
  Lower: isLower,
  Upper: isUpper,
  ASCII: (code) => code < 128,
  Alpha: isAlpha,
  Digit: isDigit,
  Alnum: isAlnum,
  Punct: isPunctuation,
  Graph: isGraph,
  Print: anyOf([isGraph, isOneOf(' ')]),
  Blank: isOneOf(' \t'),
  Cntrl: (code) => code < 32 || code === 127,
  XDigit: anyOf([isDigit, between('a', 'f'), between('A', 'F')]),
  Space: isSpace
};

const categories =
  /^(?:L|Lu|Ll|Lt|Lm|Lo|M|Mn|Mc|Me|N|Nd|Nl|No|P|Pc|Pd|Ps|Pe|Pi|Pf|Po|S|Sm|Sc|Sk|So|Z|Zs|Zl|Zp)$/;

/** The set of `\p{name}`. */
export function namedSet(name: string): CharacterTest {
  const known = Object.hasOwn(namedSets, name) ? namedSets[name] : undefined;
  if (known) return known;
  if (!categories.test(name)) throw refused(`\\p{${name}}`);
  return matching(new RegExp(`\\p{${name}}`, 'u'));
}

const matching =
  (form: RegExp): CharacterTest =>
  (code) =>
    form.test(String.fromCodePoint(code));

/** What \b sees as part of a word: letters and digits of all scripts. */
export const isWordPart: CharacterTest = matching(/[\p{L}\p{Nd}_]/u);

/** (?i): letters of ASCII in either case. */
export const inEitherCase =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    test(code) || (isAlpha(code) && test(code ^ 32));
