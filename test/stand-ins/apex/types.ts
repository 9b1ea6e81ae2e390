/** Types at run time: which class a name means, whether a value fits, and what an assignment makes of it. */
import { to18 } from '../org/ids';
import type { ObjectSchema } from '../org/model';
import type { ClassDecl, TypeRef } from './declarations';
import { metadataClass } from './metadata-classes';
import { plainName } from './read-class';
import { CompileError, NotSupported } from './stops';
import { isEnum, isShape } from './system/shapes';
import {
  DatetimeValue,
  Decimal,
  EnumValue,
  exceptionClasses,
  IdValue,
  ListValue,
  MapValue,
  NativeValue,
  ObjectValue,
  raise,
  SetValue,
  SObjectValue,
  type Value
} from './values';

/** Those that have members of their own. */
const platformClass = (key: string): ClassDecl | undefined =>
  key === metadataClass.key ? metadataClass : exceptionClasses.get(key);

/** Types that the runner knows besides classes and objects. */
const knownTypes = new Set(
  (
    'blob boolean integer decimal string id datetime object sobject list set map type http httprequest httpresponse ' +
    'httpcalloutmock sobjecttype sobjectfield describesobjectresult describefieldresult childrelationship accesslevel picklistentry displaytype'
  ).split(' ')
);

export class Types {
  constructor(
    private readonly classes: ReadonlyMap<string, ClassDecl>,
    /** Finds objects of the org as Apex names them, namespace or not. */
    readonly findSchema: (name: string) => ObjectSchema | undefined
  ) {}

  /** The class that a name means inside another class; undefined for what is no class. */
  classNamed(name: string, from: ClassDecl | null): ClassDecl | undefined {
    const [first = '', ...rest] = plainName(name).toLowerCase().split('.');
    const found = this.innerOf(first, from) ?? this.classes.get(first) ?? platformClass(first);
    return rest.reduce<ClassDecl | undefined>((outer, part) => outer?.inner.get(part), found);
  }

  private innerOf(key: string, from: ClassDecl | null): ClassDecl | undefined {
    for (let decl = from; decl; decl = decl.outer) {
      if (decl.key === key && decl.outer) return decl;
      const inner = this.chain(decl).map((one) => one.inner.get(key));
      if (inner.some(Boolean)) return inner.find(Boolean);
    }
    return undefined;
  }

  /** The class and those it extends, nearest first. */
  chain(decl: ClassDecl): ClassDecl[] {
    const parent = this.superOf(decl);
    return parent ? [decl, ...this.chain(parent)] : [decl];
  }

  superOf({ extended, outer }: ClassDecl): ClassDecl | undefined {
    const found = extended ? this.classNamed(extended.key, outer) : undefined;
    if (extended && !found) throw new NotSupported(`extending ${extended.text}`);
    return found;
  }

  /** Is the class, or one it extends or implements, that one or called so? */
  private isKindOf(decl: ClassDecl, wanted: ClassDecl | string): boolean {
    return this.chain(decl).some((one) => {
      const faces = one.implemented.map((type) => this.classNamed(type.key, one) ?? type.key);
      return (
        one === wanted ||
        faces.some((face) => face === wanted || (typeof face !== 'string' && this.isKindOf(face, wanted)))
      );
    });
  }

  /** `instanceof`. */
  isInstance(value: Value, type: TypeRef, from: ClassDecl | null): boolean {
    this.checkKnown(type, from);
    const { key } = type;
    if (value === null || key === 'object') return value !== null;
    if (value instanceof ObjectValue) return this.isKindOf(value.decl, this.classNamed(key, from) ?? key);
    if (value instanceof EnumValue)
      return value.type.toLowerCase() === (this.classNamed(key, from)?.fullName ?? key).toLowerCase();
    if (value instanceof SObjectValue && key !== 'sobject')
      return this.findSchema(type.text) === value.schema;
    return kindOf(value) === key;
  }

