import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { MetadataFile } from '../metadata-files';
import { childOf, childrenOf, textOf } from '../xml';
import { readScript, type ComponentScript, type ScriptMember } from './component-script';
import { readTemplate, type TemplateSource } from './template';

/** A Lightning component or module: everything that lies in its folder. */
export interface Component {
  readonly name: string;
  /** Folder, relative to the repository. */
  readonly path: string;
  /** Null where the file is missing; so below. */
  readonly meta: MetadataFile | null;
  readonly script: ComponentScript | null;
  /** `script` and the files that it is divided into. */
  readonly scripts: readonly ComponentScript[];
  readonly templates: readonly TemplateSource[];
  /** Names of all files in the folder. */
  readonly files: readonly string[];
  /** Test files, relative to the repository. */
  readonly tests: readonly string[];
}

/** Reads the component folders below the given folders; metadata files were read before. */
export function readComponents(
  repository: string,
  folders: readonly string[],
  metadata: readonly MetadataFile[]
): Component[] {
  const lwcFolders = folders.flatMap((folder) => lwcFoldersBelow(repository, folder));
  return lwcFolders.flatMap((folder) =>
    readdirSync(path.join(repository, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
      .map((entry) => readComponent(repository, `${folder}/${entry.name}`, entry.name, metadata))
      .sort((a, b) => a.name.localeCompare(b.name))
  );
}

function lwcFoldersBelow(repository: string, folder: string): string[] {
  const full = path.join(repository, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'lwc')
    .map((entry) =>
      path.relative(repository, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    );
}

function readComponent(
  repository: string,
  folder: string,
  name: string,
  metadata: readonly MetadataFile[]
): Component {
  const files = readdirSync(path.join(repository, folder));
  const tests = files.includes('__tests__') ? readdirSync(path.join(repository, folder, '__tests__')) : [];
  const scripts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readScript(repository, `${folder}/${file}`));
  return {
    name,
    path: folder,
    meta: metadata.find((file) => file.path === `${folder}/${name}.js-meta.xml`) ?? null,
    script: scripts.find((script) => script.path === `${folder}/${name}.ts`) ?? null,
    scripts,
    templates: files
      .filter((file) => file.endsWith('.html'))
      .map((file) => readTemplate(repository, `${folder}/${file}`)),
    files,
    tests: tests.filter((file) => file.endsWith('.test.ts')).map((file) => `${folder}/__tests__/${file}`)
  };
}

/** Whether people may put it on a page, and where. */
export const isExposed = (component: Component): boolean =>
  component.meta !== null && textOf(component.meta.root, 'isExposed') === 'true';

export function targetsOf(component: Component): string[] {
  const targets = component.meta === null ? undefined : childOf(component.meta.root, 'targets');
  return targets === undefined ? [] : childrenOf(targets, 'target').map((target) => target.text);
}

/** Members with those of the component that it extends. */
export function membersOf(
  component: Component,
  components: readonly Component[]
): ReadonlyMap<string, ScriptMember> {
  const parent = components.find((other) => `c/${other.name}` === component.script?.parent);
  const own = component.script?.members ?? new Map<string, ScriptMember>();
  return parent === undefined || parent === component
    ? own
    : new Map([...membersOf(parent, components), ...own]);
}

/** `c-sync-card` -> `syncCard`. */
export const componentOfTag = (tag: string): string =>
  tag.replace(/^c-/, '').replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
