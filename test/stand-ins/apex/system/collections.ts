/** Methods of List, Set and Map. What goes in is brought to the type of the collection. */
import { typeOf } from '../program/declarations';
import type { Execution } from '../run/execution';
import { CompileError, NotSupported } from '../stops';
import { exactlyEqual, keyOf } from '../values/equality';
import { nullPointer, raise } from '../values/exceptions';
import { compareNumbers, isNumeric } from '../values/numbers';
import {
  DatetimeValue,
  IdValue,
  ListValue,
  MapValue,
  SetValue,
  SObjectValue,
  type Value
} from '../values/values';
import { integerIn, itemsIn, type NativeTable } from './native';

const list = (value: Value): ListValue => {
  if (value instanceof ListValue) return value;
  throw new CompileError('a List');
};
const set = (value: Value): SetValue => {
  if (value instanceof SetValue) return value;
  throw new CompileError('a Set');
};
const map = (value: Value): MapValue => {
  if (value instanceof MapValue) return value;
  throw new CompileError('a Map');
};

function at(values: ListValue, index: Value): number {
  const place = integerIn(index);
  if (place < 0 || place >= values.items.length)
    throw raise('ListException', `List index out of bounds: ${place}`);
  return place;
}

/** Adds everything of a List or Set. Answers whether that changed anything. */
export function addAll(exec: Execution, target: ListValue | SetValue, source: Value): boolean {
  let changed = false;
  for (const item of [...itemsIn(source)]) changed = add(exec, target, item) || changed;
  return changed;
}

function add(exec: Execution, target: ListValue | SetValue, item: Value): boolean {
  const value = exec.world.types.assign(item, target.of, null);
  if (target instanceof ListValue) {
    target.items.push(value);
    return true;
  }
  const key = keyOf(value);
  const isNew = !target.items.has(key);
  target.items.set(key, value);
  return isNew;
}

export const listMethods: NativeTable = {
  'add/1': (exec, self, item) => {
    add(exec, list(self), item);
    return null;
  },
  'add/2': (exec, self, index, item) => {
    const value = exec.world.types.assign(item, list(self).of, null);
    list(self).items.splice(integerIn(index), 0, value);
    return null;
  },
  'addAll/1': (exec, self, source) => {
    addAll(exec, list(self), source);
    return null;
  },
  'get/1': (_, self, index) => list(self).items[at(list(self), index)] ?? null,
  'set/2': (exec, self, index, item) => {
    list(self).items[at(list(self), index)] = exec.world.types.assign(item, list(self).of, null);
    return null;
  },
  'remove/1': (_, self, index) => list(self).items.splice(at(list(self), index), 1)[0] ?? null,
  'size/0': (_, self) => list(self).items.length,
  'isEmpty/0': (_, self) => list(self).items.length === 0,
  'clear/0': (_, self) => {
    list(self).items.length = 0;
    return null;
  },
  'contains/1': (_, self, item) => list(self).items.some((one) => exactlyEqual(one, item)),
  'indexOf/1': (_, self, item) => list(self).items.findIndex((one) => exactlyEqual(one, item)),
  'clone/0': (_, self) => new ListValue(list(self).of, [...list(self).items]),
  'sort/0': (_, self) => {
    list(self).items.sort(order);
    return null;
  }
};

function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (a instanceof DatetimeValue && b instanceof DatetimeValue) return a.ms - b.ms;
  throw new NotSupported('sorting such values');
}

