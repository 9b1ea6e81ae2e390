import type { FieldSchema, FieldType } from '../../model';

/** How values of a field type are compared. */
export type ValueKind = 'id' | 'text' | 'multipicklist' | 'boolean' | 'number' | 'date' | 'datetime' | 'none';

const KINDS: Readonly<Record<FieldType, ValueKind>> = {
  id: 'id',
  reference: 'id',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  encryptedstring: 'text',
  picklist: 'text',
  combobox: 'text',
  multipicklist: 'multipicklist',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'none',
  address: 'none',
  location: 'none',
  base64: 'none',
  anyType: 'none'
};

const NAMES: Partial<Record<FieldType, string>> = { datetime: 'dateTime', id: 'ID', reference: 'reference' };

/** The kind of a field's values. */
export function kindOf(field: FieldSchema): ValueKind {
  return KINDS[field.type];
}

/** The type as error messages spell it. */
export function typeName(field: FieldSchema): string {
  return NAMES[field.type] ?? (kindOf(field) === 'text' ? 'string' : field.type);
}
