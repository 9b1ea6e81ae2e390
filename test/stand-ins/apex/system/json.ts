/** JSON to values of Apex and back, as `System.JSON` does it. */
import { type ClassDecl, objectType, stringType, type TypeRef } from '../program/declarations';
import type { Execution } from '../run/execution';
import { construct } from '../run/objects';
import { NotSupported } from '../stops';
import { keyOf } from '../values/equality';
import { ApexThrown, nullPointer, raise } from '../values/exceptions';
import { Decimal, Double } from '../values/numbers';
import { isoText } from '../values/text';
import {
  DateValue,
  DatetimeValue,
  EnumValue,
  IdValue,
  ListValue,
  MapValue,
  ObjectValue,
  SetValue,
  SObjectValue,
  type Value
} from '../values/values';
import { inside, type NativeTable, textIn } from './native';

interface Wanted {
  readonly exec: Execution;
  readonly from: ClassDecl | null;
}

const problem = (message: string): ApexThrown => raise('JSONException', message);

function parse(text: string): unknown {
  if (text.trim() === '') throw problem('No content to map to Object due to end of input');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problem(error instanceof Error ? error.message : 'malformed JSON');
  }
}

/** What was read from JSON as a value of a type; keys without a field are left. @throws JSONException */
export async function fromJson(data: unknown, type: TypeRef, wanted: Wanted): Promise<Value> {
  if (data === null || data === undefined) return null;
  switch (type.key) {
    case 'object':
      return untyped(data);
    case 'list':
    case 'set':
    case 'map':
      return collectionFromJson(data, type, wanted);
    default:
      return plainTypes.has(type.key) ? plainFromJson(data, type) : instanceFromJson(data, type, wanted);
  }
}

const plainTypes = new Set([
  'string',
  'id',
  'integer',
  'long',
  'decimal',
  'double',
  'boolean',
  'datetime',
  'date'
]);

const illegal = (type: TypeRef): ApexThrown => problem(`Illegal value for primitive: ${type.text}`);

function plainFromJson(data: unknown, type: TypeRef): Value {
  if (typeof data === 'boolean' && type.key === 'boolean') return data;
  if (typeof data === 'string') return textFromJson(data, type);
  if (typeof data !== 'number') throw illegal(type);
  if (type.key === 'integer' && Number.isInteger(data) && Math.abs(data) < 2 ** 31) return data;
  if (type.key === 'long' && Number.isSafeInteger(data)) return BigInt(data);
  if (type.key === 'decimal') return Decimal.of(String(data));
  if (type.key === 'double') return new Double(data);
  if (type.key === 'string' || type.key === 'boolean')
    throw new NotSupported(`JSON's ${data} as a ${type.text}`);
  throw illegal(type);
}

