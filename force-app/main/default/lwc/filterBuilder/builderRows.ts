import { groupOf, nodeAt, withNode, withPart } from 'c/soqlCondition';
import type { Clause, ConditionNode, NodePath } from 'c/soqlCondition';

/** One line of the builder: the head of a group, a clause, or the foot of a group with what can be added. */
export interface BuilderRow {
  readonly key: string;
  readonly path: string;
  readonly className: string;
  readonly isHead: boolean;
  readonly isClause: boolean;
  readonly isFoot: boolean;
  readonly isRoot: boolean;
  /** Of a head: `all`, `any` or `none`. */
  readonly choice: string;
  /** Of a head, so that its radio group is one. */
  readonly level: number;
  readonly clause: Clause | null;
}

/** Deeper groups are not drawn further in. */
const DEEPEST = 4;

/** The condition line by line; the outermost node is a group. */
export const builderRows = (root: ConditionNode): BuilderRow[] => rowsOf(root, []);

function rowsOf(node: ConditionNode, path: NodePath): BuilderRow[] {
  if (node.kind === 'clause') return [row(node, path, 'isClause')];
  const { group, groupPath } = groupIn(node, path);
  const parts = group.parts.flatMap((part, index) => rowsOf(part, [...groupPath, index]));
  return [row(node, path, 'isHead'), ...parts, row(node, path, 'isFoot')];
}

/** A NOT and the group in it are one group for people: none of these. */
function groupIn(node: ConditionNode, path: NodePath): { group: ConditionNode; groupPath: NodePath } {
  const [inner] = node.parts;
  return node.kind === 'not' && inner
    ? { group: inner, groupPath: [...path, 0] }
    : { group: node, groupPath: path };
}

/** The condition so that in every NOT stands a group of which none may be. */
export function forBuilder(node: ConditionNode): ConditionNode {
  const parts = node.parts.map(forBuilder);
  const [only] = parts;
  if (node.kind !== 'not' || !only || only.kind === 'any') return { ...node, parts };
  return { ...node, parts: [groupOf('any', [only])] };
}

/** The group of that place as all, any or none of its parts. */
export function withChoice(root: ConditionNode, path: NodePath, choice: string): ConditionNode {
  const node = nodeAt(root, path);
  if (!node) return root;
  const { parts } = groupIn(node, path).group;
  const changed: ConditionNode =
    choice === 'none'
      ? { kind: 'not', parts: [groupOf('any', parts)], clause: null }
      : groupOf(choice === 'any' ? 'any' : 'all', parts);
  return withNode(root, path, changed) ?? root;
}

/** A further part at the end of the group in that place. */
export function withAdded(root: ConditionNode, path: NodePath, part: ConditionNode): ConditionNode {
  const node = nodeAt(root, path);
  return node ? withPart(root, groupIn(node, path).groupPath, part) : root;
}

function row(node: ConditionNode, path: NodePath, kind: 'isHead' | 'isClause' | 'isFoot'): BuilderRow {
  const depth = Math.min(kind === 'isClause' ? path.length : path.length + 1, DEEPEST);
  return {
    key: `${kind}-${path.join('.')}`,
    path: path.join('.'),
    className: `line depth-${depth}${kind === 'isHead' ? ' group-head' : ''}`,
    isHead: kind === 'isHead',
    isClause: kind === 'isClause',
    isFoot: kind === 'isFoot',
    isRoot: path.length === 0,
    choice: node.kind === 'not' ? 'none' : node.kind,
    level: path.length + 1,
    clause: node.clause
  };
}

export const pathOf = (text: string | undefined): number[] => (text ? text.split('.').map(Number) : []);
