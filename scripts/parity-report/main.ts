/**
 * `tsx scripts/parity-report/main.ts <folder>`: for each capability of the reference systems the tests that prove it,
 * read from the reports that the last `scripts/test` left in the folder, one `<suite>.json` each. Runs nothing.
 * Exits 1 when a row is open or a test of it fails, 2 when there was no test run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { proofsOf, type TestResults } from './proofs';
import { isUnproven, reportText, standingsOf } from './report';
import { readRows } from './rows';

const list = path.resolve(__dirname, '../../../shared/reference/parity.md');

function readReports(folder: string): Map<string, TestResults> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as TestResults;
  return new Map(files.map((file) => [path.basename(file, '.json'), read(file)]));
}

function main(folder: string): number {
  if (!existsSync(list)) {
    console.log('parity: skipped: recorded data not here');
    return 0;
  }
  const reports = readReports(folder);
  if (reports.size === 0) {
    console.error('parity: no test run to read: scripts/test leaves one.');
    return 2;
  }
  const standings = standingsOf(readRows(readFileSync(list, 'utf8')), proofsOf(reports));
  console.log(reportText(standings));
  console.log(`from the suites ${[...reports.keys()].join(', ')}`);
  return standings.some(isUnproven) ? 1 : 0;
}

process.exitCode = main(process.argv[2] ?? '');
