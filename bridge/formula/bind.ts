import { type Bound, booleanBound, numberBound, textBound } from './bound';
import { type BindContext, CallArguments } from './call-arguments';
import { findFunction } from './functions/table';
import type { FormulaNode } from './nodes';
import { bindBinary, bindUnary } from './operators';
import { ProblemFound } from './problems';
import { bindField } from './read-field';

/** Makes closures of a tree that was checked, each part once. */
export function bindFormula(root: FormulaNode, parts: Omit<BindContext, 'bind'>): Bound {
  const done = new Map<FormulaNode, Bound>();
  const context: BindContext = {
    ...parts,
    bind: (node) => {
      const known = done.get(node);
      if (known) return known;
      const bound = bindNode(context, node);
      done.set(node, bound);
      return bound;
    }
  };
  return context.bind(root);
}

function bindNode(context: BindContext, node: FormulaNode): Bound {
  switch (node.kind) {
    case 'number':
      return numberBound(() => node.value);
    case 'text':
      return textBound(() => node.value);
    case 'boolean':
      return booleanBound(() => node.value);
    case 'null':
      return { kind: 'null' };
    case 'field':
      return bindField(context, node);
    case 'unary':
      return bindUnary(context, node);
    case 'binary':
      return bindBinary(context, node);
    case 'call':
      return bindCall(new CallArguments(context, node));
  }
}

function bindCall(args: CallArguments): Bound {
  const found = findFunction(args.call.name);
  if (found) return found.bind(args);
  throw new ProblemFound(
    'formula.unknown-function',
    `There is no function ${args.call.name}.`,
    args.call.nameSpan,
    'Check the name.'
  );
}
