import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFiles } from '../../../scripts/check-package/check-package';
import { readMetadataFiles } from '../../../scripts/check-package/metadata-files';
import { inOrder, problemText } from '../../../scripts/check-package/problem';
import { loadTypeModel } from '../../../scripts/check-package/type-model';

export const repository = path.resolve(__dirname, '../../..');
const original = path.join(repository, 'force-app/main');

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** The Metadata API's types, read once a test file, and the package as it is. */
export const typeModel = once(loadTypeModel);
const originalFiles = once(() => readMetadataFiles(original, ['default']).files);

/** The package with mistakes that a test plants: changed files lie in a folder of their own, over the real ones. */
export interface PackageCopy {
  /** Replaces a text that must be there, in a file named from `force-app/main/default` on. */
  replace(file: string, from: string, to: string): void;
  write(file: string, text: string): void;
  remove(file: string): void;
  /** The problems as a person reads them, less the path up to `default/`. */
  problems(): string[];
  dispose(): void;
}

export function copyPackage(): PackageCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'check-package-'));
  const gone = new Set<string>();
  const place = (file: string): string => path.join(folder, 'default', file);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(place(file)), { recursive: true });
    writeFileSync(place(file), text);
    gone.add(`default/${file}`);
  };
  const read = (file: string): string =>
    readFileSync(existsSync(place(file)) ? place(file) : path.join(original, 'default', file), 'utf8');
  return {
    write,
    replace: (file, from, to) => write(file, replaced(read(file), from, to)),
    remove: (file) => void gone.add(`default/${file}`),
    problems: () => problemsOf(folder, gone),
    dispose: () => rmSync(folder, { recursive: true, force: true })
  };
}

function problemsOf(folder: string, gone: ReadonlySet<string>): string[] {
  mkdirSync(path.join(folder, 'default'), { recursive: true });
  const changed = readMetadataFiles(folder, ['default']);
  const kept = originalFiles().filter((file) => !gone.has(file.path));
  const unread = changed.problems.filter((problem) => problem.path !== 'default');
  return inOrder([...unread, ...checkFiles([...kept, ...changed.files], typeModel())])
    .map(problemText)
    .map((text) => text.replace(/^default\//, ''));
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the file`);
  return text.replace(from, to);
}

/** `objects/<object>/fields/<field>.field-meta.xml`. */
export const fieldFile = (object: string, field: string): string =>
  `objects/${object}/fields/${field}.field-meta.xml`;

export const permissionSetFile = (name: string): string => `permissionsets/${name}.permissionset-meta.xml`;

/** A custom metadata record; values as `[field, xsi:type, text]`. */
export function recordXml(label: string, values: readonly (readonly [string, string, string])[]): string {
  const entries = values.map(
    ([field, type, text]) =>
      `<values><field>${field}</field><value xsi:type="${type}">${text}</value></values>`
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"',
    '  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
    `<label>${label}</label><protected>false</protected>`,
    ...entries,
    '</CustomMetadata>'
  ].join('\n');
}
