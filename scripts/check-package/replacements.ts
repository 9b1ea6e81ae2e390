import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Replacement {
  readonly glob?: string;
  readonly filename?: string;
  readonly regexToReplace?: string;
}

/** What `sfdx-project.json` says about the package beside its folders. */
export interface Project {
  /** Empty for none. */
  readonly namespace: string;
  readonly replacements: readonly Replacement[];
}

/** Reads `sfdx-project.json`. */
export function readProject(repository: string): Project {
  const text = readFileSync(path.join(repository, 'sfdx-project.json'), 'utf8');
  const { namespace = '', replacements = [] } = JSON.parse(text) as Partial<Project>;
  return { namespace, replacements };
}

/**
 * The text of a file as a deploy writes it.
 * @param file relative to the repository
 * @param value of the variable that the replacements put in
 */
export const replaced = (text: string, file: string, project: Project, value: string): string =>
  project.replacements
    .filter(({ glob, filename }) => filename === file || (glob !== undefined && patternOf(glob).test(file)))
    .reduce((made, { regexToReplace }) => made.replace(new RegExp(regexToReplace ?? '$^', 'g'), value), text);

/** `*` is any name, `**` any folders. */
const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
      .split('**')
      .map((part) => part.replaceAll('*', '[^/]*'))
      .join('.*')}$`
  );
