import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleNames, removeEmitted, writePaths } from './bundles';

/**
 * `build` writes the `.js` of every component beside its `.ts`: the org compiles JavaScript only. `types` checks
 * components and their tests and writes nothing but the paths.
 */
function main(command: string | undefined): number {
  const repository = path.resolve(__dirname, '../..');
  if (command !== 'build' && command !== 'types') {
    console.error('Say build or types.');
    return 2;
  }
  const names = bundleNames(repository);
  writePaths(repository);
  if (names.length === 0) {
    console.log('There are no components yet.');
    return 0;
  }
  if (command === 'types') return compile(repository, ['-p', 'force-app/tsconfig.test.json']);
  removeEmitted(repository);
  const code = compile(repository, ['-p', 'force-app/tsconfig.json']);
  if (code === 0) console.log(`${names.length} components built: ${names.join(', ')}`);
  return code;
}

function compile(repository: string, options: readonly string[]): number {
  const tsc = require.resolve('typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, ...options], { cwd: repository, stdio: 'inherit' });
  return run.status ?? 1;
}

process.exitCode = main(process.argv[2]);
