import { fieldKinds, relationshipKinds, type FieldKind } from './field-kinds';
import { isMetadataType, type PackageField, type PackageModel } from './package-model';
import { checkPicklist } from './check-picklist';
import { checkRelationship } from './check-relationship';
import type { Problem, ReportAt } from './problem';
import { childOf, textOf } from './xml';

/** Every field: its kind and what belongs to it, help for the admin, values, limits, and what it points to. */
export function checkFields(model: PackageModel): Problem[] {
  const problems: Problem[] = [];
  for (const object of model.objects.values()) {
    for (const field of object.fields.values()) checkField(field, model, problems);
  }
  return problems;
}

function checkField(field: PackageField, model: PackageModel, problems: Problem[]): void {
  const report: ReportAt = (message, element) => {
    const line = element === undefined ? 1 : (childOf(field.file.root, element)?.line ?? 1);
    problems.push({ path: field.file.path, line, message });
  };
  checkHelp(field, report);
  if (!field.name.endsWith('__c')) report('the name of a custom field ends in __c');
  const kind = fieldKinds[field.kind];
  if (kind === undefined) return report(`fields of type "${field.kind}" are not known here`, 'type');
  checkPlace(field, kind, report);
  if (childOf(field.file.root, 'formula') === undefined) checkParts(field, kind, report);
  checkDigits(field, report);
  checkDefault(field, report);
  if (childOf(field.file.root, 'valueSet') !== undefined) checkPicklist(field, report);
  if (relationshipKinds.has(field.kind)) checkRelationship(field, model, report);
}

/** A field without help makes an admin guess. */
function checkHelp(field: PackageField, report: ReportAt): void {
  for (const element of ['label', 'description', 'inlineHelpText']) {
    if (textOf(field.file.root, element) === '') report(`<${element}> is missing or empty`, element);
  }
  const length = textOf(field.file.root, 'inlineHelpText').length;
  if (length > 510) report(`<inlineHelpText> has ${length} characters; at most 510`, 'inlineHelpText');
}

function checkPlace(field: PackageField, kind: FieldKind, report: ReportAt): void {
  const onType = isMetadataType(field.object);
  if (onType && !kind.onMetadataTypes) {
    report(`a custom metadata type cannot have a ${field.kind} field`, 'type');
  }
  if (!onType && !kind.onObjects)
    report(`only a custom metadata type can have a ${field.kind} field`, 'type');
  if (onType && childOf(field.file.root, 'formula') !== undefined) {
    report('a custom metadata type cannot have a formula field', 'formula');
  }
  const manageability = childOf(field.file.root, 'fieldManageability') !== undefined;
  if (onType && !manageability) report('a field of a custom metadata type needs <fieldManageability>');
  if (!onType && manageability) {
    report('<fieldManageability> belongs to custom metadata types only', 'fieldManageability');
  }
}

/** Bounds of lengths and digits. Source: Metadata API, CustomField; custom field attributes in Salesforce help. */
const lengthBounds: Readonly<Record<string, readonly [number, number]>> = {
  Html: [256, 131072],
  LongTextArea: [256, 131072],
  Text: [1, 255]
};

/** What a stored field needs; a formula field brings the rest with its formula. */
function checkParts(field: PackageField, kind: FieldKind, report: ReportAt): void {
  for (const element of kind.needs) {
    if (childOf(field.file.root, element) === undefined)
      report(`a ${field.kind} field needs <${element}>`, 'type');
  }
  const length = childOf(field.file.root, 'length');
  const bounds = lengthBounds[field.kind];
  if (length === undefined || bounds === undefined) return;
  if (Number(length.text) < bounds[0] || Number(length.text) > bounds[1]) {
    report(`<length> is ${length.text}; a ${field.kind} field takes ${bounds[0]} to ${bounds[1]}`, 'length');
  }
}

function checkDigits(field: PackageField, report: ReportAt): void {
  const precision = Number(textOf(field.file.root, 'precision'));
  const scale = Number(textOf(field.file.root, 'scale'));
  if (precision > 18) report(`<precision> is ${precision}; at most 18`, 'precision');
  if (scale > precision) report(`<scale> ${scale} is larger than <precision> ${precision}`, 'scale');
}

function checkDefault(field: PackageField, report: ReportAt): void {
  const value = childOf(field.file.root, 'defaultValue')?.text;
  if (value === undefined) return;
  if (field.kind === 'Checkbox' && !/^(true|false)$/.test(value)) {
    report(`<defaultValue> of a Checkbox is "${value}"; expected true or false`, 'defaultValue');
  }
  if (field.kind === 'Number' && Number.isNaN(Number(value))) {
    report(`<defaultValue> of a Number is "${value}"; expected a number`, 'defaultValue');
  }
  if (field.kind === 'Picklist') report('the default of a Picklist stands with its values', 'defaultValue');
  if (field.kind === 'Text' && !/^(["']).*\1$/.test(value)) {
    report(`<defaultValue> of a Text is ${value}; it is a formula, so text stands in quotes`, 'defaultValue');
  }
}
