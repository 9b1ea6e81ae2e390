import {
  anyOf,
  escapedCharacters,
  escapedSets,
  inEitherCase,
  isLineBreak,
  namedSet,
  not
} from './character-sets';
import { type Boundary, type CharacterTest, malformed, type PatternNode, refused } from './pattern';

const mostRepeats = 1000;
const deepest = 100;

const boundaries: Readonly<Record<string, Boundary>> = { A: 'start', z: 'end', b: 'word', B: 'inside' };

const groupKinds: readonly (readonly [string, string])[] = [
  ['?=', 'a look-ahead (?=...)'],
  ['?!', 'a look-ahead (?!...)'],
  ['?<=', 'a look-behind (?<=...)'],
  ['?<!', 'a look-behind (?<!...)'],
  ['?>', 'an atomic group (?>...)']
];

/** Source: java.util.regex.Pattern of Java SE 6, which help "REGEX" names. */
export function parsePattern(source: string): PatternNode {
  const [, flags = ''] = /^\(\?([a-zA-Z]+)\)/.exec(source) ?? [];
  const unknown = flags.replace(/[is]/g, '');
  if (unknown) throw refused(`the flag (?${unknown})`);
  const parser = new PatternParser(source.slice(flags ? flags.length + 3 : 0), flags);
  return parser.pattern();
}

class PatternParser {
  private place = 0;
  private depth = 0;
  private readonly characters: readonly string[];
  private readonly ignoresCase: boolean;
  private readonly dot: CharacterTest;

  constructor(source: string, flags: string) {
    this.characters = Array.from(source);
    this.ignoresCase = flags.includes('i');
    this.dot = flags.includes('s') ? () => true : not(isLineBreak);
  }

  pattern(): PatternNode {
    const node = this.choice();
    if (this.place < this.characters.length) throw malformed('a ) closes nothing');
    return node;
  }

  private get next(): string {
    return this.characters[this.place] ?? '';
  }

  private startsWith(text: string): boolean {
    return this.characters.slice(this.place, this.place + text.length).join('') === text;
  }

  private skip(text: string): boolean {
    const isThere = text !== '' && this.startsWith(text);
    if (isThere) this.place += text.length;
    return isThere;
  }

