/** Statements. Each notes its line as reached; what is not known here is refused. */
import type {
  BlockContext,
  CatchClauseContext,
  EnhancedForControlContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  StatementContext,
  SwitchStatementContext,
  TryStatementContext,
  WhenControlContext
} from '@apexdevtools/apex-parser';
import { readType } from '../program/read-class';
import { typeOf } from '../program/declarations';
import { CompileError, Fatal, NotSupported } from '../stops';
import { ApexThrown, nullPointer } from '../values/exceptions';
import { ListValue, ObjectValue, SetValue, type Value } from '../values/values';
import { runAs, runDml } from './dml';
import { evaluate, evaluateAll } from './evaluate';
import { type Frame, inner } from './execution';
import { readInteger, unquote } from './literals';
import { enumConstant } from './objects';
import { matches } from './operators';

/** How a statement ended, when not at its end. */
type Ending = { readonly kind: 'break' | 'continue' } | { readonly kind: 'return'; readonly value: Value };

type Run = (node: StatementContext, frame: Frame) => Promise<Ending | undefined>;

/** The statements of a body; the value that it returns. */
export async function runBody(block: BlockContext, frame: Frame): Promise<Value> {
  const ending = await runBlock(block, frame);
  return ending?.kind === 'return' ? ending.value : null;
}

async function runBlock(block: BlockContext, outer: Frame): Promise<Ending | undefined> {
  const frame = inner(outer);
  for (const statement of block.statement_list()) {
    const ending = await runStatement(statement, frame);
    if (ending) return ending;
  }
  return undefined;
}

async function runStatement(node: StatementContext, frame: Frame): Promise<Ending | undefined> {
  const { exec, cls } = frame;
  const block = node.block();
  if (block) return runBlock(block, frame);
  exec.arrive(cls.file, node.start.line);
  try {
    return await runKind(node, frame);
  } catch (error) {
    if (error instanceof NotSupported) throw error.at(exec.file, exec.line);
    if (error instanceof Fatal && error.place === '') error.place = `${exec.file}:${exec.line}`;
    if (error instanceof ApexThrown && error.thrown.place === '')
      error.thrown.place = `${exec.file}:${exec.line}`;
    throw error;
  }
}

async function runKind(node: StatementContext, frame: Frame): Promise<Ending | undefined> {
  const expression = node.expressionStatement()?.expression();
  if (expression) return void (await evaluate(expression, frame));
  const variable = node.localVariableDeclarationStatement()?.localVariableDeclaration();
  if (variable) return declare(variable, frame);
  const work = simple.find(([kind]) => kind(node)) ?? compound.find(([kind]) => kind(node));
  if (!work) throw new NotSupported(`the statement ${node.getText().slice(0, 40)}`);
  return work[1](node, frame);
}

type Kind = (node: StatementContext) => unknown;

const simple: [Kind, Run][] = [
  [
    (node) => node.returnStatement(),
    async (node, frame) => {
      const value = node.returnStatement().expression();
      return { kind: 'return', value: value ? await evaluate(value, frame) : null };
    }
  ],
  [
    (node) => node.throwStatement(),
    async (node, frame) => {
      const thrown = await evaluate(node.throwStatement().expression(), frame);
      if (thrown === null) throw nullPointer();
      if (!(thrown instanceof ObjectValue)) throw new CompileError('throw of what is no exception');
      throw new ApexThrown(thrown);
    }
  ],
  [(node) => node.breakStatement(), async () => ({ kind: 'break' })],
  [(node) => node.continueStatement(), async () => ({ kind: 'continue' })]
];

const compound: [Kind, Run][] = [
  [(node) => node.ifStatement(), runIf],
  [(node) => node.forStatement(), (node, frame) => runFor(node.forStatement(), inner(frame))],
  [(node) => node.whileStatement(), runWhile],
  [(node) => node.doWhileStatement(), runDoWhile],
  [(node) => node.tryStatement(), (node, frame) => runTry(node.tryStatement(), frame)],
  [(node) => node.switchStatement(), (node, frame) => runSwitch(node.switchStatement(), frame)],
  [
    (node) => node.runAsStatement(),
    async (node, frame) => {
      const [user = null] = await evaluateAll(node.runAsStatement().expressionList(), frame);
      return runAs(frame, user, () => runBlock(node.runAsStatement().block(), frame));
    }
  ],
  [
    (node) =>
      node.insertStatement() ?? node.updateStatement() ?? node.upsertStatement() ?? node.deleteStatement(),
    async (node, frame) => void (await runDml(node, frame))
  ]
];

async function declare(node: LocalVariableDeclarationContext, frame: Frame): Promise<undefined> {
  const type = readType(node.typeRef());
  const { types } = frame.exec.world;
  for (const one of node.variableDeclarators().variableDeclarator_list()) {
    const value = one.expression() ? await evaluate(one.expression(), frame) : null;
    frame.scope.declare(one.id().getText().toLowerCase(), type, types.assign(value, type, frame.cls));
  }
}

async function condition(
  node: { expression(): Parameters<typeof evaluate>[0] },
  frame: Frame
): Promise<boolean> {
  const value = await evaluate(node.expression(), frame);
  if (value === null) throw nullPointer();
  if (typeof value !== 'boolean') throw new CompileError('a condition that is no Boolean');
  return value;
}

async function runIf(node: StatementContext, frame: Frame): Promise<Ending | undefined> {
  const [then, otherwise] = node.ifStatement().statement_list();
  const chosen = (await condition(node.ifStatement().parExpression(), frame)) ? then : otherwise;
  return chosen && runStatement(chosen, inner(frame));
}

