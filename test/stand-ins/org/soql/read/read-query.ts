import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Grouping, OrderItem, QueryTree } from '../query-tree';
import { malformed, notSupported } from '../query-errors';
import type { Node } from './parsed-node';
import { asNode, asNodes, refuseUnknownKeys } from './parsed-node';
import { readCondition } from './read-condition';
import { readFieldOrCall } from './read-operand';
import { readSelectItem } from './read-select';

/** Longest query. Source: salesforce-api 2.2. */
const MAX_SOQL = 100_000;
const CLAUSES = ['fields', 'where', 'groupBy', 'having', 'orderBy', 'limit', 'offset', 'usingScope'];
const FROM_KEYS = ['sObject', 'sObjectAlias', 'relationshipName', 'sObjectPrefix'];

const REFUSED: Readonly<Record<string, (value: unknown) => string>> = {
  for: (value) => `FOR ${String(value)}`,
  update: (value) => `UPDATE ${String(value)}`,
  withAccessLevel: (value) => `WITH ${String(value)}`,
  withSecurityEnforced: () => 'WITH SECURITY_ENFORCED',
  withDataCategory: () => 'WITH DATA CATEGORY'
};

/**
 * Parses SOQL and reads the whole parse tree.
 *
 * @throws OrgError MALFORMED_QUERY for what is no SOQL, and for every clause that the engine does not execute
 */
export function readQuery(soql: string): QueryTree {
  if (soql.length > MAX_SOQL) throw malformed('SOQL statements cannot be longer than 100000 characters.');
  return readTree(asNode(parse(soql), 'a query'));
}

function parse(soql: string): unknown {
  try {
    return parseQuery(soql);
  } catch (error) {
    throw malformed(isBindVariable(soql, error) ? BIND_VARIABLE : parseMessage(error));
  }
}

const BIND_VARIABLE = 'Bind variables only allowed in Apex code';

function isBindVariable(soql: string, error: unknown): boolean {
  return parseMessage(error) === "unexpected token: ':'" && /[=<>(,\s]:\s*[a-z]/i.test(soql);
}

/** The parser's words in the platform's. */
function parseMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, character, offset] = /unexpected character: ->([\s\S])<- at offset: (\d+)/.exec(message) ?? [];
  if (character !== undefined) return `line 1:${offset} no viable alternative at character '${character}'`;
  const found = /but found(?: -->|:) ?'?([\s\S]*?)'?(?: <--)?$/.exec(message)?.[1];
  return `unexpected token: '${found || '<EOF>'}'`;
}

/** Clauses that would change the answer, or something in the org, if they were executed. */
function refuseClauses(node: Node): void {
  const refused = Object.keys(REFUSED).find((key) => node[key] !== undefined);
  if (refused !== undefined) throw notSupported(REFUSED[refused]?.(node[refused]) ?? refused);
  refuseUnknownKeys(node, [...CLAUSES, ...FROM_KEYS], 'a query');
}

function readTree(node: Node): QueryTree {
  refuseClauses(node);
  refuseScope(node['usingScope']);
  const { where, having } = node;
  return {
    select: asNodes(node['fields'], 'a field').map((field) => readSelectItem(field, readTree)),
    from: readFrom(node),
    prefix: readPrefix(node['sObjectPrefix']),
    alias: readOptionalText(node['sObjectAlias']),
    where: where === undefined ? undefined : readCondition(where, readTree),
    grouping: readGrouping(asNodes(node['groupBy'], 'a grouping')),
    having: having === undefined ? undefined : readCondition(having, readTree),
    orderBy: asNodes(node['orderBy'], 'an ordering').map(readOrderItem),
    limit: readCount(node['limit']),
    offset: readCount(node['offset'])
  };
}

function refuseScope(scope: unknown): void {
  const everything = scope === undefined || String(scope).toLowerCase() === 'everything';
  if (!everything) throw notSupported(`USING SCOPE ${String(scope)}`);
}

function readFrom(node: Node): string {
  const from = node['sObject'] ?? node['relationshipName'];
  if (typeof from !== 'string') throw malformed(`unexpected token: 'FROM'`);
  return from;
}

function readPrefix(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw notSupported('a prefix of an unknown form');
  return value.map((name: unknown) => String(name));
}

function readOptionalText(value: unknown): string | undefined {
  if (value !== undefined && typeof value !== 'string') throw notSupported('an alias of an unknown form');
  return value;
}

function readCount(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw malformed(`unexpected token: '${String(value)}'`);
  }
  return value;
}

function readOrderItem(node: Node): OrderItem {
  refuseUnknownKeys(node, ['field', 'fn', 'order', 'nulls'], 'ORDER BY');
  const { order, nulls } = node;
  return {
    operand: readFieldOrCall(node),
    descending: order === 'DESC',
    nulls: nulls === 'LAST' ? 'last' : 'first'
  };
}

function readGrouping(nodes: readonly Node[]): Grouping | undefined {
  if (nodes.length === 0) return undefined;
  nodes.forEach((node) => refuseUnknownKeys(node, ['field', 'fn'], 'GROUP BY'));
  const operands = nodes.map(readFieldOrCall);
  const [first] = operands;
  if (first?.kind === 'call' && (first.name === 'ROLLUP' || first.name === 'CUBE')) {
    if (operands.length > 1) throw notSupported(`GROUP BY ${first.name} beside other groupings`);
    return { kind: first.name === 'CUBE' ? 'cube' : 'rollup', operands: first.parameters };
  }
  return { kind: 'plain', operands };
}
