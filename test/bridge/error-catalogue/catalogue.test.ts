import { readFileSync } from 'node:fs';
import path from 'node:path';
import { explainCode, explainedCodes } from '../../../bridge/error-catalogue/catalogue';
import { compareCodes } from '../../../scripts/error-page/compare-codes';
import { errorPage } from '../../../scripts/error-page/page';

/** One catalogue of errors, held against the source that makes them and the page that explains them. */

const repository = path.resolve(__dirname, '../../..');

test('H-47 every code that the bridge makes is explained, and every explained code is made somewhere', () => {
  expect(compareCodes(path.join(repository, 'bridge'))).toEqual({ unexplained: [], unused: [] });
});

test('docs/errors.md is the catalogue: npx tsx scripts/error-page/main.ts --write', () => {
  expect(readFileSync(path.join(repository, 'docs/errors.md'), 'utf8')).toBe(errorPage());
});

test('each entry says cause and fix in sentences, what it concerns and where it shows', () => {
  const sentence = /^[A-Z"].*[.]$/;
  for (const entry of explainedCodes()) {
    expect(entry).toMatchObject({
      cause: expect.stringMatching(sentence) as string,
      fix: expect.stringMatching(/^[A-Z"].*[.]$|^GET .*[.]$/) as string
    });
    expect({ code: entry.code, count: entry.concerns.length }).not.toMatchObject({ count: 0 });
    expect({ code: entry.code, count: entry.shows.length }).not.toMatchObject({ count: 0 });
  }
});

test('H-47 a code is explained by its entry', () => {
  expect(explainCode('iterable.type-mismatch')).toMatchObject({
    entry: 'iterable.type-mismatch',
    decision: 'split',
    concerns: ['record', 'field']
  });
});

test.each([
  ['a status of Iterable that has no code', 'iterable.http-422', 'iterable.http-*'],
  ['a status with an entry of its own', 'iterable.http-413', 'iterable.http-413'],
  ['a code of Iterable that nobody knew', 'iterable.some-new-error', 'iterable.*']
])('%s is explained too', (_what, code, entry) => {
  expect(explainCode(code)).toMatchObject({ code, entry });
});

test.each([
  '',
  'nonsense',
  'iterable',
  'sf.',
  'http.made-up',
  'iterable.<script>',
  'constructor',
  '__proto__'
])('%j is no code of ours', (code) => {
  expect(explainCode(code)).toBeNull();
});
