import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import { readProject, replaced } from '../replacements';
import { childOf } from '../xml';

/** Namespace that addresses are tried with. */
const tried = 'itsync/';

/**
 * An address that opens a flow of the package is the one place where a namespace has to be spelt: the project's
 * replacements put it in when the package is deployed or made into a version. In a project that has a namespace the
 * files are read as they are deployed.
 */
export function checkNamespace(model: PackageModel, repository: string): Problem[] {
  const project = readProject(repository);
  return model.files
    .filter((file) => file.suffix === 'webLink')
    .flatMap((file) => {
      const url = childOf(file.root, 'url');
      const flow = flowOfAddress(url?.text ?? '');
      if (url === undefined || flow === null || !model.named('flow').has(flow)) return [];
      const folder = project.namespace === '' ? tried : `${project.namespace}/`;
      const text = project.namespace === '' ? replaced(url.text, file.path, project, tried) : url.text;
      if (text.includes(`/flow/${folder}${flow}`)) return [];
      const message =
        project.namespace === ''
          ? `no replacement of sfdx-project.json puts the namespace before ${flow}`
          : `the address of ${flow} lacks the namespace ${project.namespace}`;
      return [{ path: file.path, line: url.line, message }];
    });
}

/** `/flow/Name?...` and `/flow/namespace/Name?...` -> `Name`; null for another address. */
export const flowOfAddress = (address: string): string | null =>
  /\/flow\/(?:\w+\/|\w+__)?(\w+)/.exec(address)?.[1] ?? null;
