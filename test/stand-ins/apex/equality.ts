/** When two values are the same: for `==`, for assertions and as keys of sets and maps. */
import { to18 } from '../org/ids';
import { NotSupported } from './stops';
import {
  DatetimeValue,
  Decimal,
  EnumValue,
  IdValue,
  isNumeric,
  ListValue,
  NativeValue,
  ObjectValue,
  SetValue,
  type Value
} from './values';

/** Less than zero, zero or more, as all comparers answer. */
export function compareNumbers(a: number | Decimal, b: number | Decimal): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = Decimal.aligned(Decimal.of(a), Decimal.of(b));
  return left < right ? -1 : Number(left > right);
}

/** `==`: text without case, ids of both lengths, lists by what they hold. */
export function looselyEqual(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return same(a, b, looselyEqual);
}

/** As assertions and collections compare: text by case. */
export function exactlyEqual(a: Value, b: Value): boolean {
  if (isNumeric(a) && isNumeric(b) && typeof a !== typeof b)
    throw new NotSupported('an Integer against a Decimal');
  return same(a, b, exactlyEqual);
}

function same(a: Value, b: Value, equal: (x: Value, y: Value) => boolean): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  if (a instanceof ListValue && b instanceof ListValue) {
    return a.items.length === b.items.length && a.items.every((item, at) => equal(item, b.items[at] ?? null));
  }
  if (a instanceof SetValue && b instanceof SetValue) {
    return a.items.size === b.items.size && [...a.items.keys()].every((key) => b.items.has(key));
  }
  return samePlain(a, b);
}

function samePlain(a: Exclude<Value, null>, b: Exclude<Value, null>): boolean {
  if (a instanceof IdValue || b instanceof IdValue) return idText(a) === idText(b);
  const [left, right] = [plainKey(a), plainKey(b)];
  if (left !== undefined && right !== undefined) return left === right;
  if (a instanceof ObjectValue && b instanceof ObjectValue) return isOther(a);
  throw new NotSupported('comparing such values');
}

const idText = (value: Value): string | undefined => (value instanceof IdValue ? value.text : to18(value));

/** Instances are themselves alone. */
function isOther({ decl }: ObjectValue): false {
  if (decl.methods.some(({ key }) => key === 'equals')) throw new NotSupported('equals() of a class');
  return false;
}

/** The same for values that are equal, as sets and maps see it. @throws NotSupported for other kinds of keys */
export function keyOf(value: Value): string {
  const key = value === null ? 'null' : plainKey(value);
  if (key === undefined) throw new NotSupported('such a value as a key');
  return key;
}

function plainKey(value: Exclude<Value, null>): string | undefined {
  if (typeof value !== 'object') return `${typeof value} ${value}`;
  if (value instanceof IdValue) return `id ${value.text}`;
  if (value instanceof DatetimeValue) return `moment ${value.ms}`;
  if (value instanceof EnumValue) return `${value.type}.${value.name}`;
  return value instanceof NativeValue && value.key !== null ? `${value.type} ${value.key}` : undefined;
}
