/** How methods of the platform are written: a function in a table, by name and number of arguments, `add/1`. */
import type { Execution } from '../execution';
import { CompileError, NotSupported } from '../stops';
import { DatetimeValue, IdValue, ListValue, NativeValue, nullPointer, SetValue, type Value } from '../values';

/** `self` is null for static methods. */
export type Native = (exec: Execution, self: Value, ...args: Value[]) => Value | Promise<Value>;
export type NativeTable = Readonly<Record<string, Native>>;

function wrong(value: Value): Error {
  return value === null ? nullPointer() : new CompileError('a value of another type');
}

/** Text that must be there. @throws NullPointerException */
export function textIn(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof IdValue) return value.text;
  throw wrong(value);
}

export function integerIn(value: Value): number {
  if (typeof value === 'number') return value;
  throw wrong(value);
}

/** The members of a List or Set, as they are now. */
export function itemsIn(value: Value): readonly Value[] {
  if (value instanceof ListValue) return [...value.items];
  if (value instanceof SetValue) return [...value.items.values()];
  throw value === null ? nullPointer() : new NotSupported('what is neither List nor Set here');
}

/** The value, when it is of that class. */
export function as<Kind extends Value>(kind: new (...args: never[]) => Kind, value: Value): Kind {
  if (value instanceof kind) return value;
  throw wrong(value);
}

/** The inside of an object of the platform. */
export const inside = <Data>(value: Value): Data => as(NativeValue, value).data;

/** `System.now()` and `Datetime.now()`. */
export const now: Native = ({ world }) => new DatetimeValue(world.database.org.clock.now().getTime());
