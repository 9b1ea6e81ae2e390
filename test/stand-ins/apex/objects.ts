/** Classes at work: their statics, instances, fields, methods. */
import type { BlockContext } from '@apexdevtools/apex-parser';
import type { ClassDecl, FieldDecl, MethodDecl } from './declarations';
import { type Execution, type Frame, Scope } from './execution';
import { CompileError, Fatal, NotSupported } from './stops';
import { EnumValue, ObjectValue, type Value } from './values';

/** The instance that code runs on; null for what is static. */
type Self = ObjectValue | null;
type Args = readonly Value[];
type Fields = Map<string, Value>;

const deepest = 1000;

const frameOf = (exec: Execution, cls: ClassDecl, self: Self): Frame => {
  return { exec, cls, self, scope: new Scope() };
};

/** Where the value of a field is kept; the statics of a class are initialised when it is first touched. */
async function valuesOf(exec: Execution, decl: ClassDecl, self: Self): Promise<Fields> {
  const known = self?.fields ?? exec.statics.get(decl);
  if (known) return known;
  const made: Fields = new Map();
  exec.statics.set(decl, made);
  await initialise(frameOf(exec, decl, null), made);
  return made;
}

/** Runs initialisers and blocks: those of the instance, or the static ones where there is none. */
async function initialise(frame: Frame, into: Fields): Promise<void> {
  const { exec, cls, self } = frame;
  const { interpreter, types } = exec.world;
  const { file, line } = exec;
  for (const step of cls.initialisers) {
    if (step.said.has('static') !== (self === null)) continue;
    if ('block' in step) await interpreter.runBody(step.block, frame);
    else if (step.init) {
      exec.arrive(cls.file, step.init.start.line);
      into.set(step.key, types.assign(await interpreter.evaluate(step.init, frame), step.type, cls));
    }
  }
  Object.assign(exec, { file, line });
}

/** The field or property of that name, in the class or one it extends. */
export function findField(exec: Execution, decl: ClassDecl, key: string): FieldDecl | undefined {
  const fields = exec.world.types.chain(decl).flatMap((one) => one.fields);
  return fields.find((field) => field.key === key);
}

async function holderOf(exec: Execution, field: FieldDecl, self: Self): Promise<Fields> {
  const isStatic = field.said.has('static');
  if (!isStatic && !self) throw new CompileError(`${field.name} without an instance`);
  return valuesOf(exec, field.owner, isStatic ? null : self);
}

export async function getField(exec: Execution, field: FieldDecl, self: Self): Promise<Value> {
  const values = await holderOf(exec, field, self);
  if (field.getter && !isInside(exec, field))
    return runProperty(frameOf(exec, field.owner, self), field.getter, field);
  return values.get(field.key) ?? null;
}

export async function setField(exec: Execution, field: FieldDecl, self: Self, given: Value): Promise<void> {
  const values = await holderOf(exec, field, self);
  const value = exec.world.types.assign(given, field.type, field.owner);
  if (!field.setter || isInside(exec, field)) return void values.set(field.key, value);
  const frame = frameOf(exec, field.owner, self);
  frame.scope.declare('value', field.type, value);
  await runProperty(frame, field.setter, field);
}

/** Bodies of properties that are running: inside them the name means the stored value. */
const running = new WeakMap<Execution, FieldDecl[]>();

const isInside = (exec: Execution, field: FieldDecl): boolean => running.get(exec)?.at(-1) === field;

async function runProperty(frame: Frame, body: BlockContext, field: FieldDecl): Promise<Value> {
  const outer = running.get(frame.exec) ?? [];
  running.set(frame.exec, [...outer, field]);
  try {
    return await runDeeper(frame, body);
  } finally {
    running.set(frame.exec, outer);
  }
}

/** Runs a body one call deeper, and comes back to the line of the caller. */
async function runDeeper(frame: Frame, body: BlockContext): Promise<Value> {
  const { exec } = frame;
  const { file, line } = exec;
  exec.depth += 1;
  if (exec.depth > deepest) throw new Fatal('System.LimitException', 'Maximum stack depth has been reached.');
  try {
    return await exec.world.interpreter.runBody(body, frame);
  } finally {
    exec.depth -= 1;
    Object.assign(exec, { file, line });
  }
}

/** Methods of that name with a body that take so many arguments, nearest class first. */
export function methodsNamed(exec: Execution, decl: ClassDecl, name: string, count: number): MethodDecl[] {
  const methods = exec.world.types.chain(decl).flatMap((one) => one.methods);
  const key = name.toLowerCase();
  return methods.filter((one) => one.key === key && one.parameters.length === count && one.body);
}

