/** The errors of writing data, in the words of the real API. Source: salesforce-api 4.1. */
import type { FieldSchema, ObjectSchema, Row } from '../model';
import { OrgError } from '../model';

const bad = (code: string, message: string, fields: readonly string[] = []) =>
  new OrgError(400, code, message, fields);

export const noSuchColumn = (object: ObjectSchema, name: string) =>
  bad('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);

export const notWritable = (names: readonly string[]) =>
  bad(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    names
  );

export const required = (names: readonly string[]) =>
  bad('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);

export const tooLong = (field: FieldSchema, value: string) =>
  bad(
    'STRING_TOO_LONG',
    `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${field.length})`,
    [field.name]
  );

export const badEmail = (field: FieldSchema, value: string) =>
  bad('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]);

export const badPicklistValue = (field: FieldSchema, value: string) =>
  bad(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${value}`,
    [field.name]
  );

export const wrongJsonType = (field: FieldSchema, value: unknown) =>
  bad(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${field.type} from ${tokenOf(value)} value ${textOf(value)} or request may be missing a required field at [line:1, column:1]`
  );

export const malformedId = (field: FieldSchema, value: string) =>
  bad('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]);

export const wrongIdType = (field: FieldSchema, value: string) =>
  bad('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${value}`, [field.name]);

export const numberTooLarge = (field: FieldSchema, value: number) =>
  bad(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${value}`,
    [field.name]
  );

export const noSuchReference = () => bad('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');

export const noSuchForeignKey = (object: string, field: string, value: string) =>
  bad(
    'INVALID_FIELD',
    `Foreign key external ID: ${value.toLowerCase()} not found for field ${field} in entity ${object}`
  );

export const duplicate = (field: string, id: string) =>
  bad(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field} duplicates value on record with id: ${id.slice(0, 15)}`
  );

export const alreadyMember = () => bad('DUPLICATE_VALUE', 'Already a campaign member.');

export const convertedLead = () => bad('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');

export const isDeleted = () => new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');

export const notFound = () => new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');

export const wrongKind = (object: ObjectSchema, what: 'inserted' | 'updated' | 'deleted') =>
  bad('INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${what}: ${object.label}`);

export const heldBy = (row: Row, child: ObjectSchema, holding: readonly Row[]) =>
  bad(
    'DELETE_FAILED',
    `Your attempt to delete ${String(row.Name ?? row.Id)} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${holding.map(({ Id }) => Id).join(', ')}`
  );

export const badRecordType = (id: string) =>
  bad('INVALID_CROSS_REFERENCE_KEY', `Record Type ID: this ID value isn't valid for the user: ${id}`, [
    'RecordTypeId'
  ]);

function tokenOf(value: unknown): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}

function textOf(value: unknown): string {
  if (typeof value === 'object') return Array.isArray(value) ? '[' : '{';
  return String(value);
}
