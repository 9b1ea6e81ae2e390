import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import { isTest, type PackageSources } from '../sources/package-sources';
import { textOf } from '../xml';

/** Each class has its metadata and a name that Salesforce takes, and every class but views has tests beside it. */
export function checkClassFiles(model: PackageModel, sources: PackageSources, apiVersion: string): Problem[] {
  const metas = model.files.filter((file) => file.suffix === 'cls');
  const withMeta = new Set(metas.map((file) => file.path.replace('-meta.xml', '')));
  const there = new Set(sources.apex.map((file) => file.path));
  return [
    ...sources.apex.flatMap((file) => [
      ...(withMeta.has(file.path) ? [] : [{ path: file.path, line: 1, message: 'its -meta.xml is missing' }]),
      ...(file.name.length <= 40
        ? []
        : [{ path: file.path, line: 1, message: `the name has ${file.name.length} characters; at most 40` }]),
      ...(isTest(file) || file.declared === null || sharesAsCaller(file.declared.modifiers)
        ? []
        : [{ path: file.path, line: file.declared.line, message: 'the class does not say "with sharing"' }])
    ]),
    ...metas
      .filter((file) => !there.has(file.path.replace('-meta.xml', '')))
      .map((file) => ({ path: file.path, line: 1, message: 'its class is missing' })),
    ...metas
      .filter((file) => textOf(file.root, 'apiVersion') !== apiVersion)
      .map((file) => ({ path: file.path, line: 1, message: `<apiVersion> is not ${apiVersion}` }))
  ];
}

/** `withsharing` and `inheritedsharing`, as the parser joins the words; exceptions and interfaces need neither. */
const sharesAsCaller = (modifiers: ReadonlySet<string>): boolean =>
  modifiers.has('withsharing') || modifiers.has('inheritedsharing');