/** Runs the body of a loop once; true for the end of the loop, an ending for what leaves it. */
async function turn(body: StatementContext | null, frame: Frame): Promise<Ending | 'end' | undefined> {
  const ending = body ? await runStatement(body, inner(frame)) : undefined;
  if (ending?.kind === 'return') return ending;
  return ending?.kind === 'break' ? 'end' : undefined;
}

async function runWhile(node: StatementContext, frame: Frame): Promise<Ending | undefined> {
  const loop = node.whileStatement();
  while (await condition(loop.parExpression(), frame)) {
    frame.exec.arrive(frame.cls.file, loop.start.line);
    const ended = await turn(loop.statement(), frame);
    if (ended) return ended === 'end' ? undefined : ended;
  }
  return undefined;
}

async function runDoWhile(node: StatementContext, frame: Frame): Promise<Ending | undefined> {
  const loop = node.doWhileStatement();
  do {
    frame.exec.arrive(frame.cls.file, loop.start.line);
    const ending = await runBlock(loop.block(), frame);
    if (ending?.kind === 'return') return ending;
    if (ending?.kind === 'break') return undefined;
  } while (await condition(loop.parExpression(), frame));
  return undefined;
}

async function runFor(node: ForStatementContext, frame: Frame): Promise<Ending | undefined> {
  const control = node.forControl();
  if (control.enhancedForControl()) return runForEach(control.enhancedForControl(), node.statement(), frame);
  const init = control.forInit();
  if (init?.localVariableDeclaration()) await declare(init.localVariableDeclaration(), frame);
  else await evaluateAll(init?.expressionList() ?? null, frame);
  while (!control.expression() || (await condition(control, frame))) {
    frame.exec.arrive(frame.cls.file, node.start.line);
    const ended = await turn(node.statement(), frame);
    if (ended) return ended === 'end' ? undefined : ended;
    await evaluateAll(control.forUpdate()?.expressionList() ?? null, frame);
  }
  return undefined;
}

async function runForEach(
  control: EnhancedForControlContext,
  body: StatementContext,
  frame: Frame
): Promise<Ending | undefined> {
  const type = readType(control.typeRef());
  const source = await evaluate(control.expression(), frame);
  for (const item of itemsOf(source)) {
    frame.exec.arrive(frame.cls.file, control.start.line);
    const scope = inner(frame);
    const value = frame.exec.world.types.assign(item, type, frame.cls);
    scope.scope.declare(control.id().getText().toLowerCase(), type, value);
    const ended = await turn(body, scope);
    if (ended) return ended === 'end' ? undefined : ended;
  }
  return undefined;
}

function itemsOf(source: Value): readonly Value[] {
  if (source === null) throw nullPointer();
  if (source instanceof ListValue) return [...source.items];
  if (source instanceof SetValue) return [...source.items.values()];
  throw new NotSupported('a loop over what is neither List nor Set');
}

async function runTry(node: TryStatementContext, frame: Frame): Promise<Ending | undefined> {
  let ending: Ending | undefined;
  try {
    ending = await tryAndCatch(node, frame);
  } catch (error) {
    if (!(error instanceof ApexThrown)) throw error;
    const last = await runFinally(node, frame);
    if (last) return last;
    throw error;
  }
  return (await runFinally(node, frame)) ?? ending;
}

async function runFinally(node: TryStatementContext, frame: Frame): Promise<Ending | undefined> {
  const block = node.finallyBlock()?.block();
  return block && runBlock(block, frame);
}

async function tryAndCatch(node: TryStatementContext, frame: Frame): Promise<Ending | undefined> {
  try {
    return await runBlock(node.block(), frame);
  } catch (error) {
    if (!(error instanceof ApexThrown)) throw error;
    const clause = node.catchClause_list().find((one) => catches(one, error.thrown, frame));
    if (!clause) throw error;
    const scope = inner(frame);
    const key = clause.id().getText().toLowerCase();
    scope.scope.declare(key, typeOf('Exception'), error.thrown);
    return runBlock(clause.block(), scope);
  }
}

function catches(clause: CatchClauseContext, thrown: ObjectValue, { exec, cls }: Frame): boolean {
  const type = typeOf(
    clause
      .qualifiedName()
      .getText()
      .replace(/^system\./i, '')
  );
  return exec.world.types.isInstance(thrown, type, cls);
}

async function runSwitch(node: SwitchStatementContext, frame: Frame): Promise<Ending | undefined> {
  const value = await evaluate(node.expression(), frame);
  for (const when of node.whenControl_list()) {
    if (!isChosen(when, value, frame)) continue;
    const scope = inner(frame);
    const typed = when.whenValue();
    if (typed.id()) scope.scope.declare(typed.id().getText().toLowerCase(), readType(typed.typeRef()), value);
    return runBlock(when.block(), scope);
  }
  return undefined;
}

function isChosen(when: WhenControlContext, value: Value, { exec, cls }: Frame): boolean {
  const wanted = when.whenValue();
  if (wanted.ELSE()) return true;
  if (wanted.id()) return exec.world.types.isInstance(value, readType(wanted.typeRef()), cls);
  return wanted.whenLiteral_list().some((literal) => {
    const text = literal.getText();
    if (literal.NULL()) return value === null;
    if (literal.StringLiteral()) return matches(value, unquote(text));
    if (literal.IntegerLiteral()) return matches(value, readInteger(text));
    if (!literal.qualifiedName() || value === null) return false;
    return matches(value, constantNamed(text, value, { exec, cls }));
  });
}

function constantNamed(name: string, value: Value, { exec, cls }: Pick<Frame, 'exec' | 'cls'>): Value {
  const type = value !== null && typeof value === 'object' && 'type' in value ? String(value.type) : '';
  const decl = exec.world.types.classNamed(type, cls);
  const constant = decl && enumConstant(decl, name.toLowerCase());
  if (!constant) throw new NotSupported(`when ${name}`);
  return constant;
}
