import { booleanBound, type Bound } from '../bound';
import type { CallArguments } from '../call-arguments';
import type { FunctionTable } from '../formula-function';
import { compilePattern } from '../regex/compile-pattern';
import { PatternProblem } from '../regex/pattern';

/** The whole text must match; source: help "REGEX". */
function regex(args: CallArguments): Bound {
  const text = args.text(0);
  const source = args.literal(1);
  const matcher = matcherOf(args, source);
  const fault = args.fault(
    'formula.regex',
    'meets a text that is too long for its expression.',
    'Use a simpler expression, or LEFT to look at the start only.'
  );
  return booleanBound((row) => {
    const matched = matcher.matches(text(row));
    if (matched === null) throw fault();
    return matched;
  });
}

function matcherOf(args: CallArguments, source: string): ReturnType<typeof compilePattern> {
  try {
    return compilePattern(source);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    throw args.problem('formula.regex', error.message, error.fix, args.node(1));
  }
}

export const regexFunctions: FunctionTable = {
  REGEX: { takes: ['text', 'text'], gives: 'boolean', bind: regex }
};
