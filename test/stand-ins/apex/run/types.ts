/** Types at run time: which class a name means, whether a value fits, and what an assignment makes of it. */
import { to18 } from '../../org/ids';
import type { ObjectSchema } from '../../org/model';
import type { ClassDecl, TypeRef } from '../program/declarations';
import { plainName } from '../program/read-class';
import { CompileError, NotSupported } from '../stops';
import { exceptionClasses, raise } from '../values/exceptions';
import { Decimal, Double, isNumeric, toDecimal } from '../values/numbers';
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
} from '../values/values';

/** Finds objects of the org as Apex names them, namespace or not. */
export type FindSchema = (name: string) => ObjectSchema | undefined;

/** Names of types that the runner knows besides classes and objects. */
const plainTypes = new Set(
  'boolean integer long decimal double string id blob date datetime object sobject list set map iterable type'.split(
    ' '
  )
);
const nativeTypes = new Set(
  (
    'http httprequest httpresponse httpcalloutmock sobjecttype sobjectfield describesobjectresult describefieldresult ' +
    'displaytype accesslevel aggregateresult database.saveresult database.error saveresult error comparable ' +
    'queryexception exception loggingLevel savepoint sobjectaccessdecision accesstype recordtypeinfo picklistentry ' +
    'database.upsertresult statuscode triggeroperation childrelationship queueable queueablecontext callable'
  )
    .toLowerCase()
    .split(' ')
);

export class Types {
  constructor(
    private readonly classes: ReadonlyMap<string, ClassDecl>,
    readonly findSchema: FindSchema
  ) {}

  /** The class that a name means inside another class; undefined for what is no class. */
  classNamed(name: string, from: ClassDecl | null): ClassDecl | undefined {
    const key = plainName(name).toLowerCase();
    const [first = '', ...rest] = key.split('.');
    let found = this.innerOf(first, from) ?? this.classes.get(first) ?? exceptionClasses.get(first);
    for (const part of rest) found = found?.inner.get(part);
    return found;
  }

  private innerOf(key: string, from: ClassDecl | null): ClassDecl | undefined {
    for (let decl = from; decl; decl = decl.outer) {
      for (const one of this.chain(decl)) {
        if (one.key === key && one.outer) return one;
        const inner = one.inner.get(key);
        if (inner) return inner;
      }
    }
    return undefined;
  }

  /** The class and those it extends, nearest first. */
  *chain(decl: ClassDecl): Generator<ClassDecl> {
    let one: ClassDecl | undefined = decl;
    while (one) {
      yield one;
      one = this.superOf(one);
    }
  }

  superOf(decl: ClassDecl): ClassDecl | undefined {
    if (!decl.extended) return undefined;
    const found = this.classNamed(decl.extended.key, decl.outer);
    if (!found) throw new NotSupported(`extending ${decl.extended.text}`);
    return found;
  }

  /** Is the class, or one it extends or implements, called so? */
  private isKindOf(decl: ClassDecl, wanted: ClassDecl | string): boolean {
    for (const one of this.chain(decl)) {
      if (one === wanted) return true;
      for (const type of one.implemented) {
        if (type.key === wanted) return true;
        const face = this.classNamed(type.key, one.outer ?? one);
        if (face && this.isKindOf(face, wanted)) return true;
      }
    }
    return wanted === 'object';
  }

  /** `instanceof`. */
  isInstance(value: Value, type: TypeRef, from: ClassDecl | null): boolean {
    if (value === null) return false;
    const { key } = type;
    this.checkKnown(type, from);
    if (key === 'object') return true;
    if (value instanceof ObjectValue) return this.isKindOf(value.decl, this.classNamed(key, from) ?? key);
    if (value instanceof EnumValue) return value.type === (this.classNamed(key, from)?.fullName ?? type.text);
    if (value instanceof SObjectValue) {
      return key === 'sobject' || this.findSchema(type.text)?.name === value.schema.name;
    }
    if (value instanceof NativeValue) return value.type === key.replace(/^database\./, '');
    return kindOf(value) === key || (key === 'iterable' && kindOf(value) === 'list');
  }

  /** Refuses the name of a type that does not exist, or that the runner does not know. */
  checkKnown(type: TypeRef, from: ClassDecl | null): void {
    const { key } = type;
    const isKnown =
      plainTypes.has(key) || nativeTypes.has(key) || this.classNamed(key, from) || this.findSchema(type.text);
    if (!isKnown) throw new NotSupported(`the type ${type.text}`);
    type.args.forEach((one) => this.checkKnown(one, from));
  }

