import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareCodes } from './compare-codes';
import { errorPage } from './page';

/** Holds the catalogue of errors against the source, and docs/errors.md against the catalogue; `--write` writes the page anew. */
const repository = path.resolve(__dirname, '../..');
const page = path.join(repository, 'docs', 'errors.md');
const { unexplained, unused } = compareCodes(path.join(repository, 'bridge'));
const problems = [
  ...unexplained.map((code) => `not in the catalogue: ${code}`),
  ...unused.map((code) => `in the catalogue, made nowhere: ${code}`)
];
if (process.argv.includes('--write')) {
  writeFileSync(page, errorPage());
  console.log(`${page} written`);
} else if (readFileSync(page, 'utf8') !== errorPage()) {
  problems.push('docs/errors.md differs: npx tsx scripts/error-page/main.ts --write');
}
problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
