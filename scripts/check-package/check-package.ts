import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkApexNames } from './apex/check-apex-names';
import { checkClassFiles } from './apex/check-class-files';
import { checkCoverage } from './check-coverage';
import { checkFields } from './check-fields';
import { checkNames, checkObjects } from './check-names';
import { checkPermissionSets } from './check-permission-sets';
import { checkRecords } from './check-records';
import { checkSchema } from './check-schema';
import { checkBundles } from './components/check-bundles';
import { checkIcons } from './components/check-icons';
import { checkImports } from './components/check-imports';
import { checkTemplates } from './components/check-templates';
import { readMetadataFiles, type MetadataFile } from './metadata-files';
import { buildPackageModel } from './package-model';
import { inOrder, type Problem } from './problem';
import { checkAccess } from './pages/check-access';
import { checkListViews } from './pages/check-list-views';
import { checkNamespace } from './pages/check-namespace';
import { checkPages } from './pages/check-pages';
import { readSources } from './sources/package-sources';
import { readPlatformParts, sourceApiVersion } from './sources/platform-parts';
import { checkLabels } from './texts/check-labels';
import { checkWords } from './texts/check-words';
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

/** As `checkPackage`, and with it the classes and components that lie in the folders. */
export function checkEverything(
  repository: string,
  folders: readonly string[],
  types: TypeModel
): PackageCheck {
  const { files, problems } = checkPackage(repository, folders, types);
  const there = folders.filter((folder) => existsSync(path.resolve(repository, folder)));
  const metadata = readMetadataFiles(repository, there).files;
  return { files, problems: inOrder([...problems, ...checkWritten(repository, there, metadata)]) };
}

/** Checks classes and components, and what they and the metadata say about each other. */
function checkWritten(
  repository: string,
  folders: readonly string[],
  files: readonly MetadataFile[]
): Problem[] {
  const model = buildPackageModel(files);
  const { sources, problems } = readSources(repository, folders, files);
  const platform = readPlatformParts(repository);
  const version = sourceApiVersion(repository);
  return [
    ...problems,
    ...checkClassFiles(model, sources, version),
    ...checkApexNames(model, sources),
    ...checkBundles(sources, version),
    ...checkImports(model, sources),
    ...checkTemplates(sources, platform),
    ...checkIcons(model, sources, platform),
    ...checkLabels(model, sources),
    ...checkWords(model, sources),
    ...checkPages(model, sources),
    ...checkListViews(model),
    ...checkNamespace(model, repository),
    ...checkAccess(model, sources)
  ];
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
