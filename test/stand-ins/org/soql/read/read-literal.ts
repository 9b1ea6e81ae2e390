import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { Literal } from '../query-tree';
import { malformed, notSupported } from '../query-errors';

/** Longest string literal in a WHERE clause. Source: salesforce-api 2.2. */
const MAX_TEXT_LITERAL = 4000;

type ReadLiteral = (text: string) => Literal;

const READERS: Partial<Record<LiteralType, ReadLiteral>> = {
  STRING: readText,
  INTEGER: readNumber,
  DECIMAL: readNumber,
  BOOLEAN: (text) => ({ kind: 'boolean', value: text.toUpperCase() === 'TRUE' }),
  NULL: () => ({ kind: 'null' }),
  DATE: (raw) => ({ kind: 'date', raw }),
  DATETIME: (raw) => ({ kind: 'datetime', raw }),
  DATE_LITERAL: readPeriod,
  DATE_N_LITERAL: readPeriod
};

/** One literal of a condition, by the type that the parser gave it. */
export function readLiteral(type: LiteralType | undefined, text: unknown): Literal {
  const read = type === undefined ? undefined : READERS[type];
  if (!read || typeof text !== 'string') throw notSupported(`a value of the kind ${type ?? 'unknown'}`);
  return read(text);
}

function readText(text: string): Literal {
  if (!/^'[\s\S]*'$/.test(text)) throw malformed(`unexpected token: ${text}`);
  const raw = text.slice(1, -1);
  if (raw.length > MAX_TEXT_LITERAL) throw malformed('string literal exceeds the maximum of 4000 characters');
  return { kind: 'text', raw };
}

function readNumber(raw: string): Literal {
  const value = Number(raw);
  if (!Number.isFinite(value)) throw malformed(`unexpected token: '${raw}'`);
  return { kind: 'number', value, whole: /^[+-]?\d+$/.test(raw), raw };
}

function readPeriod(text: string): Literal {
  const [name = '', count] = text.toUpperCase().split(':');
  return { kind: 'period', name: name.trim(), count: count === undefined ? 0 : Number(count) };
}
