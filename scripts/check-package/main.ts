import { rmSync } from 'node:fs';
import path from 'node:path';
import { checkEverything, packageFolders, type PackageCheck } from './check-package';
import { namespacedCopy } from './namespaced-copy';
import { problemText } from './problem';
import { loadTypeModel } from './type-model';

const repository = path.resolve(__dirname, '../..');
const namespace = 'itsync';

/**
 * Checks the package, and with it the folders named as arguments, such as the records of the demo; what has no problems
 * once more as a package that has a namespace.
 */
function main(furtherFolders: readonly string[]): number {
  const folders = [...packageFolders(repository), ...furtherFolders];
  const types = loadTypeModel();
  const plain = checkEverything(repository, folders, types);
  if (plain.problems.length > 0) return tell(plain, folders, '');
  const copy = namespacedCopy(repository, folders, namespace);
  try {
    const named = checkEverything(copy, folders, types);
    return tell(plain, folders, '') + tell(named, folders, ` (in the namespace ${namespace})`);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function tell({ files, problems }: PackageCheck, folders: readonly string[], where: string): number {
  for (const problem of problems) console.error(`${problemText(problem)}${where}`);
  const places = `${folders.join(', ')}${where}`;
  if (problems.length === 0) {
    console.log(`${files} metadata files in ${places}: no problems`);
    return 0;
  }
  console.error(`\n${problems.length} problem${problems.length === 1 ? '' : 's'} in ${places}`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
