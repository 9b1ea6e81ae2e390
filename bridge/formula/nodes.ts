import type { Span } from './problems';

export type MathOperator = '+' | '-' | '*' | '/' | '^';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type BinaryOperator = MathOperator | ComparisonOperator | '&' | '&&' | '||';

interface NumberNode extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface TextNode extends Span {
  readonly kind: 'text';
  readonly value: string;
}

interface BooleanNode extends Span {
  readonly kind: 'boolean';
  readonly value: boolean;
}

interface NullNode extends Span {
  readonly kind: 'null';
}

export interface FieldNode extends Span {
  readonly kind: 'field';
  /** As the admin wrote it. */
  readonly path: string;
}

export interface CallNode extends Span {
  readonly kind: 'call';
  /** In capitals. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly FormulaNode[];
}

export interface UnaryNode extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | '!';
  readonly operand: FormulaNode;
}

export interface BinaryNode extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
}

/** A formula as a tree; parentheses are gone. */
export type FormulaNode =
  NumberNode | TextNode | BooleanNode | NullNode | FieldNode | CallNode | UnaryNode | BinaryNode;

/** The parts of which a node is made, from left to right. */
export function partsOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'call':
      return node.args;
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    default:
      return [];
  }
}

/** Calls back for the node and all below it, from left to right. */
export function visit(node: FormulaNode, see: (node: FormulaNode) => void): void {
  see(node);
  for (const part of partsOf(node)) visit(part, see);
}