export const setMethods: NativeTable = {
  'add/1': (exec, self, item) => add(exec, set(self), item),
  'addAll/1': (exec, self, source) => addAll(exec, set(self), source),
  'contains/1': (exec, self, item) =>
    set(self).items.has(keyOf(exec.world.types.assign(item, set(self).of, null))),
  'containsAll/1': (_, self, source) => itemsIn(source).every((item) => set(self).items.has(keyOf(item))),
  'remove/1': (_, self, item) => set(self).items.delete(keyOf(item)),
  'removeAll/1': (_, self, source) => {
    const removed = itemsIn(source).map((item) => set(self).items.delete(keyOf(item)));
    return removed.includes(true);
  },
  'retainAll/1': (_, self, source) => {
    const kept = new Set(itemsIn(source).map(keyOf));
    const gone = [...set(self).items.keys()].filter((key) => !kept.has(key));
    gone.forEach((key) => set(self).items.delete(key));
    return gone.length > 0;
  },
  'size/0': (_, self) => set(self).items.size,
  'isEmpty/0': (_, self) => set(self).items.size === 0,
  'clone/0': (exec, self) => {
    const copy = new SetValue(set(self).of);
    addAll(exec, copy, self);
    return copy;
  },
  'clear/0': (_, self) => {
    set(self).items.clear();
    return null;
  }
};

function keyIn(exec: Execution, target: MapValue, key: Value): { key: Value; text: string } {
  const value = exec.world.types.assign(key, target.keys, null);
  const folded = target.ignoresCase && typeof value === 'string' ? value.toLowerCase() : value;
  return { key: folded, text: keyOf(folded) };
}

function put(exec: Execution, target: MapValue, key: Value, value: Value): Value {
  const place = keyIn(exec, target, key);
  const before = target.entries.get(place.text)?.value ?? null;
  target.entries.set(place.text, {
    key: place.key,
    value: exec.world.types.assign(value, target.values, null)
  });
  return before;
}

/** Puts everything of a map, or records by their id. */
export function fillMap(exec: Execution, target: MapValue, source: Value): void {
  if (source === null) throw nullPointer();
  if (source instanceof MapValue) {
    for (const { key, value } of [...source.entries.values()]) put(exec, target, key, value);
    return;
  }
  for (const record of itemsIn(source)) {
    const id = record instanceof SObjectValue ? record.fields.get('Id') : null;
    if (!(id instanceof IdValue)) throw new NotSupported('a map of records without ids');
    put(exec, target, id, record);
  }
}

const entries = (self: Value) => [...map(self).entries.values()];

export const mapMethods: NativeTable = {
  'put/2': (exec, self, key, value) => put(exec, map(self), key, value),
  'putAll/1': (exec, self, source) => {
    fillMap(exec, map(self), source);
    return null;
  },
  'get/1': (exec, self, key) => map(self).entries.get(keyIn(exec, map(self), key).text)?.value ?? null,
  'containsKey/1': (exec, self, key) => map(self).entries.has(keyIn(exec, map(self), key).text),
  'remove/1': (exec, self, key) => {
    const { text } = keyIn(exec, map(self), key);
    const before = map(self).entries.get(text)?.value ?? null;
    map(self).entries.delete(text);
    return before;
  },
  'keySet/0': (_, self) => {
    const keys = new SetValue(map(self).keys);
    for (const { key } of entries(self)) keys.items.set(keyOf(key), key);
    return keys;
  },
  'values/0': (_, self) =>
    new ListValue(
      map(self).values,
      entries(self).map(({ value }) => value)
    ),
  'size/0': (_, self) => map(self).entries.size,
  'isEmpty/0': (_, self) => map(self).entries.size === 0,
  'clear/0': (_, self) => {
    map(self).entries.clear();
    return null;
  },
  'clone/0': (exec, self) => {
    const copy = new MapValue(map(self).keys, map(self).values, map(self).ignoresCase);
    fillMap(exec, copy, self);
    return copy;
  }
};

export const sObjectMap = (entriesByName: readonly (readonly [string, Value])[], of: string): MapValue => {
  const made = new MapValue(typeOf('String'), typeOf(of), true);
  for (const [name, value] of entriesByName) {
    const key = name.toLowerCase();
    made.entries.set(keyOf(key), { key, value });
  }
  return made;
};
