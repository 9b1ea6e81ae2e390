import { type AmountKind, type BooleanRun, kindName, type NumberRun, type TextRun } from './bound';
import { type BindContext, wrongKind } from './call-arguments';
import type { FormulaNode } from './nodes';

/** The sides of an operator, asked for by the kind that it needs; a literal null is blank of any kind. */
export function textSide(context: BindContext, node: FormulaNode): TextRun {
  const bound = context.bind(node);
  if (bound.kind === 'text') return bound.run;
  if (bound.kind === 'null') return () => '';
  throw wrongKind(context, node, 'a text', bound.kind);
}

export function booleanSide(context: BindContext, node: FormulaNode): BooleanRun {
  const bound = context.bind(node);
  if (bound.kind === 'boolean') return bound.run;
  if (bound.kind === 'null') return () => null;
  throw wrongKind(context, node, 'true or false', bound.kind);
}

export function amountSide(context: BindContext, node: FormulaNode, kind: AmountKind): NumberRun {
  const bound = context.bind(node);
  if (bound.kind === kind) return bound.run;
  if (bound.kind === 'null') return () => null;
  throw wrongKind(context, node, kindName[kind], bound.kind);
}
