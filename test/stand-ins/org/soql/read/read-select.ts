import type { SelectItem, TypeofBranch } from '../query-tree';
import { notSupported } from '../query-errors';
import type { Node } from './parsed-node';
import { asNode, asNodes, refuseUnknownKeys } from './parsed-node';
import type { ReadQuery } from './read-condition';
import { readCall, readField } from './read-operand';

const FIELD_KEYS = ['type', 'field', 'alias', 'objectPrefix', 'rawValue', 'relationships'];
const CALL_KEYS = ['type', 'functionName', 'parameters', 'isAggregateFn', 'rawValue', 'alias'];

/** One item of a SELECT list. */
export function readSelectItem(node: Node, readQuery: ReadQuery): SelectItem {
  switch (node['type']) {
    case 'Field':
    case 'FieldRelationship':
      return readPlainField(node);
    case 'FieldFunctionExpression':
      return readFunction(node);
    case 'FieldSubquery':
      refuseUnknownKeys(node, ['type', 'subquery'], 'SELECT');
      return { kind: 'children', query: readQuery(asNode(node['subquery'], 'a subquery')) };
    case 'FieldTypeof':
      return readTypeof(node);
    default:
      throw notSupported(`${String(node['type'])} in SELECT`);
  }
}

function readPlainField(node: Node): SelectItem {
  refuseUnknownKeys(node, FIELD_KEYS, 'SELECT');
  return { kind: 'operand', operand: readField(pathOf(node)), alias: aliasOf(node) };
}

function pathOf(node: Node): string {
  const { objectPrefix, relationships, field } = node;
  const parents: readonly unknown[] = Array.isArray(relationships) ? relationships : [];
  return [objectPrefix, ...parents, field].filter((part) => typeof part === 'string').join('.');
}

function aliasOf({ alias }: Node): string | undefined {
  if (alias !== undefined && typeof alias !== 'string') throw notSupported('an alias of an unknown form');
  return alias;
}

function readFunction(node: Node): SelectItem {
  refuseUnknownKeys(node, CALL_KEYS, 'SELECT');
  const operand = readCall(node);
  if (operand.kind !== 'call' || operand.name !== 'FIELDS')
    return { kind: 'operand', operand, alias: aliasOf(node) };
  const [group] = operand.parameters;
  if (group?.kind !== 'field' || operand.parameters.length !== 1) throw notSupported(operand.text);
  return { kind: 'fields', group: group.path.toUpperCase() };
}

function readTypeof(node: Node): SelectItem {
  refuseUnknownKeys(node, ['type', 'field', 'conditions'], 'TYPEOF');
  const { field } = node;
  if (typeof field !== 'string') throw notSupported('TYPEOF without a field');
  return {
    kind: 'typeof',
    relationship: field,
    branches: asNodes(node['conditions'], 'TYPEOF').map(readBranch)
  };
}

function readBranch(node: Node): TypeofBranch {
  refuseUnknownKeys(node, ['type', 'objectType', 'fieldList'], 'TYPEOF');
  const { fieldList, objectType } = node;
  if (!Array.isArray(fieldList)) throw notSupported('TYPEOF without fields');
  const paths = fieldList.map((path: unknown) => String(path));
  return typeof objectType === 'string' ? { objectType, paths } : { paths };
}
