/** Names: variables, fields, properties, classes, enum constants, tokens of the schema. */
import type { FieldDecl } from '../program/declarations';
import { CompileError, NotSupported } from '../stops';
import { nullPointer, raise } from '../values/exceptions';
import { ListValue, NativeValue, ObjectValue, SObjectValue, type Value } from '../values/values';
import { describeMember, fieldToken, objectToken } from '../system/describe';
import { constantOf, isPlatformType } from '../system/platform';
import { readRecordField, writeRecordField } from '../org/records';
import { type Frame, Handle, type Target } from './execution';
import { enumConstant, findField, getField, setField } from './objects';

/** The field or property that a bare name means: of the instance, the class, or a class around it. */
export function fieldInSight({ exec, cls, self }: Frame, key: string): FieldDecl | undefined {
  const own = (self && findField(exec, self.decl, key)) ?? findField(exec, cls, key);
  if (own) return own;
  for (let outer = cls.outer; outer; outer = outer.outer) {
    const field = findField(exec, outer, key);
    if (field?.isStatic) return field;
  }
  return undefined;
}

/** What a bare name means. */
export async function look(frame: Frame, name: string): Promise<Target> {
  const key = name.toLowerCase();
  const variable = frame.scope.find(key);
  if (variable) return variable.value;
  const field = fieldInSight(frame, key);
  if (field) return getField(frame.exec, field, frame.self);
  return typeHandle(frame, name);
}

function typeHandle({ exec, cls }: Frame, name: string): Handle {
  const { types } = exec.world;
  const decl = types.classNamed(name, cls);
  if (decl) return new Handle(decl.key, decl.fullName, { decl });
  const schema = isPlatformType(name) ? undefined : types.findSchema(name);
  if (schema || isPlatformType(name)) return new Handle(name.toLowerCase(), name, { schema });
  throw new NotSupported(`the name ${name}, which is no variable, field, class or object here`);
}

/** `target.name`. */
export async function readMember(frame: Frame, target: Target, name: string): Promise<Target> {
  const { exec } = frame;
  if (target instanceof Handle) return readStatic(frame, target, name);
  if (target === null) throw nullPointer();
  if (target instanceof SObjectValue) return readRecordField(target, name, exec.world.types.findSchema);
  if (target instanceof ObjectValue) {
    const field = findField(exec, target.decl, name.toLowerCase());
    if (!field) throw new CompileError(`${target.decl.fullName} has no field ${name}`);
    return getField(exec, field, target);
  }
  if (target instanceof NativeValue) return describeMember(exec, target, name);
  if (target instanceof ListValue && target.isQueried) return readMember(frame, onlyOne(target), name);
  throw new NotSupported(`.${name} of such a value`);
}

/** `[SELECT ...].Name` reads the one row. */
function onlyOne(list: ListValue): Value {
  const [first] = list.items;
  if (list.items.length === 1 && first !== undefined) return first;
  throw raise(
    'QueryException',
    first === undefined
      ? 'List has no rows for assignment to SObject'
      : 'List has more than 1 row for assignment to SObject'
  );
}

async function readStatic(frame: Frame, handle: Handle, name: string): Promise<Target> {
  const { exec } = frame;
  const key = name.toLowerCase();
  const { decl, schema, isSuper } = handle.meaning;
  if (isSuper) return readMember(frame, frame.self, name);
  if (decl) {
    const field = findField(exec, decl, key);
    if (field) return getField(exec, field, field.isStatic ? null : frame.self);
    const constant = enumConstant(decl, key);
    if (constant) return constant;
    const innerClass = decl.inner.get(key);
    if (innerClass) return new Handle(key, innerClass.fullName, { decl: innerClass });
    throw new CompileError(`${decl.fullName} has no static ${name}`);
  }
  if (schema) {
    return key === 'sobjecttype' ? objectToken(schema) : fieldToken(schema, name);
  }
  if (/^(system|schema)$/.test(handle.key)) return namespaceMember(frame, handle, name);
  if (handle.key === 'label') return exec.world.labels.get(name);
  return constantOf(exec, handle.key, name);
}

/** `System.Label`, `Schema.Contact`, `System.AccessLevel`. */
function namespaceMember(frame: Frame, handle: Handle, name: string): Target {
  if (isPlatformType(name)) return new Handle(name.toLowerCase(), name);
  if (handle.key === 'schema') return typeHandle(frame, name);
  const decl = frame.exec.world.types.classNamed(name, null);
  if (!decl) throw new NotSupported(`System.${name}`);
  return new Handle(decl.key, decl.name, { decl });
}

export async function writeMember(
  frame: Frame,
  holder: Handle | ObjectValue | SObjectValue,
  name: string,
  value: Value
): Promise<void> {
  const { exec } = frame;
  if (holder instanceof SObjectValue) return writeRecordField(holder, name, value, exec.world.types);
  const self = holder instanceof ObjectValue ? holder : null;
  const decl = holder instanceof ObjectValue ? holder.decl : holder.meaning.decl;
  const field = decl && findField(exec, decl, name.toLowerCase());
  if (!field) throw new CompileError(`no field ${name} to assign to`);
  await setField(exec, field, self, value);
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
