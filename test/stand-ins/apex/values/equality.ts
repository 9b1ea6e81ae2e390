/** When two values are the same: for `==`, for assertions and as keys of sets and maps. */
import { to18 } from '../../org/ids';
import { NotSupported } from '../stops';
import { compareNumbers, Decimal, Double, isNumeric } from './numbers';
import {
  DateValue,
  DatetimeValue,
  EnumValue,
  IdValue,
  ListValue,
  MapValue,
  NativeValue,
  ObjectValue,
  SetValue,
  SObjectValue,
  type Value
} from './values';

type Equal = (a: Value, b: Value) => boolean;

/** `==`: text without case, ids of both lengths, lists and records by what they hold. */
export const looselyEqual: Equal = (a, b) => {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return sameValue(a, b, looselyEqual);
};

/** As assertions and collections compare: text by case. */
export const exactlyEqual: Equal = (a, b) => {
  if (isNumeric(a) && isNumeric(b) && typeof a !== typeof b) {
    throw new NotSupported('comparing numbers of two types in an assertion');
  }
  return sameValue(a, b, exactlyEqual);
};

function sameValue(a: Value, b: Value, equal: Equal): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  if (a instanceof IdValue || b instanceof IdValue) return idText(a) === idText(b);
  if (a instanceof DatetimeValue && b instanceof DatetimeValue) return a.ms === b.ms;
  if (a instanceof DateValue && b instanceof DateValue) return a.text === b.text;
  return sameCollection(a, b, equal);
}

function sameCollection(a: Value, b: Value, equal: Equal): boolean {
  if (a instanceof ListValue && b instanceof ListValue) {
    return (
      a.items.length === b.items.length && a.items.every((item, index) => equal(item, b.items[index] ?? null))
    );
  }
  if (a instanceof SObjectValue && b instanceof SObjectValue) {
    return a.schema === b.schema && sameMap(a.fields, b.fields, equal);
  }
  if (a instanceof SetValue && b instanceof SetValue) return sameMap(a.items, b.items, equal);
  if (a instanceof MapValue && b instanceof MapValue) {
    return sameMap(a.entries, b.entries, (x, y) => equal(x.value, y.value));
  }
  if (a instanceof ObjectValue && b instanceof ObjectValue) return refuseOwnEquals(a);
  return isToken(a) && isToken(b) && tokenKey(a) === tokenKey(b);
}

function refuseOwnEquals({ decl }: ObjectValue): false {
  if (decl.methods.some((method) => method.key === 'equals')) throw new NotSupported('equals() of a class');
  return false;
}

function sameMap<Entry>(
  a: Map<string, Entry>,
  b: Map<string, Entry>,
  equal: (x: Entry, y: Entry) => boolean
) {
  return (
    a.size === b.size &&
    [...a].every(([key, value]) => {
      const other = b.get(key);
      return other !== undefined && equal(value, other);
    })
  );
}

const isToken = (value: Value): value is EnumValue | NativeValue =>
  value instanceof EnumValue || (value instanceof NativeValue && value.key !== null);

const tokenKey = (value: EnumValue | NativeValue): string =>
  value instanceof EnumValue ? `${value.type}.${value.name}` : `${value.type}.${value.key}`;

function idText(value: Value): string | undefined {
  return value instanceof IdValue ? value.text : to18(value);
}

/** The same for values that are equal, as sets and maps see it. */
export function keyOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return `n${value}`;
  if (value instanceof IdValue) return `i${value.text}`;
  if (value instanceof DatetimeValue) return `t${value.ms}`;
  if (value instanceof DateValue) return `d${value.text}`;
  if (isToken(value)) return `k${tokenKey(value)}`;
  if (value instanceof ObjectValue) return objectKey(value);
  if (value instanceof SObjectValue) return recordKey(value);
  throw new NotSupported(
    value instanceof Decimal || value instanceof Double ? 'a Decimal as a key' : 'such a value as a key'
  );
}

function objectKey(value: ObjectValue): string {
  refuseOwnEquals(value);
  return `o${value.number}`;
}

function recordKey({ schema, fields }: SObjectValue): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  return `r${schema.name}{${sorted.map(([name, value]) => `${name}=${keyOf(value)}`).join(',')}}`;
}
