/** Words in which the schemas of the local org are written: one short call a field. Source: salesforce-api 6. */
import type { FieldSchema, FieldType } from '../model';

export type FieldOptions = Partial<Omit<FieldSchema, 'name' | 'label' | 'type' | 'picklistValues'>>;

export const required: FieldOptions = { nillable: false };
export const readOnly: FieldOptions = { createable: false, updateable: false };
export const createOnly: FieldOptions = { updateable: false };
export const updateOnly: FieldOptions = { createable: false };
export const defaulted: FieldOptions = { defaultedOnCreate: true };
/** The record goes with the one the lookup points to. */
export const goesWith: FieldOptions = { cascadeDelete: true };
/** The one the lookup points to has to stay. */
export const holds: FieldOptions = { restrictedDelete: true };

const blank: Omit<FieldSchema, 'name' | 'label' | 'type'> = {
  length: 0,
  precision: 0,
  scale: 0,
  nillable: true,
  createable: true,
  updateable: true,
  filterable: true,
  sortable: true,
  groupable: true,
  custom: false,
  calculated: false,
  autoNumber: false,
  unique: false,
  externalId: false,
  idLookup: false,
  caseSensitive: false,
  nameField: false,
  defaultedOnCreate: false,
  defaultValue: null,
  referenceTo: [],
  relationshipName: null,
  childRelationshipName: null,
  picklistValues: [],
  restrictedPicklist: false,
  compoundFieldName: null
};

const ungrouped: FieldOptions = { groupable: false };
const unsearchable: FieldOptions = { filterable: false, sortable: false, groupable: false };

/** Any field: what is not said has the commonest value. */
export function field(
  name: string,
  label: string,
  type: FieldType,
  ...options: readonly Partial<FieldSchema>[]
): FieldSchema {
  return Object.assign({ name, label, type, ...blank, custom: name.endsWith('__c') }, ...options);
}

export const text = (name: string, label: string, length: number, ...options: FieldOptions[]) =>
  field(name, label, 'string', { length }, ...options);

export const email = (name: string, label: string, ...options: FieldOptions[]) =>
  field(name, label, 'email', { length: 80 }, ...options);

export const phone = (name: string, label: string, ...options: FieldOptions[]) =>
  field(name, label, 'phone', { length: 40 }, ...options);

export const url = (name: string, label: string, ...options: FieldOptions[]) =>
  field(name, label, 'url', { length: 255 }, ...options);

/** Text area; beyond 255 characters it can be neither filtered nor sorted. */
export const area = (name: string, label: string, length: number, ...options: FieldOptions[]) =>
  field(name, label, 'textarea', { length }, length > 255 ? unsearchable : {}, ...options);

export const check = (name: string, label: string, ...options: FieldOptions[]) =>
  field(
    name,
    label,
    'boolean',
    { nillable: false, defaultedOnCreate: true, defaultValue: false },
    ...options
  );

export const int = (name: string, label: string, ...options: FieldOptions[]) =>
  field(name, label, 'int', ...options);

export const double = (
  name: string,
  label: string,
  precision: number,
  scale: number,
  ...options: FieldOptions[]
) => field(name, label, 'double', { precision, scale }, ungrouped, ...options);

export const currency = (name: string, label: string, scale: number, ...options: FieldOptions[]) =>
  field(name, label, 'currency', { precision: 18, scale }, ungrouped, ...options);

export const percent = (
  name: string,
  label: string,
  precision: number,
  scale: number,
  ...options: FieldOptions[]
) => field(name, label, 'percent', { precision, scale }, ungrouped, ...options);

export const day = (name: string, label: string, ...options: FieldOptions[]) =>
  field(name, label, 'date', ...options);

export const moment = (name: string, label: string, ...options: FieldOptions[]) =>
  field(name, label, 'datetime', ungrouped, ...options);

/** `values` are written `A;B;C`, the default one with a star at its end, a label after a tilde. */
export const pick = (
  name: string,
  label: string,
  length: number,
  values: string,
  ...options: FieldOptions[]
) => {
  const picklistValues = picklist(values);
  const chosen = picklistValues.find((value) => value.defaultValue);
  const given: FieldOptions = chosen ? { defaultValue: chosen.value, defaultedOnCreate: true } : {};
  return field(name, label, 'picklist', { length, picklistValues }, given, ...options);
};

/** A lookup: `relationship` names the parent in paths, `children` names the rows on the parent. */
export const lookup = (
  name: string,
  label: string,
  to: string,
  relationshipName: string | null,
  childRelationshipName: string | null,
  ...options: FieldOptions[]
) =>
  field(
    name,
    label,
    'reference',
    { length: 18, referenceTo: to.split(' '), relationshipName, childRelationshipName },
    ...options
  );

function picklist(values: string): FieldSchema['picklistValues'] {
  return values
    .split(';')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const defaultValue = entry.endsWith('*');
      const [value = '', label = value] = entry.replace(/\*$/, '').split('~');
      return { value, label, active: true, defaultValue };
    });
}
