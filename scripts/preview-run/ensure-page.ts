import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { builtPage } from './build/bundle';
import { missingTools, repository } from './build/tools';

/** The built page; built first, in a process of its own, when the sources are newer. */
export async function ensurePage(): Promise<string> {
  const missing = missingTools();
  if (missing) throw new Error(`The page cannot be built: ${missing}.`);
  const built = builtPage();
  if (built) return built;
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [tsx, join(__dirname, 'write-page.ts')],
    {
      cwd: repository,
      maxBuffer: 16 * 1024 * 1024
    }
  );
  process.stderr.write(stderr);
  return stdout.trim();
}
