/** Statements. Each notes its line as reached; what is not known here is refused. */
import type * as tree from '@apexdevtools/apex-parser';
import { typeOf } from './declarations';
import { looselyEqual } from './equality';
import { type Frame, inner } from './execution';
import { evaluate, evaluateAll, readLiteral } from './expressions';
import { enumConstant } from './objects';
import { truthOf } from './operators';
import { type DmlKind, writeRecords } from './org/write';
import { plainName, readType } from './read-class';
import { CompileError, Fatal, NotSupported } from './stops';
import { itemsIn } from './system/native';
import { ApexThrown, EnumValue, IdValue, nullPointer, ObjectValue, SObjectValue, type Value } from './values';

/** How a statement ended, when not at its end. */
type Ending = { readonly kind: 'break' | 'continue' } | { readonly kind: 'return'; readonly value: Value };
type Ended = Promise<Ending | undefined>;

/** The statements of a body; the value that it returns. */
export async function runBody(block: tree.BlockContext, frame: Frame): Promise<Value> {
  const ending = await runBlock(block, frame);
  return ending?.kind === 'return' ? ending.value : null;
}

async function runBlock(block: tree.BlockContext, outer: Frame): Ended {
  const frame = inner(outer);
  for (const statement of block.statement_list()) {
    const ending = await runStatement(statement, frame);
    if (ending) return ending;
  }
  return undefined;
}

async function runStatement(node: tree.StatementContext, frame: Frame): Ended {
  const { exec, cls } = frame;
  const block = node.block();
  if (block) return runBlock(block, frame);
  exec.arrive(cls.file, node.start.line);
  try {
    return await runKind(node, frame);
  } catch (error) {
    if (error instanceof NotSupported) throw error.at(exec.file, exec.line);
    const placed = error instanceof ApexThrown ? error.thrown : error instanceof Fatal ? error : null;
    if (placed?.place === '') placed.place = `${exec.file}:${exec.line}`;
    throw error;
  }
}

/** Runs the part of a statement that is there, by its name in the grammar. */
async function runKind(node: tree.StatementContext, frame: Frame): Ended {
  const expression = node.expressionStatement()?.expression();
  if (expression) return void (await evaluate(expression, frame));
  const variables = node.localVariableDeclarationStatement()?.localVariableDeclaration();
  if (variables) return declare(variables, frame);
  if (node.ifStatement()) return runIf(node.ifStatement(), frame);
  if (node.forStatement()) return runFor(node.forStatement(), inner(frame));
  if (node.whileStatement()) return runWhile(node.whileStatement(), frame);
  if (node.tryStatement()) return runTry(node.tryStatement(), frame);
  if (node.switchStatement()) return runSwitch(node.switchStatement(), frame);
  if (node.runAsStatement()) return runAs(node.runAsStatement(), frame);
  return runSimple(node, frame);
}

async function runSimple(node: tree.StatementContext, frame: Frame): Ended {
  if (node.breakStatement()) return { kind: 'break' };
  if (node.continueStatement()) return { kind: 'continue' };
  if (node.returnStatement()) {
    const value = node.returnStatement().expression();
    return { kind: 'return', value: value ? await evaluate(value, frame) : null };
  }
  if (node.throwStatement()) {
    const thrown = await evaluate(node.throwStatement().expression(), frame);
    if (thrown === null) throw nullPointer();
    if (thrown instanceof ObjectValue) throw new ApexThrown(thrown);
    throw new CompileError('throw of what is no exception');
  }
  const [insert, update, remove] = [node.insertStatement(), node.updateStatement(), node.deleteStatement()];
  const dml = { insert, update, delete: remove };
  const kind = (Object.keys(dml) as DmlKind[]).find((one) => dml[one]);
  if (!kind) throw new NotSupported(`the statement ${node.getText().slice(0, 40)}`);
  const records = await evaluate(dml[kind].expression(), frame);
  writeRecords(frame.exec, { kind, mode: dml[kind].accessLevel()?.USER() ? 'user' : 'system' }, records);
  return undefined;
}

async function declare(node: tree.LocalVariableDeclarationContext, frame: Frame): Promise<undefined> {
  const type = readType(node.typeRef());
  for (const one of node.variableDeclarators().variableDeclarator_list()) {
    const value = one.expression() ? await evaluate(one.expression(), frame) : null;
    const assigned = frame.exec.world.types.assign(value, type, frame.cls);
    frame.scope.declare(one.id().getText().toLowerCase(), type, assigned);
  }
}

const holds = async (node: { expression(): tree.ExpressionContext }, frame: Frame): Promise<boolean> =>
  truthOf(await evaluate(node.expression(), frame));

async function runIf(node: tree.IfStatementContext, frame: Frame): Ended {
  const [then, otherwise] = node.statement_list();
  const chosen = (await holds(node.parExpression(), frame)) ? then : otherwise;
  return chosen && runStatement(chosen, inner(frame));
}

