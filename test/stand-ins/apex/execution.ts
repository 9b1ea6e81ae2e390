/** One run of Apex, a test method or a call from a screen: its statics, limits, user, mocks and what it reached. */
import type { BlockContext, ExpressionContext, ExpressionListContext } from '@apexdevtools/apex-parser';
import type { ObjectSchema } from '../org/model';
import type { ClassDecl, TypeRef } from './declarations';
import type { Credentials } from './org/credentials';
import type { Deployments } from './deployments';
import type { Database } from './org/database';
import { Fatal } from './stops';
import type { Types } from './types';
import { type ObjectValue, raise, type Value } from './values';

export interface World {
  readonly interpreter: Interpreter;
  readonly types: Types;
  readonly database: Database;
  readonly credentials: Credentials;
  readonly deployments?: Deployments;
}

/** The recursion of the runner: what walks the tree, for the parts that it is handed to. */
export interface Interpreter {
  /** The value of an expression. @throws CompileError when it is the name of a class */
  evaluate(node: ExpressionContext, frame: Frame): Promise<Value>;
  /** The value of an expression, or what a name means that is no value. */
  evaluateTarget(node: ExpressionContext, frame: Frame): Promise<Target>;
  /** Arguments, one after the other. */
  evaluateAll(list: ExpressionListContext | null | undefined, frame: Frame): Promise<Value[]>;
  /** Statements of a body; the value it returns, null without one. */
  runBody(block: BlockContext, frame: Frame): Promise<Value>;
}

/** What the platform allows in one synchronous transaction. */
const limits = {
  'SOQL queries': 100,
  'query rows': 50_000,
  'DML statements': 150,
  'DML rows': 10_000,
  callouts: 100
} as const;

/** Lines of each file that a statement began on. */
export type Reached = Map<string, Set<number>>;

export class Execution {
  readonly statics = new Map<ClassDecl, Map<string, Value>>();
  /** Used so far, of what has a limit. */
  counts: Partial<Record<keyof typeof limits, number>> = {};
  hasUncommittedWork = false;
  /** What is written now can be taken back until the end; null before the first write. */
  transaction: { commit(): void; rollback(): void } | null = null;
  /** Kinds of objects written so far, by depth of users: rights and other records do not mix in one transaction. */
  readonly written = new Map<number, Set<'setup' | 'plain'>>();
  /** What begins when everything is committed. */
  readonly afterCommit: (() => void)[] = [];
  /** How the rows are let go that it holds by `FOR UPDATE`. */
  readonly locks: (() => void)[] = [];
  mock: ObjectValue | null = null;
  phase: 'before startTest' | 'testing' | 'stopped' = 'before startTest';
  file = '';
  line = 0;
  depth = 0;
  private steps = 0;

  constructor(
    readonly world: World,
    /** The user, and those of `System.runAs` on top. */
    readonly userIds: string[],
    readonly options: { readonly isTest: boolean; readonly maxSteps: number },
    readonly reached: Reached = new Map()
  ) {}

  get userId(): string {
    return this.userIds.at(-1) ?? '';
  }

  /** Notes the statement that begins here. @throws Fatal when the transaction takes too long */
  arrive(file: string, line: number): void {
    Object.assign(this, { file, line });
    this.reached.set(file, (this.reached.get(file) ?? new Set()).add(line));
    this.steps += 1;
    if (this.steps <= this.options.maxSteps) return;
    throw new Fatal('System.LimitException', 'Apex CPU time limit exceeded');
  }

  /** @throws Fatal when that is more than the platform allows in one transaction */
  use(what: keyof typeof limits, count = 1): void {
    const used = (this.counts[what] ?? 0) + count;
    this.counts[what] = used;
    if (used > limits[what]) throw new Fatal('System.LimitException', `Too many ${what}: ${used}`);
  }

  /** Lets rows go that it holds; what was written has to be committed or rolled back before. */
  unlock(): void {
    this.locks.splice(0).forEach((release) => release());
  }

  /** Counts a callout, which lets locked rows go. @throws CalloutException after a write */
  beforeCallout(): void {
    this.use('callouts');
    if (!this.hasUncommittedWork) return this.unlock();
    const message = 'You have uncommitted work pending. Please commit or rollback before calling out';
    throw raise('CalloutException', message);
  }
}

/** Variables of a block; names in lower case. */
export class Scope {
  private readonly variables = new Map<string, { readonly type: TypeRef; value: Value }>();

  constructor(private readonly outer: Scope | null = null) {}

  find(key: string): { readonly type: TypeRef; value: Value } | undefined {
    return this.variables.get(key) ?? this.outer?.find(key);
  }

  declare(key: string, type: TypeRef, value: Value): void {
    this.variables.set(key, { type, value });
  }
}

/** Where a piece of Apex runs: in which class, on which instance, with which variables. */
export interface Frame {
  readonly exec: Execution;
  readonly cls: ClassDecl;
  readonly self: ObjectValue | null;
  readonly scope: Scope;
}

export const inner = (frame: Frame): Frame => ({ ...frame, scope: new Scope(frame.scope) });

/** What a name may mean besides a value: a class, an object of the org, a class or namespace of the platform. */
export class Handle {
  constructor(
    readonly key: string,
    readonly text: string,
    readonly meaning: { readonly decl?: ClassDecl; readonly schema?: ObjectSchema } = {}
  ) {}
}

export type Target = Value | Handle;
