/** Expressions: each kind of node of the parse tree has its function in a table; others are refused. */
import * as tree from '@apexdevtools/apex-parser';
import { create } from './create';
import { looselyEqual } from './equality';
import { type Frame, Handle, type Target } from './execution';
import { assign, callMember, callNamed, look, readIndex, readMember, step } from './names';
import { binary, compare, truthOf } from './operators';
import { runStaticQuery } from './org/query';
import { readType } from './read-class';
import { CompileError, NotSupported } from './stops';
import { Decimal, NativeValue, nullPointer, type Value } from './values';

type Node = tree.ExpressionContext;
type Work<Kind> = (node: Kind, frame: Frame) => Target | Promise<Target>;

const works = new Map<unknown, Work<never>>();

function on<Kind>(kind: abstract new (...args: never[]) => Kind, work: Work<Kind>): void {
  works.set(kind, work);
}

/** The value of an expression, or what a name means that is no value. */
export async function evaluateTarget(node: Node, frame: Frame): Promise<Target> {
  const inside = node instanceof tree.PrimaryExpressionContext ? node.primary() : node;
  const work = works.get(inside.constructor);
  if (!work) throw new NotSupported(`the expression ${node.getText().slice(0, 60)}`);
  return work(inside as never, frame);
}

/** The value of an expression. @throws CompileError when it is the name of a class */
export async function evaluate(node: Node, frame: Frame): Promise<Value> {
  const target = await evaluateTarget(node, frame);
  if (target instanceof Handle) throw new CompileError(`Variable does not exist: ${target.text}`);
  return target;
}

interface Several {
  expression_list(): Node[];
}

/** Values one after the other. */
export async function evaluateAll(list: Several | null | undefined, frame: Frame): Promise<Value[]> {
  const values: Value[] = [];
  for (const node of list?.expression_list() ?? []) values.push(await evaluate(node, frame));
  return values;
}

async function sides(node: Several, frame: Frame): Promise<[Value, Value]> {
  const [left = null, right = null] = await evaluateAll(node, frame);
  return [left, right];
}

/** One of several expressions, as a condition. */
const truthAt = async (node: Several, at: number, frame: Frame): Promise<boolean> =>
  truthOf(await evaluate(node.expression_list()[at] as Node, frame));

on(tree.LiteralPrimaryContext, (node) => readLiteral(node.literal()));
on(tree.ThisPrimaryContext, (_, frame) => frame.self);
on(tree.IdPrimaryContext, (node, frame) => look(frame, node.id().getText()));
on(tree.SoqlPrimaryContext, (node, frame) => runStaticQuery(node.soqlLiteral().query(), frame));
on(tree.SubExpressionContext, (node, frame) => evaluateTarget(node.expression(), frame));
on(tree.NewExpressionContext, (node, frame) => create(node.creator(), frame));
on(tree.AssignExpressionContext, assign);
on(tree.PostOpExpressionContext, (node, frame) => step(node, 'before', frame));
on(tree.TypeRefPrimaryContext, (node, frame) => {
  const type = readType(node.typeRef());
  frame.exec.world.types.checkKnown(type, frame.cls);
  return new NativeValue('type', frame.exec.world.types.canonical(type, frame.cls), type.text);
});
on(tree.DotExpressionContext, async (node, frame) => {
  const target = await evaluateTarget(node.expression(), frame);
  const method = node.dotMethodCall();
  if (target === null && node.QUESTIONDOT()) return null;
  if (target === null) throw nullPointer();
  if (!method) return readMember(frame, target, node.anyId().getText());
  const args = await evaluateAll(method.expressionList(), frame);
  return callMember(frame, target, method.anyId().getText(), args);
});
on(tree.MethodCallExpressionContext, async (node, frame) => {
  const method = node.methodCall();
  const args = await evaluateAll(method.expressionList(), frame);
  return callNamed(frame, method.id()?.getText() ?? (method.THIS() ? 'this' : 'super'), args);
});
on(tree.ArrayExpressionContext, async (node, frame) => readIndex(...(await sides(node, frame))));
on(tree.CastExpressionContext, async (node, frame) => {
  const value = await evaluate(node.expression(), frame);
  return frame.exec.world.types.cast(value, readType(node.typeRef()), frame.cls);
});
on(tree.InstanceOfExpressionContext, async (node, frame) => {
  const value = await evaluate(node.expression(), frame);
  return frame.exec.world.types.isInstance(value, readType(node.typeRef()), frame.cls);
});
on(tree.CondExpressionContext, async (node, frame) => {
  return evaluate(node.expression((await truthAt(node, 0, frame)) ? 1 : 2), frame);
});
on(tree.CoalExpressionContext, async (node, frame) => {
  return (await evaluate(node.expression(0), frame)) ?? evaluate(node.expression(1), frame);
});
on(tree.LogAndExpressionContext, async (node, frame) => {
  return (await truthAt(node, 0, frame)) && truthAt(node, 1, frame);
});
on(tree.LogOrExpressionContext, async (node, frame) => {
  return (await truthAt(node, 0, frame)) || truthAt(node, 1, frame);
});
on(tree.Arth1ExpressionContext, async (node, frame) =>
  binary(node.MUL() ? '*' : '/', ...(await sides(node, frame)))
);
on(tree.Arth2ExpressionContext, async (node, frame) =>
  binary(node.ADD() ? '+' : '-', ...(await sides(node, frame)))
);
on(tree.CmpExpressionContext, async (node, frame) => {
  return compare((node.GT() ? '>' : '<') + (node.ASSIGN() ? '=' : ''), ...(await sides(node, frame)));
});
on(tree.EqualityExpressionContext, async (node, frame) => {
  if (node.TRIPLEEQUAL() || node.TRIPLENOTEQUAL()) throw new NotSupported('===');
  return looselyEqual(...(await sides(node, frame))) === Boolean(node.EQUAL());
});
on(tree.NegExpressionContext, async (node, frame) => {
  if (!node.BANG()) throw new NotSupported('~');
  return !truthOf(await evaluate(node.expression(), frame));
});
on(tree.PreOpExpressionContext, async (node, frame) => {
  if (node.INC() || node.DEC()) return step(node, 'after', frame);
  return binary(node.SUB() ? '-' : '+', 0, await evaluate(node.expression(), frame));
});

const escapes: Record<string, string> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  ...{ "'": "'", '"': '"', '\\': '\\' }
};

/** The text between the quotes, escapes taken out. */
function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, code: string) => {
    const plain = escapes[code];
    if (plain === undefined) throw new NotSupported(`the escape \\${code}`);
    return plain;
  });
}

type Literal = Pick<tree.WhenLiteralContext, 'getText' | 'StringLiteral' | 'IntegerLiteral' | 'NULL'>;

/** A literal, also of `when`. */
export function readLiteral(node: Literal & Partial<tree.LiteralContext>): Value {
  const text = node.getText();
  if (node.StringLiteral()) return unquote(text);
  if (node.NULL()) return null;
  if (node.BooleanLiteral?.()) return text.toLowerCase() === 'true';
  if (node.NumberLiteral?.()) return Decimal.of(text.startsWith('.') ? `0${text}` : text);
  if (!node.IntegerLiteral() || Math.abs(Number(text)) >= 2 ** 31)
    throw new NotSupported(`the literal ${text}`);
  return Number(text);
}
