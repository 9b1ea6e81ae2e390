import type { FieldSchema, FieldType } from '../../model';

/** A field that no object stores: a column of the `Name` object, or the result of a function. */
export function syntheticField(name: string, type: FieldType): FieldSchema {
  return {
    name,
    label: name,
    type,
    length: type === 'id' ? 18 : 255,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: false,
    updateable: false,
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
    nameField: name === 'Name',
    defaultedOnCreate: false,
    defaultValue: null,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    picklistValues: [],
    restrictedPicklist: false,
    compoundFieldName: null
  };
}
