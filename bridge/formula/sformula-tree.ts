import type { compileSync } from 'sformula';
import type { BinaryNode, FormulaNode, MathOperator } from './nodes';
import type { Span } from './problems';

/** A formula as sformula wants it: an expression of ECMAScript. Its column is our place in the text. */
export type SformulaTree = Parameters<typeof compileSync>[0];

const locOf = ({ start, end }: Span) => ({
  loc: { start: { line: 1, column: start }, end: { line: 1, column: end } }
});

/** Under this name the typer knows one of our functions: no field and none of its own can have it. */
export const functionKey = (name: string): string => `${name}()`;

/** `&` joins texts only, where sformula takes it for `+`. */
export const joinKey = functionKey('&');

/** Comparisons take texts, numbers and dates alike, and null on both sides, where sformula is narrower. */
export const comparisonKey = functionKey('=');

const mathOperators: Readonly<Record<MathOperator, '+' | '-' | '*' | '/' | '**'>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '^': '**'
};

/** `nameOf` gives the canonical name of a path as written. */
export function toSformulaTree(root: FormulaNode, nameOf: (path: string) => string): SformulaTree {
  const convert = (node: FormulaNode): SformulaTree => {
    const loc = locOf(node);
    switch (node.kind) {
      case 'null':
        return { type: 'Literal', value: null, ...loc };
      case 'field':
        return { type: 'Identifier', name: nameOf(node.path), ...loc };
      case 'call':
        return callOf(functionKey(node.name), node.nameSpan, node, node.args.map(convert));
      case 'unary': {
        const argument = convert(node.operand);
        return { type: 'UnaryExpression', operator: node.operator, prefix: true, argument, ...loc };
      }
      case 'binary':
        return binaryOf(node, convert(node.left), convert(node.right));
      default:
        return { type: 'Literal', value: node.value, ...loc };
    }
  };
  return convert(root);
}

function binaryOf(node: BinaryNode, left: SformulaTree, right: SformulaTree): SformulaTree {
  const { operator } = node;
  const loc = locOf(node);
  switch (operator) {
    case '&&':
    case '||':
      return { type: 'LogicalExpression', operator, left, right, ...loc };
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      return { type: 'BinaryExpression', operator: mathOperators[operator], left, right, ...loc };
    case '&':
      return callOf(joinKey, node, node, [left, right]);
    default:
      return callOf(comparisonKey, node, node, [left, right]);
  }
}

function callOf(key: string, name: Span, call: Span, args: SformulaTree[]): SformulaTree {
  const callee = { type: 'Identifier' as const, name: key, ...locOf(name) };
  return { type: 'CallExpression', callee, arguments: args, optional: false, ...locOf(call) };
}
