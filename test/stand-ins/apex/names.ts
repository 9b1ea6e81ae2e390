/** What names mean: variables, fields, classes, tokens of the schema; what can be assigned; whose method is called. */
import * as tree from '@apexdevtools/apex-parser';
import type { FieldDecl } from './declarations';
import { type Execution, type Frame, Handle, type Target } from './execution';
import {
  call,
  callOn,
  choose,
  delegate,
  enumConstant,
  findField,
  getField,
  isException,
  methodsNamed,
  setField
} from './objects';
import { binary } from './operators';
import { readRecordField, writeRecordField } from './org/records';
import { CompileError, NotSupported } from './stops';
import { describeMember, fieldToken, objectToken } from './system/describe';
import { callNative, constantOf, isPlatformType } from './system/platform';
import { isShape, memberOf, setMember } from './system/shapes';
import { kindOf, onlyRow } from './types';
import {
  exceptionName,
  ListValue,
  NativeValue,
  nullPointer,
  ObjectValue,
  raise,
  SObjectValue,
  type Value
} from './values';

/** The field or property that a bare name means: of the instance, the class, or a class around it. */
function fieldInSight({ exec, cls, self }: Frame, key: string): FieldDecl | undefined {
  const own = (self && findField(exec, self.decl, key)) ?? findField(exec, cls, key);
  if (own || !cls.outer) return own;
  return fieldInSight({ exec, cls: cls.outer, self: null } as Frame, key);
}

/** What a bare name means. */
export async function look(frame: Frame, name: string): Promise<Target> {
  const key = name.toLowerCase();
  const variable = frame.scope.find(key);
  if (variable) return variable.value;
  const field = fieldInSight(frame, key);
  if (field) return getField(frame.exec, field, frame.self);
  const { types } = frame.exec.world;
  const decl = types.classNamed(name, frame.cls);
  if (decl) return new Handle(key, decl.fullName, { decl });
  if (isPlatformType(key)) return new Handle(key, name);
  const schema = types.findSchema(name);
  if (schema) return new Handle(key, name, { schema });
  throw new NotSupported(`the name ${name}, which is no variable, field, class or object here`);
}

/** `target.name`. */
export async function readMember(frame: Frame, target: Target, name: string): Promise<Target> {
  const { exec } = frame;
  if (target === null) throw nullPointer();
  if (target instanceof Handle) return readStatic(frame, target, name);
  if (target instanceof SObjectValue) return readRecordField(target, name);
  if (target instanceof ListValue && target.isQueried) return readMember(frame, onlyRow(target), name);
  if (target instanceof NativeValue)
    return isShape(target.type) ? memberOf(target, name) : describeMember(target, name);
  if (!(target instanceof ObjectValue)) throw new NotSupported(`.${name} of such a value`);
  return getField(exec, fieldOf(exec, target, name), target);
}

function fieldOf(exec: Execution, { decl }: ObjectValue, name: string): FieldDecl {
  const field = findField(exec, decl, name.toLowerCase());
  if (!field) throw new CompileError(`${decl.fullName} has no field ${name}`);
  return field;
}

async function readStatic(
  { exec, cls }: Frame,
  { key, text, meaning }: Handle,
  name: string
): Promise<Target> {
  const { decl, schema } = meaning;
  const wanted = name.toLowerCase();
  if (schema) return wanted === 'sobjecttype' ? objectToken(schema) : fieldToken(schema, name);
  if (key === 'label') return exec.world.database.labels.get(name);
  if (/^(system|schema)$/.test(key) && isPlatformType(wanted)) return new Handle(wanted, name);
  const spaced = `${key}.${wanted}`;
  if (isPlatformType(spaced)) return new Handle(spaced, `${text}.${name}`);
  const described = key === 'sobjecttype' ? exec.world.types.findSchema(name) : undefined;
  if (described) return new NativeValue('describesobjectresult', described);
  if (!decl) return constantOf(key, name);
  const field = findField(exec, decl, wanted);
  if (field) return getField(exec, field, null);
  const found = enumConstant(decl, wanted) ?? exec.world.types.classNamed(`${decl.fullName}.${name}`, cls);
  if (!found) throw new CompileError(`${text} has no static ${name}`);
  return 'fields' in found ? new Handle(found.key, found.fullName, { decl: found }) : found;
}

/** `list[index]`. */
export function readIndex(list: Value, index: Value): Value {
  if (list === null || index === null) throw nullPointer();
  if (!(list instanceof ListValue) || typeof index !== 'number')
    throw new CompileError('[] of what is no List');
  const value = list.items[index];
  if (value === undefined) throw raise('ListException', `List index out of bounds: ${index}`);
  return value;
}

/** A place that holds a value. */
interface Place {
  read(): Promise<Target>;
  write(value: Value): void | Promise<void>;
}

const operators = { ADD_ASSIGN: '+', SUB_ASSIGN: '-', MUL_ASSIGN: '*', DIV_ASSIGN: '/' } as const;

export async function assign(node: tree.AssignExpressionContext, frame: Frame): Promise<Value> {
  const { evaluate } = frame.exec.world.interpreter;
  const place = await placeOf(node.expression(0), frame);
  const found = (Object.keys(operators) as (keyof typeof operators)[]).find((name) => node[name]());
  if (!found && !node.ASSIGN()) throw new NotSupported('this assignment');
  const before = found ? await place.read() : null;
  const given = await evaluate(node.expression(1), frame);
  const value = found ? binary(operators[found], before, given) : given;
  await place.write(value);
  return value;
}

