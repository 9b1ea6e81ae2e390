import { closingLine, sumReports, type JestReport } from '../../../scripts/test-report/sum-reports';

const report = (counts: Partial<JestReport>): JestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...counts
});

test('the suites are added up, and todo counts as skipped', () => {
  const totals = sumReports([
    report({ numPassedTests: 10, numPendingTests: 2 }),
    report({ numPassedTests: 5, numFailedTests: 1, numTodoTests: 3 })
  ]);
  expect(closingLine(totals)).toBe('15 passed, 1 failed, 5 skipped');
});

test('a test file that cannot be loaded is a failure', () => {
  expect(sumReports([report({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 })]).failed).toBe(1);
});

test('no suite at all is nothing passed', () => {
  expect(closingLine(sumReports([]))).toBe('0 passed, 0 failed, 0 skipped');
});
