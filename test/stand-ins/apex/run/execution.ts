/** One run of Apex, a test method or a call from a screen: its statics, limits, user, mocks and what it reached. */
import type { BlockContext, ExpressionContext, ExpressionListContext } from '@apexdevtools/apex-parser';
import type { ObjectSchema } from '../../org/model';
import type { Database } from '../org/database';
import type { Labels } from '../org/labels';
import type { ClassDecl, TypeRef } from '../program/declarations';
import { Fatal } from '../stops';
import { raise } from '../values/exceptions';
import type { ObjectValue, Value } from '../values/values';
import type { Types } from './types';

/** Where `callout:Name/...` goes. */
export interface NamedCredential {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface World {
  readonly interpreter: Interpreter;
  readonly types: Types;
  readonly database: Database;
  readonly labels: Labels;
  readonly namespace: string | undefined;
  readonly namedCredentials: Readonly<Record<string, NamedCredential>>;
}

interface Counts {
  queries: number;
  queryRows: number;
  dmlStatements: number;
  dmlRows: number;
  callouts: number;
}

/** Of a synchronous transaction, as the platform sets them. */
export const limits: Readonly<Counts> = {
  queries: 100,
  queryRows: 50_000,
  dmlStatements: 150,
  dmlRows: 10_000,
  callouts: 100
};

const limitNames: Record<keyof Counts, string> = {
  queries: 'SOQL queries',
  queryRows: 'query rows',
  dmlStatements: 'DML statements',
  dmlRows: 'DML rows',
  callouts: 'callouts'
};

const none = (): Counts => ({ queries: 0, queryRows: 0, dmlStatements: 0, dmlRows: 0, callouts: 0 });

/** Lines of each file that a statement began on. */
export type Reached = Map<string, Set<number>>;

export class Execution {
  readonly statics = new Map<ClassDecl, Map<string, Value>>();
  counts = none();
  hasUncommittedWork = false;
  /** What is written now can be taken back until the end; null before the first write. */
  transaction: { commit(): void; rollback(): void } | null = null;
  /** Kinds of objects written so far, by user: rights and other records do not mix in one transaction. */
  readonly written = new Map<number, Set<'setup' | 'plain'>>();
  /** Mocks by interface, in lower case. */
  readonly mocks = new Map<string, ObjectValue>();
  phase: 'before startTest' | 'testing' | 'stopped' = 'before startTest';
  file = '';
  line = 0;
  depth = 0;
  private steps = 0;

  constructor(
    readonly world: World,
    readonly userIds: string[],
    readonly options: { readonly isTest: boolean; readonly maxSteps: number },
    readonly reached: Reached = new Map()
  ) {}

  get userId(): string {
    return this.userIds.at(-1) ?? '';
  }

  /** Notes the statement that begins here. @throws Fatal when the transaction takes too long */
  arrive(file: string, line: number): void {
    this.file = file;
    this.line = line;
    let lines = this.reached.get(file);
    if (!lines) this.reached.set(file, (lines = new Set()));
    lines.add(line);
    this.steps += 1;
    if (this.steps > this.options.maxSteps) {
      throw new Fatal('System.LimitException', 'Apex CPU time limit exceeded');
    }
  }

  /** @throws Fatal when that is more than the platform allows in one transaction */
  use(what: keyof Counts, count = 1): void {
    this.counts[what] += count;
    if (this.counts[what] <= limits[what]) return;
    throw new Fatal('System.LimitException', `Too many ${limitNames[what]}: ${this.counts[what]}`);
  }

  freshLimits(): void {
    this.counts = none();
    this.hasUncommittedWork = false;
  }

  /** Counts a callout. @throws CalloutException after a write */
  beforeCallout(): void {
    if (this.hasUncommittedWork) {
      throw raise(
        'CalloutException',
        'You have uncommitted work pending. Please commit or rollback before calling out'
      );
    }
    this.use('callouts');
  }
}

export interface Variable {
  readonly type: TypeRef;
  value: Value;
}

/** Variables of a block; names in lower case. */
export class Scope {
  private readonly variables = new Map<string, Variable>();

  constructor(private readonly outer: Scope | null = null) {}

  find(key: string): Variable | undefined {
    return this.variables.get(key) ?? this.outer?.find(key);
  }

  declare(key: string, type: TypeRef, value: Value): void {
    this.variables.set(key, { type, value });
  }
}

export interface Frame {
  readonly exec: Execution;
  readonly cls: ClassDecl;
  readonly self: ObjectValue | null;
  readonly scope: Scope;
}

export const inner = (frame: Frame): Frame => ({ ...frame, scope: new Scope(frame.scope) });

/** What a name may mean besides a value: a class, an object of the org, a class or namespace of the platform, `super`. */
export class Handle {
  constructor(
    readonly key: string,
    readonly text: string,
    readonly meaning: {
      readonly decl?: ClassDecl;
      readonly schema?: ObjectSchema;
      readonly isSuper?: boolean;
    } = {}
  ) {}
}

export type Target = Value | Handle;

/** A compiled expression. */
export type Eval = (frame: Frame) => Promise<Target>;

/** The recursion of the runner: what walks the tree, for the parts that it is handed to. */
export interface Interpreter {
  /** The value of an expression. @throws CompileError when it is the name of a class */
  evaluate(node: ExpressionContext, frame: Frame): Promise<Value>;
  /** The value of an expression, or what a name means that is no value. */
  evaluateTarget(node: ExpressionContext, frame: Frame): Promise<Target>;
  /** Arguments, one after the other. */
  evaluateAll(list: ExpressionListContext | null, frame: Frame): Promise<Value[]>;
  /** Statements of a body; the value it returns, null without one. */
  runBody(block: BlockContext, frame: Frame): Promise<Value>;
}