  /** The type with full names of classes, so that it means the same everywhere. */
  canonical(type: TypeRef, from: ClassDecl | null): TypeRef {
    const text = this.classNamed(type.key, from)?.fullName ?? type.text;
    return { key: text.toLowerCase(), text, args: type.args.map((one) => this.canonical(one, from)) };
  }

  /** What stands in a variable of that type after the value was assigned. @throws for what does not fit */
  assign(value: Value, type: TypeRef, from: ClassDecl | null): Value {
    if (value === null) {
      this.checkKnown(type, from);
      return null;
    }
    const one = unwrapQueried(value, type.key);
    if (one === null) return null;
    const converted = convert(one, type.key);
    if (converted !== undefined) return converted;
    if (this.isInstance(one, type, from)) return one;
    throw new CompileError(`a value of type ${kindOf(one)} where ${type.text} is wanted`);
  }

  /** A cast. @throws TypeException */
  cast(value: Value, type: TypeRef, from: ClassDecl | null): Value {
    if (value === null || this.isInstance(value, type, from)) return value;
    const converted = typeof value === 'string' && type.key !== 'id' ? undefined : convert(value, type.key);
    if (converted !== undefined) return converted;
    throw raise(
      'TypeException',
      `Invalid conversion from runtime type ${runtimeName(value)} to ${type.text}`
    );
  }

  /** How far a value is from a parameter's type: 0 is the type itself; undefined does not fit. */
  distance(value: Value, type: TypeRef, from: ClassDecl | null): number | undefined {
    if (value === null) return 0;
    if (type.key === 'object') return 9;
    if (this.isInstance(value, type, from)) return sameArguments(value, type) ? 0 : 1;
    if (typeof value === 'string' && type.key === 'id') return 3;
    if (value instanceof ListValue && value.isQueried && value.items[0] instanceof SObjectValue)
      return undefined;
    return convert(value, type.key) === undefined ? undefined : 2;
  }
}

function sameArguments(value: Value, type: TypeRef): boolean {
  if (value instanceof ListValue || value instanceof SetValue)
    return value.of.key === (type.args[0]?.key ?? '');
  return true;
}

function unwrapQueried(value: Value, key: string): Value {
  if (!(value instanceof ListValue) || !value.isQueried || /^(list|iterable|object)$/.test(key)) return value;
  const [only, another] = value.items;
  if (only === undefined) throw raise('QueryException', 'List has no rows for assignment to SObject');
  if (another !== undefined)
    throw raise('QueryException', 'List has more than 1 row for assignment to SObject');
  return only;
}

/** The conversions that happen by themselves; undefined where there is none. */
function convert(value: Value, key: string): Value | undefined {
  if (key === 'id' && typeof value === 'string') return toId(value);
  if (key === 'string' && value instanceof IdValue) return value.text;
  if (key === 'long' && typeof value === 'number') return BigInt(value);
  if (key === 'decimal' && isNumeric(value)) return toDecimal(value);
  if (key === 'double' && isNumeric(value))
    return value instanceof Double ? value : new Double(Number(value.toString()));
  if (key === 'datetime' && value instanceof DateValue) return new DatetimeValue(Date.parse(value.text));
  return undefined;
}

/** @throws StringException as the platform does for what is no id */
export function toId(text: string): IdValue {
  const full = to18(text);
  if (full === undefined) throw raise('StringException', `Invalid id: ${text}`);
  return new IdValue(full);
}

/** The kind of a value in lower case, by which its methods are found. */
export function kindOf(value: Exclude<Value, null>): string {
  if (typeof value === 'object') return objectKind(value);
  return { string: 'string', boolean: 'boolean', number: 'integer', bigint: 'long' }[
    typeof value as 'string' | 'boolean' | 'number' | 'bigint'
  ];
}

function objectKind(value: Exclude<Value, null | string | number | bigint | boolean>): string {
  if (value instanceof NativeValue) return value.type;
  if (value instanceof ListValue) return 'list';
  if (value instanceof SetValue) return 'set';
  if (value instanceof MapValue) return 'map';
  if (value instanceof SObjectValue) return 'sobject';
  if (value instanceof IdValue) return 'id';
  if (value instanceof DatetimeValue) return 'datetime';
  if (value instanceof DateValue) return 'date';
  if (value instanceof Decimal) return 'decimal';
  if (value instanceof Double) return 'double';
  return value instanceof EnumValue ? 'enum' : 'object';
}

function runtimeName(value: Exclude<Value, null>): string {
  if (value instanceof ObjectValue) return value.decl.fullName;
  if (value instanceof SObjectValue) return value.schema.name;
  const kind = kindOf(value);
  if (kind === 'list' && value instanceof ListValue) return `List<${value.of.text}>`;
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
