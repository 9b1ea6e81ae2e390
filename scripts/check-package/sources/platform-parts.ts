import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readScript } from './component-script';

/** What components may draw with: the icons and base components that the platform brings. */
export interface PlatformParts {
  /** Such as `utility:add`. */
  readonly icons: ReadonlySet<string>;
  /**
   * Attributes as properties (`iconName`) by component (`buttonIcon`); null where they cannot be told from its source.
   */
  attributesOf(component: string): ReadonlySet<string> | null | undefined;
}

const modules = 'scripts/tools/lightning/node_modules';
const iconSets = ['action', 'custom', 'doctype', 'standard', 'utility'];

/** Reads the installed design system and base components; null where the tools of components are not installed. */
export function readPlatformParts(repository: string): PlatformParts | null {
  const icons = path.join(modules, '@salesforce-ux/design-system/assets/icons');
  const base = path.join(modules, 'lightning-base-components/src/lightning');
  if (!existsSync(path.join(repository, icons)) || !existsSync(path.join(repository, base))) return null;
  const names = iconSets.flatMap((set) =>
    readdirSync(path.join(repository, icons, set))
      .filter((file) => file.endsWith('.svg'))
      .map((file) => `${set}:${file.replace('.svg', '')}`)
  );
  const known = new Map<string, ReadonlySet<string> | null | undefined>();
  const attributesOf = (component: string): ReadonlySet<string> | null | undefined => {
    if (!known.has(component))
      known.set(component, readAttributes(repository, `${base}/${component}`, component));
    return known.get(component);
  };
  return { icons: new Set(names), attributesOf };
}

function readAttributes(
  repository: string,
  folder: string,
  component: string
): ReadonlySet<string> | null | undefined {
  const file = `${folder}/${component}.js`;
  if (!existsSync(path.join(repository, file))) return undefined;
  const script = readScript(repository, file);
  const own = [...script.members.values()].filter((member) => member.isApi).map((member) => member.name);
  if (script.parent === 'lwc') return new Set(own);
  const parent = /^lightning\/(\w+)$/.exec(script.parent ?? '')?.[1];
  if (parent === undefined) return null;
  const inherited = readAttributes(repository, path.join(path.dirname(folder), parent), parent);
  return inherited ? new Set([...inherited, ...own]) : null;
}

/** Version of the API that the package is written for, from `sfdx-project.json`. */
export function sourceApiVersion(repository: string): string {
  const project: unknown = JSON.parse(readFileSync(path.join(repository, 'sfdx-project.json'), 'utf8'));
  return (project as { sourceApiVersion?: string }).sourceApiVersion ?? '';
}
