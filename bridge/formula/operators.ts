import { booleanBound, type BooleanRun, type Bound, isAmountKind, numberBound, textBound } from './bound';
import { bindDateMath, bindNumberMath } from './arithmetic';
import { type BindContext, faultAt } from './call-arguments';
import { bindComparison } from './compare';
import type { BinaryNode, UnaryNode } from './nodes';
import { amountSide, booleanSide, textSide } from './sides';
import { longestText } from './text-values';

export function bindUnary(context: BindContext, node: UnaryNode): Bound {
  if (node.operator === '!') return bindNot(booleanSide(context, node.operand));
  const run = amountSide(context, node.operand, 'number');
  if (node.operator === '+') return numberBound(run);
  return numberBound((row) => {
    const value = run(row);
    return value === null ? null : 0 - value;
  });
}

export function bindBinary(context: BindContext, node: BinaryNode): Bound {
  switch (node.operator) {
    case '&&':
      return bindAnd([booleanSide(context, node.left), booleanSide(context, node.right)]);
    case '||':
      return bindOr([booleanSide(context, node.left), booleanSide(context, node.right)]);
    case '&':
      return bindJoin(context, node);
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return bindComparison(context, node, node.operator);
    default:
      return bindMath(context, node);
  }
}

/** What is blank stays so: neither true nor false. */
export const bindNot = (run: BooleanRun): Bound =>
  booleanBound((row) => {
    const value = run(row);
    return value === null ? null : !value;
  });

/** A part that is blank counts as false, and nothing behind the deciding part is computed. */
export const bindAnd = (parts: readonly BooleanRun[]): Bound => {
  const [first, second] = parts;
  if (first && second && parts.length === 2)
    return booleanBound((row) => first(row) === true && second(row) === true);
  return booleanBound((row) => {
    for (const part of parts) if (part(row) !== true) return false;
    return true;
  });
};

export const bindOr = (parts: readonly BooleanRun[]): Bound => {
  const [first, second] = parts;
  if (first && second && parts.length === 2)
    return booleanBound((row) => first(row) === true || second(row) === true);
  return booleanBound((row) => {
    for (const part of parts) if (part(row) === true) return true;
    return false;
  });
};

function bindJoin(context: BindContext, node: BinaryNode): Bound {
  const left = textSide(context, node.left);
  const right = textSide(context, node.right);
  const what = `is longer than ${longestText} characters.`;
  const fault = faultAt(context, node, 'formula.text-length', what, 'Shorten it.');
  return textBound((row) => {
    const joined = left(row) + right(row);
    if (joined.length > longestText) throw fault();
    return joined;
  });
}

function bindMath(context: BindContext, node: BinaryNode): Bound {
  const { kind } = context.bind(node.left);
  if (kind === 'text' && node.operator === '+') return bindJoin(context, node);
  if (isAmountKind(kind) && kind !== 'number') return bindDateMath(context, node, kind);
  return bindNumberMath(context, node);
}
