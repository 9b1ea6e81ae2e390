/** Method calls: of the package's classes by the best fit, of the platform by name and number of arguments. */
import { CompileError, NotSupported } from '../stops';
import { exceptionName, nullPointer } from '../values/exceptions';
import { EnumValue, ListValue, ObjectValue, type Value } from '../values/values';
import { callNative, callStatic } from '../system/platform';
import { typeOf } from '../program/declarations';
import { type Frame, Handle, type Target } from './execution';
import { call, callOn, choose, delegate, enumConstant, isException, methodsNamed } from './objects';
import { kindOf } from './types';

/** `name(...)`: a method of the instance, the class or a class around it; `this(...)` and `super(...)`. */
export async function callNamed(frame: Frame, name: string, args: Value[]): Promise<Value> {
  const { exec, cls, self } = frame;
  if (name === 'this' || name === 'super') {
    await delegate(frame, name, args);
    return null;
  }
  const key = name.toLowerCase();
  const own = methodsNamed(exec, self?.decl ?? cls, key, args.length);
  const inClass = own.length > 0 ? own : methodsNamed(exec, cls, key, args.length);
  if (inClass.length > 0) {
    const bodies = inClass.filter((method) => method.body);
    return call(exec, choose(exec, bodies, args), self, args);
  }
  for (let outer = cls.outer; outer; outer = outer.outer) {
    const found = methodsNamed(exec, outer, key, args.length).filter((method) => method.isStatic);
    if (found.length > 0) return call(exec, choose(exec, found, args), null, args);
  }
  if (self && isException(exec, self.decl)) return exceptionMethod(frame, self, key, args);
  throw new CompileError(`Method does not exist: ${name} with ${args.length} arguments`);
}

/** `target.name(...)`. */
export async function callMember(frame: Frame, target: Target, name: string, args: Value[]): Promise<Value> {
  if (target instanceof Handle) return callOnHandle(frame, target, name, args);
  if (target === null) throw nullPointer();
  const { exec } = frame;
  if (target instanceof ObjectValue) {
    const answer = await callOn(exec, target, target.decl, name, args);
    if (answer !== undefined) return answer;
    if (isException(exec, target.decl)) return exceptionMethod(frame, target, name.toLowerCase(), args);
    throw new CompileError(
      `Method does not exist: ${target.decl.fullName}.${name} with ${args.length} arguments`
    );
  }
  if (target instanceof EnumValue) return enumMethod(target, name, args);
  return callNative(exec, kindOf(target), name, target, args);
}

async function callOnHandle(frame: Frame, handle: Handle, name: string, args: Value[]): Promise<Value> {
  const { exec, self } = frame;
  const { decl, isSuper, schema } = handle.meaning;
  if (isSuper && self) return callSuper(frame, self, name, args);
  if (schema) throw new NotSupported(`${handle.text}.${name}()`);
  if (!decl || decl.isBuiltIn) return callStatic(exec, handle.key, name, args);
  if (decl.kind === 'enum') return enumStatic(handle, name, args);
  const found = methodsNamed(exec, decl, name.toLowerCase(), args.length).filter((method) => method.isStatic);
  if (found.length > 0) return call(exec, choose(exec, found, args), null, args);
  throw new CompileError(`Method does not exist: ${decl.fullName}.${name} with ${args.length} arguments`);
}

async function callSuper(frame: Frame, self: ObjectValue, name: string, args: Value[]): Promise<Value> {
  const parent = frame.exec.world.types.superOf(frame.cls);
  const answer = parent && (await callOn(frame.exec, self, parent, name, args));
  if (answer !== undefined) return answer;
  if (parent?.isBuiltIn || isException(frame.exec, self.decl)) {
    return exceptionMethod(frame, self, name.toLowerCase(), args);
  }
  throw new CompileError(`Method does not exist: super.${name}`);
}

function enumMethod(value: EnumValue, name: string, args: readonly Value[]): Value {
  const key = `${name.toLowerCase()}/${args.length}`;
  if (key === 'name/0') return value.name;
  if (key === 'ordinal/0') return value.ordinal;
  throw new NotSupported(`${name}() of an enum`);
}

function enumStatic(handle: Handle, name: string, args: readonly Value[]): Value {
  const { decl } = handle.meaning;
  if (!decl || name.toLowerCase() !== 'values' || args.length > 0)
    throw new NotSupported(`${handle.text}.${name}()`);
  const constants = decl.constants.map((one) => enumConstant(decl, one.toLowerCase()) ?? null);
  return new ListValue(typeOf(decl.fullName), constants);
}

/** What every exception can do. */
function exceptionMethod(frame: Frame, self: ObjectValue, key: string, args: readonly Value[]): Value {
  const [first = null] = args;
  switch (`${key}/${args.length}`) {
    case 'getmessage/0':
      return self.message;
    case 'getcause/0':
      return self.cause;
    case 'gettypename/0':
      return exceptionName(self);
    case 'getlinenumber/0':
      return Number(self.place.split(':').at(-1) ?? 0);
    case 'setmessage/1':
      if (typeof first !== 'string') throw nullPointer();
      self.message = first;
      self.clientMessage = first;
      return null;
    case 'initcause/1':
      self.cause = first;
      return null;
    default:
      return dmlMethod(frame, self, key, args);
  }
}

function dmlMethod(frame: Frame, self: ObjectValue, key: string, args: readonly Value[]): Value {
  return callNative(frame.exec, self.decl.key, key, self, [...args]) as Value;
}