function textFromJson(text: string, type: TypeRef): Value {
  if (type.key === 'string') return text;
  if (type.key === 'id') return text.length === 18 ? new IdValue(text) : refuse(`the id ${text} in JSON`);
  if (type.key === 'datetime') return momentFromJson(text, type);
  if (type.key === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return new DateValue(text);
  throw illegal(type);
}

/** An ISO moment with its zone. */
export function momentFromJson(text: string, type: TypeRef): DatetimeValue {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const ms = Date.parse(text);
  if (!isWhole || Number.isNaN(ms)) throw illegal(type);
  return new DatetimeValue(ms);
}

function refuse(what: string): never {
  throw new NotSupported(what);
}

async function collectionFromJson(data: unknown, type: TypeRef, wanted: Wanted): Promise<Value> {
  const { types } = wanted.exec.world;
  const [first = objectType, second = objectType] = type.args.map((one) => types.canonical(one, wanted.from));
  if (type.key === 'map') {
    if (typeof data !== 'object' || Array.isArray(data)) throw problem('Expected START_OBJECT');
    const map = new MapValue(first, second);
    for (const [name, value] of Object.entries(data as object)) {
      const key = await fromJson(name, first, wanted);
      map.entries.set(keyOf(key), { key, value: await fromJson(value, second, wanted) });
    }
    return map;
  }
  if (!Array.isArray(data)) throw problem("Malformed JSON: Expected '[' at the beginning of List/Set");
  const list = new ListValue(first, []);
  for (const item of data) list.items.push(await fromJson(item, first, wanted));
  if (type.key === 'list') return list;
  const set = new SetValue(first);
  for (const item of list.items) set.items.set(keyOf(item), item);
  return set;
}

async function instanceFromJson(data: unknown, type: TypeRef, wanted: Wanted): Promise<Value> {
  const { exec, from } = wanted;
  const decl = exec.world.types.classNamed(type.key, from);
  if (!decl || decl.isBuiltIn || decl.kind !== 'class') throw new NotSupported(`JSON into ${type.text}`);
  if (typeof data !== 'object' || Array.isArray(data))
    throw problem("Malformed JSON: Expected '{' at the beginning of object");
  const made = await construct(exec, decl, []);
  for (const [name, value] of Object.entries(data as object)) {
    const field = decl.fields.find(
      (one) => one.key === name.toLowerCase() && !one.isStatic && !one.isTransient
    );
    if (!field) continue;
    if (field.name !== name) throw new NotSupported(`the key ${name} for the field ${field.name}`);
    made.fields.set(field.key, await fromJson(value, field.type, { exec, from: decl }));
  }
  return made;
}

/** As `deserializeUntyped`: objects are maps, arrays lists. */
function untyped(data: unknown): Value {
  if (data === null || typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') {
    if (!Number.isInteger(data)) return Decimal.of(String(data));
    return Math.abs(data) < 2 ** 31 ? data : BigInt(data);
  }
  if (Array.isArray(data)) return new ListValue(objectType, data.map(untyped));
  const map = new MapValue(stringType, objectType);
  for (const [key, value] of Object.entries(data as object))
    map.entries.set(keyOf(key), { key, value: untyped(value) });
  return map;
}

/** Values as plain data for JSON; `null` members of instances stay. */
export function toJson(value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint' || value instanceof Decimal) return Number(value.toString());
  if (value instanceof Double) return value.value;
  if (value instanceof IdValue || value instanceof DateValue) return value.text;
  if (value instanceof DatetimeValue) return isoText(value);
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ListValue) return value.items.map(toJson);
  if (value instanceof SetValue) return [...value.items.values()].map(toJson);
  if (value instanceof MapValue) return mapToJson(value);
  if (value instanceof ObjectValue) return instanceToJson(value);
  throw new NotSupported(value instanceof SObjectValue ? 'a record as JSON' : 'such a value as JSON');
}

export function mapToJson({ entries }: MapValue, write: (value: Value) => unknown = toJson): object {
  return Object.fromEntries(
    [...entries.values()].map(({ key, value }) => [String(toJson(key)), write(value)])
  );
}

function instanceToJson({ decl, fields }: ObjectValue): object {
  if (decl.extended) throw new NotSupported('JSON of a class that extends another');
  const own = decl.fields.filter((field) => !field.isStatic && !field.isTransient);
  if (own.some((field) => field.getter)) throw new NotSupported('JSON of a property with a body');
  return Object.fromEntries(own.map((field) => [field.name, toJson(fields.get(field.key) ?? null)]));
}

export const jsonStatics: NativeTable = {
  'serialize/1': (_, __, value) => JSON.stringify(toJson(value)),
  'deserialize/2': (exec, _, text, type) => {
    if (type === null) throw nullPointer();
    const wanted = inside<{ type: TypeRef; from: ClassDecl | null }>(type);
    return fromJson(parse(textIn(text)), wanted.type, { exec, from: wanted.from });
  },
  'deserializeUntyped/1': (_, __, text) => untyped(parse(textIn(text)))
};
