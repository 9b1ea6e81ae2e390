import { basename } from 'node:path';
import type { JestReport } from './sum-reports';

/** Of a failure's text so much is repeated; all of it stands where the test ran. */
const longestText = 14;

/** Each test that failed, with its file and the beginning of what went wrong: a long log ends with what matters. */
export function listFailures(reports: readonly JestReport[]): string[] {
  return reports.flatMap(({ testResults = [] }) =>
    testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      if (failed.length === 0 && status === 'failed') return [entry(name, 'could not be run', message)];
      return failed.map((test) => entry(name, test.fullName, (test.failureMessages ?? []).join('\n')));
    })
  );
}

function entry(file: string, test: string, text: string): string {
  const lines = withoutColours(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, longestText);
  return [`FAILED ${basename(file)}: ${test}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

const withoutColours = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '');
