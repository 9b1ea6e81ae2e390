/** One thing that is wrong, where it is and, where that helps, what to do about it. */
export interface Problem {
  /** Relative to the repository. */
  readonly path: string;
  /** From 1; 1 where the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

/** Reports a problem of one file at the first element of that name, or at the top. */
export type ReportAt = (message: string, element?: string) => void;

/** `path:line  message`, which editors turn into a link. */
export const problemText = (problem: Problem): string =>
  `${problem.path}:${problem.line}  ${problem.message}`;

/** Sorted by file and line, so that two runs print the same. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) => a.path.localeCompare(b.path) || a.line - b.line || a.message.localeCompare(b.message)
  );
