/** `tsx scripts/scan-secrets/main.ts [file ...]`: looks through these files, or through all that git tracks. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findSecrets, type Machine } from './find-secrets';

const root = path.resolve(__dirname, '../..');
const largest = 5_000_000;

const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000 })
    .split('\0')
    .filter((name) => name !== '');

/** npm tells the scripts that it runs which registry it uses. */
function machine(): Machine {
  const registry = process.env['npm_config_registry'];
  return {
    folders: [root, os.homedir()].filter((folder) => folder.length > 2),
    registryHosts: registry === undefined ? [] : [new URL(registry).host]
  };
}

function textOf(file: string): string {
  const full = path.resolve(root, file);
  const about = statSync(full, { throwIfNoEntry: false });
  if (!about?.isFile() || about.size > largest) return '';
  const text = readFileSync(full, 'utf8');
  return text.includes('\0') ? '' : text;
}

const here = machine();
const given = process.argv.slice(2);
const findings = (given.length > 0 ? given : trackedFiles()).flatMap((file) =>
  findSecrets(textOf(file), here).map(
    (found) => `${path.relative(root, path.resolve(root, file))}:${found.line}: ${found.what}`
  )
);
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
