/** One piece of SQL text. A `name` was in double quotes, `text` in single ones. */
export interface Token {
  readonly kind: 'name' | 'text' | 'word' | 'mark';
  readonly text: string;
}

const piece =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|`([^`]*)`|([\w.+-]+)|([\s\S])/g;

export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const [, text, quoted, ticked, word, mark] of sql.matchAll(piece)) {
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (quoted !== undefined) tokens.push({ kind: 'name', text: quoted.replaceAll('""', '"') });
    else if (ticked !== undefined) tokens.push({ kind: 'name', text: ticked });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
  }
  return tokens;
}
