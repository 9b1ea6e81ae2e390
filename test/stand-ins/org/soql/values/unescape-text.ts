import { malformed } from '../query-errors';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\'
};

/** A piece of a LIKE pattern. */
export type PatternPart = { readonly text: string } | 'any' | 'one';

/** The text between the quotes of a literal, escapes replaced. @throws OrgError MALFORMED_QUERY for unknown ones */
export function unescapeText(raw: string): string {
  return readPattern(raw, ESCAPES)
    .map((part) => (part === 'any' ? '%' : part === 'one' ? '_' : part.text))
    .join('');
}

/** A LIKE pattern in pieces; `\%` and `\_` are plain text. Source: salesforce-api 2.3. */
export function readLikePattern(raw: string): PatternPart[] {
  return readPattern(raw, { ...ESCAPES, '%': '%', _: '_' });
}

function readPattern(raw: string, escapes: Readonly<Record<string, string>>): PatternPart[] {
  const parts: PatternPart[] = [];
  for (const [token] of raw.matchAll(/\\u[0-9A-Fa-f]{4}|\\?[\s\S]/gu)) parts.push(readToken(token, escapes));
  return parts;
}

function readToken(token: string, escapes: Readonly<Record<string, string>>): PatternPart {
  if (token === '%') return 'any';
  if (token === '_') return 'one';
  if (!token.startsWith('\\')) return { text: token };
  if (token.length === 6) return { text: String.fromCharCode(parseInt(token.slice(2), 16)) };
  const text = escapes[token.slice(1)];
  if (text === undefined)
    throw malformed(`Illegal character sequence '${token}' in string literal '${token}'`);
  return { text };
}
