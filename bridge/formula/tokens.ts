import { ProblemFound, type Span } from './problems';

export interface Token extends Span {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** Of a text what is between the quotation marks, unescaped; otherwise as written. */
  readonly value: string;
}

const skipped = /(?:[ \t\f\r\n]+|\/\*(?:\\\*\/|[^])*?\*\/)+/y;
const numberForm = /\d+(?:\.\d+)?/y;
const nameForm = /[A-Za-z$][\w$:.#]*/y;
const textForm = /"(?:[^"\\\r\n]|\\[^])*"|'(?:[^'\\\r\n]|\\[^])*'/y;
const signForm = /&&|\|\||<=|>=|<>|!=|==|[-(),+*/^&<>=!]/y;

/** Source: the grammar of Salesforce's published formula engine (LexerRules): names, numbers, both kinds of quotes. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let place = endOf(skipped, text, 0) ?? 0;
  while (place < text.length) {
    const token = readToken(text, place);
    tokens.push(token);
    place = endOf(skipped, text, token.end) ?? token.end;
  }
  tokens.push({ kind: 'end', value: '', start: text.length, end: text.length });
  return tokens;
}

function readToken(text: string, start: number): Token {
  const number = endOf(numberForm, text, start);
  if (number !== null) return { kind: 'number', value: text.slice(start, number), start, end: number };
  const name = endOf(nameForm, text, start);
  if (name !== null) return { kind: 'name', value: text.slice(start, name), start, end: name };
  const quoted = endOf(textForm, text, start);
  if (quoted !== null) return readText(text, start, quoted);
  const sign = endOf(signForm, text, start);
  if (sign !== null) return { kind: 'sign', value: text.slice(start, sign), start, end: sign };
  throw unreadable(text, start);
}

function endOf(form: RegExp, text: string, start: number): number | null {
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : null;
}

/** Of the escapes that the grammar allows these three say what they mean: `\"`, `\'` and `\\`. */
function readText(text: string, start: number, end: number): Token {
  const inner = text.slice(start + 1, end - 1);
  const value = inner.replace(/\\([^])/g, (_whole, escaped: string, at: number) => {
    if ('"\'\\'.includes(escaped)) return escaped;
    const place = start + 1 + at;
    throw new ProblemFound(
      'formula.syntax',
      `A text cannot hold a backslash before ${shown(escaped)}.`,
      { start: place, end: place + 2 },
      escaped === 'n' || escaped === 'r'
        ? 'Write BR() for a line break.'
        : 'Write two backslashes for a backslash.'
    );
  });
  return { kind: 'text', value, start, end };
}

function unreadable(text: string, start: number): ProblemFound {
  const sign = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const one = { start, end: start + sign.length };
  const problem = (message: string, fix: string, span: Span = one) =>
    new ProblemFound('formula.syntax', message, span, fix);
  if (sign === '"' || sign === "'")
    return problem('A text is not closed on its line.', `Close it with ${sign}.`);
  if (text.startsWith('/*', start)) return problem('A comment is not closed.', 'Close it with */.');
  if (sign === '.') return problem('A number starts with a point.', 'Write a zero before it: 0.5.');
  if ('“”„‘’'.includes(sign))
    return problem(`${sign} is no quotation mark of formulas.`, 'Write straight ones: " or \'.');
  if (sign === '[' || sign === ']') return problem('Brackets have no meaning in a formula.', 'Remove them.');
  if (sign === '{' || sign === '}')
    return problem('Braces have no meaning in a formula.', 'Write the field alone: Name, not {!Name}.');
  return problem(
    `A formula has no meaning for ${shown(sign)}.`,
    'Remove it, or put it into quotation marks.'
  );
}

/** A character as it is, or its code where it cannot be seen. */
function shown(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
