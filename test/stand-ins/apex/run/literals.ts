import type { LiteralContext } from '@apexdevtools/apex-parser';
import { NotSupported } from '../stops';
import { Decimal } from '../values/numbers';
import type { Value } from '../values/values';

const escapes: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\'
};

/** The text between the quotes, escapes taken out. */
export function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, code: string) => {
    if (code.startsWith('u') && code.length === 5) return String.fromCharCode(parseInt(code.slice(1), 16));
    const plain = escapes[code];
    if (plain === undefined) throw new NotSupported(`the escape \\${code}`);
    return plain;
  });
}

export function readLiteral(node: LiteralContext): Value {
  const text = node.getText();
  if (node.StringLiteral()) return unquote(text);
  if (node.IntegerLiteral()) return readInteger(text);
  if (node.LongLiteral()) return BigInt(text.slice(0, -1));
  if (node.BooleanLiteral()) return text.toLowerCase() === 'true';
  if (node.NULL()) return null;
  const decimal = node.NumberLiteral() ? Decimal.of(text) : null;
  if (!decimal) throw new NotSupported(`the literal ${text}`);
  return decimal;
}

export function readInteger(text: string): number {
  const value = Number(text);
  if (value > 2_147_483_647 || value < -2_147_483_648) throw new NotSupported(`the Integer ${text}`);
  return value;
}
