import { suggestion } from './nearest-name';
import { isMetadataType, type PackageField, type PackageModel } from './package-model';
import type { ReportAt } from './problem';
import { definitionObjects, standardObjects } from './standard-objects';
import { textOf } from './xml';

/** The target exists and suits the kind; the children's name is not taken on it; required and deletion agree. */
export function checkRelationship(field: PackageField, model: PackageModel, report: ReportAt): void {
  const target = textOf(field.file.root, 'referenceTo');
  if (field.kind === 'MetadataRelationship') checkMetadataTarget(target, model, report);
  else if (!standardObjects.has(target) && !isCustomObject(target, model)) {
    report(unknownObject(target, model), 'referenceTo');
  }
  if (field.required && textOf(field.file.root, 'deleteConstraint') === 'SetNull') {
    report('a required lookup cannot be emptied: <deleteConstraint> must not be SetNull', 'deleteConstraint');
  }
  const twin = siblings(field, target, model)[0];
  if (twin !== undefined) {
    const name = textOf(field.file.root, 'relationshipName');
    report(
      `<relationshipName> "${name}" is taken on ${target} by ${twin.object}.${twin.name}`,
      'relationshipName'
    );
  }
}

function checkMetadataTarget(target: string, model: PackageModel, report: ReportAt): void {
  if (definitionObjects.has(target)) return;
  const object = model.objects.get(target);
  if (object === undefined || object.file === null) report(unknownObject(target, model), 'referenceTo');
  else if (!isMetadataType(target)) report(`${target} is no custom metadata type`, 'referenceTo');
  else if (textOf(object.file.root, 'visibility') !== 'Public') {
    report(`${target} is protected: a public type cannot point to it`, 'referenceTo');
  }
}

const isCustomObject = (name: string, model: PackageModel): boolean =>
  (model.objects.get(name)?.file ?? null) !== null && !isMetadataType(name);

const unknownObject = (name: string, model: PackageModel): string =>
  `there is no object ${name}${suggestion(name, [...model.objects.keys(), ...standardObjects])}`;

/** Fields earlier in the alphabet that use the same name for their children on the same parent. */
function siblings(field: PackageField, target: string, model: PackageModel): PackageField[] {
  const name = textOf(field.file.root, 'relationshipName');
  return [...model.objects.values()]
    .flatMap((object) => [...object.fields.values()])
    .filter((other) => textOf(other.file.root, 'referenceTo') === target)
    .filter((other) => textOf(other.file.root, 'relationshipName') === name)
    .filter((other) => `${other.object}.${other.name}` < `${field.object}.${field.name}`);
}
