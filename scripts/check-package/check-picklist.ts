import { isMetadataType, type PackageField } from './package-model';
import type { ReportAt } from './problem';
import { childOf, childrenOf, textOf, type XmlElement } from './xml';

/** The values of a picklist field, in order. */
export const picklistValues = (field: PackageField): XmlElement[] => {
  const definition = childOf(field.file.root, 'valueSet');
  const values = definition && childOf(definition, 'valueSetDefinition');
  return values === undefined ? [] : childrenOf(values, 'value');
};

/** Values are unique, at most one is the default, and a custom metadata type takes no others. */
export function checkPicklist(field: PackageField, report: ReportAt): void {
  const valueSet = childOf(field.file.root, 'valueSet');
  const values = picklistValues(field);
  const names = values.map((value) => textOf(value, 'fullName'));
  // The values of a global value set stand in a file of their own.
  const global = valueSet !== undefined && childOf(valueSet, 'valueSetName') !== undefined;
  if (names.length === 0 && !global) report('a picklist needs values', 'valueSet');
  names.forEach((name, index) => {
    if (name === '') report('a picklist value lacks <fullName>', 'valueSet');
    else if (names.indexOf(name) !== index) report(`the picklist value "${name}" appears twice`, 'valueSet');
  });
  const defaults = values.filter((value) => textOf(value, 'default') === 'true');
  if (defaults.length > 1) {
    const list = defaults.map((value) => textOf(value, 'fullName')).join(', ');
    report(`a picklist has one default at most; here: ${list}`, 'valueSet');
  }
  if (isMetadataType(field.object) && valueSet !== undefined && textOf(valueSet, 'restricted') !== 'true') {
    report('a picklist of a custom metadata type must be restricted', 'valueSet');
  }
}
