/** The values of Apex: Integer is a number, String a string, Boolean a boolean, null is null; Long, Double, Date and Blob are not known. */
import type { ObjectSchema } from '../org/model';
import { builtInClass, type ClassDecl, type TypeRef } from './declarations';
import { NotSupported } from './stops';

/** A record id in 18 characters. */
export class IdValue {
  constructor(readonly text: string) {}
}

/** A moment, in milliseconds since 1970 in UTC. */
export class DatetimeValue {
  constructor(readonly ms: number) {}

  /** `2026-01-02T03:04:05.000Z`, as JSON and Lightning write it. */
  iso(): string {
    return new Date(this.ms).toISOString();
  }
}

export class ListValue {
  constructor(
    readonly of: TypeRef,
    readonly items: Value[],
    /** Rows of a query: one may be assigned to a record. */
    readonly isQueried = false
  ) {}
}

/** Members by their key, in the order they came. */
export class SetValue {
  readonly items = new Map<string, Value>();

  constructor(readonly of: TypeRef) {}
}

export class MapValue {
  readonly entries = new Map<string, { key: Value; value: Value }>();

  constructor(
    readonly keys: TypeRef,
    readonly values: TypeRef,
    /** Maps of describe find names in any case. */
    readonly ignoresCase = false
  ) {}
}

/** A record; fields and parents by real name. */
export class SObjectValue {
  readonly fields = new Map<string, Value>();
  /** What the query asked for; null for a record that was made by `new`, where every field may be read. */
  queried: Set<string> | null = null;
  /** Fields that Apex set: an update sends these. */
  readonly touched = new Set<string>();

  constructor(readonly schema: ObjectSchema) {}
}

/** An instance of a class of the package, or an exception. */
export class ObjectValue {
  readonly fields = new Map<string, Value>();
  message: string | null = null;
  cause: Value = null;
  /** Of exceptions: file and line they were made at. */
  place = '';
  /** Message of an AuraHandledException as the client gets it. */
  clientMessage: string | null = null;

  constructor(readonly decl: ClassDecl) {}
}

export class EnumValue {
  constructor(
    readonly type: string,
    readonly name: string
  ) {}
}

/** An object of the platform: a request, a describe result, a token. Those with a key are equal by it. */
export class NativeValue<Data = unknown> {
  constructor(
    /** In lower case, without `System.` and the like. */
    readonly type: string,
    readonly data: Data,
    readonly key: string | null = null
  ) {}
}

/** An exact number: `unscaled` divided by ten to the power of `scale`. */
export class Decimal {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number
  ) {}

  /** @param value text keeps the zeros at its end */
  static of(value: number | string | Decimal): Decimal {
    if (value instanceof Decimal) return value;
    const [, whole = '', fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
    if (whole === '') throw new NotSupported(`the number ${value}`);
    return new Decimal(BigInt(whole + fraction), fraction.length);
  }

  /** Both at the scale of the finer one. */
  static aligned(a: Decimal, b: Decimal): [bigint, bigint, scale: number] {
    const scale = Math.max(a.scale, b.scale);
    const at = (one: Decimal) => one.unscaled * 10n ** BigInt(scale - one.scale);
    return [at(a), at(b), scale];
  }

  toString(): string {
    const digits = String(this.unscaled < 0n ? -this.unscaled : this.unscaled).padStart(this.scale + 1, '0');
    const at = digits.length - this.scale;
    return (
      (this.unscaled < 0n ? '-' : '') + digits.slice(0, at) + (this.scale > 0 ? `.${digits.slice(at)}` : '')
    );
  }
}

export type Value =
  | null
  | boolean
  | string
  | number
  | Decimal
  | IdValue
  | DatetimeValue
  | ListValue
  | SetValue
  | MapValue
  | SObjectValue
  | ObjectValue
  | EnumValue
  | NativeValue;

export const isNumeric = (value: Value): value is number | Decimal =>
  typeof value === 'number' || value instanceof Decimal;

const names =
  'NullPointer Math List String Type IllegalArgument Callout Dml Query SObject JSON NoAccess AuraHandled Async ' +
  'UnsupportedOperation ConnectApi';
const base = builtInClass('Exception', null);
const raisable = names.split(' ').map((name) => builtInClass(`${name}Exception`, 'exception'));

/** The platform's exceptions, which Apex can catch and extend, by name in lower case. */
export const exceptionClasses: ReadonlyMap<string, ClassDecl> = new Map(
  [base, ...raisable].map((decl) => [decl.key, decl])
);

/** An exception on its way through Apex. */
export class ApexThrown extends Error {
  constructor(readonly thrown: ObjectValue) {
    super(thrown.message ?? '');
  }
}

/** An exception of the platform, to be thrown. */
export function raise(name: string, message: string): ApexThrown {
  const value = new ObjectValue(exceptionClasses.get(name.toLowerCase()) ?? base);
  value.message = message;
  return new ApexThrown(value);
}

export const nullPointer = () => raise('NullPointerException', 'Attempt to de-reference a null object');

/** `System.DmlException` for the platform's own, the name of the class for others. */
export const exceptionName = ({ decl }: ObjectValue): string =>
  decl.isBuiltIn ? `System.${decl.name}` : decl.fullName;

/** What `String.valueOf` and `+` with a String make of a value. @throws NotSupported where that is not known here */
export function textOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value !== 'object' || value instanceof Decimal) return String(value);
  if (value instanceof IdValue) return value.text;
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ListValue) return `(${value.items.map(textOf).join(', ')})`;
  if (value instanceof NativeValue && value.key !== null) return value.key;
  if (value instanceof DatetimeValue)
    throw new NotSupported('a Datetime as text, which is in the local time');
  throw new NotSupported('such a value as text');
}

/** For messages of assertions: never fails. */
export function showValue(value: Value): string {
  if (value instanceof DatetimeValue) return value.iso();
  try {
    return textOf(value);
  } catch {
    return value instanceof ObjectValue ? value.decl.fullName : `a ${value?.constructor.name}`;
  }
}
