import type { MetadataFile } from './metadata-files';
import type { PackageField, PackageModel } from './package-model';
import type { Problem } from './problem';
import { standardObjects } from './standard-objects';
import { childOf, textOf } from './xml';

/** Characters that a label may have, by the root element of its file. */
const labelLimits: Readonly<Record<string, number>> = {
  CustomField: 40,
  CustomMetadata: 40,
  CustomObject: 40,
  CustomPermission: 80,
  PermissionSet: 80
};

/** Characters that a description may have, by the root element of its file. */
const descriptionLimits: Readonly<Record<string, number>> = {
  CustomField: 1000,
  CustomMetadata: 255,
  CustomObject: 1000,
  CustomPermission: 255,
  PermissionSet: 255
};

/** Suffixes of files whose name is an API name that Salesforce limits and never lets change. */
const named: ReadonlySet<string> = new Set([
  'customPermission',
  'field',
  'listView',
  'md',
  'object',
  'permissionset',
  'tab',
  'validationRule'
]);

/** Names, labels and descriptions: their form, their length, and that file name and `fullName` agree. */
export function checkNames(model: PackageModel): Problem[] {
  return [
    ...model.files.flatMap((file) => [
      ...checkFullName(file),
      ...checkApiName(file),
      ...checkLength(file, 'label', labelLimits),
      ...checkLength(file, 'pluralLabel', labelLimits),
      ...checkLength(file, 'description', descriptionLimits)
    ]),
    ...checkTwice(model)
  ];
}

function checkFullName(file: MetadataFile): Problem[] {
  const element = childOf(file.root, 'fullName');
  if (file.suffix === 'field' && element === undefined) return [problem(file, 1, '<fullName> is missing')];
  if (element === undefined || element.text === file.name) return [];
  return [
    problem(file, element.line, `<fullName> is "${element.text}" but the file is named "${file.name}"`)
  ];
}

function checkApiName(file: MetadataFile): Problem[] {
  if (!named.has(file.suffix)) return [];
  const name = file.suffix === 'md' ? file.name.replace(/^[^.]*\./, '') : file.name;
  const bare = name.replace(/__(c|mdt|e)$/, '');
  if (bare.length > 40)
    return [problem(file, 1, `the name "${bare}" has ${bare.length} characters; at most 40`)];
  if (/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(bare)) return [];
  return [
    problem(
      file,
      1,
      `the name "${bare}" is not allowed: letters, digits and single underscores, beginning with a letter`
    )
  ];
}

function checkLength(file: MetadataFile, name: string, limits: Readonly<Record<string, number>>): Problem[] {
  const element = childOf(file.root, name);
  const limit = limits[file.root.name];
  if (element === undefined || limit === undefined || element.text.length <= limit) return [];
  return [problem(file, element.line, `<${name}> has ${element.text.length} characters; at most ${limit}`)];
}

/** Salesforce names ignore case; two files of one name would overwrite each other. */
function checkTwice(model: PackageModel): Problem[] {
  const first = new Map<string, MetadataFile>();
  return model.files.flatMap((file) => {
    const parent = /objects\/([^/]+)\//.exec(file.path)?.[1] ?? '';
    const key = `${file.suffix}:${parent}:${file.name}`.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, file);
    return before === undefined ? [] : [problem(file, 1, `the same name as ${before.path}`)];
  });
}

/** Objects need a label, a plural and a description, and the switches that Salesforce ties together. */
export function checkObjects(model: PackageModel): Problem[] {
  return [...model.objects.values()].flatMap(({ name, file, fields }) => {
    if (file === null) return standardObjects.has(name) ? [] : orphans(name, [...fields.values()]);
    const wanted = ['label', 'pluralLabel', 'description'];
    const other = file.name.endsWith('__mdt')
      ? ['visibility']
      : ['nameField', 'sharingModel', 'deploymentStatus'];
    const missing = [...wanted, ...other].filter((name) => childOf(file.root, name) === undefined);
    return [...missing.map((name) => problem(file, 1, `<${name}> is missing`)), ...checkTiedSwitches(file)];
  });
}

const orphans = (object: string, fields: readonly PackageField[]): Problem[] =>
  fields.map(({ file }) =>
    problem(file, 1, `the object ${object} is neither in the package nor a known standard one`)
  );

function checkTiedSwitches(file: MetadataFile): Problem[] {
  const values = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'].map((name) =>
    textOf(file.root, name)
  );
  if (new Set(values).size <= 1) return [];
  return [problem(file, 1, 'enableBulkApi, enableSharing and enableStreamingApi must be equal')];
}

const problem = (file: MetadataFile, line: number, message: string): Problem => ({
  path: file.path,
  line,
  message
});
