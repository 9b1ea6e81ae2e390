/** Fields of records: names as Apex writes them, values as the store and SOQL have them. */
import type { FieldSchema, ObjectSchema } from '../../org/model';
import { dateTimeText } from '../../org/time';
import { type TypeRef, typeOf } from '../declarations';
import { CompileError, NotSupported } from '../stops';
import type { Types } from '../types';
import { DatetimeValue, Decimal, IdValue, raise, type SObjectValue, type Value } from '../values';

/** `itbl__Status__c` is also found as `Status__c`: Apex of the package may leave its namespace out. */
const bare = (name: string): string => name.toLowerCase().replace(/^\w+?__(?=\w+__(c|r|pc)$)/, '');

const fieldsByName = new WeakMap<ObjectSchema, Map<string, FieldSchema>>();

/** A field, or the lookup of a relationship, by its name in any case, with or without the namespace. */
export function fieldNamed(schema: ObjectSchema, name: string): FieldSchema | undefined {
  let known = fieldsByName.get(schema);
  if (!known) {
    const both = schema.fields.flatMap((field) =>
      [field.relationshipName ?? '', field.name].map((one) => [one.toLowerCase(), field] as const)
    );
    known = new Map([...both.map(([one, field]) => [bare(one), field] as const), ...both]);
    fieldsByName.set(schema, known);
  }
  return name === '' ? undefined : known.get(name.toLowerCase());
}

/** @throws CompileError for a field that the object has not */
export function knownField(schema: ObjectSchema, name: string): FieldSchema {
  const field = fieldNamed(schema, name);
  if (!field) throw new CompileError(`Field does not exist: ${schema.name}.${name}`);
  return field;
}

/** The real name of what was named: the field or its relationship. */
export function realName({ name, relationshipName }: FieldSchema, asked: string): string {
  const isRelationship = relationshipName !== null && bare(relationshipName) === bare(asked);
  return isRelationship ? relationshipName : name;
}

const apexTypes: Partial<Record<FieldSchema['type'], string>> = {
  ...{ id: 'Id', reference: 'Id', boolean: 'Boolean', datetime: 'Datetime', anyType: 'Object' },
  ...{ int: 'Integer', double: 'Decimal', currency: 'Decimal', percent: 'Decimal' },
  ...{ string: 'String', textarea: 'String', email: 'String', phone: 'String', url: 'String' },
  ...{ picklist: 'String', multipicklist: 'String', combobox: 'String', encryptedstring: 'String' }
};

function typeOfField({ type }: FieldSchema): TypeRef {
  const name = apexTypes[type];
  if (name === undefined) throw new NotSupported(`a field of type ${type}`);
  return typeOf(name);
}

/** A stored value as Apex has it. */
export function fromStored(field: FieldSchema, stored: unknown): Value {
  if (stored === null || stored === undefined) return null;
  const { key } = typeOfField(field);
  if (typeof stored === 'boolean') return stored;
  if (typeof stored === 'number') return key === 'integer' ? stored : Decimal.of(stored);
  const text = String(stored);
  if (key === 'datetime') return new DatetimeValue(Date.parse(text.replace('+0000', 'Z')));
  return key === 'id' && /^\w{18}$/.test(text) ? new IdValue(text) : text;
}

/** A value of Apex as the store takes it. */
export function toStored(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof IdValue) return value.text;
  if (value instanceof DatetimeValue) return dateTimeText(new Date(value.ms));
  if (value instanceof Decimal) return Number(value.toString());
  throw new NotSupported('storing such a value');
}

/** `record.Name`, `record.Account`. @throws SObjectException for a field that the query left out */
export function readRecordField({ schema, fields, queried }: SObjectValue, name: string): Value {
  const field = knownField(schema, name);
  const real = realName(field, name);
  if (queried === null) return fields.get(real) ?? (field.type === 'boolean' ? false : null);
  if (queried.has(real) || real === 'Id') return fields.get(real) ?? null;
  const message = `SObject row was retrieved via SOQL without querying the requested field: ${schema.name}.${real}`;
  throw raise('SObjectException', message);
}

/** `record.Name = value`. */
export function writeRecordField(record: SObjectValue, name: string, value: Value, types: Types): void {
  const field = knownField(record.schema, name);
  if (realName(field, name) !== field.name) throw new NotSupported('setting a parent');
  record.fields.set(field.name, types.assign(value, typeOfField(field), null));
  record.touched.add(field.name);
}
