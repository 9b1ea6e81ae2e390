import { computedKinds } from './field-kinds';
import type { MetadataFile } from './metadata-files';
import { suggestion } from './nearest-name';
import { isMetadataType, type PackageField, type PackageModel } from './package-model';
import type { Problem } from './problem';
import { accessFollowsParent, standardObjects } from './standard-objects';
import { childrenOf, textOf, type XmlElement } from './xml';

type Report = (element: XmlElement, message: string) => void;

/** What each permission set names exists and can be granted; nothing of the package is granted by none. */
export function checkPermissionSets(model: PackageModel): Problem[] {
  const sets = model.files.filter((file) => file.suffix === 'permissionset');
  return sets.flatMap((file) => {
    const problems: Problem[] = [];
    const report: Report = (element, message) =>
      problems.push({ path: file.path, line: element.line, message });
    checkNamed(file, model, report);
    for (const element of childrenOf(file.root, 'objectPermissions')) checkObject(element, model, report);
    for (const element of childrenOf(file.root, 'fieldPermissions')) checkField(element, model, report);
    checkTwice(file, report);
    return problems;
  });
}

/** Element of the permission set, the child that names something, and the suffix of the file that must exist. */
const references: readonly (readonly [string, string, string])[] = [
  ['applicationVisibilities', 'application', 'app'],
  ['classAccesses', 'apexClass', 'cls'],
  ['customPermissions', 'name', 'customPermission'],
  ['flowAccesses', 'flow', 'flow'],
  ['tabSettings', 'tab', 'tab']
];

function checkNamed(file: MetadataFile, model: PackageModel, report: Report): void {
  for (const [element, child, suffix] of references) {
    const known = model.named(suffix);
    for (const access of childrenOf(file.root, element)) {
      const name = textOf(access, child);
      if (known.has(name) || name.startsWith('standard-')) continue;
      report(access, `<${element}> names ${name}, which is not in the package${suggestion(name, known)}`);
    }
  }
  const types = [...model.objects.keys()].filter(isMetadataType);
  for (const access of childrenOf(file.root, 'customMetadataTypeAccesses')) {
    const name = textOf(access, 'name');
    if (types.includes(name)) continue;
    report(
      access,
      `<customMetadataTypeAccesses> names ${name}, which is not in the package${suggestion(name, types)}`
    );
  }
}

/** Each right and the rights that Salesforce demands with it. */
const demands: Readonly<Record<string, readonly string[]>> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']
};

function checkObject(element: XmlElement, model: PackageModel, report: Report): void {
  const name = textOf(element, 'object');
  const own = [...model.objects.values()]
    .filter((object) => object.file !== null)
    .map((object) => object.name);
  if (isMetadataType(name)) report(element, `access to ${name} is given by <customMetadataTypeAccesses>`);
  else if (accessFollowsParent.has(name)) report(element, `access to ${name} cannot be given by itself`);
  else if (!own.includes(name) && !standardObjects.has(name)) {
    report(element, `there is no object ${name}${suggestion(name, [...own, ...standardObjects])}`);
  }
  for (const [right, demanded] of Object.entries(demands)) {
    if (textOf(element, right) !== 'true') continue;
    const missing = demanded.filter((other) => textOf(element, other) !== 'true');
    if (missing.length > 0) report(element, `${name}: ${right} needs ${missing.join(' and ')}`);
  }
}

function checkField(element: XmlElement, model: PackageModel, report: Report): void {
  const [objectName = '', fieldName = ''] = textOf(element, 'field').split('.');
  const object = model.objects.get(objectName);
  if (object === undefined && !standardObjects.has(objectName)) {
    return report(element, `there is no object ${objectName}${suggestion(objectName, model.objects.keys())}`);
  }
  // Fields that Salesforce brings along are not in the package.
  if (!fieldName.endsWith('__c')) return;
  const field = object?.fields.get(fieldName);
  if (field === undefined) {
    const hint = suggestion(fieldName, object?.fields.keys() ?? []);
    return report(element, `there is no field ${objectName}.${fieldName}${hint}`);
  }
  const refusal = whyNotGrantable(field);
  if (refusal !== null) return report(element, `${objectName}.${fieldName} ${refusal}`);
  if (textOf(element, 'editable') !== 'true') return;
  if (textOf(element, 'readable') !== 'true')
    report(element, `${objectName}.${fieldName}: editable needs readable`);
  if (computedKinds.has(field.kind))
    report(element, `${objectName}.${fieldName} is computed: nobody can edit it`);
}

/** Why a permission set cannot name the field; null when it can. */
export function whyNotGrantable(field: PackageField): string | null {
  if (isMetadataType(field.object))
    return 'belongs to a custom metadata type: its fields have no access of their own';
  if (field.kind === 'MasterDetail') return 'is a master-detail field: everybody who sees the object sees it';
  if (field.required) return 'is required: everybody who sees the object sees it';
  return null;
}

function checkTwice(file: MetadataFile, report: Report): void {
  const keys: Readonly<Record<string, string>> = {
    fieldPermissions: 'field',
    objectPermissions: 'object',
    customPermissions: 'name',
    customMetadataTypeAccesses: 'name'
  };
  const seen = new Set<string>();
  for (const element of file.root.children) {
    const key = keys[element.name];
    if (key === undefined) continue;
    const name = `${element.name} ${textOf(element, key)}`;
    if (seen.has(name)) report(element, `${name} appears twice`);
    seen.add(name);
  }
}
