import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { filesBelow } from './files-below';
import { repository } from './build/tools';

/** The package as it lies in the repository. */
export const packageFolder = join(repository, 'force-app/main/default');

type Xml = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => repeated.has(name)
});
/** Elements that may stand more than once. */
const repeated = new Set([
  'columns',
  'filters',
  'labels',
  'customLabels',
  'flexiPageRegions',
  'itemInstances',
  'tabs',
  'fieldPermissions',
  'objectPermissions',
  'customPermissions',
  'screens',
  'fields',
  'inputParameters',
  'classAccesses',
  'componentInstanceProperties'
]);

/** A metadata file by the name of its component. */
export interface MetadataFile {
  readonly name: string;
  readonly path: string;
  readonly content: Xml;
}

/** Files of the package that end so, such as `.quickAction-meta.xml`. */
export const metadataFiles = (ending: string): MetadataFile[] =>
  filesBelow(packageFolder)
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ name: basename(file, ending), path: file, content: contentOf(file) }));

function contentOf(file: string): Xml {
  const document = parser.parse(readFileSync(file, 'utf8')) as Record<string, Xml | string>;
  const [root] = Object.entries(document).filter(([name]) => name !== '?xml');
  return root && typeof root[1] === 'object' ? root[1] : {};
}

/** Child elements of that name; none where there are none. */
export function childrenOf(node: Xml, name: string): Xml[] {
  const value = node[name];
  if (value === undefined || value === '') return [];
  return (Array.isArray(value) ? value : [value]) as Xml[];
}

/** Texts of child elements of that name. */
export const textsOf = (node: Xml, name: string): string[] =>
  childrenOf(node, name).map((child) => String(child));

/** Text of a child element; empty where there is none. */
export const textOf = (node: Xml, name: string): string => textsOf(node, name)[0] ?? '';
