import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCoverage } from './check-coverage';
import { checkFields } from './check-fields';
import { checkNames, checkObjects } from './check-names';
import { checkPermissionSets } from './check-permission-sets';
import { checkRecords } from './check-records';
import { checkSchema } from './check-schema';
import { readMetadataFiles, type MetadataFile } from './metadata-files';
import { buildPackageModel } from './package-model';
import { inOrder, type Problem } from './problem';
import type { TypeModel } from './type-model';

export interface PackageCheck {
  readonly files: number;
  readonly problems: readonly Problem[];
}

/**
 * Checks the package's folders and further ones together, as one deploy would see them: each file against the
 * Metadata API, then everything that one file says about another.
 */
export function checkPackage(repository: string, folders: readonly string[], types: TypeModel): PackageCheck {
  const missing = folders.filter((folder) => !existsSync(path.resolve(repository, folder)));
  const { files, problems } = readMetadataFiles(
    repository,
    folders.filter((folder) => !missing.includes(folder))
  );
  const absent = missing.map((folder) => ({ path: folder, line: 1, message: 'there is no such folder' }));
  return { files: files.length, problems: inOrder([...absent, ...problems, ...checkFiles(files, types)]) };
}

const checks = [checkNames, checkObjects, checkFields, checkPermissionSets, checkCoverage, checkRecords];

/** Checks files that were read before. */
export function checkFiles(files: readonly MetadataFile[], types: TypeModel): Problem[] {
  const model = buildPackageModel(files);
  return [...files.flatMap((file) => checkSchema(file, types)), ...checks.flatMap((check) => check(model))];
}

/** Folders that `sfdx-project.json` says hold the package. */
export function packageFolders(repository: string): string[] {
  const project: unknown = JSON.parse(readFileSync(path.join(repository, 'sfdx-project.json'), 'utf8'));
  const folders = (project as { packageDirectories?: { path: string }[] }).packageDirectories ?? [];
  return folders.map((folder) => folder.path);
}
