/** Expressions: each kind of node of the parse tree has its function here or in `operators`; others are refused. */
import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  type ExpressionContext,
  type ExpressionListContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SubExpressionContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext
} from '@apexdevtools/apex-parser';
import { readType } from '../program/read-class';
import { CompileError, NotSupported } from '../stops';
import { nullPointer } from '../values/exceptions';
import { NativeValue, type Value } from '../values/values';
import { assign, step } from './assign';
import { callMember, callNamed } from './calls';
import { create } from './create';
import { type Frame, Handle, type Target } from './execution';
import { readLiteral } from './literals';
import { look, readIndex, readMember } from './members';
import { binary, compare, equality, negate } from './operators';
import { runSoql } from './soql';

/** The value of an expression. @throws CompileError when it is the name of a class */
export async function evaluate(node: ExpressionContext, frame: Frame): Promise<Value> {
  const target = await evaluateTarget(node, frame);
  if (target instanceof Handle) throw new CompileError(`Variable does not exist: ${target.text}`);
  return target;
}

/** Arguments, one after the other. */
export async function evaluateAll(list: ExpressionListContext | null, frame: Frame): Promise<Value[]> {
  const values: Value[] = [];
  for (const node of list?.expression_list() ?? []) values.push(await evaluate(node, frame));
  return values;
}

/** True or false. @throws NullPointerException for null */
export async function evaluateCondition(node: ExpressionContext, frame: Frame): Promise<boolean> {
  const value = await evaluate(node, frame);
  if (value === null) throw nullPointer();
  if (typeof value !== 'boolean') throw new CompileError('a condition that is no Boolean');
  return value;
}

type Evaluate<Node> = (node: Node, frame: Frame) => Promise<Target>;
type Constructor<Node> = abstract new (...args: never[]) => Node;

const evaluators = new Map<unknown, Evaluate<never>>();

function on<Node>(kind: Constructor<Node>, work: Evaluate<Node>): void {
  evaluators.set(kind, work as Evaluate<never>);
}

/** The value of an expression, or what a name means that is no value. */
export async function evaluateTarget(node: ExpressionContext, frame: Frame): Promise<Target> {
  const inside = node instanceof PrimaryExpressionContext ? node.primary() : node;
  const work = evaluators.get(inside.constructor);
  if (!work) throw new NotSupported(`the expression ${node.getText().slice(0, 60)}`);
  return work(inside as never, frame);
}

on(LiteralPrimaryContext, async (node) => readLiteral(node.literal()));
on(ThisPrimaryContext, async (_, frame) => frame.self);
on(SuperPrimaryContext, async () => new Handle('super', 'super', { isSuper: true }));
on(IdPrimaryContext, async (node, frame) => look(frame, node.id().getText()));
on(SoqlPrimaryContext, async (node, frame) => runSoql(node.soqlLiteral(), frame));
on(SubExpressionContext, async (node, frame) => evaluateTarget(node.expression(), frame));
on(NewExpressionContext, async (node, frame) => create(node.creator(), frame));
on(AssignExpressionContext, async (node, frame) => assign(node, frame));
on(TypeRefPrimaryContext, async (node, frame) => {
  const type = readType(node.typeRef());
  frame.exec.world.types.checkKnown(type, frame.cls);
  return new NativeValue('type', { type, from: frame.cls }, type.text);
});

on(DotExpressionContext, async (node, frame) => {
  const target = await evaluateTarget(node.expression(), frame);
  const method = node.dotMethodCall();
  if (target === null) {
    if (node.QUESTIONDOT()) return null;
    throw nullPointer();
  }
  if (!method) return readMember(frame, target, node.anyId().getText());
  const args = await evaluateAll(method.expressionList(), frame);
  return callMember(frame, target, method.anyId().getText(), args);
});

on(MethodCallExpressionContext, async (node, frame) => {
  const method = node.methodCall();
  const args = await evaluateAll(method.expressionList(), frame);
  const name = method.id()?.getText() ?? (method.THIS() ? 'this' : 'super');
  return callNamed(frame, name, args);
});

on(ArrayExpressionContext, async (node, frame) => {
  const list = await evaluate(node.expression(0), frame);
  return readIndex(list, await evaluate(node.expression(1), frame));
});

on(CastExpressionContext, async (node, frame) => {
  const value = await evaluate(node.expression(), frame);
  return frame.exec.world.types.cast(value, readType(node.typeRef()), frame.cls);
});

on(InstanceOfExpressionContext, async (node, frame) => {
  const value = await evaluate(node.expression(), frame);
  return frame.exec.world.types.isInstance(value, readType(node.typeRef()), frame.cls);
});

on(CondExpressionContext, async (node, frame) => {
  const holds = await evaluateCondition(node.expression(0), frame);
  return evaluate(node.expression(holds ? 1 : 2), frame);
});

on(CoalExpressionContext, async (node, frame) => {
  return (await evaluate(node.expression(0), frame)) ?? evaluate(node.expression(1), frame);
});

on(LogAndExpressionContext, async (node, frame) => {
  const { 0: left, 1: right } = node.expression_list();
  return (await evaluateCondition(left as ExpressionContext, frame))
    ? evaluateCondition(right as ExpressionContext, frame)
    : false;
});

on(LogOrExpressionContext, async (node, frame) => {
  const { 0: left, 1: right } = node.expression_list();
  return (await evaluateCondition(left as ExpressionContext, frame))
    ? true
    : evaluateCondition(right as ExpressionContext, frame);
});

interface TwoSides {
  expression(index: number): ExpressionContext;
}

const sides = async (node: TwoSides, frame: Frame): Promise<[Value, Value]> => [
  await evaluate(node.expression(0), frame),
  await evaluate(node.expression(1), frame)
];

on(Arth1ExpressionContext, async (node, frame) => {
  const [left, right] = await sides(node, frame);
  if (!node.MUL() && !node.DIV()) throw new NotSupported('this arithmetic');
  return binary(node.MUL() ? '*' : '/', left, right);
});

on(Arth2ExpressionContext, async (node, frame) => {
  const [left, right] = await sides(node, frame);
  return binary(node.ADD() ? '+' : '-', left, right);
});

on(CmpExpressionContext, async (node, frame) => {
  const [left, right] = await sides(node, frame);
  return compare((node.GT() ? '>' : '<') + (node.ASSIGN() ? '=' : ''), left, right);
});

on(EqualityExpressionContext, async (node, frame) => {
  const [left, right] = await sides(node, frame);
  return equality(node, left, right);
});

on(NegExpressionContext, async (node, frame) => {
  if (!node.BANG()) throw new NotSupported('~');
  return !(await evaluateCondition(node.expression(), frame));
});

on(PreOpExpressionContext, async (node, frame) => {
  if (node.INC() || node.DEC()) return step(node.expression(), node.INC() ? '+' : '-', 'after', frame);
  const value = await evaluate(node.expression(), frame);
  return node.SUB() ? negate(value) : value;
});

on(PostOpExpressionContext, async (node, frame) =>
  step(node.expression(), node.INC() ? '+' : '-', 'before', frame)
);
