import { FieldSchema, FieldType, ObjectSchema } from '../model';
import { NAME_OBJECT } from './query-context';

/** Fields that every polymorphic parent offers. Source: salesforce-api 2.1 (the `Name` object); object reference, Name. */
const NAME_FIELDS: readonly (readonly [string, FieldType])[] = [
  ['Id', 'id'],
  ['Name', 'string'],
  ['Type', 'picklist'],
  ['FirstName', 'string'],
  ['LastName', 'string'],
  ['Title', 'string'],
  ['Email', 'email'],
  ['Phone', 'phone'],
  ['Alias', 'string'],
  ['Username', 'string'],
  ['IsActive', 'boolean']
];

/** Schema of the `Name` object. `Type` is not stored: it is the API name of the parent's object. */
export const nameObject: ObjectSchema = {
  name: NAME_OBJECT,
  label: NAME_OBJECT,
  labelPlural: NAME_OBJECT,
  keyPrefix: '',
  custom: false,
  queryable: true,
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  mergeable: false,
  replicateable: false,
  fields: NAME_FIELDS.map(([name, type]) => nameField(name, type))
};

function nameField(name: string, type: FieldType): FieldSchema {
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
