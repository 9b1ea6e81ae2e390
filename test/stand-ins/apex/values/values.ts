/** The values of Apex. Integer is a number, Long a bigint, String a string, Boolean a boolean, null is null. */
import type { ObjectSchema } from '../../org/model';
import type { ClassDecl, TypeRef } from '../program/declarations';
import type { Decimal, Double } from './numbers';

/** A record id in 18 characters. */
export class IdValue {
  constructor(readonly text: string) {}
}

/** A moment, in milliseconds since 1970 in UTC. */
export class DatetimeValue {
  constructor(readonly ms: number) {}
}

/** A day, as `YYYY-MM-DD`. */
export class DateValue {
  constructor(readonly text: string) {}
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
  /** Queried fields by real name; null for a record that was made by `new`, where every field may be read. */
  queried: Set<string> | null = null;
  /** Fields that Apex set: an update sends these. */
  readonly touched = new Set<string>();

  constructor(readonly schema: ObjectSchema) {}
}

/** An instance of a class of the package, or an exception. */
export class ObjectValue {
  private static count = 0;
  readonly fields = new Map<string, Value>();
  readonly number = ++ObjectValue.count;
  /** Of exceptions. */
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
    readonly name: string,
    readonly ordinal: number
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

export type Value =
  | null
  | boolean
  | string
  | number
  | bigint
  | Decimal
  | Double
  | IdValue
  | DatetimeValue
  | DateValue
  | ListValue
  | SetValue
  | MapValue
  | SObjectValue
  | ObjectValue
  | EnumValue
  | NativeValue;
