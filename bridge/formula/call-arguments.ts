import {
  type AmountBound,
  type AmountKind,
  booleanBound,
  type BooleanRun,
  type Bound,
  isAmountKind,
  type Kind,
  kindName,
  type NumberRun,
  textBound,
  type TextRun
} from './bound';
import type { Clock } from './clock';
import { FormulaFault, type FormulaField, type FormulaOptions, type FormulaRow } from './model';
import { type CallNode, type FormulaNode, visit } from './nodes';
import { ProblemFound, type Span } from './problems';

/** What all parts of one formula share while it is bound. */
export interface BindContext {
  readonly text: string;
  readonly clock: Clock;
  readonly blanks: FormulaOptions['blanks'];
  readonly reader: NonNullable<FormulaOptions['reader']>;
  /** A field that was resolved before. */
  fieldAt(path: string): FormulaField;
  bind(node: FormulaNode): Bound;
}

/** Nothing known is guessed: what a function cannot take is a problem at the place where it stands. */
export function wrongKind(
  context: BindContext,
  node: FormulaNode,
  wanted: string,
  found: Kind
): ProblemFound {
  const source = sourceOf(context, node);
  if (found !== 'picklist' && found !== 'multipicklist')
    return new ProblemFound(
      'formula.argument-type',
      `Expected ${wanted}, but ${source} is ${kindName[found]}.`,
      node,
      `Give ${wanted}.`
    );
  return new ProblemFound(
    'formula.picklist',
    `${source} is ${kindName[found]}, which only some functions take.`,
    node,
    found === 'picklist'
      ? `Write TEXT(${source}), or use ISPICKVAL or CASE.`
      : `Use INCLUDES, ISBLANK or PICKLISTCOUNT on ${source}.`
  );
}

export const sourceOf = (context: BindContext, span: Span): string => {
  const source = context.text.slice(span.start, span.end);
  return source.length > 40 ? `${source.slice(0, 37)}...` : source;
};

/** What a record does wrong: `what` goes on after the part of the formula; the first field in it is named. */
export function faultAt(
  context: BindContext,
  node: FormulaNode,
  code: string,
  what: string,
  fix: string
): () => FormulaFault {
  let field: string | null = null;
  visit(node, (part) => {
    if (field === null && part.kind === 'field') field = context.fieldAt(part.path).name;
  });
  const message = `${sourceOf(context, node)} ${what}`;
  return () => new FormulaFault(code, message, field, fix);
}

/** The arguments of one call, asked for by the kind that the function needs; a literal null is blank of any kind. */
export class CallArguments {
  constructor(
    readonly context: BindContext,
    readonly call: CallNode
  ) {}

  get count(): number {
    return this.call.args.length;
  }

  get clock(): Clock {
    return this.context.clock;
  }

  node(index: number): FormulaNode {
    const node = this.call.args[index];
    if (node) return node;
    throw this.problem('formula.argument-count', `${this.call.name} lacks an argument.`, 'Add it.');
  }

  any(index: number): Bound {
    return this.context.bind(this.node(index));
  }

  text(index: number): TextRun {
    const bound = this.any(index);
    if (bound.kind === 'text') return bound.run;
    if (bound.kind === 'null') return () => '';
    throw this.wrong(index, 'a text', bound.kind);
  }

  boolean(index: number): BooleanRun {
    const bound = this.any(index);
    if (bound.kind === 'boolean') return bound.run;
    if (bound.kind === 'null') return () => null;
    throw this.wrong(index, 'true or false', bound.kind);
  }

  number(index: number): NumberRun {
    return this.amount(index, 'number');
  }

  date(index: number): NumberRun {
    return this.amount(index, 'date');
  }

  amount(index: number, kind: AmountKind): NumberRun {
    const bound = this.any(index);
    if (isAmount(bound) && bound.kind === kind) return bound.run;
    if (bound.kind === 'null') return () => null;
    throw this.wrong(index, kindName[kind], bound.kind);
  }

  /** A text in quotation marks: the function wants to know it before any record is seen. */
  literal(index: number): string {
    const node = this.node(index);
    if (node.kind === 'text') return node.value;
    throw new ProblemFound(
      'formula.literal-needed',
      `${this.call.name} takes only a text in quotation marks here.`,
      node,
      'Write the text itself.'
    );
  }

  problem(code: string, message: string, fix: string, span: Span = this.call): ProblemFound {
    return new ProblemFound(code, message, span, fix);
  }

  /** Made once; called when a record asks for it. */
  fault(code: string, what: string, fix: string, node: FormulaNode = this.call): () => FormulaFault {
    return faultAt(this.context, node, code, what, fix);
  }

  wrong(index: number, wanted: string, found: Kind): ProblemFound {
    return wrongKind(this.context, this.node(index), wanted, found);
  }
}

const isAmount = (bound: Bound): bound is AmountBound => isAmountKind(bound.kind);

/** The kind that all have, apart from literal nulls; `null` when there is nothing else. */
export function commonKind(args: CallArguments, indexes: readonly number[]): Kind {
  let common: Kind = 'null';
  for (const index of indexes) {
    const { kind } = args.any(index);
    if (kind === 'picklist' || kind === 'multipicklist') throw args.wrong(index, 'a value', kind);
    if (common !== 'null' && kind !== 'null' && kind !== common)
      throw args.wrong(index, kindName[common], kind);
    if (common === 'null') common = kind;
  }
  return common;
}

/** One of several arguments of one kind: `choose` says for a row which of the indexes it is. */
export function choiceOf(
  args: CallArguments,
  indexes: readonly number[],
  choose: (row: FormulaRow) => number
): Bound {
  const kind = commonKind(args, indexes);
  if (kind === 'text') {
    const runs = indexes.map((index) => args.text(index));
    return textBound((row) => runs[choose(row)]?.(row) ?? '');
  }
  if (kind === 'boolean') {
    const runs = indexes.map((index) => args.boolean(index));
    return booleanBound((row) => runs[choose(row)]?.(row) ?? null);
  }
  if (!isAmountKind(kind)) return { kind: 'null' };
  const runs = indexes.map((index) => args.amount(index, kind));
  return { kind, run: (row) => runs[choose(row)]?.(row) ?? null };
}
