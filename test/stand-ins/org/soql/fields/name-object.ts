import type { FieldType, ObjectSchema } from '../../model';
import { NAME_OBJECT } from '../query-context';
import { syntheticField } from './synthetic-field';

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
  fields: NAME_FIELDS.map(([name, type]) => syntheticField(name, type))
};
