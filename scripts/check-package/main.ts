import path from 'node:path';
import { checkEverything, packageFolders } from './check-package';
import { problemText } from './problem';
import { loadTypeModel } from './type-model';

/** Checks the package, and with it the folders named as arguments, such as the records of the demo. */
function main(furtherFolders: readonly string[]): number {
  const repository = path.resolve(__dirname, '../..');
  const folders = [...packageFolders(repository), ...furtherFolders];
  const { files, problems } = checkEverything(repository, folders, loadTypeModel());
  for (const problem of problems) console.error(problemText(problem));
  if (problems.length > 0) {
    console.error(`\n${problems.length} problem${problems.length === 1 ? '' : 's'} in ${folders.join(', ')}`);
    return 1;
  }
  console.log(`${files} metadata files in ${folders.join(', ')}: no problems`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