  private choice(): PatternNode {
    if (++this.depth > deepest) throw refused(`groups nested more than ${deepest} deep`);
    const options = [this.sequence()];
    while (this.skip('|')) options.push(this.sequence());
    this.depth--;
    const [only] = options;
    return only && options.length === 1 ? only : { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.next !== '' && this.next !== '|' && this.next !== ')') {
      if (this.skip('\\Q')) parts.push(...this.quoted());
      else parts.push(this.repeated(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  /** \Q...\E: characters that mean themselves. */
  private quoted(): PatternNode[] {
    const parts: PatternNode[] = [];
    while (this.next !== '' && !this.skip('\\E')) parts.push(this.character(this.take()));
    return parts;
  }

  private take(): string {
    const taken = this.next;
    if (taken === '') throw malformed('it ends in the middle');
    this.place++;
    return taken;
  }

  private character(character: string): PatternNode {
    const wanted = character.codePointAt(0) ?? 0;
    return this.set((code) => code === wanted);
  }

  private set(test: CharacterTest): PatternNode {
    return { kind: 'set', test: this.ignoresCase ? inEitherCase(test) : test };
  }

  private atom(): PatternNode {
    const character = this.take();
    switch (character) {
      case '.':
        return { kind: 'set', test: this.dot };
      case '[':
        return this.characterClass();
      case '(':
        return this.group();
      case '\\':
        return this.escape();
      case '^':
        return { kind: 'boundary', boundary: 'start' };
      case '$':
        return { kind: 'boundary', boundary: 'last' };
      case '*':
      case '+':
      case '?':
      case '{':
        throw malformed(`a ${character} repeats nothing`);
      default:
        return this.character(character);
    }
  }

  private group(): PatternNode {
    for (const [start, name] of groupKinds) if (this.startsWith(start)) throw refused(name);
    if (!this.skip('?:')) this.skipName();
    const node = this.choice();
    if (!this.skip(')')) throw malformed('a ( is not closed');
    return node;
  }

  /** What groups capture is not used, so that a name means nothing. */
  private skipName(): void {
    if (this.next !== '?') return;
    const [name] = /^\?<[A-Za-z][A-Za-z0-9]*>/.exec(this.characters.slice(this.place).join('')) ?? [];
    if (!this.skip(name ?? '')) throw refused('a flag inside, such as (?i) in the middle');
  }

  private repeated(part: PatternNode): PatternNode {
    const counts = this.quantifier();
    if (!counts) return part;
    if (part.kind === 'boundary') throw refused('a repeated boundary');
    if (!this.skip('?') && this.next === '+') throw refused('a possessive quantifier such as *+');
    if (this.quantifier()) throw malformed('a quantifier follows another');
    return { kind: 'repeat', part, ...counts };
  }

  private quantifier(): { least: number; most: number | null } | null {
    if (this.skip('*')) return { least: 0, most: null };
    if (this.skip('+')) return { least: 1, most: null };
    if (this.skip('?')) return { least: 0, most: 1 };
    if (this.next !== '{') return null;
    const rest = this.characters.slice(this.place, this.place + 24).join('');
    const [whole, from, comma, to] = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest) ?? [];
    if (!whole || !this.skip(whole)) throw malformed('braces without numbers');
    const least = Number(from);
    const most = comma ? (to ? Number(to) : null) : least;
    if (least > mostRepeats || (most ?? 0) > mostRepeats) throw refused(`more than ${mostRepeats} repeats`);
    if (most !== null && most < least) throw malformed(`${whole} counts backwards`);
    return { least, most };
  }

  private escape(): PatternNode {
    const letter = this.next;
    const boundary = Object.hasOwn(boundaries, letter) ? boundaries[letter] : undefined;
    if (!boundary) return this.set(this.escapedSet());
    this.place++;
    return { kind: 'boundary', boundary };
  }

  /** After a backslash: a set, a control character, a code, or the character itself. */
  private escapedSet(): CharacterTest {
    const letter = this.take();
    const known = Object.hasOwn(escapedSets, letter) ? escapedSets[letter] : undefined;
    if (known) return known;
    if (letter === 'p' || letter === 'P') return this.property(letter);
    const code = this.escapedCode(letter);
    return (found) => found === code;
  }

  private property(letter: string): CharacterTest {
    let name = this.take();
    if (name === '{') {
      name = '';
      while (this.next !== '}') name += this.take();
      this.place++;
    }
    return letter === 'p' ? namedSet(name) : not(namedSet(name));
  }

  private escapedCode(letter: string): number {
    if (Object.hasOwn(escapedCharacters, letter)) return escapedCharacters[letter] ?? 0;
    if (letter === 'x' || letter === 'u') return this.hexCode(letter === 'x' ? 2 : 4);
    if (/[1-9]/.test(letter)) throw refused(`the back-reference \\${letter}`);
    if (/[A-Za-z0-9]/.test(letter)) throw refused(`\\${letter}`);
    return letter.codePointAt(0) ?? 0;
  }

  private hexCode(digits: number): number {
    const text = this.characters.slice(this.place, this.place + digits).join('');
    if (!/^[0-9a-fA-F]+$/.test(text) || text.length < digits) throw malformed('a code without its digits');
    this.place += digits;
    return parseInt(text, 16);
  }

  private characterClass(): PatternNode {
    const isNegated = this.skip('^');
    const tests: CharacterTest[] = [];
    if (this.next === ']') throw refused('an empty class; write \\] for the bracket itself');
    while (!this.skip(']')) tests.push(this.classItem());
    const test = this.ignoresCase ? inEitherCase(anyOf(tests)) : anyOf(tests);
    return { kind: 'set', test: isNegated ? not(test) : test };
  }

  private classItem(): CharacterTest {
    if (this.startsWith('&&')) throw refused('an intersection of classes (&&)');
    const first = this.classCharacter();
    if (typeof first !== 'number') return first;
    const isRange = this.next === '-' && ![']', ''].includes(this.characters[this.place + 1] ?? '');
    if (!isRange) return (code) => code === first;
    this.place++;
    const last = this.classCharacter();
    if (typeof last !== 'number' || last < first) throw malformed('a class with a range that goes nowhere');
    return (code) => code >= first && code <= last;
  }

  /** A single character as its code, or a set such as \d. */
  private classCharacter(): number | CharacterTest {
    const character = this.take();
    if (character === '[') throw refused('a class inside a class; write \\[ for the bracket itself');
    if (character !== '\\') return character.codePointAt(0) ?? 0;
    if (/[dDwWsSpP]/.test(this.next)) return this.escapedSet();
    return this.escapedCode(this.take());
  }
}