/** `x++` and its kin: answers the value before or after. */
export async function step(
  node: { expression(): tree.ExpressionContext; INC(): unknown },
  answer: 'before' | 'after',
  frame: Frame
): Promise<Value> {
  const place = await placeOf(node.expression(), frame);
  const before = await place.read();
  const after = binary(node.INC() ? '+' : '-', before, 1);
  await place.write(after);
  return answer === 'before' ? before : after;
}

async function placeOf(node: tree.ExpressionContext, frame: Frame): Promise<Place> {
  const { evaluateTarget } = frame.exec.world.interpreter;
  const primary = node instanceof tree.PrimaryExpressionContext ? node.primary() : null;
  if (primary instanceof tree.IdPrimaryContext) return namedPlace(primary.id().getText(), frame);
  const isField = node instanceof tree.DotExpressionContext && !node.dotMethodCall();
  if (!isField || node instanceof tree.ArrayExpressionContext)
    throw new NotSupported(`assigning to ${node.getText()}`);
  const holder = await evaluateTarget(node.expression(), frame);
  const name = node.anyId().getText();
  return {
    read: () => readMember(frame, holder, name),
    write: (value) => writeMember(frame, holder, name, value)
  };
}

function namedPlace(name: string, frame: Frame): Place {
  const { exec, cls, scope, self } = frame;
  const variable = scope.find(name.toLowerCase());
  const field = variable ? undefined : fieldInSight(frame, name.toLowerCase());
  if (!variable && !field) throw new CompileError(`Variable does not exist: ${name}`);
  return {
    read: () => look(frame, name),
    write: (value) => {
      if (variable) variable.value = exec.world.types.assign(value, variable.type, cls);
      return field && setField(exec, field, self, value);
    }
  };
}

async function writeMember({ exec }: Frame, holder: Target, name: string, value: Value): Promise<void> {
  if (holder === null) throw nullPointer();
  if (holder instanceof SObjectValue) return writeRecordField(holder, name, value, exec.world.types);
  if (holder instanceof ObjectValue) return setField(exec, fieldOf(exec, holder, name), holder, value);
  if (holder instanceof NativeValue) return setMember(holder, name, value);
  const decl = holder instanceof Handle ? holder.meaning.decl : undefined;
  const field = decl && findField(exec, decl, name.toLowerCase());
  if (!field) throw new CompileError(`no field ${name} to assign to`);
  return setField(exec, field, null, value);
}

/** `name(...)`: a method of the instance, the class or a class around it; `this(...)` and `super(...)`. */
export async function callNamed(frame: Frame, name: string, args: Value[]): Promise<Value> {
  const { exec, cls, self } = frame;
  if (name === 'this' || name === 'super') return delegate(frame, name, args);
  for (let one: typeof cls | null = self?.decl ?? cls; one; one = one.outer) {
    const found = methodsNamed(exec, one, name, args.length);
    if (found.length > 0) return call(exec, choose(exec, found, args), one === cls.outer ? null : self, args);
  }
  throw noMethod(name, args);
}

const noMethod = (name: string, args: readonly Value[]): CompileError =>
  new CompileError(`Method does not exist: ${name} with ${args.length} arguments`);

/** `target.name(...)`. */
export async function callMember(frame: Frame, target: Target, name: string, args: Value[]): Promise<Value> {
  const { exec } = frame;
  if (target === null) throw nullPointer();
  if (target instanceof Handle) return callOnHandle(exec, target, name, args);
  if (!(target instanceof ObjectValue)) return callNative(exec, `${kindOf(target)}.${name}`, target, args);
  const answer = await callOn(exec, target, name, args);
  if (answer !== undefined) return answer;
  if (isException(exec, target.decl)) return exceptionMethod(target, name, args);
  throw noMethod(`${target.decl.fullName}.${name}`, args);
}

async function callOnHandle(exec: Execution, target: Handle, name: string, args: Value[]): Promise<Value> {
  const { key, text } = target;
  const { decl, schema } = target.meaning;
  if (schema) throw new NotSupported(`${text}.${name}()`);
  if (!decl || decl.isBuiltIn) return callNative(exec, `${key}.${name}`, null, args);
  const found = methodsNamed(exec, decl, name, args.length).filter(({ said }) => said.has('static'));
  if (found.length > 0) return call(exec, choose(exec, found, args), null, args);
  throw noMethod(`${text}.${name}`, args);
}

/** Of the first refused row; the others are not kept. */
function statusCode({ message }: ObjectValue, row: Value): Value {
  const [, code] = /; first error: (\w+), /.exec(message ?? '') ?? [];
  if (!code || row !== 0) throw new NotSupported('getDmlStatusCode() but of the first row of a DmlException');
  return code;
}

/** What every exception can do. */
function exceptionMethod(self: ObjectValue, name: string, args: readonly Value[]): Value {
  const [first = null] = args;
  const methods: Record<string, () => Value> = {
    'getmessage/0': () => self.message,
    'getcause/0': () => self.cause,
    'gettypename/0': () => exceptionName(self),
    'getlinenumber/0': () => Number(self.place.split(':').at(-1)),
    'getdmlstatuscode/1': () => statusCode(self, first),
    'setmessage/1': () => Object.assign(self, { message: first, clientMessage: first }) && null,
    'initcause/1': () => Object.assign(self, { cause: first }) && null
  };
  const method = methods[`${name.toLowerCase()}/${args.length}`];
  if (!method) throw new NotSupported(`${name}() of an exception`);
  return method();
}
