/** Classes at work: their statics, instances, fields, methods. */
import type { BlockContext } from '@apexdevtools/apex-parser';
import type { ClassDecl, FieldDecl, MethodDecl } from '../program/declarations';
import { CompileError, Fatal, NotSupported } from '../stops';
import { EnumValue, ObjectValue, type Value } from '../values/values';
import type { Execution } from './execution';
import { type Frame, Scope } from './execution';

const deepest = 1000;

export function frameOf(exec: Execution, cls: ClassDecl, self: ObjectValue | null): Frame {
  return { exec, cls, self, scope: new Scope() };
}

/** The statics of a class, initialised when it is first touched. */
async function staticsOf(exec: Execution, decl: ClassDecl): Promise<Map<string, Value>> {
  const known = exec.statics.get(decl);
  if (known) return known;
  const made = new Map<string, Value>();
  exec.statics.set(decl, made);
  for (const field of decl.fields) if (field.isStatic) made.set(field.key, null);
  await initialise(frameOf(exec, decl, null), decl, made);
  return made;
}

async function initialise(frame: Frame, decl: ClassDecl, into: Map<string, Value>): Promise<void> {
  const wanted = frame.self === null;
  const { file, line } = frame.exec;
  for (const step of decl.initialisers) {
    if (step.isStatic !== wanted) continue;
    if ('block' in step) await frame.exec.world.interpreter.runBody(step.block, frame);
    else if (step.field.init) {
      frame.exec.arrive(decl.file, step.field.init.start.line);
      const value = await frame.exec.world.interpreter.evaluate(step.field.init, frame);
      into.set(step.field.key, frame.exec.world.types.assign(value, step.field.type, decl));
    }
  }
  Object.assign(frame.exec, { file, line });
}

/** The field or property of that name, in the class or one it extends. */
export function findField(exec: Execution, decl: ClassDecl, key: string): FieldDecl | undefined {
  for (const one of exec.world.types.chain(decl)) {
    const field = one.fields.find((candidate) => candidate.key === key);
    if (field) return field;
  }
  return undefined;
}

export async function getField(exec: Execution, field: FieldDecl, self: ObjectValue | null): Promise<Value> {
  const { owner, getter, key } = field;
  const values = field.isStatic ? await staticsOf(exec, owner) : self?.fields;
  if (!values) throw new CompileError(`${field.name} without an instance`);
  const runsIt = getter !== null && !isInside(exec, field);
  return runsIt ? callBlock(frameOf(exec, owner, self), getter, field) : (values.get(key) ?? null);
}

export async function setField(
  exec: Execution,
  field: FieldDecl,
  self: ObjectValue | null,
  given: Value
): Promise<void> {
  const { owner, setter, key } = field;
  const values = field.isStatic ? await staticsOf(exec, owner) : self?.fields;
  if (!values) throw new CompileError(`${field.name} without an instance`);
  const value = exec.world.types.assign(given, field.type, owner);
  if (setter === null || isInside(exec, field)) {
    values.set(key, value);
    return;
  }
  const frame = frameOf(exec, owner, self);
  frame.scope.declare('value', field.type, value);
  await callBlock(frame, setter, field);
}

/** Bodies of properties that are running: inside them the name means the stored value. */
const running = new WeakMap<Execution, FieldDecl[]>();

const isInside = (exec: Execution, field: FieldDecl): boolean => running.get(exec)?.at(-1) === field;

async function callBlock(frame: Frame, block: BlockContext, field: FieldDecl): Promise<Value> {
  const stack = running.get(frame.exec) ?? [];
  running.set(frame.exec, stack);
  stack.push(field);
  try {
    return await enter(frame, () => frame.exec.world.interpreter.runBody(block, frame));
  } finally {
    stack.pop();
  }
}

/** Runs a body one call deeper, and comes back to the line of the caller. */
async function enter(frame: Frame, work: () => Promise<Value>): Promise<Value> {
  const { exec } = frame;
  const { file, line } = exec;
  exec.depth += 1;
  if (exec.depth > deepest) throw new Fatal('System.LimitException', 'Maximum stack depth has been reached.');
  try {
    return await work();
  } finally {
    exec.depth -= 1;
    Object.assign(exec, { file, line });
  }
}

/** Methods of that name that take so many arguments, nearest class first. */
export function methodsNamed(exec: Execution, decl: ClassDecl, key: string, count: number): MethodDecl[] {
  return [...exec.world.types.chain(decl)].flatMap((one) =>
    one.methods.filter((method) => method.key === key && method.parameters.length === count)
  );
}

/** The one method that fits the arguments best. @throws NotSupported where the runner cannot tell */
export function choose(
  exec: Execution,
  candidates: readonly MethodDecl[],
  args: readonly Value[]
): MethodDecl {
  const { types } = exec.world;
  const fitting = candidates.flatMap((method) => {
    const distances = method.parameters.map(({ type }, index) =>
      types.distance(args[index] ?? null, type, method.owner)
    );
    const far = distances.some((one) => one === undefined);
    return far ? [] : [{ method, far: distances.reduce<number>((sum, one) => sum + (one ?? 0), 0) }];
  });
  const nearest = Math.min(...fitting.map(({ far }) => far));
  const best = fitting.filter(({ far }) => far === nearest).map(({ method }) => method);
  const [first] = best;
  if (!first) throw new CompileError(`${candidates[0]?.name ?? 'the method'} with these arguments`);
  const rivals = best.filter((method) => method.owner === first.owner);
  if (rivals.length > 1) throw new NotSupported(`choosing between methods named ${first.name}`);
  return first;
}

