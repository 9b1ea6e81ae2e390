import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem';
import { readXml, type XmlElement } from './xml';

/** A file in source format that could be parsed. */
export interface MetadataFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  /** The file name before its suffix, e.g. `Status__c`. */
  readonly name: string;
  /** What the file holds by its suffix, e.g. `field`. */
  readonly suffix: string;
  readonly root: XmlElement;
}

/** Root element by suffix. */
export const rootBySuffix: Readonly<Record<string, string>> = {
  app: 'CustomApplication',
  cls: 'ApexClass',
  compactLayout: 'CompactLayout',
  customPermission: 'CustomPermission',
  externalCredential: 'ExternalCredential',
  field: 'CustomField',
  flexipage: 'FlexiPage',
  flow: 'Flow',
  js: 'LightningComponentBundle',
  labels: 'CustomLabels',
  layout: 'Layout',
  listView: 'ListView',
  md: 'CustomMetadata',
  messageChannel: 'LightningMessageChannel',
  namedCredential: 'NamedCredential',
  object: 'CustomObject',
  objectTranslation: 'CustomObjectTranslation',
  permissionset: 'PermissionSet',
  quickAction: 'QuickAction',
  recordType: 'RecordType',
  resource: 'StaticResource',
  tab: 'CustomTab',
  translation: 'Translations',
  trigger: 'ApexTrigger',
  validationRule: 'ValidationRule',
  webLink: 'WebLink'
};

/** Reads every metadata file below the folders; what cannot be read is a problem. */
export function readMetadataFiles(
  repository: string,
  folders: readonly string[]
): { files: MetadataFile[]; problems: Problem[] } {
  const files: MetadataFile[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    const found = xmlFilesBelow(path.resolve(repository, folder));
    if (found.length === 0) problems.push({ path: folder, line: 1, message: 'no metadata files here' });
    for (const file of found) {
      const answer = readOne(repository, file);
      if ('root' in answer) files.push(answer);
      else problems.push(answer);
    }
  }
  return { files, problems };
}

function readOne(repository: string, file: string): MetadataFile | Problem {
  const relative = path.relative(repository, file).split(path.sep).join('/');
  const [, name, suffix] = /^(.+)\.(\w+)-meta\.xml$/.exec(path.basename(file)) ?? [];
  if (name === undefined || suffix === undefined) {
    return {
      path: relative,
      line: 1,
      message: 'not in source format: the name must end in .<kind>-meta.xml'
    };
  }
  const answer = readXml(readFileSync(file, 'utf8'));
  if ('root' in answer) return { path: relative, name, suffix, root: answer.root };
  return { path: relative, line: answer.line, message: answer.message };
}

function xmlFilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort();
}
