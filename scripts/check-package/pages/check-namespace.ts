import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageModel } from '../package-model';
import type { Problem } from '../problem';
import { childOf } from '../xml';

interface Replacement {
  readonly glob?: string;
  readonly filename?: string;
  readonly regexToReplace?: string;
}

/** Namespace that addresses are tried with. */
const tried = 'itsync/';

/**
 * An address that opens a flow of the package is the one place where a namespace has to be spelt: the project's
 * replacements put it in when the package is deployed or made into a version.
 */
export function checkNamespace(model: PackageModel, repository: string): Problem[] {
  const replacements = replacementsOf(repository);
  return model.files
    .filter((file) => file.suffix === 'webLink')
    .flatMap((file) => {
      const url = childOf(file.root, 'url');
      const flow = /\/flow\/(\w+)/.exec(url?.text ?? '')?.[1];
      if (url === undefined || flow === undefined || !model.named('flow').has(flow)) return [];
      if (replaced(url.text, file.path, replacements).includes(`/flow/${tried}${flow}`)) return [];
      const message = `no replacement of sfdx-project.json puts the namespace before ${flow}`;
      return [{ path: file.path, line: url.line, message }];
    });
}

const replaced = (text: string, file: string, replacements: readonly Replacement[]): string =>
  replacements
    .filter(({ glob, filename }) => filename === file || (glob !== undefined && patternOf(glob).test(file)))
    .reduce((made, { regexToReplace }) => made.replace(new RegExp(regexToReplace ?? '$^', 'g'), tried), text);

/** `*` is any name, `**` any folders. */
const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
      .split('**')
      .map((part) => part.replaceAll('*', '[^/]*'))
      .join('.*')}$`
  );

function replacementsOf(repository: string): readonly Replacement[] {
  const project: unknown = JSON.parse(readFileSync(path.join(repository, 'sfdx-project.json'), 'utf8'));
  return (project as { replacements?: Replacement[] }).replacements ?? [];
}