  /** Refuses the name of a type that does not exist, or that the runner does not know. */
  checkKnown(type: TypeRef, from: ClassDecl | null): void {
    const isNative = knownTypes.has(type.key) || isShape(type.key) || isEnum(type.key);
    const isKnown = isNative || this.classNamed(type.key, from) || this.findSchema(type.text);
    if (!isKnown) throw new NotSupported(`the type ${type.text}`);
    type.args.forEach((one) => this.checkKnown(one, from));
  }

  /** The type with full names of classes, so that it means the same everywhere. */
  canonical(type: TypeRef, from: ClassDecl | null): TypeRef {
    const text = this.classNamed(type.key, from)?.fullName ?? type.text;
    return { key: text.toLowerCase(), text, args: type.args.map((one) => this.canonical(one, from)) };
  }

  /** What stands in a variable of that type after the value was assigned. @throws for what does not fit */
  assign(given: Value, type: TypeRef, from: ClassDecl | null): Value {
    const isOne = given instanceof ListValue && given.isQueried && !/^(list|object)$/.test(type.key);
    const value = isOne ? onlyRow(given) : given;
    if (value === null) {
      this.checkKnown(type, from);
      return null;
    }
    const converted = convert(value, type.key);
    if (converted !== undefined) return converted;
    if (this.isInstance(value, type, from)) return value;
    throw new CompileError(`a value of type ${kindOf(value)} where ${type.text} is wanted`);
  }

  /** A cast. @throws TypeException */
  cast(value: Value, type: TypeRef, from: ClassDecl | null): Value {
    if (value === null || this.isInstance(value, type, from)) return value;
    const converted = convert(value, type.key);
    if (converted !== undefined) return converted;
    const name = value instanceof ObjectValue ? value.decl.fullName : kindOf(value);
    throw raise('TypeException', `Invalid conversion from runtime type ${name} to ${type.text}`);
  }

  /** How far a value is from a parameter's type: 0 is the type itself; undefined does not fit. */
  distance(value: Value, type: TypeRef, from: ClassDecl | null): number | undefined {
    if (value === null) return 0;
    if (type.key === 'object') return 9;
    if (this.isInstance(value, type, from)) {
      const isCollection = value instanceof ListValue || value instanceof SetValue;
      return isCollection && value.of.key !== type.args[0]?.key ? 1 : 0;
    }
    if (typeof value === 'string' && type.key === 'id') return 3;
    return convert(value, type.key) === undefined ? undefined : 2;
  }
}

/** The row of a query that is assigned to a record. @throws QueryException for none or several */
export function onlyRow({ items }: ListValue): Value {
  const [only] = items;
  if (only !== undefined && items.length === 1) return only;
  const count = only === undefined ? 'no rows' : 'more than 1 row';
  throw raise('QueryException', `List has ${count} for assignment to SObject`);
}

/** The conversions that happen by themselves; undefined where there is none. */
function convert(value: Exclude<Value, null>, key: string): Value | undefined {
  if (key === 'id' && typeof value === 'string') return toId(value);
  if (key === 'string' && value instanceof IdValue) return value.text;
  return key === 'decimal' && typeof value === 'number' ? Decimal.of(value) : undefined;
}

/** @throws StringException as the platform does for what is no id */
export function toId(text: string): IdValue {
  const full = to18(text);
  if (full === undefined) throw raise('StringException', `Invalid id: ${text}`);
  return new IdValue(full);
}

const kinds = [
  [ListValue, 'list'],
  [SetValue, 'set'],
  [MapValue, 'map'],
  [SObjectValue, 'sobject'],
  [IdValue, 'id'],
  [DatetimeValue, 'datetime'],
  [Decimal, 'decimal'],
  [EnumValue, 'enum']
] as const;

/** The kind of a value in lower case, by which its methods are found. */
export function kindOf(value: Exclude<Value, null>): string {
  if (typeof value !== 'object') return typeof value === 'number' ? 'integer' : typeof value;
  if (value instanceof NativeValue) return value.type;
  return kinds.find(([kind]) => value instanceof kind)?.[1] ?? 'object';
}
