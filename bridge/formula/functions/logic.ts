import { booleanBound, type Bound, isAmountKind, type Kind } from '../bound';
import { type CallArguments, choiceOf, commonKind } from '../call-arguments';
import type { FunctionTable, Parameter } from '../formula-function';
import { bindAnd, bindNot, bindOr } from '../operators';

const booleans = (count: number): readonly Parameter[] =>
  Array.from({ length: Math.max(1, count) }, () => 'boolean' as const);

const runsOf = (args: CallArguments) => args.call.args.map((_, index) => args.boolean(index));

/** Blank or not, as the kind of the argument says it. */
function isBlank(args: CallArguments): Bound {
  const bound = args.any(0);
  switch (bound.kind) {
    case 'boolean':
      throw args.problem(
        'formula.argument-type',
        'A checkbox is never blank.',
        'Ask for the value itself, as in NOT(IsActive__c).',
        args.node(0)
      );
    case 'null':
      return booleanBound(() => true);
    case 'text':
    case 'picklist':
    case 'multipicklist': {
      const { run } = bound;
      return booleanBound((row) => run(row) === '');
    }
    default: {
      const { run } = bound;
      return booleanBound((row) => run(row) === null);
    }
  }
}

/** A text is never null, not even a blank one; source: help "ISNULL". */
const isNull = (args: CallArguments): Bound =>
  args.any(0).kind === 'text' ? booleanBound(() => false) : isBlank(args);

function refuseCheckbox(args: CallArguments, kind: Kind): void {
  if (kind !== 'boolean') return;
  throw args.problem(
    'formula.argument-type',
    `${args.call.name} takes no checkbox, which is never blank.`,
    'Use the checkbox itself.',
    args.node(0)
  );
}

function blankValue(args: CallArguments): Bound {
  const kind = commonKind(args, [0, 1]);
  refuseCheckbox(args, kind);
  if (kind === 'text') {
    const value = args.text(0);
    const otherwise = args.text(1);
    return { kind, run: (row) => value(row) || otherwise(row) };
  }
  if (!isAmountKind(kind)) return { kind: 'null' };
  const value = args.amount(0, kind);
  const otherwise = args.amount(1, kind);
  return { kind, run: (row) => value(row) ?? otherwise(row) };
}

/** Like BLANKVALUE, but a text is never null; source: help "NULLVALUE". */
const nullValue = (args: CallArguments): Bound =>
  args.any(0).kind === 'text' && commonKind(args, [0, 1]) === 'text' ? args.any(0) : blankValue(args);

function bindIf(args: CallArguments): Bound {
  const isTrue = args.boolean(0);
  return choiceOf(args, [1, 2], (row) => (isTrue(row) === true ? 0 : 1));
}

export const logicFunctions: FunctionTable = {
  AND: { takes: booleans, gives: 'boolean', bind: (args) => bindAnd(runsOf(args)) },
  OR: { takes: booleans, gives: 'boolean', bind: (args) => bindOr(runsOf(args)) },
  NOT: { takes: ['boolean'], gives: 'boolean', bind: (args) => bindNot(args.boolean(0)) },
  IF: { takes: ['boolean', 'T', 'T'], gives: 'T', bind: bindIf },
  ISBLANK: { takes: ['any'], gives: 'boolean', bind: isBlank },
  ISNULL: { takes: ['any'], gives: 'boolean', bind: isNull },
  BLANKVALUE: { takes: ['T', 'T'], gives: 'T', bind: blankValue },
  NULLVALUE: { takes: ['T', 'T'], gives: 'T', bind: nullValue }
};
