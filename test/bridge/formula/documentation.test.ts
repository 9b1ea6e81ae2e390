import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { functionNames } from '../../../bridge/formula/functions/table';
import { unsupportedFunctions } from '../../../bridge/formula/functions/unsupported';

const root = resolve(__dirname, '../../..');
const page = readFileSync(join(root, 'docs/formulas.md'), 'utf8');

const sources = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sources(path) : readFileSync(path, 'utf8');
    })
    .join('\n');

const unique = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The cells of the second column of the table under a heading. */
const cellsOf = (heading: string): string => {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return rows.map((line) => line.split('|')[2] ?? '').join(',');
};

describe('docs/formulas.md', () => {
  test('lists exactly the functions that there are', () => {
    expect(unique(cellsOf('Functions').match(/\b[A-Z][A-Z0-9]+\b/g) ?? [])).toEqual([...functionNames]);
  });

  test('lists exactly the codes of problems and errors', () => {
    const used = sources(join(root, 'bridge/formula')).match(/(?<=')formula\.[a-z-]+(?=')/g) ?? [];
    expect(unique(page.match(/formula\.[a-z-]+(?=`)/g) ?? [])).toEqual(unique(used));
  });
});

test('no function is both there and refused', () => {
  expect(functionNames.filter((name) => unsupportedFunctions.has(name))).toEqual([]);
});