/** The one method that fits the arguments best, the nearest class first. @throws NotSupported where the runner cannot tell */
export function choose(exec: Execution, candidates: readonly MethodDecl[], args: Args): MethodDecl {
  const distance = ({ parameters, owner }: MethodDecl): number =>
    parameters.reduce((sum, { type }, index) => {
      return sum + (exec.world.types.distance(args[index] ?? null, type, owner) ?? Infinity);
    }, 0);
  const measured = candidates.map((method) => ({ method, far: distance(method) }));
  const nearest = Math.min(...measured.map(({ far }) => far));
  const [best, rival] = measured.filter(({ far }) => far === nearest && far < Infinity);
  if (!best) throw new CompileError(`${candidates[0]?.name ?? 'the method'} with these arguments`);
  if (rival?.method.owner === best.method.owner)
    throw new NotSupported(`choosing between ${best.method.name}s`);
  return best.method;
}

/** Calls a method or constructor on an instance, or a static one. */
export async function call(exec: Execution, method: MethodDecl, self: Self, args: Args): Promise<Value> {
  const { owner, body, returns, said } = method;
  const { types } = exec.world;
  if (!body) throw new NotSupported(`calling ${method.name}, which has no body`);
  if (!self) await valuesOf(exec, owner, null);
  const frame = frameOf(exec, owner, said.has('static') ? null : self);
  method.parameters.forEach(({ key, type }, index) => {
    frame.scope.declare(key, type, types.assign(args[index] ?? null, type, owner));
  });
  const value = await runDeeper(frame, body);
  return returns ? types.assign(value, returns, owner) : null;
}

/** The best fitting method of an instance; undefined where it has none of that name. */
export async function callOn(exec: Execution, self: ObjectValue, name: string, args: Args) {
  const found = methodsNamed(exec, self.decl, name, args.length);
  return found.length === 0 ? undefined : call(exec, choose(exec, found, args), self, args);
}

/** `new Name(...)` of a class of the package or an exception. */
export async function construct(exec: Execution, decl: ClassDecl, args: Args): Promise<ObjectValue> {
  if (!decl.isBuiltIn && (decl.said.has('abstract') || !decl.said.has('class'))) {
    throw new CompileError(`new ${decl.fullName}`);
  }
  await valuesOf(exec, decl, null);
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
  args: Args
): Promise<void> {
  const fitting = decl.constructors.filter((one) => one.parameters.length === args.length);
  if (fitting.length === 0) return runDefault(exec, decl, self, args);
  const chosen = choose(exec, fitting, args);
  const first = chosen.body?.statement_list()[0]?.getText().toLowerCase() ?? '';
  const parent = exec.world.types.superOf(decl);
  if (!/^(this|super)\(/.test(first) && parent && !parent.isBuiltIn)
    await runConstructor(exec, parent, self, []);
  if (!first.startsWith('this(')) await initialise(frameOf(exec, decl, self), self.fields);
  await call(exec, chosen, self, args);
}

/** The constructor that nobody wrote. */
async function runDefault(exec: Execution, decl: ClassDecl, self: ObjectValue, args: Args): Promise<void> {
  const parent = exec.world.types.superOf(decl);
  if (isException(exec, decl)) makeException(self, args);
  else if (args.length + decl.constructors.length > 0) throw new CompileError(`new ${decl.fullName} so`);
  else if (parent) await runConstructor(exec, parent, self, []);
  await initialise(frameOf(exec, decl, self), self.fields);
}

/** `this(...)` or `super(...)` in a constructor. */
export async function delegate({ exec, cls, self }: Frame, to: string, args: Args): Promise<Value> {
  const target = to === 'this' ? cls : exec.world.types.superOf(cls);
  if (!self || !target) throw new CompileError(`${to}() here`);
  await runConstructor(exec, target, self, args);
  return null;
}

export const isException = (exec: Execution, decl: ClassDecl): boolean =>
  exec.world.types.chain(decl).some((one) => one.isBuiltIn);

/** The constructors of exceptions: nothing, a message, a message and a cause. */
function makeException(self: ObjectValue, args: Args): void {
  const [message = 'Script-thrown exception', cause = null] = args;
  if ((message !== null && typeof message !== 'string') || args.length > 2) {
    throw new NotSupported('an exception made of something other than a message and a cause');
  }
  Object.assign(self, { message, cause });
  // The client gets the text; Apex itself reads it only when setMessage() was called.
  if (self.decl.key === 'aurahandledexception')
    Object.assign(self, { clientMessage: message, message: 'Script-thrown exception' });
}

/** A constant of an enum of the package. */
export function enumConstant(decl: ClassDecl, key: string): EnumValue | undefined {
  const name = decl.constants.find((one) => one.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : new EnumValue(decl.fullName, name);
}
