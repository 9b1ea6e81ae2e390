/** Assignments: to variables, fields, elements of lists and fields of records. */
import {
  ArrayExpressionContext,
  type AssignExpressionContext,
  DotExpressionContext,
  type ExpressionContext,
  IdPrimaryContext,
  PrimaryExpressionContext,
  SubExpressionContext
} from '@apexdevtools/apex-parser';
import { CompileError, NotSupported } from '../stops';
import { nullPointer, raise } from '../values/exceptions';
import { ListValue, ObjectValue, SObjectValue, type Value } from '../values/values';
import { type Frame, Handle, type Target } from './execution';
import { evaluate, evaluateTarget } from './evaluate';
import { fieldInSight, readMember, writeMember } from './members';
import { setField } from './objects';
import { binary } from './operators';

/** A place that holds a value. */
interface Place {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
}

export async function assign(node: AssignExpressionContext, frame: Frame): Promise<Value> {
  const place = await placeOf(node.expression(0), frame);
  const operator = operatorOf(node);
  if (operator === null) {
    const value = await evaluate(node.expression(1), frame);
    await place.write(value);
    return value;
  }
  const before = await place.read();
  const value = binary(operator, before, await evaluate(node.expression(1), frame));
  await place.write(value);
  return value;
}

function operatorOf(node: AssignExpressionContext): string | null {
  if (node.ASSIGN()) return null;
  if (node.ADD_ASSIGN()) return '+';
  if (node.SUB_ASSIGN()) return '-';
  if (node.MUL_ASSIGN()) return '*';
  if (node.DIV_ASSIGN()) return '/';
  throw new NotSupported('this assignment');
}

/** `x++` and its kin: answers the value before or after. */
export async function step(
  node: ExpressionContext,
  operator: '+' | '-',
  answer: 'before' | 'after',
  frame: Frame
): Promise<Value> {
  const place = await placeOf(node, frame);
  const before = await place.read();
  const after = binary(operator, before, 1);
  await place.write(after);
  return answer === 'before' ? before : after;
}

async function placeOf(node: ExpressionContext, frame: Frame): Promise<Place> {
  if (node instanceof SubExpressionContext) return placeOf(node.expression(), frame);
  const read = () => evaluate(node, frame);
  if (node instanceof PrimaryExpressionContext) {
    const primary = node.primary();
    if (primary instanceof IdPrimaryContext) return namedPlace(primary.id().getText(), read, frame);
  }
  if (node instanceof DotExpressionContext && !node.dotMethodCall()) {
    const holder = await evaluateTarget(node.expression(), frame);
    const name = node.anyId().getText();
    return memberPlace(holder, name, frame);
  }
  if (node instanceof ArrayExpressionContext) {
    const list = await evaluate(node.expression(0), frame);
    const index = await evaluate(node.expression(1), frame);
    return { read, write: async (value) => setElement(frame, list, index, value) };
  }
  throw new NotSupported(`assigning to ${node.getText().slice(0, 40)}`);
}

function namedPlace(name: string, read: () => Promise<Value>, frame: Frame): Place {
  const { exec, cls, scope } = frame;
  const key = name.toLowerCase();
  const variable = scope.find(key);
  if (variable) {
    const write = async (value: Value) => {
      variable.value = exec.world.types.assign(value, variable.type, cls);
    };
    return { read: async () => variable.value, write };
  }
  const found = fieldInSight(frame, key);
  if (!found) throw new CompileError(`Variable does not exist: ${name}`);
  return { read, write: (value) => setField(exec, found, frame.self, value) };
}

function memberPlace(holder: Target, name: string, frame: Frame): Place {
  if (holder === null) throw nullPointer();
  const isPlace = holder instanceof Handle || holder instanceof ObjectValue || holder instanceof SObjectValue;
  if (!isPlace) throw new NotSupported(`assigning to .${name}`);
  return {
    read: () => readValue(holder, name, frame),
    write: (value) => writeMember(frame, holder, name, value)
  };
}

async function readValue(holder: Target, name: string, frame: Frame): Promise<Value> {
  const target = await readMember(frame, holder, name);
  if (target instanceof Handle) throw new CompileError(`Variable does not exist: ${name}`);
  return target;
}

function setElement(frame: Frame, list: Value, index: Value, value: Value): void {
  if (list === null || index === null) throw nullPointer();
  if (!(list instanceof ListValue) || typeof index !== 'number')
    throw new CompileError('[] of what is no List');
  if (index < 0 || index >= list.items.length)
    throw raise('ListException', `List index out of bounds: ${index}`);
  list.items[index] = frame.exec.world.types.assign(value, list.of, frame.cls);
}
