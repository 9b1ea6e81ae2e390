import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { Condition, Literal, QueryTree, TestOperator } from '../query-tree';
import { malformed, notSupported } from '../query-errors';
import type { Node } from './parsed-node';
import { asNode, refuseUnknownKeys } from './parsed-node';
import { readLiteral } from './read-literal';
import { readFieldOrCall } from './read-operand';

type Mark = '(' | ')' | 'AND' | 'OR' | 'NOT';
type Token = Mark | Node;
/** Reads the subquery of a semi-join; handed in by the reader of queries. */
export type ReadQuery = (parsed: Node) => QueryTree;

const TEST_KEYS = [
  'openParen',
  'closeParen',
  'field',
  'fn',
  'operator',
  'value',
  'valueQuery',
  'literalType'
];
const LIST_OPERATORS: readonly string[] = ['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'];
const OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=', 'LIKE', ...LIST_OPERATORS];

/** A WHERE or HAVING clause as a tree. AND, OR and NOT nest only by parentheses, as on the platform. */
export function readCondition(clause: unknown, readQuery: ReadQuery): Condition {
  const tokens = flatten(clause);
  const reader = { tokens, at: 0, readQuery };
  const condition = readChain(reader);
  const rest = tokens[reader.at];
  // The parser has seen that parentheses balance; of a third NOT inside NOTs it then loses the opening one.
  if (rest === ')') throw notSupported('NOT inside more than one NOT');
  if (rest !== undefined) throw unexpected(rest);
  return condition;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  readonly readQuery: ReadQuery;
}

/** The parser links conditions to the right and keeps parentheses as counts; this makes them a line of tokens again. */
function flatten(clause: unknown): Token[] {
  const tokens: Token[] = [];
  for (let node: Node | undefined = asNode(clause, 'a condition'); node;) {
    refuseUnknownKeys(node, ['left', 'operator', 'right'], 'a condition');
    pushLeft(tokens, node);
    if (node['operator'] === undefined) break;
    tokens.push(asMark(node['operator']));
    node = asNode(node['right'], 'a condition');
  }
  return tokens;
}

function pushLeft(tokens: Token[], { left, operator }: Node): void {
  if (operator === 'NOT') {
    if (left !== null) pushTimes(tokens, '(', negationParentheses(left));
    return;
  }
  // The parser drops a condition that HAVING negates in front of another one; what is left has no operator.
  if (left === null) throw notSupported('NOT in HAVING beside other conditions');
  const test = asNode(left, 'a condition');
  if (test['operator'] === undefined) throw notSupported('NOT in HAVING beside other conditions');
  pushTimes(tokens, '(', test['openParen']);
  tokens.push(test);
  pushTimes(tokens, ')', test['closeParen']);
}

function negationParentheses(left: unknown): unknown {
  const node = asNode(left, 'a negation');
  refuseUnknownKeys(node, ['openParen'], 'a negation');
  return node['openParen'];
}

function pushTimes(tokens: Token[], mark: Mark, times: unknown): void {
  if (times !== undefined && typeof times !== 'number') throw notSupported('parentheses of an unknown form');
  for (let count = 0; count < (times ?? 0); count++) tokens.push(mark);
}

function asMark(operator: unknown): Mark {
  if (operator === 'AND' || operator === 'OR' || operator === 'NOT') return operator;
  throw notSupported(`the logical operator ${String(operator)}`);
}

function readChain(reader: Reader): Condition {
  const negated = reader.tokens[reader.at] === 'NOT';
  const first = negated ? readNegation(reader) : readSimple(reader);
  const operator = reader.tokens[reader.at];
  if (operator !== 'AND' && operator !== 'OR') return first;
  // The platform's grammar has NOT before one simple condition only; what it makes of the rest is not documented.
  if (negated) throw notSupported(`NOT beside ${operator} without parentheses`);
  const parts = [first];
  while (reader.tokens[reader.at] === operator) {
    reader.at++;
    parts.push(readSimple(reader));
  }
  return { kind: operator === 'AND' ? 'and' : 'or', parts };
}

function readNegation(reader: Reader): Condition {
  reader.at++;
  if (reader.tokens[reader.at] === 'NOT') throw notSupported('NOT NOT without parentheses');
  return { kind: 'not', part: readSimple(reader) };
}

function readSimple(reader: Reader): Condition {
  const token = reader.tokens[reader.at++];
  if (token === '(') {
    const inner = readChain(reader);
    const closing = reader.tokens[reader.at++];
    if (closing !== ')') throw unexpected(closing);
    return inner;
  }
  if (token === undefined || typeof token === 'string') throw unexpected(token);
  return readTest(token, reader.readQuery);
}

function unexpected(token: Token | undefined): Error {
  return malformed(`unexpected token: '${typeof token === 'string' ? token : '<EOF>'}'`);
}

function readTest(node: Node, readQuery: ReadQuery): Condition {
  refuseUnknownKeys(node, [...TEST_KEYS, 'dateLiteralVariable'], 'a condition');
  const operator = readOperator(node['operator']);
  const operand = readFieldOrCall(node);
  if (node['valueQuery'] !== undefined) {
    if (operator !== 'IN' && operator !== 'NOT IN') throw malformed(`unexpected token: '('`);
    return { kind: 'query', operand, operator, query: readQuery(asNode(node['valueQuery'], 'a semi-join')) };
  }
  return { kind: 'values', operand, operator, values: readValues(node, operator) };
}

function readOperator(parsed: unknown): TestOperator {
  const operator = parsed === '<>' ? '!=' : String(parsed).toUpperCase().replace(/\s+/g, ' ');
  if (!OPERATORS.includes(operator)) throw notSupported(`the operator ${operator}`);
  return operator as TestOperator;
}

function readValues(node: Node, operator: TestOperator): Literal[] {
  const { value, literalType } = node;
  const isList = Array.isArray(value);
  if (isList !== LIST_OPERATORS.includes(operator))
    throw malformed(`unexpected value of the operator ${operator}`);
  const values: readonly unknown[] = isList ? (value as unknown[]) : [value];
  return values.map((text, index) => readLiteral(typeAt(literalType, index), text));
}

function typeAt(types: unknown, index: number): LiteralType | undefined {
  const type: unknown = Array.isArray(types) ? types[index] : types;
  return typeof type === 'string' ? (type as LiteralType) : undefined;
}