/** Runs the body of a loop in each frame that comes, until it leaves. */
async function runTurns(body: tree.StatementContext | null, turns: AsyncIterable<Frame>): Ended {
  for await (const frame of turns) {
    const ending = body ? await runStatement(body, inner(frame)) : undefined;
    if (ending?.kind === 'return') return ending;
    if (ending?.kind === 'break') return undefined;
  }
  return undefined;
}

const runWhile = (node: tree.WhileStatementContext, frame: Frame): Ended =>
  runTurns(node.statement(), turnsOfWhile(node, frame));

async function* turnsOfWhile(node: tree.WhileStatementContext, frame: Frame) {
  while (await holds(node.parExpression(), frame)) {
    frame.exec.arrive(frame.cls.file, node.start.line);
    yield frame;
  }
}

function runFor(node: tree.ForStatementContext, frame: Frame): Ended {
  const control = node.forControl();
  const each = control.enhancedForControl();
  return runTurns(node.statement(), each ? turnsOfEach(each, frame) : turnsOfFor(control, frame));
}

async function* turnsOfFor(control: tree.ForControlContext, frame: Frame) {
  const init = control.forInit();
  if (init?.expressionList()) throw new NotSupported('a for that declares nothing');
  if (init) await declare(init.localVariableDeclaration(), frame);
  while (!control.expression() || (await holds(control, frame))) {
    frame.exec.arrive(frame.cls.file, control.start.line);
    yield frame;
    await evaluateAll(control.forUpdate()?.expressionList(), frame);
  }
}

async function* turnsOfEach(control: tree.EnhancedForControlContext, frame: Frame) {
  const type = readType(control.typeRef());
  for (const item of itemsIn(await evaluate(control.expression(), frame))) {
    frame.exec.arrive(frame.cls.file, control.start.line);
    const one = inner(frame);
    const value = frame.exec.world.types.assign(item, type, frame.cls);
    one.scope.declare(control.id().getText().toLowerCase(), type, value);
    yield one;
  }
}

async function runTry(node: tree.TryStatementContext, frame: Frame): Ended {
  const last = async (): Ended => node.finallyBlock() && runBlock(node.finallyBlock().block(), frame);
  let ending: Ending | undefined;
  try {
    ending = await tryAndCatch(node, frame);
  } catch (error) {
    const instead = error instanceof ApexThrown ? await last() : undefined;
    if (instead) return instead;
    throw error;
  }
  return (await last()) ?? ending;
}

async function tryAndCatch(node: tree.TryStatementContext, frame: Frame): Ended {
  const { types } = frame.exec.world;
  try {
    return await runBlock(node.block(), frame);
  } catch (error) {
    if (!(error instanceof ApexThrown)) throw error;
    const { thrown } = error;
    const typeIn = (one: tree.CatchClauseContext) => typeOf(plainName(one.qualifiedName().getText()));
    const clause = node.catchClause_list().find((one) => types.isInstance(thrown, typeIn(one), frame.cls));
    if (!clause) throw error;
    const scope = inner(frame);
    scope.scope.declare(clause.id().getText().toLowerCase(), typeIn(clause), thrown);
    return runBlock(clause.block(), scope);
  }
}

async function runSwitch(node: tree.SwitchStatementContext, frame: Frame): Ended {
  const value = await evaluate(node.expression(), frame);
  const chosen = node.whenControl_list().find((one) => isChosen(one.whenValue(), value, frame));
  return chosen && runBlock(chosen.block(), frame);
}

/** Text is compared by case here. */
function isChosen(when: tree.WhenValueContext, value: Value, { exec, cls }: Frame): boolean {
  if (when.ELSE()) return true;
  if (when.id() || (typeof value === 'object' && value !== null && !(value instanceof EnumValue))) {
    throw new NotSupported('switch on such a value');
  }
  return when.whenLiteral_list().some((literal) => {
    const decl = value instanceof EnumValue ? exec.world.types.classNamed(value.type, cls) : undefined;
    const wanted = literal.qualifiedName()
      ? decl && enumConstant(decl, literal.getText())
      : readLiteral(literal);
    if (wanted === undefined) throw new NotSupported(`when ${literal.getText()}`);
    return typeof wanted === 'string' ? wanted === value : looselyEqual(wanted, value);
  });
}

/** Runs a block as another user of the test's org. */
async function runAs(node: tree.RunAsStatementContext, frame: Frame): Ended {
  const { exec } = frame;
  const [user] = await evaluateAll(node.expressionList(), frame);
  const id = user instanceof SObjectValue ? user.fields.get('Id') : null;
  if (!exec.options.isTest || !(id instanceof IdValue)) throw new NotSupported('System.runAs here');
  exec.userIds.push(id.text);
  exec.written.delete(exec.userIds.length);
  try {
    return await runBlock(node.block(), frame);
  } finally {
    exec.userIds.pop();
  }
}
