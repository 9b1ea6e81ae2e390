/** The classes of the platform that the runner knows: a table of methods each; everything else is refused. */
import type { Execution } from '../run/execution';
import { NotSupported } from '../stops';
import { EnumValue, NativeValue, type Value } from '../values/values';
import { listMethods, mapMethods, setMethods } from './collections';
import { describeMethods, schemaStatics } from './describe';
import { httpMethods, newMessage } from './http';
import { jsonStatics } from './json';
import {
  dateMethods,
  dateStatics,
  datetimeMethods,
  datetimeStatics,
  decimalStatics,
  integerStatics,
  mathStatics,
  numberMethods
} from './moments';
import type { Native, NativeTable } from './native';
import {
  assertStatics,
  databaseStatics,
  encodingStatics,
  featureStatics,
  idStatics,
  limitsStatics,
  resultMethods,
  systemStatics,
  testStatics,
  userInfoStatics
} from './testing';
import { stringMethods, stringStatics } from './text-methods';

const withLowerCase = (
  tables: Readonly<Record<string, NativeTable>>
): ReadonlyMap<string, ReadonlyMap<string, Native>> =>
  new Map(
    Object.entries(tables).map(([type, table]) => [
      type,
      new Map(Object.entries(table).map(([name, work]) => [name.toLowerCase(), work]))
    ])
  );

const methods = withLowerCase({
  ...describeMethods,
  ...httpMethods,
  ...numberMethods,
  ...resultMethods,
  string: stringMethods,
  list: listMethods,
  set: setMethods,
  map: mapMethods,
  datetime: datetimeMethods,
  date: dateMethods
});

const statics = withLowerCase({
  string: stringStatics,
  json: jsonStatics,
  datetime: datetimeStatics,
  date: dateStatics,
  integer: integerStatics,
  decimal: decimalStatics,
  math: mathStatics,
  id: idStatics,
  schema: schemaStatics,
  database: databaseStatics,
  test: testStatics,
  assert: assertStatics,
  system: systemStatics,
  limits: limitsStatics,
  userinfo: userInfoStatics,
  featuremanagement: featureStatics,
  encodingutil: encodingStatics
});

const namesOnly = new Set([
  'label',
  'accesslevel',
  'sobjecttype',
  'displaytype',
  'statuscode',
  'logginglevel'
]);

/** Is that a class or namespace of the platform with static members? */
export const isPlatformType = (name: string): boolean =>
  statics.has(name.toLowerCase()) || namesOnly.has(name.toLowerCase());

/** A method of a value of the platform. */
export function callNative(
  exec: Execution,
  kind: string,
  name: string,
  self: Value,
  args: Value[]
): Value | Promise<Value> {
  const work = methods.get(kind)?.get(`${name.toLowerCase()}/${args.length}`);
  if (!work) throw new NotSupported(`${kind}.${name}() with ${args.length} arguments`);
  return work(exec, self, ...args);
}

/** `JSON.serialize(...)` and the like. */
export function callStatic(
  exec: Execution,
  type: string,
  name: string,
  args: Value[]
): Value | Promise<Value> {
  const work = statics.get(type)?.get(`${name.toLowerCase()}/${args.length}`);
  if (!work) throw new NotSupported(`${type}.${name}() with ${args.length} arguments`);
  return work(exec, null, ...args);
}

/** `AccessLevel.USER_MODE`, `SObjectType.Contact`, `DisplayType.PICKLIST`. */
export function constantOf(exec: Execution, type: string, name: string): Value {
  if (type === 'sobjecttype') {
    const schema = exec.world.types.findSchema(name);
    if (schema) return new NativeValue('describesobjectresult', schema);
  }
  const known: Record<string, readonly string[]> = {
    accesslevel: ['USER_MODE', 'SYSTEM_MODE'],
    logginglevel: ['ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE'],
    displaytype: ['BOOLEAN', 'STRING', 'PICKLIST', 'REFERENCE', 'DATE', 'DATETIME', 'EMAIL', 'ID'],
    statuscode: ['DUPLICATE_VALUE', 'REQUIRED_FIELD_MISSING']
  };
  const found = known[type]?.find((one) => one === name.toUpperCase());
  if (found === undefined) throw new NotSupported(`${type}.${name}`);
  const spelled: Record<string, string> = { displaytype: 'DisplayType', statuscode: 'StatusCode' };
  return new EnumValue(spelled[type] ?? type, found, 0);
}

/** `new Http()`, `new HttpRequest()`. */
export function createNative(type: string, args: readonly Value[]): Value {
  if (args.length === 0 && (type === 'httprequest' || type === 'httpresponse')) return newMessage(type);
  if (args.length === 0 && type === 'http') return new NativeValue('http', null);
  throw new NotSupported(`new ${type}() with ${args.length} arguments`);
}
