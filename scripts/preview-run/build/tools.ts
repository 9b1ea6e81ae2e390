import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** The repository. */
export const repository = resolve(__dirname, '../../..');
/** Where the tools are installed that build and drive the components. */
export const toolFolder = join(repository, 'scripts/tools/lightning');
/** Everything that is built, and what is kept between builds; never committed. */
export const buildFolder = join(toolFolder, '.build');

/** Why the components cannot be built here, or null when they can. */
export function missingTools(): string | null {
  if (existsSync(join(toolFolder, 'node_modules/.package-lock.json'))) return null;
  return 'the tools of the components are not installed (scripts/install-tools.sh lightning)';
}

/** A package of the tools. Its types are not known here: the caller says what it uses of it. */
export const requireTool = <T>(name: string): T => createRequire(join(toolFolder, 'package.json'))(name) as T;
