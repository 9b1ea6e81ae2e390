import type { FormulaPosition, FormulaProblem } from './model';

/** A stretch of the formula's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Leaves the compiler where going on makes no sense; caught in compile-formula.ts alone. */
export class ProblemFound extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly span: Span,
    readonly fix: string
  ) {
    super(message);
  }
}

export const toProblem = (text: string, found: ProblemFound): FormulaProblem => ({
  code: found.code,
  message: found.message,
  position: positionOf(text, found.span),
  fix: found.fix
});

function positionOf(text: string, span: Span): FormulaPosition {
  const before = text.slice(0, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    start: span.start,
    end: span.end,
    line: before.split('\n').length,
    column: span.start - lineStart + 1
  };
}
