/** The classes of the platform that the runner knows: a table of methods each; everything else is refused. */
import type { Execution } from '../execution';
import { NotSupported } from '../stops';
import { EnumValue, NativeValue, type Value } from '../values';
import { listMethods, mapMethods, setMethods } from './collections';
import { connectApiStatics } from './connect-api';
import { describeMethods, schemaStatics } from './describe';
import { httpMethods, newMessage } from './http';
import { jsonStatics } from './json';
import { metadataStatics } from './metadata';
import type { Native, NativeTable } from './native';
import { enumValue, isEnum, isShape, isShapeNamespace, newShape } from './shapes';
import { systemStatics } from './testing';
import { textMethods, textStatics } from './text';

/** By `type.name/count` in lower case. */
function flat(tables: Readonly<Record<string, NativeTable>>): ReadonlyMap<string, Native> {
  const entries = Object.entries(tables).flatMap(([type, table]) =>
    Object.entries(table).map(([name, work]) => [`${type}.${name}`.toLowerCase(), work] as const)
  );
  return new Map(entries);
}

const methods = flat({
  ...{ ...describeMethods, ...httpMethods, ...textMethods },
  ...{ list: listMethods, set: setMethods, map: mapMethods }
});

const classes: Readonly<Record<string, NativeTable>> = {
  ...{ ...textStatics, ...systemStatics, json: jsonStatics, schema: schemaStatics },
  ...{ label: {}, accesslevel: {}, sobjecttype: {}, operations: metadataStatics, ...connectApiStatics }
};

const statics = flat(classes);

/** Is that a class or namespace of the platform with static members? */
export const isPlatformType = (key: string): boolean =>
  key in classes || isEnum(key) || isShapeNamespace(key);

/** A method `type.name`: of a value of the platform, or a static one where there is none, as `JSON.serialize(...)`. */
export async function callNative(
  exec: Execution,
  method: string,
  self: Value,
  args: Value[]
): Promise<Value> {
  const work = (self === null ? statics : methods).get(`${method}/${args.length}`.toLowerCase());
  if (!work) throw new NotSupported(`${method}() with ${args.length} arguments`);
  return work(exec, self, ...args);
}

/** `AccessLevel.USER_MODE`. */
export function constantOf(type: string, name: string): Value {
  if (isEnum(type)) return enumValue(type, name);
  const isLevel = type === 'accesslevel' && /^(USER|SYSTEM)_MODE$/i.test(name);
  if (!isLevel) throw new NotSupported(`${type}.${name}`);
  return new EnumValue('AccessLevel', name.toUpperCase());
}

/** `new Http()`, `new HttpRequest()`. */
export function createNative(type: string, args: readonly Value[]): Value {
  if (args.length === 0 && isShape(type)) return newShape(type);
  if (args.length === 0 && /^http(request|response)$/.test(type)) return newMessage(type);
  if (args.length === 0 && type === 'http') return new NativeValue('http', null);
  throw new NotSupported(`new ${type}() with ${args.length} arguments`);
}
