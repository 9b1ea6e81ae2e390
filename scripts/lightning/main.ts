import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleNames, removeStale, writePaths } from './bundles';

const repository = path.resolve(__dirname, '../..');
const lightningTools = 'scripts/tools/lightning';

/** What can be asked for, and what each answers as exit code. */
const commands: Readonly<Record<string, () => number>> = { build, types, lint };

/** Writes the `.js` of every component beside its `.ts`: the org compiles JavaScript only. */
function build(): number {
  const names = bundleNames(repository);
  writePaths(repository);
  removeStale(repository);
  const code = names.length === 0 ? 0 : node('typescript/bin/tsc', ['-p', 'force-app/tsconfig.json']);
  if (code === 0) console.log(`${names.length} components built: ${names.join(', ')}`);
  return code;
}

/** Checks the types of components and their tests. */
function types(): number {
  writePaths(repository);
  return node('typescript/bin/tsc', ['-p', 'force-app/tsconfig.test.json']);
}

/** The platform's rules; their plugins are installed when they are not there. */
function lint(): number {
  writePaths(repository);
  const installed = run('scripts/install-tools.sh', ['lightning']);
  if (installed !== 0) {
    console.error('The lint of components needs its plugins: run scripts/install-tools.sh lightning online.');
    return installed;
  }
  return node(path.join(repository, lightningTools, 'node_modules/eslint/bin/eslint.js'), [
    ...['-c', `${lightningTools}/eslint.config.mjs`, 'force-app', '--max-warnings', '0']
  ]);
}

const node = (script: string, options: readonly string[]): number =>
  run(process.execPath, [require.resolve(script), ...options]);

function run(program: string, options: readonly string[]): number {
  return spawnSync(program, options, { cwd: repository, stdio: 'inherit' }).status ?? 1;
}

function main(command = ''): number {
  const chosen = commands[command];
  if (chosen !== undefined) return chosen();
  console.error(`Say one of: ${Object.keys(commands).join(', ')}.`);
  return 2;
}

process.exitCode = main(process.argv[2]);
