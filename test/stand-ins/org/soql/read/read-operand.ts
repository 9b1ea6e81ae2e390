import type { Operand } from '../query-tree';
import { notSupported } from '../query-errors';
import type { Node } from './parsed-node';
import { asNode, refuseUnknownKeys } from './parsed-node';

const CALL_KEYS = ['type', 'functionName', 'parameters', 'isAggregateFn', 'rawValue', 'alias'];

/** A field name as an operand. */
export function readField(path: unknown): Operand {
  if (typeof path !== 'string' || path === '') throw notSupported('an expression without a field');
  return { kind: 'field', path };
}

/** A function of the parse tree as an operand; its parameters are fields or functions. */
export function readCall(parsed: unknown): Operand {
  const node = asNode(parsed, 'a function');
  refuseUnknownKeys(node, CALL_KEYS, 'a function');
  const { functionName, parameters, rawValue } = node;
  if (typeof functionName !== 'string') throw notSupported('a function without a name');
  const list = parameters === undefined ? [] : asList(parameters);
  return {
    kind: 'call',
    name: functionName.toUpperCase(),
    parameters: list.map(readParameter),
    text: typeof rawValue === 'string' ? rawValue : functionName
  };
}

function readParameter(parameter: unknown): Operand {
  return typeof parameter === 'string' ? readField(parameter) : readCall(parameter);
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw notSupported('function parameters of an unknown form');
  return value as readonly unknown[];
}

/** The operand of a condition, a grouping or an ordering: a `field` or a `fn`. */
export function readFieldOrCall(node: Node): Operand {
  return node['fn'] === undefined ? readField(node['field']) : readCall(node['fn']);
}
