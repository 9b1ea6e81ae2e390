/**
 * `tsx scripts/test-report/main.ts [--skips-fail] <report.json> ...`: prints the tests that failed and the sum
 * of jest reports as one line.
 * A missing report counts as one failed test: its suite did not get so far as to write it.
 * Exits 1 when a test failed, or was skipped where that is a failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listFailures } from './list-failures';
import { closingLine, sumReports, type JestReport } from './sum-reports';

const missing: JestReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 1
};

const readReport = (file: string): JestReport =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport) : missing;

const { values, positionals } = parseArgs({
  options: { 'skips-fail': { type: 'boolean', default: false } },
  allowPositionals: true
});
const reports = positionals.map(readReport);
for (const failure of listFailures(reports)) console.log(failure);
const totals = sumReports(reports);
console.log(closingLine(totals));
process.exitCode = totals.failed > 0 || (values['skips-fail'] && totals.skipped > 0) ? 1 : 0;
