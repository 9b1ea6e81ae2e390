import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePaths } from '../../../scripts/lightning/bundles';

export const repository = path.resolve(__dirname, '../../..');

/**
 * A package folder beside the real one: its settings and types, and the components that a test writes. Without the
 * support of the real components' tests, which may import those components.
 */
export interface ComponentCopy {
  readonly folder: string;
  /** Writes a file of a component, named from `lwc` on. */
  write(file: string, text: string): void;
  /** Runs a script of Node in the folder. */
  run(script: string, ...options: string[]): { code: number | null; output: string };
  dispose(): void;
}

export function copyComponents(): ComponentCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'components-'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  for (const name of ['tsconfig.json', 'tsconfig.test.json', 'types']) {
    cpSync(path.join(repository, 'force-app', name), path.join(folder, 'force-app', name), {
      recursive: true
    });
  }
  return {
    folder,
    write: (file, text) => {
      const place = path.join(folder, 'force-app/main/default/lwc', file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    },
    run: (script, ...options) => {
      writePaths(folder);
      const ended = spawnSync(process.execPath, [script, ...options], { cwd: folder, encoding: 'utf8' });
      return { code: ended.status, output: `${ended.stdout}${ended.stderr}` };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true })
  };
}
