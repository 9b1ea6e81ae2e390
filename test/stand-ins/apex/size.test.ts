/**
 * The runner stays small: what it would need more for, an org does better. The first limit was 2,500 lines; publishing and
 * set-up brought deployments of metadata, named credentials and row locks on top.
 */
import { readFileSync } from 'node:fs';
import { filesBelow } from '../org/load/files-below';

/** Lines of code without imports, blank lines and comments. */
function codeIn(file: string): number {
  const text = readFileSync(file, 'utf8').replace(/^import [^;]*;$/gm, '');
  return text.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;
}

test('package-toolchain 5: the local Apex runner is at most 3,200 lines of code, tests and imports not counted', () => {
  const files = filesBelow(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.reduce((sum, file) => sum + codeIn(file), 0)).toBeLessThanOrEqual(3200);
});
