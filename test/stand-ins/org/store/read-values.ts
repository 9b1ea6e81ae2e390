/** The body of a create or update: names found in the schema, values brought to their stored form. */
import type { Catalog } from '../schema/catalog';
import type { FieldSchema, ObjectSchema, Row } from '../model';
import { coerce } from './coerce';
import * as refuse from './refusals';

export type WriteKind = 'create' | 'update';

/** Finds the id of a record of an object by the value of an external id, or undefined. */
export type FindByKey = (object: ObjectSchema, field: FieldSchema, value: unknown) => string | undefined;

/** Values by real field name. Throws the first thing that is wrong, as the API reports it. */
export function readValues(
  catalog: Catalog,
  object: ObjectSchema,
  given: Row,
  kind: WriteKind,
  findByKey: FindByKey
): Row {
  const values: Row = {};
  const refused: string[] = [];
  for (const [key, value] of Object.entries(given)) {
    if (key === 'attributes') continue;
    const field = catalog.field(object, key);
    if (!field) {
      readForeignKey(catalog, object, key, value, values, findByKey);
    } else if (kind === 'create' ? !field.createable : !field.updateable) {
      refused.push(field.name);
    } else {
      values[field.name] = coerce(field, value);
    }
  }
  if (refused.length > 0) throw refuse.notWritable(refused);
  return values;
}

/** `{"Account": {"Number__c": "17"}}` points to a parent by its external id. */
function readForeignKey(
  catalog: Catalog,
  object: ObjectSchema,
  key: string,
  value: unknown,
  values: Row,
  findByKey: FindByKey
): void {
  const lookup = object.fields.find((field) => field.relationshipName?.toLowerCase() === key.toLowerCase());
  if (!lookup || lookup.type !== 'reference') throw refuse.noSuchColumn(object, key);
  if (value === null) {
    values[lookup.name] = null;
    return;
  }
  if (typeof value !== 'object') throw refuse.wrongJsonType(lookup, value);
  const entries = Object.entries(value as Row).filter(([name]) => name !== 'attributes');
  const [name, keyValue] = entries[0] ?? ['', null];
  const parent = catalog.get(lookup.referenceTo[0] ?? '');
  const field = parent && catalog.field(parent, name);
  if (!parent || !field || entries.length !== 1) throw refuse.noSuchColumn(parent ?? object, name);
  const id = findByKey(parent, field, keyValue);
  if (id === undefined) throw refuse.noSuchForeignKey(parent.name, field.name, String(keyValue));
  values[lookup.name] = id;
}
