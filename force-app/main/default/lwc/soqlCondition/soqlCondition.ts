/** A condition in rows and groups, as the bridge reads it from SOQL, and the SOQL of it. */
export interface ConditionNode {
  readonly kind: 'all' | 'any' | 'not' | 'clause';
  /** Of groups; one for `not`, none for a clause. */
  readonly parts: readonly ConditionNode[];
  /** Null for groups. */
  readonly clause: Clause | null;
}

/** One comparison. */
export interface Clause {
  /** As SOQL; what counts where there is no comparison. */
  readonly text: string;
  /** Null for what is more than a field, an operator and values. */
  readonly comparison: Comparison | null;
}

export interface Comparison {
  readonly field: string;
  /** In capitals. */
  readonly operator: string;
  readonly values: readonly ConditionValue[];
}

export interface ConditionValue {
  readonly type: 'text' | 'number' | 'boolean' | 'null' | 'date' | 'moment' | 'literal';
  /** Without quotes. */
  readonly text: string;
}

/** Operators that take a list of values. */
const LISTS = new Set(['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']);

export const takesList = (operator: string): boolean => LISTS.has(operator);

/** SOQL of the condition, without WHERE; empty for a group without parts. */
export function conditionSoql(node: ConditionNode): string {
  switch (node.kind) {
    case 'clause':
      return clauseSoql(node.clause);
    case 'not': {
      const [part] = node.parts;
      const inner = part ? inGroup(part) : '';
      // Behind AND or OR the platform takes NOT in parentheses only.
      return inner && `(NOT ${inner})`;
    }
    default: {
      const parts = node.parts.map(inGroup).filter(Boolean);
      return parts.join(node.kind === 'all' ? ' AND ' : ' OR ');
    }
  }
}

/** A group in another one stands in parentheses: SOQL takes no AND beside an OR. */
function inGroup(node: ConditionNode): string {
  const text = conditionSoql(node);
  if (text === '' || (node.kind !== 'all' && node.kind !== 'any')) return text;
  const [only, ...others] = node.parts.filter((part) => conditionSoql(part) !== '');
  return only && others.length === 0 ? inGroup(only) : `(${text})`;
}

/** Whether a comparison says enough to be part of a condition. */
export const isComplete = ({ field, values }: Comparison): boolean =>
  field !== '' && values.length > 0 && values.every(({ type, text }) => type === 'text' || text !== '');

/** Empty while a comparison is still being made. */
function clauseSoql(clause: Clause | null): string {
  if (!clause?.comparison) return clause?.text.trim() ?? '';
  if (!isComplete(clause.comparison)) return '';
  const { field, operator, values } = clause.comparison;
  const written = values.map(valueSoql);
  return `${field} ${operator} ${takesList(operator) ? `(${written.join(', ')})` : (written[0] ?? 'null')}`;
}

function valueSoql({ type, text }: ConditionValue): string {
  if (type === 'text') return `'${escaped(text)}'`;
  return type === 'null' ? 'null' : text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f'
};

const escaped = (text: string): string => text.replace(/[\\'\n\r\t\b\f]/g, (sign) => ESCAPES[sign] ?? sign);

/** A clause of a comparison, with its SOQL. */
export function clauseOf(comparison: Comparison): ConditionNode {
  const clause = { text: '', comparison };
  return { kind: 'clause', parts: [], clause: { ...clause, text: clauseSoql(clause) } };
}

/** A clause that only Salesforce can take apart. */
export const freeClause = (text: string): ConditionNode => ({
  kind: 'clause',
  parts: [],
  clause: { text, comparison: null }
});

export const groupOf = (kind: 'all' | 'any', parts: readonly ConditionNode[]): ConditionNode => ({
  kind,
  parts,
  clause: null
});

/** Where a node stands: the index at each level. */
export type NodePath = readonly number[];

export function nodeAt(root: ConditionNode, path: NodePath): ConditionNode | null {
  const [index, ...rest] = path;
  if (index === undefined) return root;
  const part = root.parts[index];
  return part ? nodeAt(part, rest) : null;
}

/** The condition with another node in that place; null takes it away, and with it groups that stay empty. */
export function withNode(
  root: ConditionNode,
  path: NodePath,
  node: ConditionNode | null
): ConditionNode | null {
  const [index, ...rest] = path;
  if (index === undefined) return node;
  const parts = root.parts.flatMap((part, each) => {
    if (each !== index) return [part];
    return withNode(part, rest, node) ?? [];
  });
  return parts.length === 0 ? null : { ...root, parts };
}

/** Further parts at the end of the group in that place. */
export function withPart(root: ConditionNode, path: NodePath, part: ConditionNode): ConditionNode {
  const group = nodeAt(root, path);
  if (!group) return root;
  return withNode(root, path, { ...group, parts: [...group.parts, part] }) ?? root;
}

/** A group around what stands there: so that the outermost node of a builder is always one. */
export function asGroup(node: ConditionNode | null): ConditionNode {
  if (node === null) return groupOf('all', []);
  return node.kind === 'all' || node.kind === 'any' ? node : groupOf('all', [node]);
}
