import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyWithNamespace } from '../check-apex/apex-problems';
import { readMetadataFiles } from './metadata-files';
import { readProject, replaced } from './replacements';

const tools = 'scripts/tools/lightning';

/**
 * A copy of the folders whose project has a namespace, with the addresses that a deploy writes.
 * @returns the folder, which the caller removes
 */
export function namespacedCopy(repository: string, folders: readonly string[], namespace: string): string {
  const copy = copyWithNamespace(repository, namespace);
  for (const folder of folders)
    cpSync(path.resolve(repository, folder), path.resolve(copy, folder), { recursive: true });
  mkdirSync(path.join(copy, path.dirname(tools)), { recursive: true });
  if (existsSync(path.join(repository, tools)))
    symlinkSync(path.join(repository, tools), path.join(copy, tools));
  const project = readProject(copy);
  for (const { path: file } of readMetadataFiles(copy, folders).files) {
    const text = readFileSync(path.join(copy, file), 'utf8');
    const made = replaced(text, file, project, `${namespace}/`);
    if (made !== text) writeFileSync(path.join(copy, file), made);
  }
  return copy;
}
