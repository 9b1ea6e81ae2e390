/** Methods of List, Set and Map. What goes in is brought to the type of the collection. */
import { typeOf } from '../declarations';
import type { Execution } from '../execution';
import { exactlyEqual, keyOf } from '../equality';
import { ListValue, MapValue, SetValue, type Value } from '../values';
import { as, itemsIn, type NativeTable } from './native';

function add(exec: Execution, to: ListValue | SetValue, item: Value): boolean {
  const value = exec.world.types.assign(item, to.of, null);
  if (to instanceof ListValue) return to.items.push(value) > 0;
  const isNew = !to.items.has(keyOf(value));
  to.items.set(keyOf(value), value);
  return isNew;
}

/** Adds everything of a List or Set. */
export function addAll(exec: Execution, to: ListValue | SetValue, source: Value): void {
  itemsIn(source).forEach((item) => add(exec, to, item));
}

const list = (value: Value): Value[] => as(ListValue, value).items;
const set = (value: Value): Map<string, Value> => as(SetValue, value).items;
const map = (value: Value): MapValue['entries'] => as(MapValue, value).entries;

export const listMethods: NativeTable = {
  'add/1': (exec, self, item) => {
    add(exec, as(ListValue, self), item);
    return null;
  },
  'contains/1': (_, self, item) => list(self).some((one) => exactlyEqual(one, item)),
  'indexOf/1': (_, self, item) => list(self).findIndex((one) => exactlyEqual(one, item)),
  'isEmpty/0': (_, self) => list(self).length === 0,
  'size/0': (_, self) => list(self).length
};

export const setMethods: NativeTable = {
  'add/1': (exec, self, item) => add(exec, as(SetValue, self), item),
  'contains/1': (exec, self, item) =>
    set(self).has(keyOf(exec.world.types.assign(item, as(SetValue, self).of, null))),
  'isEmpty/0': (_, self) => set(self).size === 0,
  'size/0': (_, self) => set(self).size
};

function keyIn(exec: Execution, { keys, ignoresCase }: MapValue, given: Value): Value {
  const key = exec.world.types.assign(given, keys, null);
  return ignoresCase && typeof key === 'string' ? key.toLowerCase() : key;
}

export function put(exec: Execution, to: MapValue, given: Value, value: Value): Value {
  const key = keyIn(exec, to, given);
  const before = to.entries.get(keyOf(key))?.value ?? null;
  to.entries.set(keyOf(key), { key, value: exec.world.types.assign(value, to.values, null) });
  return before;
}

/** Puts everything of another map. */
export function putAll(exec: Execution, to: MapValue, source: Value): Value {
  for (const { key, value } of [...map(source).values()]) put(exec, to, key, value);
  return null;
}

function find(exec: Execution, self: Value, key: Value): { value: Value } | undefined {
  return map(self).get(keyOf(keyIn(exec, as(MapValue, self), key)));
}

export const mapMethods: NativeTable = {
  'containsKey/1': (exec, self, key) => find(exec, self, key) !== undefined,
  'get/1': (exec, self, key) => find(exec, self, key)?.value ?? null,
  'isEmpty/0': (_, self) => map(self).size === 0,
  'keySet/0': (exec, self) => {
    const keys = new SetValue(as(MapValue, self).keys);
    for (const { key } of map(self).values()) add(exec, keys, key);
    return keys;
  },
  'put/2': (exec, self, key, value) => put(exec, as(MapValue, self), key, value),
  'putAll/1': (exec, self, source) => putAll(exec, as(MapValue, self), source),
  'size/0': (_, self) => map(self).size,
  'values/0': (_, self) => {
    const values = Array.from(map(self).values(), ({ value }) => value);
    return new ListValue(as(MapValue, self).values, values);
  }
};

/** A map of describe: names in any case. */
export function namedMap(entries: readonly (readonly [string, Value])[], of: string): MapValue {
  const made = new MapValue(typeOf('String'), typeOf(of), true);
  for (const [name, value] of entries)
    made.entries.set(keyOf(name.toLowerCase()), { key: name.toLowerCase(), value });
  return made;
}
