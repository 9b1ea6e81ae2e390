import path from 'node:path';
import type { MetadataFile } from './metadata-files';
import { standardObjects } from './standard-objects';
import { textOf } from './xml';

/** The metadata of the package, by name, as the cross-checks need it. */
export interface PackageModel {
  readonly files: readonly MetadataFile[];
  /** By API name; standard objects that got fields are in it, too. */
  readonly objects: ReadonlyMap<string, PackageObject>;
  /** Names of the files with that suffix, e.g. `customPermission`. */
  named(suffix: string): ReadonlySet<string>;
  /** Custom metadata records by `Type__mdt.DeveloperName`. */
  readonly records: ReadonlyMap<string, PackageRecord>;
}

export interface PackageObject {
  readonly name: string;
  /** Null for a standard object, whose file holds only what is set for it. */
  readonly file: MetadataFile | null;
  readonly fields: ReadonlyMap<string, PackageField>;
}

export interface PackageField {
  readonly object: string;
  readonly name: string;
  /** The field's type, e.g. `LongTextArea`. */
  readonly kind: string;
  readonly required: boolean;
  readonly file: MetadataFile;
}

export interface PackageRecord {
  /** With `__mdt`. */
  readonly type: string;
  readonly name: string;
  readonly file: MetadataFile;
}

export const isMetadataType = (object: string): boolean => object.endsWith('__mdt');

/** Sorts the files into objects, fields and records. */
export function buildPackageModel(files: readonly MetadataFile[]): PackageModel {
  const suffixed = (suffix: string) => files.filter((file) => file.suffix === suffix);
  return {
    files,
    objects: objectsOf(suffixed('object'), suffixed('field')),
    records: new Map(
      suffixed('md')
        .map(recordOf)
        .map((record) => [`${record.type}.${record.name}`, record])
    ),
    named: (suffix) => new Set(suffixed(suffix).map((file) => file.name))
  };
}

function objectsOf(
  objectFiles: readonly MetadataFile[],
  fieldFiles: readonly MetadataFile[]
): Map<string, PackageObject> {
  const fields = fieldFiles.map(fieldOf);
  const names = new Set([...objectFiles.map((file) => file.name), ...fields.map((field) => field.object)]);
  return new Map(
    [...names].sort().map((name) => {
      const own = standardObjects.has(name) ? undefined : objectFiles.find((file) => file.name === name);
      const inIt = fields.filter((field) => field.object === name);
      return [name, { name, file: own ?? null, fields: new Map(inIt.map((field) => [field.name, field])) }];
    })
  );
}

/** `objects/<object>/fields/<name>.field-meta.xml`. */
function fieldOf(file: MetadataFile): PackageField {
  return {
    object: path.posix.basename(path.posix.dirname(path.posix.dirname(file.path))),
    name: file.name,
    kind: textOf(file.root, 'type'),
    required: textOf(file.root, 'required') === 'true',
    file
  };
}

/** `customMetadata/<type without __mdt>.<name>.md-meta.xml`. */
function recordOf(file: MetadataFile): PackageRecord {
  const [type = '', ...rest] = file.name.split('.');
  return { type: `${type}__mdt`, name: rest.join('.'), file };
}
