import { listFailures } from '../../../scripts/test-report/list-failures';
import type { JestReport } from '../../../scripts/test-report/sum-reports';

const report = (testResults: NonNullable<JestReport['testResults']>): JestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults
});
const passed = { status: 'passed', fullName: 'it is green', failureMessages: [] };

test('a test that failed is named with its file and the beginning of why', () => {
  const why = `\u001b[31mexpected 1\u001b[39m\n\n${Array.from({ length: 40 }, (_, n) => `at line ${n}`).join('\n')}`;
  const red = { status: 'failed', fullName: 'S-29 the address moves', failureMessages: [why] };
  const file = { name: '/any/where/moves.test.ts', status: 'failed', message: '' };
  const [text = '', ...others] = listFailures([report([{ ...file, assertionResults: [passed, red] }])]);
  expect(others).toEqual([]);
  expect(text.split('\n').slice(0, 3)).toEqual([
    'FAILED moves.test.ts: S-29 the address moves',
    '    expected 1',
    '    at line 0'
  ]);
  expect(text.split('\n')).toHaveLength(15);
});

test('a file that could not be run says why', () => {
  const file = {
    name: 'broken.test.ts',
    status: 'failed',
    message: 'Cannot find module',
    assertionResults: []
  };
  expect(listFailures([report([file])])).toEqual([
    'FAILED broken.test.ts: could not be run\n    Cannot find module'
  ]);
});

test('where all is well, and where a report is missing, nothing is listed', () => {
  const file = { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [passed] };
  expect(listFailures([report([file]), { ...report([]), testResults: undefined }])).toEqual([]);
});
