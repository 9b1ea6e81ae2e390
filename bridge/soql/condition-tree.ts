import type { ConditionWithValueQuery, LiteralType, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { Clause, ClauseOperator, ClauseTest, Condition, Literal } from '../config/condition';
import { conditionReads } from './fields-read';
import { conditionText, parseSoql } from './parse-soql';

/** The parser lists a condition from left to right and counts parentheses. */
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Clause;

/** A condition, without WHERE, taken apart. Throws InvalidSoql. Pure. */
export function readConditionTree(condition: string): Condition {
  const { where } = parseSoql(`SELECT Id FROM Scope WHERE ${condition}`);
  const tokens = where ? tokensOf(where) : [];
  return readAny(tokens);
}

function tokensOf(where: WhereClause): Token[] {
  const { left } = where;
  const own: Token[] = [];
  if (left) {
    own.push(...parentheses('(', 'openParen' in left ? left.openParen : 0));
    if ('operator' in left) {
      own.push(clauseOf(left));
      own.push(...parentheses(')', left.closeParen));
    }
  }
  if (!('right' in where)) return own;
  return [...own, where.operator, ...tokensOf(where.right)];
}

const parentheses = (token: '(' | ')', count = 0): Token[] => Array<Token>(count).fill(token);

/** Takes tokens off the front as far as they belong to it. */
function readAny(tokens: Token[]): Condition {
  return readJoined(tokens, 'OR', () => readJoined(tokens, 'AND', () => readOne(tokens)));
}

function readJoined(tokens: Token[], by: 'AND' | 'OR', readPart: () => Condition): Condition {
  const parts = [readPart()];
  while (tokens[0] === by) {
    tokens.shift();
    parts.push(readPart());
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: by === 'AND' ? 'all' : 'any', parts };
}

function readOne(tokens: Token[]): Condition {
  const token = tokens.shift();
  if (token === 'NOT') return { kind: 'not', part: readOne(tokens) };
  if (token === '(') {
    const inner = readAny(tokens);
    tokens.shift();
    return inner;
  }
  if (token === undefined || typeof token === 'string')
    throw new Error(`a condition cannot go on with ${token ?? 'nothing'}`);
  return token;
}

function clauseOf(left: ConditionWithValueQuery): Clause {
  const condition: ConditionWithValueQuery = Object.assign({}, left, {
    openParen: undefined,
    closeParen: undefined
  });
  const reads = conditionReads(condition, { object: null, use: 'filter' });
  const fields = reads.flatMap(({ object, path }) => (object === null ? [path] : []));
  return { kind: 'clause', text: conditionText({ left: condition }), test: testOf(condition), fields };
}

function testOf(condition: ConditionWithValueQuery): ClauseTest | null {
  if (!('field' in condition) || !('value' in condition)) return null;
  const { field, operator, value, literalType } = condition;
  const name = operators.find((known) => known === operator.toUpperCase());
  if (!name || value === undefined) return null;
  const written = [value].flat();
  const types = [literalType].flat();
  const values = written.flatMap((text, index) => literalOf(text, types[index] ?? types[0]) ?? []);
  return values.length === written.length ? { field, operator: name, values } : null;
}

const operators: readonly ClauseOperator[] = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'LIKE',
  'IN',
  'NOT IN',
  'INCLUDES',
  'EXCLUDES'
];

function literalOf(text: string, type: LiteralType | undefined): Literal | null {
  switch (type) {
    case 'STRING':
      return { type: 'text', value: unquoted(text) };
    case 'INTEGER':
    case 'DECIMAL':
      return { type: 'number', value: Number(text) };
    case 'BOOLEAN':
      return { type: 'boolean', value: text.toUpperCase() === 'TRUE' };
    case 'NULL':
      return { type: 'null', value: null };
    case 'DATE':
      return isMacro(text) ? null : { type: 'date', value: text };
    case 'DATETIME':
      return isMacro(text) ? null : { type: 'moment', value: new Date(text).toISOString() };
    default:
      return null;
  }
}

/** While the parser looks, macros are literals of the year 1000 (parse-soql). */
const isMacro = (text: string): boolean => text.startsWith('1000-01-01');

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Source: salesforce-api 2.3. */
export const unquoted = (text: string): string =>
  text.slice(1, -1).replaceAll(/\\(.)/gs, (_, letter: string) => escapes[letter.toLowerCase()] ?? letter);
