/** Values as text: what `String.valueOf` and `+` with a String make of them. */
import { NotSupported } from '../stops';
import { Decimal } from './numbers';
import {
  DateValue,
  DatetimeValue,
  EnumValue,
  IdValue,
  ListValue,
  NativeValue,
  ObjectValue,
  SetValue,
  type Value
} from './values';
import { exceptionName } from './exceptions';

/** @throws NotSupported for what the platform writes in a way that is not known here */
export function textOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Decimal) return value.toString();
  if (value instanceof IdValue || value instanceof DateValue) return value.text;
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ListValue) return `(${value.items.map(textOf).join(', ')})`;
  if (value instanceof SetValue) return `{${[...value.items.values()].map(textOf).join(', ')}}`;
  if (value instanceof NativeValue && value.key !== null) return value.key;
  if (value instanceof ObjectValue && value.message !== null)
    return `${exceptionName(value)}: ${value.message}`;
  if (value instanceof DatetimeValue) throw new NotSupported('a Datetime as text; use formatGmt()');
  throw new NotSupported('such a value as text');
}

/** `2026-01-02T03:04:05.000Z`, as JSON and Lightning write it. */
export const isoText = ({ ms }: DatetimeValue): string => new Date(ms).toISOString();

/** For the messages of the runner itself: never fails. */
export function showValue(value: Value): string {
  try {
    return value instanceof DatetimeValue ? isoText(value) : textOf(value);
  } catch {
    return value instanceof ObjectValue ? value.decl.fullName : `a ${value?.constructor.name ?? 'null'}`;
  }
}
