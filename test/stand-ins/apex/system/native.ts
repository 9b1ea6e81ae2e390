/** How methods of the platform are written: a function in a table, by name and number of arguments. */
import type { Execution } from '../run/execution';
import { CompileError } from '../stops';
import { nullPointer } from '../values/exceptions';
import { isNumeric, type Numeric } from '../values/numbers';
import { IdValue, ListValue, NativeValue, SetValue, type Value } from '../values/values';

/** A method; `self` is null for static ones. */
export type Native = (exec: Execution, self: Value, ...args: Value[]) => Value | Promise<Value>;

/** By `name/count`, as the platform spells the name. */
export type NativeTable = Readonly<Record<string, Native>>;

/** Text that must be there. @throws NullPointerException */
export function textIn(value: Value): string {
  if (value === null) throw nullPointer();
  if (value instanceof IdValue) return value.text;
  if (typeof value !== 'string') throw new CompileError('an argument that is no String');
  return value;
}

export function integerIn(value: Value): number {
  if (value === null) throw nullPointer();
  if (typeof value !== 'number') throw new CompileError('an argument that is no Integer');
  return value;
}

export function numberIn(value: Value): Numeric {
  if (value === null) throw nullPointer();
  if (!isNumeric(value)) throw new CompileError('an argument that is no number');
  return value;
}

/** The members of a List or Set. */
export function itemsIn(value: Value): Value[] {
  if (value === null) throw nullPointer();
  if (value instanceof ListValue) return value.items;
  if (value instanceof SetValue) return [...value.items.values()];
  throw new CompileError('an argument that is neither List nor Set');
}

/** The inside of an object of the platform. */
export function inside<Data>(value: Value): Data {
  if (value === null) throw nullPointer();
  if (!(value instanceof NativeValue)) throw new CompileError('an argument of another type');
  return value.data as Data;
}
