/** A piece of JSON text that is drawn in one colour. */
export interface JsonToken {
  readonly key: string;
  readonly text: string;
  readonly className: string;
}

/** A value, or its JSON text, in lines that people read; text that is no JSON stays as it is; empty for nothing. */
export function jsonText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

/** The pieces of JSON text, in order: joined they are the text again. */
export const jsonTokens = (text: string): JsonToken[] =>
  [...text.matchAll(PIECES)].map(([piece], index) => ({
    key: String(index),
    text: piece,
    className: classOf(piece)
  }));

/** A string with the colon that makes it a name, a string, a word or number, and what stands between them. */
const PIECES = /"(?:[^"\\]|\\.)*"(?:\s*:)?|-?[\w.+-]+|[^"\w-]+|[\s\S]/g;

function classOf(piece: string): string {
  if (piece.startsWith('"')) return piece.endsWith(':') ? 'name' : 'string';
  return /^[\w-]/.test(piece) ? 'word' : 'mark';
}
