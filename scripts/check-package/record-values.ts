import { picklistValues } from './check-picklist';
import { fieldKinds } from './field-kinds';
import { suggestion } from './nearest-name';
import { isMetadataType, type PackageField, type PackageModel } from './package-model';
import { textOf, type XmlElement } from './xml';

/** Why Salesforce would refuse the value of a record; null when it fits its field. */
export function wrongValue(value: XmlElement, field: PackageField, model: PackageModel): string | null {
  const expected = fieldKinds[field.kind]?.valueType;
  const actual = value.attributes['xsi:type'];
  if (actual === undefined) return `the value of ${field.name} lacks xsi:type="${expected}"`;
  if (actual !== expected) {
    return `${field.name} is a ${field.kind}: its value has xsi:type ${expected}, not ${actual}`;
  }
  return wrongText(value.text, field, model);
}

function wrongText(text: string, field: PackageField, model: PackageModel): string | null {
  switch (field.kind) {
    case 'Checkbox':
      return /^(true|false)$/.test(text) ? null : `${field.name} is "${text}"; expected true or false`;
    case 'Number':
    case 'Percent':
      return wrongNumber(text, field);
    case 'Date':
    case 'DateTime':
      return Number.isNaN(Date.parse(text)) ? `${field.name} is "${text}"; expected a date` : null;
    case 'Picklist':
      return wrongPick(text, field);
    case 'MetadataRelationship':
      return wrongParent(text, field, model);
    default:
      return wrongLength(text, field);
  }
}

function wrongNumber(text: string, field: PackageField): string | null {
  const [, whole, fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return `${field.name} is "${text}"; expected a number`;
  const precision = Number(textOf(field.file.root, 'precision'));
  const scale = Number(textOf(field.file.root, 'scale'));
  if (whole.replace(/^0+/, '').length > precision - scale) {
    return `${field.name} is ${text}; it takes ${precision - scale} digits before the point`;
  }
  if (fraction.replace(/0+$/, '').length > scale) {
    return `${field.name} is ${text}; it takes ${scale} digits after the point`;
  }
  return null;
}

function wrongPick(text: string, field: PackageField): string | null {
  const names = picklistValues(field).map((value) => textOf(value, 'fullName'));
  if (text === '' || names.includes(text)) return null;
  return `${field.name} is "${text}"; allowed: ${names.join(', ')}${suggestion(text, names)}`;
}

/** Parents are named by DeveloperName and must come along, since the package itself has no records. */
function wrongParent(text: string, field: PackageField, model: PackageModel): string | null {
  const target = textOf(field.file.root, 'referenceTo');
  if (text === '' || !isMetadataType(target) || model.records.has(`${target}.${text}`)) return null;
  const names = [...model.records.values()]
    .filter((record) => record.type === target)
    .map((record) => record.name);
  return `${field.name} names ${target} record "${text}", which is not here${suggestion(text, names)}`;
}

function wrongLength(text: string, field: PackageField): string | null {
  const length = Number(textOf(field.file.root, 'length'));
  if (length === 0 || text.length <= length) return null;
  return `${field.name} has ${text.length} characters; at most ${length}`;
}
