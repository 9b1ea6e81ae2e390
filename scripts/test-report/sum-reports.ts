/** What `jest --json` writes, as far as it is counted here. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Test files that could not even be loaded. */
  readonly numRuntimeErrorTestSuites: number;
  /** Absent where a suite did not get so far. */
  readonly testResults?: readonly FileReport[];
}

interface FileReport {
  /** Path of the test file. */
  readonly name: string;
  readonly status: string;
  /** Why the file could not be loaded. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[] | null;
  }[];
}

export interface Totals {
  readonly passed: number;
  /** Files that could not be loaded count as one failed test each. */
  readonly failed: number;
  /** Todo included. */
  readonly skipped: number;
}

/** Adds up the reports of several suites. */
export function sumReports(reports: readonly JestReport[]): Totals {
  const sum = (count: (report: JestReport) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    passed: sum((report) => report.numPassedTests),
    failed: sum((report) => report.numFailedTests + report.numRuntimeErrorTestSuites),
    skipped: sum((report) => report.numPendingTests + report.numTodoTests)
  };
}

/** The closing line of `scripts/test`: a program may look for it. */
export const closingLine = ({ passed, failed, skipped }: Totals): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
