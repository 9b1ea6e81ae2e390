import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve(__dirname, '../../../scripts/install-packages');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
  for (const name of ['scripts', 'node_modules', 'bin']) mkdirSync(join(folder, name));
  cpSync(script, join(folder, 'scripts/install-packages'));
  writeFileSync(join(folder, 'bin/npm'), '#!/bin/sh\necho "npm $1" >&2\n');
  chmodSync(join(folder, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const one = { version: '1.0.0', integrity: 'sha512-one' };
const lock = (file: string, packages: object): void =>
  writeFileSync(join(folder, file), JSON.stringify({ packages }));
const there = (packages: object): void => lock('node_modules/.package-lock.json', packages);

/** Whether npm is asked to install. */
function installs(): boolean {
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  const command = `${join(folder, 'scripts/install-packages')} 2>&1`;
  return execFileSync('bash', ['-c', command], { env, encoding: 'utf8' }).includes('npm ci');
}

test('a lockfile that was only touched installs nothing; optional packages need not be there', () => {
  lock('package-lock.json', {
    '': { name: 'project' },
    'node_modules/one': one,
    'node_modules/mac': { ...one, optional: true }
  });
  there({ 'node_modules/one': one });
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(folder, 'package-lock.json'), later, later);
  expect(installs()).toBe(false);
});

test('another version, a new package or no packages at all are installed', () => {
  lock('package-lock.json', { 'node_modules/one': one });
  expect(installs()).toBe(true);
  there({ 'node_modules/one': { ...one, version: '0.9.0' } });
  expect(installs()).toBe(true);
  there({});
  expect(installs()).toBe(true);
});
