import { existsSync } from 'node:fs';
import path from 'node:path';
import { classFiles } from '../../apex-source/read-classes';
import type { MetadataFile } from '../metadata-files';
import type { Problem } from '../problem';
import { ApexSyntaxError, readApexFile, type ApexFile } from './apex-file';
import { readComponents, type Component } from './component';

/** What people wrote in the package besides XML. */
export interface PackageSources {
  readonly repository: string;
  readonly apex: readonly ApexFile[];
  readonly components: readonly Component[];
}

/** Reads the classes and components below the folders; a class that cannot be read is a problem. */
export function readSources(
  repository: string,
  folders: readonly string[],
  metadata: readonly MetadataFile[]
): { sources: PackageSources; problems: Problem[] } {
  const apex: ApexFile[] = [];
  const problems: Problem[] = [];
  const there = folders.filter((folder) => existsSync(path.join(repository, folder)));
  for (const file of there.flatMap((folder) => classFiles(repository, folder))) {
    try {
      apex.push(readApexFile(repository, file));
    } catch (error) {
      if (!(error instanceof ApexSyntaxError)) throw error;
      problems.push({ path: error.path, line: error.line, message: error.reason });
    }
  }
  return { sources: { repository, apex, components: readComponents(repository, there, metadata) }, problems };
}

/** Whether the class runs tests or is only for them. */
export const isTest = ({ declared, path: file }: ApexFile): boolean =>
  declared?.modifiers.has('@istest') === true || file.includes('/test/');

/** Methods that components can call, as `Class.method`. */
export const auraMethods = (apex: readonly ApexFile[]): Set<string> =>
  new Set(
    apex.flatMap(({ declared }) =>
      (declared?.methods ?? [])
        .filter((method) => method.modifiers.has('@auraenabled') && method.modifiers.has('static'))
        .map((method) => `${declared?.name ?? ''}.${method.name}`)
    )
  );