/** Calls a method or constructor on an instance, or a static one. */
export async function call(
  exec: Execution,
  method: MethodDecl,
  self: ObjectValue | null,
  args: readonly Value[]
): Promise<Value> {
  const { owner, body, returns } = method;
  if (!body) throw new NotSupported(`calling ${owner.fullName}.${method.name}, which has no body`);
  if (method.isStatic) await staticsOf(exec, owner);
  const frame = frameOf(exec, owner, method.isStatic ? null : self);
  method.parameters.forEach(({ key, type }, index) => {
    frame.scope.declare(key, type, exec.world.types.assign(args[index] ?? null, type, owner));
  });
  const value = await enter(frame, () => frame.exec.world.interpreter.runBody(body, frame));
  return returns ? exec.world.types.assign(value, returns, owner) : null;
}

/** The best fitting method of an instance, the nearest class first: overriding ones win. */
export async function callOn(
  exec: Execution,
  self: ObjectValue,
  from: ClassDecl,
  name: string,
  args: readonly Value[]
): Promise<Value | undefined> {
  const found = methodsNamed(exec, from, name.toLowerCase(), args.length).filter((one) => one.body);
  return found.length === 0 ? undefined : call(exec, choose(exec, found, args), self, args);
}

/** `new Name(...)` of a class of the package or an exception. */
export async function construct(
  exec: Execution,
  decl: ClassDecl,
  args: readonly Value[]
): Promise<ObjectValue> {
  if (decl.isAbstract || decl.kind !== 'class') throw new CompileError(`new ${decl.fullName}`);
  await staticsOf(exec, decl);
  const self = new ObjectValue(decl);
  self.place = `${exec.file}:${exec.line}`;
  await runConstructor(exec, decl, self, args);
  return self;
}

/** Fields get their values from the top of the chain down, then each constructor runs. */
async function runConstructor(
  exec: Execution,
  decl: ClassDecl,
  self: ObjectValue,
  args: readonly Value[]
): Promise<void> {
  const fitting = decl.constructors.filter((one) => one.parameters.length === args.length);
  const chosen = fitting.length > 0 ? choose(exec, fitting, args) : null;
  const parent = exec.world.types.superOf(decl);
  const calls = chosen ? firstCall(chosen) : null;
  if (calls === 'this') return void (await call(exec, chosen as MethodDecl, self, args));
  if (!chosen && isException(exec, decl)) makeException(self, args);
  else if (!chosen && (args.length > 0 || decl.constructors.length > 0)) {
    throw new CompileError(`new ${decl.fullName} with ${args.length} arguments`);
  }
  if (parent && !parent.isBuiltIn && calls !== 'super') await runConstructor(exec, parent, self, []);
  await initialiseInstance(exec, decl, self);
  if (chosen) await call(exec, chosen, self, args);
}

async function initialiseInstance(exec: Execution, decl: ClassDecl, self: ObjectValue): Promise<void> {
  for (const field of decl.fields) if (!field.isStatic) self.fields.set(field.key, null);
  await initialise(frameOf(exec, decl, self), decl, self.fields);
}

/** Does a constructor begin with `this(...)` or `super(...)`? */
function firstCall(method: MethodDecl): 'this' | 'super' | null {
  const first = method.body?.statement_list()[0]?.getText() ?? '';
  return (/^(this|super)\(/i.exec(first)?.[1]?.toLowerCase() as 'this' | 'super' | undefined) ?? null;
}

/** `this(...)` or `super(...)` in a constructor. */
export async function delegate(frame: Frame, to: 'this' | 'super', args: readonly Value[]): Promise<void> {
  const { exec, cls, self } = frame;
  if (!self) throw new CompileError(`${to}() outside a constructor`);
  if (to === 'this') return runConstructor(exec, cls, self, args);
  const parent = exec.world.types.superOf(cls);
  if (!parent) throw new CompileError('super() without a class that is extended');
  if (parent.isBuiltIn) makeException(self, args);
  else await runConstructor(exec, parent, self, args);
}

export const isException = (exec: Execution, decl: ClassDecl): boolean =>
  [...exec.world.types.chain(decl)].some((one) => one.isBuiltIn);

/** The four constructors of exceptions: nothing, a message, a cause, both. */
function makeException(self: ObjectValue, args: readonly Value[]): void {
  const [first = null, second = null] = args;
  if (args.length > 2) throw new CompileError(`new ${self.decl.fullName} with ${args.length} arguments`);
  if (first !== null && typeof first !== 'string')
    throw new NotSupported('an exception made of something other than a message');
  self.message = args.length === 0 ? 'Script-thrown exception' : first;
  self.cause = second;
  if (self.decl.key !== 'aurahandledexception') return;
  // The client gets the text; Apex itself reads it only when setMessage() was called.
  self.clientMessage = first;
  self.message = 'Script-thrown exception';
}

/** A constant of an enum of the package. */
export function enumConstant(decl: ClassDecl, key: string): EnumValue | undefined {
  const ordinal = decl.constants.findIndex((name) => name.toLowerCase() === key);
  const name = decl.constants[ordinal];
  return name === undefined ? undefined : new EnumValue(decl.fullName, name, ordinal);
}
