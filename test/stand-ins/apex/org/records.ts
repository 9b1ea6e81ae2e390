/** Records in memory: reading and setting fields and parents. */
import type { ObjectSchema } from '../../org/model';
import { CompileError } from '../stops';
import { raise } from '../values/exceptions';
import { SObjectValue, type Value } from '../values/values';
import type { TypeRef } from '../program/declarations';
import { fieldNamed, lookupNamed, typeOfField } from './fields';

type FindSchema = (name: string) => ObjectSchema | undefined;

interface Assigns {
  assign(value: Value, type: TypeRef, from: null): Value;
}

/** `record.Name`, `record.Account`. @throws SObjectException for a field that the query left out */
export function readRecordField(record: SObjectValue, name: string, findSchema: FindSchema): Value {
  const field = fieldNamed(record.schema, name);
  const lookup = field ? undefined : lookupNamed(record.schema, name);
  const found = field?.name ?? lookup?.relationshipName;
  if (found === undefined || found === null)
    throw new CompileError(`Variable does not exist: ${record.schema.name}.${name}`);
  const isThere =
    record.fields.has(found) || record.queried === null || record.queried.has(found) || found === 'Id';
  if (!isThere) {
    throw raise(
      'SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${record.schema.name}.${found}`
    );
  }
  if (lookup && !findSchema(lookup.referenceTo[0] ?? ''))
    throw new CompileError(`${record.schema.name}.${name}`);
  const isUnsetCheckbox = field?.type === 'boolean' && !record.fields.has(found);
  return isUnsetCheckbox ? false : (record.fields.get(found) ?? null);
}

/** `record.Name = value`. */
export function writeRecordField(record: SObjectValue, name: string, value: Value, types: Assigns): void {
  const field = fieldNamed(record.schema, name);
  if (field) {
    record.fields.set(field.name, types.assign(value, typeOfField(field), null));
    record.touched.add(field.name);
    return;
  }
  const lookup = lookupNamed(record.schema, name);
  if (!lookup?.relationshipName)
    throw new CompileError(`Field does not exist: ${record.schema.name}.${name}`);
  if (value !== null && !(value instanceof SObjectValue)) throw new CompileError(`${name} that is no record`);
  record.fields.set(lookup.relationshipName, value);
}
