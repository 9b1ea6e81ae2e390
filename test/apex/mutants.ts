/** Small wrong changes of a class, each of which a test should notice. Source: package-toolchain 5. */
import {
  Arth2ExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  IfStatementContext,
  LiteralContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  NegExpressionContext,
  ReturnStatementContext,
  StatementContext
} from '@apexdevtools/apex-parser';
import type { ClassDecl } from '../stand-ins/apex/declarations';

export interface Mutant {
  readonly className: string;
  readonly file: string;
  readonly line: number;
  /** What was changed, for a person. */
  readonly change: string;
  /** The class with the change. */
  readonly text: string;
}

interface Token {
  readonly start: number;
  readonly stop: number;
  readonly line: number;
}

interface Node {
  readonly start: Token;
  readonly stop?: Token;
  readonly children?: unknown[] | null;
  getText(): string;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly line: number;
}

/** At most so many of a class, spread over it evenly: the same ones each time. */
export function mutantsOf(decl: ClassDecl, text: string, most: number): Mutant[] {
  const edits = rootsOf(decl).flatMap((node) => editsBelow(node as Node, text));
  const every = Math.max(1, edits.length / most);
  const chosen = edits.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
  return chosen.map(({ from, to, put, line }) => ({
    className: decl.name,
    file: decl.file,
    line,
    change: `"${shorten(text.slice(from, to))}" -> "${shorten(put)}"`,
    text: text.slice(0, from) + put + text.slice(to)
  }));
}

const shorten = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 50);

function rootsOf(decl: ClassDecl): unknown[] {
  const bodies = [...decl.methods, ...decl.constructors].map(({ body }) => body);
  const properties = decl.fields.flatMap(({ getter, setter, init }) => [getter, setter, init]);
  const inner = [...decl.inner.values()].flatMap(rootsOf);
  return [...bodies, ...properties, ...inner].filter((node) => node !== null);
}

function editsBelow(node: Node, text: string): Edit[] {
  const own = editsOf(node, text);
  return [...own, ...(node.children ?? []).flatMap((child) => editsBelow(child as Node, text))];
}

/** Operators, and what stands in their place. */
const swapped: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+'
};

const withOperator = [
  EqualityExpressionContext,
  CmpExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  Arth2ExpressionContext
];

function editsOf(node: Node, text: string): Edit[] {
  if (withOperator.some((kind) => node instanceof kind)) return operatorEdit(node, text);
  if (node instanceof NegExpressionContext) return [edit(node.start, node.start, '', node)];
  if (node instanceof LiteralContext) return literalEdit(node);
  if (node instanceof IfStatementContext) {
    const condition = node.parExpression().expression() as Node;
    return [wrap(condition, text, '!(', ')')];
  }
  if (node instanceof ReturnStatementContext && /^return(?!null;|;)/i.test(node.getText())) {
    return [edit(node.start, node.stop ?? node.start, 'return null;', node)];
  }
  const isCall = node instanceof StatementContext && node.expressionStatement();
  return isCall ? [edit(node.start, node.stop ?? node.start, '', node)] : [];
}

function edit(first: Token, last: Token, put: string, { start: { line } }: Pick<Node, 'start'>): Edit {
  return { from: first.start, to: last.stop + 1, put, line };
}

function wrap(node: Node, text: string, before: string, after: string): Edit {
  const to = (node.stop ?? node.start).stop + 1;
  const put = before + text.slice(node.start.start, to) + after;
  return { from: node.start.start, to, put, line: node.start.line };
}

/** The text between the two sides of an operation. */
function operatorEdit(node: Node, text: string): Edit[] {
  const [left, right] = (node as unknown as { expression_list(): Node[] }).expression_list();
  if (!left || !right) return [];
  const from = (left.stop ?? left.start).stop + 1;
  const operator = text.slice(from, right.start.start);
  const other = swapped[operator.trim()];
  if (other === undefined) return [];
  return [
    { from, to: right.start.start, put: operator.replace(operator.trim(), other), line: node.start.line }
  ];
}

function literalEdit(node: LiteralContext): Edit[] {
  const text = node.getText();
  const put = node.BooleanLiteral()
    ? String(text.toLowerCase() !== 'true')
    : node.IntegerLiteral()
      ? String(Number(text) + 1)
      : node.StringLiteral() && text.length > 2
        ? "'other'"
        : null;
  return put === null ? [] : [edit(node.start, node.stop ?? node.start, put, node)];
}
