/** JSON to values of Apex and back, as `System.JSON` does it. */
import { type FieldDecl, objectType, stringType, type TypeRef } from '../declarations';
import type { Execution } from '../execution';
import { keyOf } from '../equality';
import { construct } from '../objects';
import { NotSupported } from '../stops';
import {
  DatetimeValue,
  Decimal,
  IdValue,
  ListValue,
  MapValue,
  ObjectValue,
  raise,
  SetValue,
  type Value
} from '../values';
import { inside, type NativeTable, textIn } from './native';

const refused = (message: string) => raise('JSONException', message);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused(error instanceof Error ? error.message : 'malformed JSON');
  }
}

/** What was read from JSON as a value of a type, whose classes stand by their full names. @throws JSONException */
export async function fromJson(exec: Execution, data: unknown, type: TypeRef): Promise<Value> {
  if (data === null || data === undefined) return null;
  if (type.key === 'list') return listFromJson(exec, data, type);
  if (type.key === 'map') return mapFromJson(exec, data, type);
  const isPlain = /^(object|string|id|integer|decimal|boolean|datetime)$/.test(type.key);
  return isPlain ? plainFromJson(data, type) : instanceFromJson(exec, data, type);
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** By kind of JSON and type of Apex; undefined for a value that does not do. */
const plain: Readonly<Record<string, (data: never) => Value | undefined>> = {
  'boolean boolean': (data) => data,
  'number decimal': (data: number) => Decimal.of(data),
  'number integer': (data: number) => (Number.isInteger(data) && Math.abs(data) < 2 ** 31 ? data : undefined),
  'string string': (data: string) => data,
  'string id': (data: string) => (/^\w{18}$/.test(data) ? new IdValue(data) : undefined),
  'string datetime': (data: string) => (moment.test(data) ? new DatetimeValue(Date.parse(data)) : undefined)
};

function plainFromJson(data: unknown, { key, text }: TypeRef): Value {
  if (key === 'object') return untyped(data);
  const value = plain[`${typeof data} ${key}`]?.(data as never);
  if (value !== undefined) return value;
  if (typeof data !== 'object' && /^(string|boolean)$/.test(key)) {
    throw new NotSupported(`JSON's ${typeof data} as ${text}`);
  }
  throw refused(`Illegal value for primitive: ${text}`);
}

async function listFromJson(exec: Execution, data: unknown, type: TypeRef): Promise<Value> {
  const [of = objectType] = type.args;
  if (!Array.isArray(data)) throw refused("Malformed JSON: Expected '[' at the beginning of List/Set");
  const list = new ListValue(of, []);
  for (const item of data) list.items.push(await fromJson(exec, item, of));
  return list;
}

function membersIn(data: unknown): [string, unknown][] {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return Object.entries(data);
  throw refused("Malformed JSON: Expected '{' at the beginning of object");
}

async function mapFromJson(exec: Execution, data: unknown, type: TypeRef): Promise<Value> {
  const [keys = stringType, values = objectType] = type.args;
  const map = new MapValue(keys, values);
  for (const [name, value] of membersIn(data)) {
    const key = await fromJson(exec, name, keys);
    map.entries.set(keyOf(key), { key, value: await fromJson(exec, value, values) });
  }
  return map;
}

/** Keys without a field are left. */
async function instanceFromJson(exec: Execution, data: unknown, type: TypeRef): Promise<Value> {
  const { types } = exec.world;
  const decl = types.classNamed(type.key, null);
  if (!decl || decl.isBuiltIn) throw new NotSupported(`JSON into ${type.text}`);
  const members = membersIn(data);
  const made = await construct(exec, decl, []);
  for (const [name, value] of members) {
    const field = decl.fields.filter(isKept).find(({ key }) => key === name.toLowerCase());
    if (field && field.name !== name) throw new NotSupported(`the key ${name} for the field ${field.name}`);
    if (field) made.fields.set(field.key, await fromJson(exec, value, types.canonical(field.type, decl)));
  }
  return made;
}

/** As `deserializeUntyped`: objects are maps, arrays lists. */
function untyped(data: unknown): Value {
  if (data === null || typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') return Number.isInteger(data) ? data : Decimal.of(data);
  if (Array.isArray(data)) return new ListValue(objectType, data.map(untyped));
  const map = new MapValue(stringType, objectType);
  for (const [key, value] of membersIn(data)) map.entries.set(keyOf(key), { key, value: untyped(value) });
  return map;
}

/** How an instance is written. */
type Write = (value: ObjectValue) => unknown;

/** A value as plain data for JSON. */
export function toJson(value: Value, write: Write = wholeInstance): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Decimal) return Number(value.toString());
  if (value instanceof IdValue) return value.text;
  if (value instanceof DatetimeValue) return value.iso();
  if (value instanceof ListValue) return value.items.map((item) => toJson(item, write));
  if (value instanceof SetValue) return Array.from(value.items.values(), (item) => toJson(item, write));
  if (value instanceof ObjectValue) return write(value);
  if (!(value instanceof MapValue)) throw new NotSupported('such a value as JSON');
  return Object.fromEntries(
    Array.from(value.entries.values(), (one) => [String(toJson(one.key)), toJson(one.value, write)])
  );
}

/** Fields of an instance that are written. @throws NotSupported for a class that inherits or works something out */
function shownOf({ decl }: ObjectValue, isShown: (field: FieldDecl) => boolean): FieldDecl[] {
  const shown = decl.fields.filter(isShown);
  if (decl.extended || shown.some(({ getter }) => getter)) throw new NotSupported(`${decl.name} as JSON`);
  return shown;
}

const isKept = ({ said }: FieldDecl): boolean => !said.has('static') && !said.has('transient');

/** All members, those that are null too. */
function wholeInstance(value: ObjectValue): unknown {
  const own = shownOf(value, isKept);
  return Object.fromEntries(own.map(({ name, key }) => [name, toJson(value.fields.get(key) ?? null)]));
}

/** An answer as Lightning gets it: members with @AuraEnabled, those that are null left out. */
export function toLightning(answer: Value): unknown {
  return toJson(answer, (value) => {
    const shown = shownOf(value, ({ said }) => said.has('@auraenabled') && !said.has('static'));
    const members = shown.map(({ name, key }) => [name, toLightning(value.fields.get(key) ?? null)] as const);
    return Object.fromEntries(members.filter(([, member]) => member !== null));
  });
}

export const jsonStatics: NativeTable = {
  'serialize/1': (_, __, value) => JSON.stringify(toJson(value)),
  'deserialize/2': (exec, _, text, type) => fromJson(exec, parse(textIn(text)), inside<TypeRef>(type)),
  'deserializeUntyped/1': (_, __, text) => untyped(parse(textIn(text)))
};
