/** Fields and values of records: names as Apex writes them, values as the store and SOQL have them. */
import type { FieldSchema, ObjectSchema } from '../../org/model';
import { dateTimeText } from '../../org/time';
import { type TypeRef, typeOf } from '../program/declarations';
import { NotSupported } from '../stops';
import { Decimal, Double } from '../values/numbers';
import { DateValue, DatetimeValue, IdValue, type Value } from '../values/values';

/** `itbl__Status__c` is also found as `Status__c`: Apex of the package may leave its namespace out. */
const bare = (name: string): string => name.toLowerCase().replace(/^\w+?__(?=\w+__(c|r|pc|mdt)$)/, '');

const byName = new WeakMap<ObjectSchema, Map<string, FieldSchema>>();

/** A field of an object by its name, in any case, with or without the namespace. */
export function fieldNamed(schema: ObjectSchema, name: string): FieldSchema | undefined {
  let names = byName.get(schema);
  if (!names) {
    names = new Map(schema.fields.map((field) => [bare(field.name), field]));
    for (const field of schema.fields) names.set(field.name.toLowerCase(), field);
    byName.set(schema, names);
  }
  return names.get(name.toLowerCase());
}

/** The lookup behind `Account` or `My_Parent__r`. */
export function lookupNamed(schema: ObjectSchema, relationship: string): FieldSchema | undefined {
  const key = relationship.toLowerCase();
  return schema.fields.find(({ relationshipName }) => {
    return (
      relationshipName !== null && (relationshipName.toLowerCase() === key || bare(relationshipName) === key)
    );
  });
}

/** The type of a field in Apex. */
export function typeOfField({ type }: FieldSchema): TypeRef {
  switch (type) {
    case 'id':
    case 'reference':
      return typeOf('Id');
    case 'boolean':
      return typeOf('Boolean');
    case 'int':
      return typeOf('Integer');
    case 'double':
    case 'currency':
    case 'percent':
      return typeOf('Decimal');
    case 'date':
      return typeOf('Date');
    case 'datetime':
      return typeOf('Datetime');
    case 'anyType':
      return typeOf('Object');
    case 'address':
    case 'location':
    case 'time':
    case 'base64':
      throw new NotSupported(`a field of type ${type}`);
    default:
      return typeOf('String');
  }
}

/** A stored value as Apex has it. */
export function fromStored(field: FieldSchema, stored: unknown): Value {
  if (stored === null || stored === undefined) return null;
  const { key } = typeOfField(field);
  if (typeof stored === 'boolean') return stored;
  if (typeof stored === 'number') return key === 'integer' ? stored : Decimal.of(String(stored));
  if (typeof stored !== 'string') throw new NotSupported(`the stored value of ${field.name}`);
  if (key === 'id') return /^\w{18}$/.test(stored) ? new IdValue(stored) : stored;
  if (key === 'datetime') return new DatetimeValue(Date.parse(stored.replace('+0000', 'Z')));
  return key === 'date' ? new DateValue(stored) : stored;
}

/** A value of Apex as the store takes it. */
export function toStored(value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value instanceof IdValue || value instanceof DateValue) return value.text;
  if (value instanceof DatetimeValue) return dateTimeText(new Date(value.ms));
  if (value instanceof Decimal) return Number(value.toString());
  if (value instanceof Double) return value.value;
  throw new NotSupported('storing such a value');
}
