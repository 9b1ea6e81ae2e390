import { booleanBound, type BooleanRun, type Bound, isAmountKind, kindName, type NumberRun } from './bound';
import type { BindContext } from './call-arguments';
import { compareNumbers } from './decimal';
import type { BinaryNode, ComparisonOperator } from './nodes';
import { ProblemFound } from './problems';
import { amountSide, booleanSide, textSide } from './sides';

export function bindComparison(context: BindContext, node: BinaryNode, operator: ComparisonOperator): Bound {
  const leftKind = context.bind(node.left).kind;
  const kind = leftKind === 'null' ? context.bind(node.right).kind : leftKind;
  if (isAmountKind(kind)) {
    const left = amountSide(context, node.left, kind);
    const right = amountSide(context, node.right, kind);
    const tests = kind === 'number' ? numberTests : wholeTests;
    return booleanBound(compareAmounts(tests[operator], left, right));
  }
  return kind === 'boolean'
    ? compareBooleans(context, node, operator)
    : compareTexts(context, node, operator);
}

type AmountTest = (a: number, b: number) => boolean;
type AmountTests = Readonly<Record<ComparisonOperator, AmountTest>>;

/** Days and milliseconds are whole. */
const wholeTests: AmountTests = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b
};

const numberTests: AmountTests = {
  '=': (a, b) => compareNumbers(a, b) === 0,
  '<>': (a, b) => compareNumbers(a, b) !== 0,
  '<': (a, b) => compareNumbers(a, b) < 0,
  '<=': (a, b) => compareNumbers(a, b) <= 0,
  '>': (a, b) => compareNumbers(a, b) > 0,
  '>=': (a, b) => compareNumbers(a, b) >= 0
};

/** A blank side makes the answer blank, neither true nor false; source: the published formula engine. */
const compareAmounts =
  (test: AmountTest, left: NumberRun, right: NumberRun): BooleanRun =>
  (row) => {
    const a = left(row);
    if (a === null) return null;
    const b = right(row);
    return b === null ? null : test(a, b);
  };

const textTests: Readonly<Record<'<' | '<=' | '>' | '>=', (a: string, b: string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b
};

/**
 * Capitals count. A blank text equals a blank one, and has no place in the alphabet; source: `OperatorEquality` and
 * `OperatorComparison` of the published formula engine.
 */
function compareTexts(context: BindContext, node: BinaryNode, operator: ComparisonOperator): Bound {
  const left = textSide(context, node.left);
  const right = textSide(context, node.right);
  refuseLongIds(context, node);
  if (operator === '=') return booleanBound((row) => left(row) === right(row));
  if (operator === '<>') return booleanBound((row) => left(row) !== right(row));
  const test = textTests[operator];
  return booleanBound((row) => {
    const a = left(row);
    const b = right(row);
    return a === '' || b === '' ? null : test(a, b);
  });
}

/** Ids have 15 characters in formulas: one of 18 in quotation marks would never be met. */
function refuseLongIds(context: BindContext, { left, right }: BinaryNode): void {
  for (const [field, literal] of [
    [left, right],
    [right, left]
  ] as const) {
    if (field.kind !== 'field' || literal.kind !== 'text' || literal.value.length !== 18) continue;
    const { name, type } = context.fieldAt(field.path);
    if (type !== 'id' && type !== 'reference') continue;
    throw new ProblemFound(
      'formula.id-length',
      `${name} has 15 characters in a formula, the text beside it 18.`,
      literal,
      `Write CASESAFEID(${name}), or only the first 15 characters of the text.`
    );
  }
}

function compareBooleans(context: BindContext, node: BinaryNode, operator: ComparisonOperator): Bound {
  if (operator !== '=' && operator !== '<>')
    throw new ProblemFound(
      'formula.operator-type',
      `${operator} does not go with ${kindName.boolean}.`,
      node,
      'Compare with = or <>.'
    );
  const left = booleanSide(context, node.left);
  const right = booleanSide(context, node.right);
  const isEqual = operator === '=';
  return booleanBound((row) => {
    const a = left(row);
    const b = right(row);
    return a === null || b === null ? null : (a === b) === isEqual;
  });
}
